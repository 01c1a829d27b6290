// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingspage.h"
#include "settings/shortcutbook.h"

class QPushButton;

namespace tokenhub::app {

class ToneLabel;

//! \brief Every action with its keys, each to be changed; and the keys that cannot be changed. GUI thread; the book
//! outlives it.
class ShortcutsPage : public SettingsPage
{
    Q_OBJECT

public:
    ShortcutsPage(settings::Settings &settings, ShortcutBook &book, QWidget *parent = nullptr);

private:
    void addResetAll();
    void addEntry(const ShortcutBook::Entry &entry);
    void addFixed();
    void makeProblem();
    void onKeyChosen(SettingsRow *row, const QString &name, const QKeySequence &key);
    void showProblem(SettingsRow *row, const QString &name, const QKeySequence &key, ShortcutBook::Verdict verdict);
    void hideProblem();

    ShortcutBook &m_book;
    QWidget *m_problem = nullptr; //!< stands below the row it is about
    ToneLabel *m_problemText = nullptr;
    QPushButton *m_take = nullptr;
    QPushButton *m_leave = nullptr;
    SettingsRow *m_problemRow = nullptr;
    QString m_wantedName;
    QKeySequence m_wantedKey;
};

} // namespace tokenhub::app
