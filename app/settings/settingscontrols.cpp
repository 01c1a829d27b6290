// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingscontrols.h"

#include <QFontDatabase>
#include <QStyleOptionComboBox>
#include <QWheelEvent>
#include <algorithm>

namespace tokenhub::app {

ChoiceBox::ChoiceBox(QWidget *parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumWidth(controlWidth);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::currentTextChanged, this, [this] { updateGeometry(); });
}

//! As wide as the others, or as what is chosen: in some languages it is longer.
QSize ChoiceBox::sizeHint() const
{
    constexpr int widest = controlWidth * 2;
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QSize text = fontMetrics().size(Qt::TextSingleLine, currentText());
    const int wanted = style()->sizeFromContents(QStyle::CT_ComboBox, &option, text, this).width();
    return {std::clamp(wanted, controlWidth, widest), QComboBox::sizeHint().height()};
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    hasFocus() ? QComboBox::wheelEvent(event) : event->ignore();
}

NumberBox::NumberBox(QWidget *parent) : QSpinBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFixedWidth(controlWidth);
    setKeyboardTracking(false); // half of a number is no wish
}

void NumberBox::wheelEvent(QWheelEvent *event)
{
    hasFocus() ? QSpinBox::wheelEvent(event) : event->ignore();
}

FontBox::FontBox(Families families, const QString &desktopFamily, QWidget *parent)
    : ChoiceBox(parent), m_families(families)
{
    addItem(tr("The desktop's: %1", "a font family").arg(desktopFamily), QString());
    connect(this, &QComboBox::activated, this, [this] { emit familyChosen(family()); });
}

void FontBox::setFamily(const QString &family)
{
    int index = findData(family);
    if (index < 0) {
        addItem(family, family);
        index = count() - 1;
    }
    setCurrentIndex(index);
}

QString FontBox::family() const
{
    return currentData().toString();
}

void FontBox::fill()
{
    if (m_filled)
        return;
    m_filled = true;
    const QString chosen = family();
    while (count() > 1)
        removeItem(count() - 1);
    for (const QString &each : QFontDatabase::families()) {
        if (QFontDatabase::isPrivateFamily(each) || !QFontDatabase::isSmoothlyScalable(each))
            continue;
        if (m_families == Families::All || QFontDatabase::isFixedPitch(each))
            addItem(each, each);
    }
    setFamily(chosen);
}

void FontBox::showPopup()
{
    fill();
    ChoiceBox::showPopup();
}

void FontBox::keyPressEvent(QKeyEvent *event)
{
    fill(); // the arrow keys choose without opening the list
    ChoiceBox::keyPressEvent(event);
}

void FontBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        fill();
    ChoiceBox::wheelEvent(event);
}

} // namespace tokenhub::app
