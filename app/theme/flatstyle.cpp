// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/flatstyle.h"

#include "theme/stylegeometry.h"
#include "theme/stylepainters.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>
#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr auto lookProperty = "tokenhubButtonLook";
constexpr auto rowPaddingMetric = QStyle::PixelMetric(QStyle::PM_CustomBase + 0x7401);

ButtonLook lookOf(const QStyleOption *option, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button && button->features.testFlag(QStyleOptionButton::DefaultButton))
        return ButtonLook::Primary;
    if (button && button->features.testFlag(QStyleOptionButton::Flat))
        return ButtonLook::Quiet;
    if (option->state.testFlag(QStyle::State_AutoRaise))
        return ButtonLook::Quiet;
    return buttonLook(widget);
}

std::optional<Qt::ArrowType> arrowOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowUp:
    case QStyle::PE_IndicatorSpinUp:
        return Qt::UpArrow;
    case QStyle::PE_IndicatorArrowDown:
    case QStyle::PE_IndicatorButtonDropDown:
    case QStyle::PE_IndicatorSpinDown:
        return Qt::DownArrow;
    case QStyle::PE_IndicatorArrowLeft:
        return Qt::LeftArrow;
    case QStyle::PE_IndicatorArrowRight:
        return Qt::RightArrow;
    default:
        return std::nullopt;
    }
}

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

void paintFrame(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    if (isTextArea(widget))
        style::paintField(painter, option);
    else
        style::paintBox(painter, option.rect, {.border = themeOf(option.palette).line, .corner = 0});
}

} // namespace

void setButtonLook(QAbstractButton *button, ButtonLook look)
{
    button->setProperty(lookProperty, int(look));
    button->update();
}

ButtonLook buttonLook(const QWidget *widget)
{
    const QVariant value = widget ? widget->property(lookProperty) : QVariant();
    return value.isValid() ? ButtonLook(value.toInt()) : ButtonLook::Outlined;
}

FlatStyle::FlatStyle(const StyleChoices &choices) : QProxyStyle(u"Fusion"_s), m_choices(choices) { }

