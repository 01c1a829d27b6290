// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QAbstractButton;
class QStyleOptionSpinBox;

namespace tokenhub::app {

//! How a button asks for attention. Outlined is what a button is when nothing is said.
enum class ButtonLook {
    Outlined, //!< hairline on paper
    Primary, //!< filled with the accent: the one thing to do here
    Quiet, //!< no frame until the pointer or the focus is on it
};

void setButtonLook(QAbstractButton *button, ButtonLook look);
[[nodiscard]] ButtonLook buttonLook(const QWidget *button);

enum class Density { Comfortable, Compact };
enum class Motion { Full, Reduced };

struct StyleChoices {
    Density density = Density::Comfortable;
    Motion motion = Motion::Full;

    friend bool operator==(const StyleChoices &, const StyleChoices &) = default;
};

//! \brief Fusion with flat corners of 6 px, hairlines, thin scroll bars and a visible focus ring. All colours come
//! from the palette in the style option; other choices need another style. Owned by QApplication (setStyle); GUI
//! thread.
class FlatStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit FlatStyle(const StyleChoices &choices = {});

    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *data) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

private:
    void drawPushButtonBevel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void paintSpinArrows(const QStyleOptionSpinBox &option, QPainter &painter, const QWidget *widget) const;

    StyleChoices m_choices;
};

//! What separates messages, and the lines of a list from its rows' edges: 12 px, compact 6. By the style of \a widget.
[[nodiscard]] int rowPadding(const QWidget *widget);

} // namespace tokenhub::app
