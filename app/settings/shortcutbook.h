// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <vector>

class QAction;
class QMenu;
class QMenuBar;

namespace tokenhub::settings {
class Settings;
}

namespace tokenhub::app {

//! \brief The keys of every action of a window: those it was made with, and those a person gave it instead. Finds the
//! actions in the menus and in the window; keeps what differs in the settings, by object name. A key belongs to one
//! action at most. Owned by the window; GUI thread.
class ShortcutBook : public QObject
{
    Q_OBJECT

public:
    struct Entry {
        QString name; //!< for the settings
        QString group; //!< the menu it stands in
        QString label; //!< without mnemonics
        QAction *action = nullptr;
        QList<QKeySequence> standard;
    };

    enum class Verdict {
        Free,
        Taken, //!< by another action
        EditsText, //!< it copies, pastes, moves the cursor …
        WouldBeTyped, //!< or closes dialogs, or moves the focus: not without Ctrl, Alt or a function key
    };

    //! All actions must have been made.
    ShortcutBook(settings::Settings &settings, const QMenuBar &menus, QWidget *window);

    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; } //!< in the order of the menus
    [[nodiscard]] const Entry *find(const QString &name) const;
    [[nodiscard]] bool isStandard(const Entry &entry) const;

    [[nodiscard]] Verdict verdict(const QString &name, const QKeySequence &key) const;
    [[nodiscard]] const Entry *ownerOf(const QKeySequence &key) const;
    //! The only key from now on; an empty one: none. Whoever had it loses it.
    void setKey(const QString &name, const QKeySequence &key);
    void reset(const QString &name); //!< those of its keys that nobody else was given
    void resetAll();

signals:
    void changed(); //!< any of them

private:
    void gather(const QMenu &menu, const QString &group, const QString &before);
    void add(QAction *action, const QString &group, const QString &before);
    void apply();

    settings::Settings &m_settings;
    std::vector<Entry> m_entries;
};

//! \a text without "&" and "…", as it is read in a sentence.
[[nodiscard]] QString withoutMnemonic(const QString &text);
//! As a person writes them; several are separated by commas.
[[nodiscard]] QString keysInWords(const QList<QKeySequence> &keys);

} // namespace tokenhub::app
