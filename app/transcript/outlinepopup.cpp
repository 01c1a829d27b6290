// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/outlinepopup.h"

#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr QSize wantedSize(520, 420);
constexpr int entryRole = Qt::UserRole;

//! Every word must be in it.
bool matches(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

OutlinePopup::OutlinePopup(std::vector<OutlineEntry> entries, int current, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_entries(std::move(entries)), m_search(new QLineEdit(this)),
      m_list(new QListView(this)), m_model(new QStandardItemModel(this)), m_none(new QLabel(this))
{
    setObjectName(u"outlinePopup"_s);
    setAccessibleName(tr("Outline"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setObjectName(u"outlineLineEdit"_s);
    m_search->setPlaceholderText(tr("Go to a question or heading"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->addAction(icon(u"search"_s, Tint::QuietInk), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"outlineListView"_s);
    m_list->setAccessibleName(tr("Questions and headings"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    m_none->setTextFormat(Qt::PlainText);
    m_none->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::small, space::small, space::small, space::small);
    column->setSpacing(space::small);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_none, 1);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &OutlinePopup::fill);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    fill({});
    const int row = current < 0 ? m_model->rowCount() - 1 : current;
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void OutlinePopup::fill(const QString &filter)
{
    const QStringList words = filter.split(u' ', Qt::SkipEmptyParts);
    m_model->clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const OutlineEntry &entry = m_entries[i];
        if (!matches(entry.text, words))
            continue;
        const bool isQuestion = entry.heading < 0;
        // Blanks, because an item has no indent of its own in a list; a question stands out by its weight.
        auto *item = new QStandardItem(QString(isQuestion ? 0 : 3 * entry.level, u' ') + entry.text);
        item->setData(int(i), entryRole);
        item->setData(isQuestion ? tr("Question: %1").arg(entry.text)
                                 : tr("Heading, level %1: %2").arg(QString::number(entry.level), entry.text),
                      Qt::AccessibleTextRole);
        if (isQuestion)
            item->setFont(fonts::strong(font()));
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_none->setText(m_entries.empty() ? tr("Nothing was asked here yet.") : tr("No question or heading has that."));
    m_none->setVisible(m_model->rowCount() == 0);
    m_list->setVisible(m_model->rowCount() > 0);
}

void OutlinePopup::openIn(const QRect &area)
{
    // A short list makes a small one.
    const int line = std::max(1, m_list->sizeHintForRow(0));
    const int rows = std::max(3, m_model->rowCount());
    const int around = m_search->sizeHint().height() + 4 * space::small;
    const QSize wanted(wantedSize.width(), std::min(wantedSize.height(), around + rows * line));
    const QSize size = wanted.boundedTo(area.size() - QSize(2 * space::large, 2 * space::large));
    setGeometry(
        QRect(area.left() + (area.width() - size.width()) / 2, area.top() + space::large, size.width(), size.height()));
    show();
    m_search->setFocus(Qt::PopupFocusReason);
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void OutlinePopup::choose(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    if (!index.isValid())
        return;
    const OutlineEntry entry = m_entries[std::size_t(index.data(entryRole).toInt())];
    close();
    emit chosen(entry);
}

bool OutlinePopup::handleKey(const QKeyEvent &event)
{
    const int current = m_list->currentIndex().row();
    constexpr int page = 10;
    const auto moveBy = [&](int rows) {
        const int row = std::clamp(current + rows, 0, std::max(0, m_model->rowCount() - 1));
        m_list->setCurrentIndex(m_model->index(row, 0));
        return true;
    };
    switch (event.key()) {
    case Qt::Key_Down:
        return moveBy(1);
    case Qt::Key_Up:
        return moveBy(-1);
    case Qt::Key_PageDown:
        return moveBy(page);
    case Qt::Key_PageUp:
        return moveBy(-page);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(current);
        return true;
    default:
        return false;
    }
}

bool OutlinePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QFrame::eventFilter(watched, event);
}

void OutlinePopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void OutlinePopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    style::paintBox(painter, rect(), {.fill = theme.paper, .border = theme.line, .corner = 0});
}

} // namespace tokenhub::app
