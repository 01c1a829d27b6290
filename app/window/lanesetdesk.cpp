// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/lanesetdesk.h"

#include "lanes/comparisonbar.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "words/plaintext.h"

#include <QActionGroup>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using base::LaneSetId;

namespace {

//! A name of a person's as the text of an entry.
QString entryOf(const chat::LaneSet &set)
{
    return words::onOneLine(set.name, 60).replace(u'&', u"&&"_s);
}

} // namespace

LaneSetDesk::LaneSetDesk(Parts parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_menu(new QMenu(parts.view.window()))
{
    m_menu->setObjectName(u"laneSetMenu"_s);
    m_parts.view.comparisonBar().addMenuButton(u"laneSetButton"_s, tr("Lane sets"), m_menu);
    connect(&m_parts.sets, &session::LaneSetBook::changed, this, &LaneSetDesk::fill);
    connect(m_parts.actions.newComparison, &QAction::triggered, this, &LaneSetDesk::beginNew);
    connect(m_parts.actions.saveLaneSet, &QAction::triggered, this, &LaneSetDesk::askForName);
    connect(&m_parts.library, &session::ConversationLibrary::shownChanged, this, &LaneSetDesk::fill);
    fill();
}

void LaneSetDesk::fill()
{
    m_menu->clear();
    // Later: one of them may be telling of its click.
    for (QMenu *menu : m_menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        menu->deleteLater();
    for (const chat::LaneSet &set : m_parts.sets.sets()) {
        QAction *use = m_menu->addAction(entryOf(set));
        connect(use, &QAction::triggered, this, [this, id = set.id] { begin(id); });
    }
    if (m_parts.sets.sets().empty())
        m_menu->addAction(tr("No sets yet"))->setEnabled(false);
    m_menu->addSeparator();
    m_menu->addAction(m_parts.actions.saveLaneSet);
    if (m_parts.sets.sets().empty())
        return;
    addStandard();
    addRemoval();
}

void LaneSetDesk::addStandard()
{
    QMenu *menu = m_menu->addMenu(tr("New comparisons &begin with"));
    auto *group = new QActionGroup(menu);
    const chat::LaneSet *standard = m_parts.sets.standard();
    const auto add = [this, menu, group](const QString &text, LaneSetId id, bool isChosen) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(isChosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id] { m_parts.sets.setStandard(id); });
    };
    add(tr("One lane"), {}, !standard);
    for (const chat::LaneSet &set : m_parts.sets.sets())
        add(entryOf(set), set.id, standard && standard->id == set.id);
}

void LaneSetDesk::addRemoval()
{
    QMenu *menu = m_menu->addMenu(tr("&Delete a set"));
    for (const chat::LaneSet &set : m_parts.sets.sets())
        connect(menu->addAction(entryOf(set)), &QAction::triggered, this,
                [this, id = set.id] { m_parts.sets.remove(id); });
}

void LaneSetDesk::begin(LaneSetId id)
{
    if (const chat::LaneSet *set = m_parts.sets.find(id))
        m_parts.library.showNew(chat::LaneSet(*set));
}

void LaneSetDesk::beginNew()
{
    if (const chat::LaneSet *standard = m_parts.sets.standard()) {
        begin(standard->id);
        return;
    }
    emit newChatWanted();
    m_parts.actions.addLane->trigger();
}

void LaneSetDesk::askForName()
{
    auto *dialog = new QInputDialog(m_parts.view.window());
    dialog->setObjectName(u"laneSetNameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save these lanes as a set"));
    dialog->setLabelText(tr("Name, such as “my four models”:"));
    connect(dialog, &QInputDialog::textValueSelected, this, &LaneSetDesk::save);
    dialog->open();
}

//! One with the same name is replaced.
void LaneSetDesk::save(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty() || !m_parts.library.shown())
        return;
    const chat::Conversation &conversation = m_parts.library.shown()->conversation();
    chat::LaneSet set{.id = LaneSetId::create(), .name = trimmed, .targets = {}};
    for (const chat::LaneSet &known : m_parts.sets.sets()) {
        if (known.name == trimmed) {
            set.id = known.id;
            set.isDefault = known.isDefault;
        }
    }
    for (const chat::Lane &lane : conversation.lanes())
        set.targets.push_back(lane.target);
    set.comparison = conversation.head().comparison;
    m_parts.sets.put(set);
}

} // namespace tokenhub::app
