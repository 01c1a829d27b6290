// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/verdictdesk.h"

#include "lanes/lanecolumn.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "theme/icons.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "window/verdictdialog.h"

#include <QMenu>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using base::MessageId;

VerdictDesk::VerdictDesk(ConversationView &view, session::ConversationLibrary &library, Actions &actions,
                         QObject *parent)
    : QObject(parent), m_view(view), m_library(library), m_actions(actions)
{
    connect(&library, &session::ConversationLibrary::shownChanged, this, &VerdictDesk::bind);
    connect(&view.lanes(), &LaneStrip::currentLaneChanged, this, &VerdictDesk::refreshAction);
    view.lanes().onEachPane([this](LanePane &pane) {
        connect(&pane.transcript(), &TranscriptView::menuRequested, this,
                [this](MessageId id, QMenu *menu) { fillMenu(id, *menu); });
    });
    connect(actions.markBest, &QAction::triggered, this, [this] {
        if (const MessageId answer = lastAnswer(); !answer.isNull())
            toggleBest(answer);
    });
    refreshAction();
}

void VerdictDesk::bind()
{
    // A session is shown more than once in its life.
    conversation().disconnect(this);
    const auto ifShown = [this, shown = m_library.shown()](auto act) {
        return [this, shown, act](const auto &...arguments) {
            if (shown == m_library.shown())
                act(arguments...);
        };
    };
    connect(&conversation(), &chat::Conversation::turnChanged, this,
            ifShown([this](base::TurnId turn) { onTurnChanged(turn); }));
    connect(&conversation(), &chat::Conversation::pathChanged, this,
            ifShown([this](base::LaneId, const chat::PathChange &) { refreshAction(); }));
    connect(m_library.shown(), &session::ChatSession::runningChanged, this, &VerdictDesk::refreshAction,
            Qt::UniqueConnection);
    refreshAction();
}

bool VerdictDesk::canBeJudged(MessageId id) const
{
    if (!conversation().contains(id) || !m_view.lanes().isComparing())
        return false;
    const chat::Message &message = conversation().message(id);
    return message.role == chat::Role::Assistant && message.outcome && !message.turn.isNull();
}

MessageId VerdictDesk::lastAnswer() const
{
    if (!m_library.shown() || m_view.lanes().currentLane().isNull())
        return {};
    // While another conversation comes on screen, the lanes are still those of the one before it.
    if (m_view.lanes().firstPane().model().conversation() != &conversation())
        return {};
    const MessageId leaf = conversation().lane(m_view.lanes().currentLane()).leaf;
    return canBeJudged(leaf) ? leaf : MessageId();
}

void VerdictDesk::fillMenu(MessageId answer, QMenu &menu)
{
    if (!canBeJudged(answer))
        return;
    menu.addSeparator();
    QAction *best = menu.addAction(icon(u"star"_s), tr("&Best answer of this turn"));
    best->setCheckable(true);
    best->setChecked(conversation().turn(conversation().message(answer).turn).best == answer);
    connect(best, &QAction::triggered, this, [this, answer] { toggleBest(answer); });
    connect(menu.addAction(tr("Rate, tag, n&ote…")), &QAction::triggered, this, [this, answer] { ask(answer); });
}

void VerdictDesk::toggleBest(MessageId answer)
{
    if (!canBeJudged(answer))
        return;
    chat::Turn turn = conversation().turn(conversation().message(answer).turn);
    turn.best = turn.best == answer ? MessageId() : answer;
    conversation().putTurn(turn);
}

void VerdictDesk::ask(MessageId answer)
{
    if (!canBeJudged(answer))
        return;
    const chat::Turn turn = conversation().turn(conversation().message(answer).turn);
    auto *dialog = new VerdictDialog(turn.verdicts.value(answer), m_view.window());
    // Another conversation may have come on screen while it was open.
    connect(dialog, &QDialog::accepted, this, [this, dialog, answer] {
        if (!canBeJudged(answer))
            return;
        chat::Turn judged = conversation().turn(conversation().message(answer).turn);
        const chat::Verdict verdict = dialog->verdict();
        if (verdict.isEmpty())
            judged.verdicts.remove(answer);
        else
            judged.verdicts.insert(answer, verdict);
        conversation().putTurn(judged);
    });
    dialog->open();
}

void VerdictDesk::onTurnChanged(base::TurnId turn)
{
    for (const LaneColumn *column : m_view.lanes().columns()) {
        const chat::ConversationModel &model = column->pane().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.message(row).turn == turn)
                column->pane().transcript().refreshActivity(model.message(row).id);
        }
    }
    refreshAction();
}

void VerdictDesk::refreshAction()
{
    const MessageId answer = lastAnswer();
    m_actions.markBest->setEnabled(!answer.isNull());
    m_actions.markBest->setChecked(!answer.isNull()
                                   && conversation().turn(conversation().message(answer).turn).best == answer);
}

} // namespace tokenhub::app
