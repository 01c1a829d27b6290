// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingssearch.h"

#include "settings/settingsrow.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>

namespace tokenhub::app {
namespace {

bool isInRow(const QWidget *widget)
{
    for (const QWidget *each = widget; each; each = each->parentWidget()) {
        if (qobject_cast<const SettingsRow *>(each))
            return true;
    }
    return false;
}

//! What a person reads on a part of the page. What was typed into it is no name of it.
QString wordsOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    return widget->accessibleName();
}

bool hasWords(const QWidget *page, const QString &query)
{
    const QList<QWidget *> parts = page->findChildren<QWidget *>();
    return std::any_of(parts.begin(), parts.end(), [&query](const QWidget *part) {
        return !isInRow(part) && !part->isHidden() && containsWords(wordsOf(part), query);
    });
}

} // namespace

bool markFound(QWidget *page, const QString &title, const QString &query)
{
    bool found = false;
    for (SettingsRow *row : page->findChildren<SettingsRow *>()) {
        const bool matches = !query.trimmed().isEmpty() && row->matches(query);
        row->setFound(matches);
        found = found || matches;
    }
    return found || containsWords(title, query) || hasWords(page, query);
}

QWidget *firstFound(QWidget *page)
{
    for (SettingsRow *row : page->findChildren<SettingsRow *>()) {
        if (row->isFound() && !row->isHidden())
            return row;
    }
    return nullptr;
}

QWidget *firstControl(QWidget *within)
{
    const auto takes = [](const QWidget *widget) {
        return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isEnabled() && widget->isVisible();
    };
    for (QWidget *each : within->findChildren<QWidget *>()) {
        if (takes(each) && !qobject_cast<QLabel *>(each))
            return each;
    }
    return nullptr;
}

} // namespace tokenhub::app
