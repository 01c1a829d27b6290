// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsdialog.h"

#include "settings/settingsrow.h"
#include "settings/settingssearch.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int navigationWidth = 188;

} // namespace

SettingsDialog::SettingsDialog(QWidget *parent) : QDialog(parent), m_stack(new QStackedWidget(this))
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    setMinimumSize(640, 360);
    resize(QSize(860, 640).boundedTo(screen()->availableSize() * 9 / 10));
    m_navigation = makeNavigation();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1); // the hairline
    row->addWidget(m_navigation);
    row->addWidget(m_stack, 1);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::onQuery);
    connect(m_search, &QLineEdit::returnPressed, this, &SettingsDialog::goToPage);
    connect(m_list, &QListWidget::itemActivated, this, &SettingsDialog::goToPage);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int index) {
        if (index < 0)
            return;
        m_stack->setCurrentIndex(index);
        emit pageShown(m_pages[size_t(index)].id);
    });
}

QWidget *SettingsDialog::makeNavigation()
{
    auto *navigation = new QWidget(this);
    navigation->setFixedWidth(navigationWidth);
    m_search = new QLineEdit(navigation);
    m_search->setObjectName(u"settingsSearchLineEdit"_s);
    m_search->setAccessibleName(tr("Search the settings"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    // Qt gives its button no name.
    if (auto *clear = m_search->findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clear->setText(tr("Clear the search"));
    m_search->addAction(icon(u"search"_s, Tint::QuietInk), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_search->installEventFilter(this);
    m_list = new QListWidget(navigation);
    m_list->setObjectName(u"settingsPageList"_s);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setIconSize({iconSize, iconSize});
    m_list->viewport()->setAutoFillBackground(false);
    m_nothing = new QLabel(tr("No setting is called that."), navigation);
    m_nothing->setObjectName(u"settingsNothingLabel"_s);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->hide();
    auto *column = new QVBoxLayout(navigation);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::small);
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    return navigation;
}

void SettingsDialog::addPage(const QString &id, const QString &title, const QString &iconName, QWidget *page)
{
    auto *scroller = new QScrollArea(m_stack);
    scroller->setObjectName(id + u"SettingsScrollArea"_s);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setWidgetResizable(true);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroller->setFocusPolicy(Qt::NoFocus); // its controls scroll it
    scroller->viewport()->setBackgroundRole(QPalette::Base);
    scroller->setWidget(page);
    page->setAutoFillBackground(false);
    m_stack->addWidget(scroller);
    m_pages.push_back({.id = id, .widget = page, .scroller = scroller});
    auto *item = new QListWidgetItem(icon(iconName), title, m_list);
    item->setSizeHint({0, fontMetrics().height() + space::medium});
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    setTabOrder(m_search, m_list);
}

void SettingsDialog::showPage(const QString &id)
{
    const auto found = std::find_if(m_pages.begin(), m_pages.end(), [&id](const Page &page) { return page.id == id; });
    if (found == m_pages.end())
        return;
    m_search->clear();
    m_list->setCurrentRow(int(found - m_pages.begin()));
}

QString SettingsDialog::shownPage() const
{
    return m_list->currentRow() < 0 ? QString() : m_pages[size_t(m_list->currentRow())].id;
}

void SettingsDialog::search(const QString &query)
{
    m_search->setText(query);
}

void SettingsDialog::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SettingsDialog::onQuery(const QString &query)
{
    bool any = false;
    for (size_t i = 0; i < m_pages.size(); ++i) {
        QListWidgetItem *item = m_list->item(int(i));
        const bool matches = markFound(m_pages[i].widget, item->text(), query);
        item->setHidden(!matches);
        any = any || matches;
    }
    m_nothing->setVisible(!any);
    // A screen reader hears of a change of name.
    m_search->setAccessibleDescription(any ? QString() : m_nothing->text());
    showFirstMatch();
}

void SettingsDialog::showFirstMatch()
{
    // The page that is shown stays when it has a match, a page with a marked row comes before one that is only named.
    const auto hasRow = [this](int row) { return firstFound(m_pages[size_t(row)].widget) != nullptr; };
    int best = m_list->currentRow();
    if (best < 0 || m_list->item(best)->isHidden() || (!m_search->text().isEmpty() && !hasRow(best))) {
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_list->item(row)->isHidden())
                continue;
            if (best < 0 || m_list->item(best)->isHidden() || (hasRow(row) && !hasRow(best)))
                best = row;
        }
    }
    if (best < 0 || m_list->item(best)->isHidden())
        return;
    m_list->setCurrentRow(best);
    const Page &page = m_pages[size_t(best)];
    if (QWidget *row = firstFound(page.widget)) {
        page.widget->layout()->activate();
        page.scroller->ensureWidgetVisible(row, 0, space::large);
    }
}

void SettingsDialog::goToPage()
{
    if (m_list->currentRow() < 0 || m_list->currentItem()->isHidden())
        return;
    QWidget *page = m_pages[size_t(m_list->currentRow())].widget;
    QWidget *row = firstFound(page);
    QWidget *control = nullptr;
    if (auto *found = qobject_cast<SettingsRow *>(row))
        control = found->control()->focusPolicy() == Qt::NoFocus ? firstControl(found->control()) : found->control();
    if (!control)
        control = firstControl(page);
    if (control)
        control->setFocus(Qt::TabFocusReason);
}

bool SettingsDialog::moveInList(int key)
{
    const int step = key == Qt::Key_Down ? 1 : -1;
    for (int row = m_list->currentRow() + step; row >= 0 && row < m_list->count(); row += step) {
        if (m_list->item(row)->isHidden())
            continue;
        m_list->setCurrentRow(row);
        return true;
    }
    return true;
}

bool SettingsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up)
            return moveInList(key);
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void SettingsDialog::keyPressEvent(QKeyEvent *event)
{
    // No default button: Enter belongs to the control that has the focus.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return;
    if (event->matches(QKeySequence::Find))
        return focusSearch();
    QDialog::keyPressEvent(event);
}

void SettingsDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    painter.fillRect(rect(), theme.surface);
    const int x = isRightToLeft() ? m_navigation->x() - 1 : m_navigation->geometry().right() + 1;
    painter.fillRect(QRect(x, 0, 1, height()), theme.line);
}

} // namespace tokenhub::app
