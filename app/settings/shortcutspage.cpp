// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shortcutspage.h"

#include "panels/tonelabel.h"
#include "settings/keyfield.h"
#include "settings/settings.h"
#include "settings/settingscontrols.h"
#include "theme/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

using Verdict = ShortcutBook::Verdict;

ShortcutsPage::ShortcutsPage(settings::Settings &settings, ShortcutBook &book, QWidget *parent)
    : SettingsPage(settings, parent), m_book(book)
{
    makeProblem();
    addResetAll();
    QString group;
    for (const ShortcutBook::Entry &entry : m_book.entries()) {
        if (entry.group != group)
            addTitle(entry.group);
        group = entry.group;
        addEntry(entry);
    }
    addFixed();
    addEnd();
}

void ShortcutsPage::addResetAll()
{
    auto *button = new QPushButton(tr("Reset all"), this);
    button->setObjectName(u"resetAllShortcutsButton"_s);
    button->setAutoDefault(false);
    button->setAccessibleName(tr("Reset all shortcuts"));
    addRow(u"allShortcuts"_s,
           {.label = tr("Press the keys of an action to change them."),
            .hint = tr("Then press the new ones; Backspace takes them away, Escape leaves them."),
            .synonyms = tr("shortcut keyboard key binding hotkey", "words to search by")},
           button);
    connect(button, &QPushButton::clicked, this, [this] {
        hideProblem();
        m_book.resetAll();
    });
}

void ShortcutsPage::addEntry(const ShortcutBook::Entry &entry)
{
    auto *field = new KeyField(entry.label, this);
    field->setObjectName(entry.name + u"KeyField"_s);
    SettingsRow *row = addRow(entry.name + u"Shortcut"_s, {.label = entry.label, .synonyms = entry.group}, field);
    const QString name = entry.name;
    const auto refresh = [this, row, field, name] {
        const ShortcutBook::Entry *now = m_book.find(name);
        field->setKeys(now->action->shortcuts());
        row->setResettable(!m_book.isStandard(*now));
        row->setSynonyms(now->group + u'\n' + keysInWords(now->action->shortcuts()));
    };
    connect(&m_book, &ShortcutBook::changed, row, refresh);
    connect(row, &SettingsRow::resetRequested, this, [this, name] {
        hideProblem();
        m_book.reset(name);
    });
    connect(field, &KeyField::keyChosen, this,
            [this, row, name](const QKeySequence &key) { onKeyChosen(row, name, key); });
    refresh();
}

void ShortcutsPage::addFixed()
{
    addTitle(tr("Always"));
    const auto add = [this](const QString &name, const QString &words, const QString &keys) {
        auto *label = new QLabel(keys, this);
        label->setTextFormat(Qt::PlainText);
        label->setFixedWidth(controlWidth);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
        addRow(name, {.label = words, .synonyms = keys}, label);
    };
    const auto native = [](QKeyCombination key) { return QKeySequence(key).toString(QKeySequence::NativeText); };
    add(u"fixedSend"_s, tr("Send the prompt"), tr("Enter, or as chosen under General"));
    add(u"fixedNewLine"_s, tr("New line in the prompt"), native(Qt::SHIFT | Qt::Key_Return));
    add(u"fixedEditLast"_s, tr("Edit the last prompt, from an empty one"), native(Qt::Key_Up));
    add(u"fixedStop"_s, tr("Stop the answer, leave editing, close a list"), native(Qt::Key_Escape));
    add(u"fixedActions"_s, tr("Go through the buttons of a conversation"),
        native(Qt::Key_Tab) + u", "_s + native(Qt::SHIFT | Qt::Key_Tab));
    add(u"fixedScroll"_s, tr("Scroll a conversation"),
        native(Qt::Key_PageUp) + u", "_s + native(Qt::Key_PageDown) + u", "_s + native(Qt::Key_Home) + u", "_s
            + native(Qt::Key_End));
    add(u"fixedSelect"_s, tr("Select text in a conversation"),
        tr("Shift with the arrow keys, Home, End, Page Up, Page Down"));
    add(u"fixedFind"_s, tr("Next or previous match, in the find bar"),
        native(Qt::Key_Return) + u", "_s + native(Qt::SHIFT | Qt::Key_Return));
}

void ShortcutsPage::makeProblem()
{
    m_problem = new QWidget(this);
    m_problem->setObjectName(u"shortcutProblem"_s);
    m_problemText = new ToneLabel(m_problem);
    m_problemText->setObjectName(u"shortcutProblemLabel"_s);
    m_take = new QPushButton(tr("Use it here"), m_problem);
    m_take->setObjectName(u"takeShortcutButton"_s);
    m_take->setAutoDefault(false);
    m_leave = new QPushButton(tr("Leave it"), m_problem);
    m_leave->setObjectName(u"leaveShortcutButton"_s);
    m_leave->setAutoDefault(false);
    auto *row = new QHBoxLayout(m_problem);
    row->setContentsMargins(space::large, space::small, space::large, space::small);
    row->setSpacing(space::small);
    row->addWidget(m_problemText, 1);
    row->addWidget(m_take);
    row->addWidget(m_leave);
    m_problem->hide();
    connect(m_take, &QPushButton::clicked, this, [this] {
        m_book.setKey(m_wantedName, m_wantedKey);
        hideProblem();
    });
    connect(m_leave, &QPushButton::clicked, this, &ShortcutsPage::hideProblem);
}

void ShortcutsPage::onKeyChosen(SettingsRow *row, const QString &name, const QKeySequence &key)
{
    hideProblem();
    const Verdict verdict = m_book.verdict(name, key);
    if (verdict == Verdict::Free)
        m_book.setKey(name, key);
    else
        showProblem(row, name, key, verdict);
}

void ShortcutsPage::showProblem(SettingsRow *row, const QString &name, const QKeySequence &key, Verdict verdict)
{
    m_problemRow = row;
    m_wantedName = name;
    m_wantedKey = key;
    const QString keyWords = key.toString(QKeySequence::NativeText);
    QString words;
    if (verdict == Verdict::Taken)
        words = tr("“%1” belongs to “%2”.", "a key and an action").arg(keyWords, m_book.ownerOf(key)->label);
    else if (verdict == Verdict::EditsText)
        words = tr("“%1” is for editing text.").arg(keyWords);
    else
        words = tr("“%1” alone is for typing and moving about: add Ctrl or Alt.").arg(keyWords);
    insertBelow(row, m_problem);
    m_problemText->showText(words, Tone::Warn);
    m_take->setVisible(verdict == Verdict::Taken);
    m_take->setAccessibleDescription(words);
    m_leave->setAccessibleDescription(words);
    m_problem->show();
    bringIntoSight(m_problem);
    (verdict == Verdict::Taken ? m_take : m_leave)->setFocus(Qt::TabFocusReason);
}

void ShortcutsPage::hideProblem()
{
    if (m_problem->isHidden())
        return;
    m_problem->hide();
    m_problemRow->control()->setFocus(Qt::TabFocusReason);
}

} // namespace tokenhub::app
