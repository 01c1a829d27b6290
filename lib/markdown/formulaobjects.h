// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/mathtypesetter.h"

#include <QObject>
#include <QTextObjectInterface>

class QTextDocument;

namespace tokenhub::markdown {

//! \brief Draws the formulas in lines of text, on the text's base line; as their source until there is a picture, and
//! where there is none. Owned by the view, one for all its documents; GUI thread. Give it to each laid-out document:
//! document->documentLayout()->registerHandler(FormulaObject, objects).
class FormulaObjects : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    //! \a typesetter must outlive this.
    explicit FormulaObjects(typeset::MathTypesetter &typesetter, QObject *parent = nullptr);

    //! Of the screen. Pictures made for another one are drawn scaled until documents are laid out anew.
    void setDevicePixelRatio(qreal ratio) { m_devicePixelRatio = ratio; }
    //! What was asked for is not wanted any more: another conversation is shown.
    void forget() { m_typesetter.forgetQueue(); }
    //! Lays out anew the lines of \a document with a formula of that TeX: after MathTypesetter::answered(). False where
    //! it has none.
    static bool refresh(QTextDocument &document, const QString &tex);

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    [[nodiscard]] std::optional<typeset::MathAnswer> answerFor(const QTextDocument &document,
                                                               const QTextCharFormat &format) const;

    typeset::MathTypesetter &m_typesetter;
    qreal m_devicePixelRatio = 1;
};

} // namespace tokenhub::markdown
