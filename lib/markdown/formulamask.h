// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/mathspans.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <span>
#include <vector>

namespace tokenhub::markdown {

using MathSpans = std::span<const MathSpan>;

//! A formula as the writers of segments see it.
struct Formula {
    QString tex;
    QString source; //!< as it was written, with its delimiters
    MathForm form = MathForm::Inline;
};

//! \brief A text for the Markdown parser with a short token in the place of each formula, and the way back: the parser
//! would take "_" for emphasis, "\\" for a line break, "- b" for a list. Used while one tree is written out.
class FormulaMask
{
public:
    //! \a text begins at \a offset of the text that \a spans are in, and must outlive the mask. Spans that are not
    //! wholly in it are left out.
    FormulaMask(QByteArrayView text, qsizetype offset, MathSpans spans);

    //! What the parser is given. A formula over several lines leaves one.
    [[nodiscard]] QByteArrayView masked() const { return m_isMasked ? QByteArrayView(m_masked) : m_text; }
    [[nodiscard]] QByteArrayView original() const { return m_text; }
    //! Where each line of masked() begins in the original.
    [[nodiscard]] const std::vector<qsizetype> &lineBegins() const { return m_lineBegins; }

    //! One stretch of a literal: text, or a formula.
    struct Piece {
        QString text;
        const Formula *formula = nullptr; //!< of the mask
    };
    [[nodiscard]] std::vector<Piece> pieces(const QString &literal) const;
    //! The literal with the sources of its formulas: where it is code, an address or HTML after all.
    [[nodiscard]] QString restored(const QString &literal) const;

private:
    struct Entry {
        Formula formula;
        bool isFormula = true; //!< or a character that the tokens are made of
    };
    void appendText(QByteArrayView text, qsizetype begin);
    void appendLineBegins(QByteArrayView text, qsizetype begin);
    void appendToken(QByteArrayView source, qsizetype begin, const Entry &entry);
    [[nodiscard]] bool isAfterPunctuation() const;
    [[nodiscard]] bool isBeforePunctuation(qsizetype end) const;

    QByteArrayView m_text;
    QByteArray m_masked;
    std::vector<qsizetype> m_lineBegins;
    std::vector<Entry> m_entries;
    QHash<QByteArray, qsizetype> m_known; //!< the same source is the same token: labels of links must match
    bool m_isMasked = false;
};

} // namespace tokenhub::markdown
