// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/mathengine.h"

#include <QCache>
#include <QJSEngine>
#include <QJSValue>
#include <QObject>

namespace tokenhub::typeset {

//! \brief Lets MathJax ask how wide a text is that it has no letters for. Belongs to a MathJaxEngine; its thread.
class TextMeasure : public QObject
{
    Q_OBJECT

public:
    TextMeasure();
    [[nodiscard]] const QString &family() const { return m_family; }
    //! In 1/1000 em of the formula: so large that an x is as high as MathJax's.
    [[nodiscard]] int size() const { return m_size; }
    //! In em of the formula.
    Q_INVOKABLE [[nodiscard]] double width(const QString &text, bool isBold, bool isItalic) const;

private:
    QString m_family;
    int m_size = 1000;
};

//! \brief MathJax in a QJSEngine, and QtSvg for what comes out of it. Lives in the plugin.
class MathJaxEngine final : public MathEngine
{
public:
    MathJaxEngine();
    ~MathJaxEngine() override;
    [[nodiscard]] bool isReady() const { return m_texToSvg.isCallable(); }

    [[nodiscard]] MathAnswer draw(const MathRequest &request) override;
    void interrupt() override;

private:
    [[nodiscard]] QByteArray svgOf(const MathRequest &request, QString &problem);

    TextMeasure m_measure;
    QJSEngine m_engine;
    QJSValue m_texToSvg;
    QCache<QString, QByteArray> m_svgs; //!< for another colour or zoom; cost in bytes
};

} // namespace tokenhub::typeset
