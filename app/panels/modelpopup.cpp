// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/modelpopup.h"

#include "panels/modelrowdelegate.h"
#include "panels/modelrows.h"
#include "panels/tonelabel.h"
#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>
#include <QToolButton>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int longestName
    = 300; // as in the list of prices; it stands above every answer and is measured at each painting
constexpr QSize wantedSize(360, 420);
constexpr int emptyHeight = 140;
} // namespace

ModelPopup::ModelPopup(QWidget *parent)
    : QFrame(parent, Qt::Popup), m_rows(new ModelRows(this)), m_search(new QLineEdit(this)),
      m_refresh(new QToolButton(this)), m_list(new QListView(this)), m_status(new ToneLabel(this))
{
    setObjectName(u"modelPopup"_s);
    setAccessibleName(tr("Models"));
    m_search->setObjectName(u"modelSearchLineEdit"_s);
    m_search->setMaxLength(longestName);
    m_search->setPlaceholderText(tr("Search, or type a model's name"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->addAction(icon(u"search"_s, Tint::QuietInk), QLineEdit::LeadingPosition);
    m_refresh->setObjectName(u"refreshModelsButton"_s);
    m_refresh->setIcon(icon(u"refresh-cw"_s, Tint::QuietInk));
    m_refresh->setAutoRaise(true);
    m_refresh->setAccessibleName(tr("Fetch the list again"));
    m_refresh->setToolTip(tr("Fetch the list again (F5)"));
    m_list->setObjectName(u"modelListView"_s);
    m_list->setAccessibleName(tr("Models"));
    m_list->setModel(m_rows);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_status->setObjectName(u"modelStatusLabel"_s);
    m_status->setTextInteractionFlags(Qt::NoTextInteraction);

    auto *top = new QHBoxLayout;
    top->setSpacing(space::tiny);
    top->addWidget(m_search, 1);
    top->addWidget(m_refresh);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::small, space::small, space::small, space::small);
    column->setSpacing(space::small);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_status);
    connectParts();
    refreshStatus();
}

void ModelPopup::connectParts()
{
    setFocusProxy(m_search);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_rows->setQuery(text);
        moveTo(m_rows->preferredRow());
    });
    connect(m_refresh, &QToolButton::clicked, this, &ModelPopup::refreshRequested);
    auto *delegate = new ModelRowDelegate(m_list);
    m_list->setItemDelegate(delegate);
    connect(delegate, &ModelRowDelegate::starPressed, this, [this](const QModelIndex &index) {
        m_starPressed = true;
        toggleFavourite(index);
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        // The press on the star has made another list by now.
        if (!std::exchange(m_starPressed, false))
            choose(index);
    });
}

void ModelPopup::setCatalog(const chat::ModelCatalog &catalog)
{
    m_rows->setCatalog(catalog);
    moveTo(m_rows->preferredRow());
    refreshStatus();
}

void ModelPopup::setStatus(const QString &status)
{
    m_reason = status;
    refreshStatus();
}

void ModelPopup::setChosen(const QString &model)
{
    m_rows->setChosen(model);
}

void ModelPopup::setRecent(const QStringList &models)
{
    m_rows->setRecent(models);
}

void ModelPopup::setFavourites(const QStringList &models)
{
    const QString current = m_list->currentIndex().data(ModelRows::ModelRole).toString();
    const int scrolled = m_list->verticalScrollBar()->value();
    m_rows->setFavourites(models);
    if (!isVisible())
        return;
    moveTo(m_rows->rowOf(current));
    m_list->verticalScrollBar()->setValue(scrolled);
}

void ModelPopup::toggleFavourite(const QModelIndex &index)
{
    const QString model = index.data(ModelRows::ModelRole).toString();
    if (index.data(ModelRows::KindRole).value<ModelRows::Kind>() == ModelRows::Kind::Model)
        emit favouriteToggled(model);
}

void ModelPopup::refreshStatus()
{
    // Never a dead end: what cannot be listed can be typed.
    const QString hint = tr("Type a model's name and press Enter.");
    const bool listed = !m_rows->catalog().isEmpty();
    const QString listedHint = m_reason.isEmpty() ? tr("Ctrl+D makes a model a favourite.") : m_reason;
    m_status->showText(listed ? listedHint : m_reason.isEmpty() ? hint : m_reason + u' ' + hint, Tone::Quiet);
}

void ModelPopup::openAt(const QWidget *anchor)
{
    m_search->clear();
    m_rows->setQuery({});
    const QRect room
        = anchor->screen()->availableGeometry().adjusted(space::small, space::small, -space::small, -space::small);
    const QRect button(anchor->mapToGlobal(QPoint(0, 0)), anchor->size());
    const int below = room.bottom() - button.bottom() - space::tiny;
    const int above = button.top() - room.top() - space::tiny;
    const int wanted = m_rows->rowCount() > 0 ? wantedSize.height() : emptyHeight;
    const bool upwards = below < wanted && above > below;
    QRect place(QPoint(0, 0),
                QSize(std::max(wantedSize.width(), anchor->width()), std::min(wanted, upwards ? above : below)));
    if (isRightToLeft())
        place.moveRight(button.right());
    else
        place.moveLeft(button.left());
    place.moveLeft(std::clamp(place.left(), room.left(), std::max(room.left(), room.right() - place.width())));
    if (upwards)
        place.moveBottom(button.top() - space::tiny);
    else
        place.moveTop(button.bottom() + space::tiny);
    setGeometry(place);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
    moveTo(m_rows->preferredRow());
}

void ModelPopup::moveTo(int row)
{
    const QModelIndex index = m_rows->index(row);
    m_list->setCurrentIndex(index);
    if (row >= 0 && row <= 1)
        m_list->scrollToTop(); // with the header
    else
        m_list->scrollTo(index);
}

void ModelPopup::choose(const QModelIndex &index)
{
    const QString model = index.data(ModelRows::ModelRole).toString();
    if (model.isEmpty())
        return;
    hide();
    emit modelChosen(model);
}

bool ModelPopup::handleKey(const QKeyEvent &event)
{
    const int key = event.key();
    const int current = m_list->currentIndex().row();
    constexpr int page = 8;
    if (key == Qt::Key_D && event.modifiers() == Qt::ControlModifier) {
        toggleFavourite(m_list->currentIndex());
        return true;
    }
    switch (key) {
    case Qt::Key_Down:
        moveTo(m_rows->nextRow(current, 1));
        return true;
    case Qt::Key_Up:
        moveTo(m_rows->nextRow(current < 0 ? 0 : current, -1));
        return true;
    case Qt::Key_PageDown:
        moveTo(m_rows->nextRow(std::min(current + page, m_rows->rowCount() - 1) - 1, 1));
        return true;
    case Qt::Key_PageUp:
        moveTo(m_rows->nextRow(std::max(current - page, 0) - 1, 1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_F5:
        emit refreshRequested();
        return true;
    default:
        return false;
    }
}

bool ModelPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QFrame::eventFilter(watched, event);
}

void ModelPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

void ModelPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    style::paintBox(painter, rect(), {.fill = theme.paper, .border = theme.line, .corner = 0});
}

} // namespace tokenhub::app