int rowPadding(const QWidget *widget)
{
    const int padding = widget ? widget->style()->pixelMetric(rowPaddingMetric, nullptr, widget) : 0;
    return padding > 0 ? padding : space::medium; // another style does not know of it
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == rowPaddingMetric)
        return m_choices.density == Density::Compact ? space::medium / 2 : space::medium;
    switch (metric) {
    case PM_ScrollBarExtent:
        return style::scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SplitterWidth:
        return 1;
    case PM_DefaultFrameWidth:
        return isTextArea(widget) ? 3 : 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return style::indicatorSize;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return 16;
    case PM_ToolBarIconSize:
        return 20;
    case PM_SliderThickness:
        return 22;
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return style::sliderHandleSize;
    case PM_FocusFrameHMargin:
        return 6; // beside the words of a row
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return space::tiny;
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_MenuBarHMargin:
        return space::tiny;
    case PM_MenuBarVMargin:
        return 2;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return space::tiny;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *data) const
{
    const int standard = QProxyStyle::styleHint(hint, option, widget, data);
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Widget_Animation_Duration:
        return m_choices.motion == Motion::Reduced ? 0 : std::min(standard, 120);
    default:
        return standard;
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    const QSize standard = QProxyStyle::sizeFromContents(type, option, size, widget);
    return option ? style::controlSize(type, *option, size, standard) : standard;
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && slider)
        return style::scrollBarPart(*slider, sub);
    if (control == CC_Slider && slider && sub == SC_SliderHandle)
        return style::sliderHandle(*slider);
    const QRect standard = QProxyStyle::subControlRect(control, option, sub, widget);
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); control == CC_ComboBox && combo)
        return style::comboBoxPart(*combo, sub, standard);
    if (control == CC_SpinBox && sub == SC_SpinBoxEditField)
        return option->direction == Qt::LeftToRight ? standard.adjusted(space::tiny, 0, 0, 0)
                                                    : standard.adjusted(0, 0, -space::tiny, 0);
    return standard;
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return option->rect.adjusted(space::small - 2, 1, -(space::small - 2), -1);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    if (const auto direction = arrowOf(element)) {
        const bool enabled = option->state.testFlag(State_Enabled);
        const Theme theme = themeOf(option->palette);
        return style::paintChevron(*painter, option->rect, *direction, enabled ? theme.quietInk : theme.line);
    }
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        return style::paintButton(*painter, *option, lookOf(option, widget));
    case PE_FrameDefaultButton:
        return;
    case PE_FrameFocusRect:
        return style::showsFocus(*option)
            ? style::paintFocusRing(*painter, option->rect, themeOf(option->palette).accent, 4)
            : void();
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            style::paintField(*painter, *option);
        return; // without a frame it lies on the field of a combo box, which is painted already
    }
    case PE_FrameLineEdit:
        return style::paintField(*painter, *option);
    case PE_Frame:
        return paintFrame(*painter, *option, widget);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return style::paintCheckBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return style::paintRadioButton(*painter, *option);
    case PE_PanelMenu:
        return painter->fillRect(option->rect, themeOf(option->palette).paper);
    case PE_FrameMenu:
        return style::paintBox(*painter, option->rect, {.border = themeOf(option->palette).line, .corner = 0});
    case PE_PanelTipLabel:
        return style::paintBox(
            *painter, option->rect,
            {.fill = themeOf(option->palette).surface, .border = themeOf(option->palette).line, .corner = 0});
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            return style::paintViewItem(*painter, *item);
        return;
    case PE_PanelItemViewRow:
        return; // the item paints its own ground
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_PushButton: {
        proxy()->drawControl(CE_PushButtonBevel, option, painter, widget);
        proxy()->drawControl(CE_PushButtonLabel, option, painter, widget);
        return style::paintButtonFocus(*painter, *option, lookOf(option, widget));
    }
    case CE_PushButtonBevel:
        return drawPushButtonBevel(*option, *painter, widget);
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            style::paintButtonLabel(*painter, *button, lookOf(option, widget));
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            style::paintMenuItem(*painter, *item);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            style::paintMenuBarItem(*painter, *item);
        return;
    case CE_MenuBarEmptyArea:
        return style::paintMenuBarGround(*painter, *option);
    case CE_TabBarTabShape:
        return style::paintTab(*painter, *option);
    case CE_Splitter:
        return painter->fillRect(option->rect, themeOf(option->palette).line);
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && style::paintRule(*painter, *frame))
            return;
        return QProxyStyle::drawControl(element, option, painter, widget);
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem plain(*item);
            // Our ground for a chosen row is pale: a desktop's white on it could not be read.
            plain.palette.setColor(QPalette::HighlightedText, themeOf(option->palette).ink);
            return QProxyStyle::drawControl(element, &plain, painter, widget);
        }
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void FlatStyle::drawPushButtonBevel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const ButtonLook look = lookOf(&option, widget);
    style::paintButton(painter, option, look);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    if (!button || !button->features.testFlag(QStyleOptionButton::HasMenu))
        return;
    QRect arrow = option.rect;
    arrow.setLeft(arrow.right() - style::arrowSpace + 1);
    style::paintChevron(painter, visualRect(option.direction, option.rect, arrow), Qt::DownArrow,
                        style::buttonColours(option, look).text);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (control == CC_ScrollBar || control == CC_Slider) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            return control == CC_Slider ? style::paintSlider(*painter, *slider, style::sliderHandle(*slider))
                                        : style::paintScrollBar(*painter, *slider, style::scrollBarHandle(*slider));
        }
    }
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); control == CC_ComboBox && combo) {
        const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        return style::paintComboBox(*painter, *combo, arrow);
    }
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); control == CC_SpinBox && spin) {
        if (spin->frame)
            style::paintField(*painter, *option);
        return paintSpinArrows(*spin, *painter, widget);
    }
    if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        control == CC_ToolButton && tool) {
        QStyleOptionToolButton plain(*tool);
        plain.state &= ~State_HasFocus; // its own ring would lie inside the button
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        return style::paintButtonFocus(*painter, *option, lookOf(option, widget));
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void FlatStyle::paintSpinArrows(const QStyleOptionSpinBox &option, QPainter &painter, const QWidget *widget) const
{
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const Theme theme = themeOf(option.palette);
    const auto paintStep = [&](SubControl part, QAbstractSpinBox::StepEnabledFlag step, Qt::ArrowType direction) {
        const bool possible = option.stepEnabled.testFlag(step) && option.state.testFlag(State_Enabled);
        const QRect rect = proxy()->subControlRect(CC_SpinBox, &option, part, widget);
        style::paintChevron(painter, rect, direction, possible ? theme.quietInk : theme.line);
    };
    paintStep(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    paintStep(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

} // namespace tokenhub::app
