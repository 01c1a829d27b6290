// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shortcutbook.h"

#include "settings/settings.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

bool wouldBeTyped(const QKeySequence &sequence)
{
    const QKeyCombination key = sequence[0];
    if (key.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    return key.key() < Qt::Key_F1 || key.key() > Qt::Key_F35;
}

bool editsText(const QKeySequence &sequence)
{
    for (int key = QKeySequence::Cut; key <= QKeySequence::SelectEndOfDocument; ++key) {
        switch (key) {
        case QKeySequence::Cut:
        case QKeySequence::Copy:
        case QKeySequence::Paste:
        case QKeySequence::Undo:
        case QKeySequence::Redo:
        case QKeySequence::SelectAll:
            break;
        default:
            if (key < QKeySequence::MoveToNextChar)
                continue;
        }
        if (QKeySequence::keyBindings(QKeySequence::StandardKey(key)).contains(sequence))
            return true;
    }
    return false;
}

QStringList toText(const QList<QKeySequence> &keys)
{
    QStringList all;
    for (const QKeySequence &key : keys)
        all.append(key.toString(QKeySequence::PortableText));
    return all;
}

//! What makes no sense in the file is left out.
QList<QKeySequence> fromText(const QStringList &texts)
{
    QList<QKeySequence> keys;
    for (const QString &text : texts) {
        const QKeySequence key = QKeySequence::fromString(text, QKeySequence::PortableText);
        if (key.count() == 1 && key[0].key() != Qt::Key_unknown && !wouldBeTyped(key) && !keys.contains(key))
            keys.append(key);
    }
    return keys;
}

} // namespace

QString withoutMnemonic(const QString &text)
{
    static const QRegularExpression added(u"\\(&.\\)"_s); // where the letters of the language are no keys
    QString plain = text;
    plain.remove(added).replace(u"&&"_s, u"\x1"_s).remove(u'&').replace(u'\x1', u'&');
    while (plain.endsWith(u'…') || plain.endsWith(u'.'))
        plain.chop(1);
    return plain;
}

QString keysInWords(const QList<QKeySequence> &keys)
{
    return QKeySequence::listToString(keys, QKeySequence::NativeText).replace(u"; "_s, u", "_s);
}

ShortcutBook::ShortcutBook(settings::Settings &settings, const QMenuBar &menus, QWidget *window)
    : QObject(window), m_settings(settings)
{
    for (const QAction *top : menus.actions()) {
        if (top->menu())
            gather(*top->menu(), withoutMnemonic(top->text()), {});
    }
    for (QAction *action : window->actions())
        add(action, tr("Other"), {});
    apply();
    connect(&m_settings, &settings::Settings::changed, this, [this](settings::Key key) {
        if (key == settings::Key::Shortcuts)
            apply();
    });
}

void ShortcutBook::gather(const QMenu &menu, const QString &group, const QString &before)
{
    for (QAction *action : menu.actions()) {
        if (action->menu())
            gather(*action->menu(), group, withoutMnemonic(action->text()));
        else
            add(action, group, before);
    }
}

void ShortcutBook::add(QAction *action, const QString &group, const QString &before)
{
    constexpr auto end = "Action"_L1;
    if (action->isSeparator() || !action->objectName().endsWith(end))
        return;
    const QString name = action->objectName().chopped(end.size());
    if (find(name))
        return;
    const QString words = withoutMnemonic(action->text());
    m_entries.push_back({.name = name,
                         .group = group,
                         .label = before.isEmpty() ? words : tr("%1: %2", "a menu and its item").arg(before, words),
                         .action = action,
                         .standard = action->shortcuts()});
}

const ShortcutBook::Entry *ShortcutBook::find(const QString &name) const
{
    const auto found
        = std::find_if(m_entries.begin(), m_entries.end(), [&name](const Entry &entry) { return entry.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

bool ShortcutBook::isStandard(const Entry &entry) const
{
    return entry.action->shortcuts() == entry.standard;
}

ShortcutBook::Verdict ShortcutBook::verdict(const QString &name, const QKeySequence &key) const
{
    if (key.isEmpty())
        return Verdict::Free;
    const Entry *own = find(name);
    const bool isItsOwn = own && own->standard.contains(key);
    if (!isItsOwn && wouldBeTyped(key))
        return Verdict::WouldBeTyped;
    if (!isItsOwn && editsText(key))
        return Verdict::EditsText;
    const Entry *owner = ownerOf(key);
    return owner && owner->name != name ? Verdict::Taken : Verdict::Free;
}

const ShortcutBook::Entry *ShortcutBook::ownerOf(const QKeySequence &key) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&key](const Entry &entry) { return entry.action->shortcuts().contains(key); });
    return found == m_entries.end() ? nullptr : &*found;
}

void ShortcutBook::setKey(const QString &name, const QKeySequence &key)
{
    QMap<QString, QStringList> stored = m_settings.shortcuts();
    if (const Entry *owner = key.isEmpty() ? nullptr : ownerOf(key); owner && owner->name != name) {
        QList<QKeySequence> left = owner->action->shortcuts();
        left.removeAll(key);
        stored.insert(owner->name, toText(left));
    }
    stored.insert(name, key.isEmpty() ? QStringList() : QStringList{key.toString(QKeySequence::PortableText)});
    m_settings.setShortcuts(stored);
}

void ShortcutBook::reset(const QString &name)
{
    QMap<QString, QStringList> stored = m_settings.shortcuts();
    stored.remove(name);
    m_settings.setShortcuts(stored);
}

void ShortcutBook::resetAll()
{
    m_settings.setShortcuts({});
}

// What a person chose comes first: a standard key that was given to another action is not taken back.
void ShortcutBook::apply()
{
    const QMap<QString, QStringList> stored = m_settings.shortcuts();
    QSet<QKeySequence> taken;
    const auto give = [&taken](const Entry &entry, const QList<QKeySequence> &keys) {
        QList<QKeySequence> free;
        for (const QKeySequence &key : keys) {
            if (!taken.contains(key))
                free.append(key);
            taken.insert(key);
        }
        entry.action->setShortcuts(free);
    };
    for (const Entry &entry : m_entries) {
        if (stored.contains(entry.name))
            give(entry, fromText(stored[entry.name]));
    }
    for (const Entry &entry : m_entries) {
        if (!stored.contains(entry.name))
            give(entry, entry.standard);
    }
    emit changed();
}

} // namespace tokenhub::app
