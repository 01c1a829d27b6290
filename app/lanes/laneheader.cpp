// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/laneheader.h"

#include "lanes/sparkline.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int badgeSide = 20;
constexpr int firstLine = 30; // height of the line with the model
constexpr int chipPadding = 6;

//! Words go the way of their own letters, in a mirrored window too.
Qt::LayoutDirection directionOf(const QString &words)
{
    return words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
}

} // namespace

LaneHeader::LaneHeader(QWidget *parent)
    : QWidget(parent), m_model(new QPushButton(this)), m_menu(new QToolButton(this)), m_speed(new Sparkline(this))
{
    setObjectName(u"laneHeader"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_model->setObjectName(u"laneModelButton"_s);
    m_model->setAutoDefault(false);
    setButtonLook(m_model, ButtonLook::Quiet);
    m_menu->setObjectName(u"laneMenuButton"_s);
    m_menu->setIcon(icon(u"ellipsis"_s, Tint::QuietInk));
    m_menu->setIconSize({iconSize, iconSize});
    m_menu->setFocusPolicy(Qt::TabFocus);
    m_menu->setToolTip(tr("More for this lane"));
    setButtonLook(m_menu, ButtonLook::Quiet);
    connect(m_model, &QPushButton::clicked, this, &LaneHeader::modelWanted);
    connect(m_menu, &QToolButton::clicked, this, &LaneHeader::menuWanted);
    setFace({});
}

void LaneHeader::setFace(const LaneFace &face)
{
    if (m_face == face && !m_model->text().isEmpty())
        return;
    const bool isOtherLine = face.model != m_face.model || face.differences != m_face.differences
        || face.letter != m_face.letter || face.isHidden != m_face.isHidden || m_model->text().isEmpty();
    m_face = face;
    setAccessibleName(face.name);
    refreshToolTip();
    m_speed->setRates(m_isFolded ? std::vector<double>() : face.speed);
    if (isOtherLine) {
        m_model->setToolTip((face.model + u'\n' + face.differences.join(u'\n')).trimmed().toHtmlEscaped());
        m_model->setAccessibleName(face.isHidden ? face.model
                                       : face.model.isEmpty()
                                       ? tr("Lane %1: choose a model").arg(face.letter)
                                       : tr("Lane %1, model %2: choose another").arg(face.letter, face.model));
        m_model->setVisible(!face.isHidden && !m_isFolded);
        m_menu->setAccessibleName(tr("More for lane %1").arg(face.letter));
        arrange();
    }
    update();
}

void LaneHeader::refreshToolTip()
{
    const QString text = m_isFolded ? m_face.letter + u": "_s + m_face.model : m_face.measures.join(u'\n');
    setToolTip(text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    setAccessibleDescription(m_face.measures.join(u", "_s));
}

void LaneHeader::setCurrent(bool current)
{
    m_isCurrent = current;
    update();
}

void LaneHeader::setFolded(bool folded)
{
    m_isFolded = folded;
    m_model->setVisible(!folded && !m_face.isHidden);
    m_menu->setVisible(!folded);
    m_speed->setRates(folded ? std::vector<double>() : m_face.speed);
    setFocusPolicy(folded ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(folded ? Qt::PointingHandCursor : Qt::ArrowCursor);
    refreshToolTip();
    updateGeometry();
    arrange();
}

QSize LaneHeader::sizeHint() const
{
    const int second = QFontMetrics(fonts::small(font())).height();
    return {200, space::small + firstLine + second + space::medium};
}

QString LaneHeader::shownModel(int room) const
{
    const QString text = m_face.model.isEmpty() ? tr("Choose a model") : m_face.model;
    return m_model->fontMetrics().elidedText(text, Qt::ElideMiddle, room);
}

void LaneHeader::arrange()
{
    m_model->setFont(fonts::strong(font()));
    const int menuSide = firstLine;
    const int left = space::medium + badgeSide + 2;
    const int right = width() - space::small - menuSide;
    const int padding = 2 * space::small;
    // The model has what it needs, and half the line at least where chips want the rest.
    const int room = right - left - padding - space::tiny;
    const int least = m_face.differences.isEmpty() ? room : std::max(60, room * 11 / 20);
    const int wanted = m_model->fontMetrics().horizontalAdvance(shownModel(QWIDGETSIZE_MAX)) + 1;
    const int text = std::clamp(wanted, 20, std::max(20, least));
    m_model->setText(shownModel(text).replace(u'&', u"&&"_s));
    m_model->setGeometry(mirrored(QRect(left, space::small, text + padding, firstLine)));
    m_menu->setGeometry(mirrored(QRect(right, space::small, menuSide, firstLine)));
    const int line = QFontMetrics(fonts::small(font())).height();
    m_speed->setGeometry(
        mirrored(QRect(width() - space::medium - Sparkline::wide, space::small + firstLine, Sparkline::wide, line)));
    m_differencesAt = left + text + padding + space::tiny;
    update();
}

QRect LaneHeader::mirrored(const QRect &rect) const
{
    return QStyle::visualRect(layoutDirection(), this->rect(), rect);
}

void LaneHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    if (m_isCurrent)
        painter.fillRect(QRect(0, 0, width(), 2), theme.lanes[size_t(m_face.hue) % theme.lanes.size()]);
    paintBadge(painter);
    if (m_isFolded) {
        if (hasFocus())
            style::paintFocusRing(painter, rect().adjusted(2, 2, -2, -2), theme.accent);
        return;
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
    m_speed->setColour(theme.lanes[size_t(m_face.hue) % theme.lanes.size()]);
    if (m_face.isHidden)
        paintName(painter);
    paintDifferences(painter);
    paintMetrics(painter);
}

//! There is nothing to choose: no button that looks switched off.
void LaneHeader::paintName(QPainter &painter)
{
    painter.setFont(m_model->font());
    painter.setPen(themeOf(this).ink);
    const QRect place = m_model->geometry().adjusted(space::small, 0, -space::small, 0);
    painter.setLayoutDirection(directionOf(m_face.model));
    painter.drawText(place, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                     m_face.model);
}

void LaneHeader::paintBadge(QPainter &painter)
{
    const Theme theme = themeOf(this);
    const int top = space::small + (firstLine - badgeSide) / 2;
    const QRect badge
        = mirrored(QRect(m_isFolded ? (width() - badgeSide) / 2 : space::medium, top, badgeSide, badgeSide));
    painter.setRenderHint(QPainter::Antialiasing);
    style::paintBox(painter, badge,
                    {.fill = theme.lanes[size_t(m_face.hue) % theme.lanes.size()], .border = {}, .corner = 5});
    painter.setPen(theme.onLane);
    painter.setFont(fonts::small(fonts::strong(font())));
    painter.drawText(badge, Qt::AlignCenter, m_face.letter);
}

void LaneHeader::paintDifferences(QPainter &painter)
{
    const Theme theme = themeOf(this);
    const QFont small = fonts::small(font());
    const QFontMetrics metrics(small);
    const int end = width() - space::small - firstLine - space::tiny;
    const int high = metrics.height() + 4;
    int x = m_differencesAt;
    painter.setFont(small);
    for (const QString &difference : m_face.differences) {
        const int room = end - x - 2 * chipPadding;
        if (room < 28)
            break;
        const QString text = metrics.elidedText(difference, Qt::ElideRight, room);
        const QRect chip(x, space::small + (firstLine - high) / 2, metrics.horizontalAdvance(text) + 2 * chipPadding,
                         high);
        style::paintBox(painter, mirrored(chip), {.fill = {}, .border = theme.line, .corner = radius::button});
        painter.setPen(theme.link);
        painter.drawText(mirrored(chip), Qt::AlignCenter, text);
        x = chip.right() + 1 + space::tiny;
    }
}

void LaneHeader::paintMetrics(QPainter &painter)
{
    const Theme theme = themeOf(this);
    const QFont small = fonts::small(font());
    const QFontMetrics metrics(small);
    painter.setFont(small);
    const int top = space::small + firstLine;
    const int end = width() - space::medium - (m_speed->isHidden() ? 0 : Sparkline::wide + space::small);
    int x = space::medium;
    const auto side = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter));
    for (const auto &[text, colour] :
         {std::pair(m_face.metrics, theme.quietInk), std::pair(m_face.problem, theme.bad)}) {
        if (text.isEmpty() || x >= end)
            continue;
        const QString shown = metrics.elidedText(text, Qt::ElideRight, end - x);
        painter.setPen(colour);
        painter.setLayoutDirection(directionOf(shown));
        painter.drawText(mirrored(QRect(x, top, end - x, metrics.height())), side | Qt::TextSingleLine, shown);
        x += metrics.horizontalAdvance(shown) + space::medium;
    }
}

void LaneHeader::resizeEvent(QResizeEvent *)
{
    arrange();
}

void LaneHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

void LaneHeader::mousePressEvent(QMouseEvent *event)
{
    m_isPressed = event->button() == Qt::LeftButton;
    m_isDragged = false;
    m_pressedAt = event->globalPosition().toPoint();
}

void LaneHeader::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->globalPosition().toPoint();
    if (!m_isPressed || (!m_isDragged && (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance()))
        return;
    m_isDragged = true;
    emit dragged(at);
}

void LaneHeader::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_isPressed, false))
        return;
    if (std::exchange(m_isDragged, false))
        emit dropped(event->globalPosition().toPoint());
    else if (m_isFolded)
        emit unfoldWanted();
}

void LaneHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_isFolded)
        emit maximiseWanted();
}

void LaneHeader::keyPressEvent(QKeyEvent *event)
{
    const bool isPressKey
        = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_isFolded && isPressKey)
        emit unfoldWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace tokenhub::app
