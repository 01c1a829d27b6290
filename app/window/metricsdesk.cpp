// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/metricsdesk.h"

#include "charts/metricsdialog.h"
#include "chat/blindlanes.h"
#include "chat/turns.h"
#include "window/actions.h"
#include "window/answercost.h"
#include "window/conversationview.h"
#include "window/lanewords.h"
#include "words/plaintext.h"

#include <QCoreApplication>
#include <algorithm>

namespace tokenhub::app {

namespace {

constexpr std::chrono::milliseconds metricsPause{500};
constexpr qsizetype longestPrompt = 200;
constexpr size_t mostTurns = 200; // the newest: all of it is told again while an answer comes

std::optional<double> inSeconds(const std::optional<std::chrono::milliseconds> &time)
{
    return time ? std::optional(double(time->count()) / 1000.0) : std::nullopt;
}

//! As chat::lanesIn() for every turn, in one walk: that one walks all paths for each turn.
QHash<base::TurnId, std::vector<chat::LaneTurn>> partsOfTurns(const chat::Conversation &conversation)
{
    QHash<base::TurnId, std::vector<chat::LaneTurn>> parts;
    for (const chat::Lane &lane : conversation.lanes()) {
        for (const base::MessageId &id : conversation.path(lane.id)) {
            const chat::Message &message = conversation.message(id);
            std::vector<chat::LaneTurn> &lanes = parts[message.turn];
            if (message.role == chat::Role::User && (lanes.empty() || lanes.back().lane != lane.id))
                lanes.push_back({.lane = lane.id, .prompt = id, .answer = {}});
            else if (message.role == chat::Role::Assistant && !lanes.empty() && lanes.back().lane == lane.id)
                lanes.back().answer = id;
        }
    }
    return parts;
}

} // namespace

MetricsDesk::MetricsDesk(Parts parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    m_later.setSingleShot(true);
    m_later.setInterval(metricsPause);
    connect(&m_later, &QTimer::timeout, this, &MetricsDesk::refresh);
    connect(m_parts.actions.compareMetrics, &QAction::triggered, this, &MetricsDesk::open);
    connect(&m_parts.library, &session::ConversationLibrary::shownChanged, this, &MetricsDesk::bind);
    connect(&m_parts.profiles, &session::ProfileBook::changed, this, &MetricsDesk::refreshLater); // its prices
}

void MetricsDesk::bind()
{
    // A conversation is shown more than once in its life.
    conversation().disconnect(this);
    connect(&conversation(), &chat::Conversation::messageChanged, this, &MetricsDesk::refreshLater);
    connect(&conversation(), &chat::Conversation::pathChanged, this, &MetricsDesk::refreshLater);
    connect(&conversation(), &chat::Conversation::turnChanged, this, &MetricsDesk::refreshLater);
    connect(&conversation(), &chat::Conversation::lanesChanged, this, [this] {
        m_parts.actions.compareMetrics->setEnabled(conversation().lanes().size() > 1);
        refreshLater();
    });
    m_parts.actions.compareMetrics->setEnabled(conversation().lanes().size() > 1);
    refresh();
}

void MetricsDesk::open()
{
    if (!m_dialog) {
        m_dialog = new MetricsDialog(loadCharts(QCoreApplication::applicationDirPath()), m_parts.view.window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    refresh();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void MetricsDesk::refreshLater()
{
    if (m_dialog && !m_later.isActive())
        m_later.start();
}

void MetricsDesk::refresh()
{
    m_later.stop();
    if (m_dialog && m_parts.library.shown())
        m_dialog->setTurns(figures());
}

std::vector<TurnFigures> MetricsDesk::figures() const
{
    const std::vector<base::TurnId> turns = chat::turnsOf(conversation());
    const QHash<base::TurnId, std::vector<chat::LaneTurn>> parts = partsOfTurns(conversation());
    std::vector<TurnFigures> all;
    for (size_t i = turns.size() - std::min(turns.size(), mostTurns); i < turns.size(); ++i) {
        TurnFigures told{.number = int(i) + 1};
        for (const chat::LaneTurn &part : parts.value(turns[i])) {
            const std::optional<LaneFigures> lane = figuresOf(part.lane, part.answer);
            if (!lane)
                continue;
            const QByteArray prompt = conversation().message(part.prompt).text().left(4 * longestPrompt);
            told.prompt = words::onOneLine(QString::fromUtf8(prompt), longestPrompt);
            told.lanes.push_back(*lane);
        }
        // While it is hidden who answered the lanes' own order would tell.
        std::stable_sort(told.lanes.begin(), told.lanes.end(),
                         [](const LaneFigures &a, const LaneFigures &b) { return a.letter < b.letter; });
        if (!told.lanes.empty())
            all.push_back(std::move(told));
    }
    return all;
}

//! Of the open lanes: a closed one has no letter any more.
std::optional<LaneFigures> MetricsDesk::figuresOf(base::LaneId id, base::MessageId answerId) const
{
    const std::vector<chat::Lane> &lanes = conversation().lanes();
    const auto lane = std::find_if(lanes.begin(), lanes.end(), [id](const chat::Lane &each) { return each.id == id; });
    if (lane == lanes.end() || answerId.isNull())
        return std::nullopt;
    const chat::Message &answer = conversation().message(answerId);
    const chat::BlindLanes blind(conversation());
    const chat::Metrics metrics = m_parts.library.shown()->metrics(answerId);
    LaneFigures told{.letter = blind.letter(id)};
    told.hue = told.letter.isEmpty() ? 0 : told.letter.front().unicode() - u'A';
    QStringList name{words::onOneLine(answer.model)};
    name << laneDifferences(lanes.front().target, lane->target);
    told.model = blind.areNamesHidden() ? neutralName(told.letter) : name.join(QStringLiteral(" · "));
    told.firstTokenSeconds = inSeconds(metrics.firstToken);
    told.totalSeconds = inSeconds(metrics.total);
    told.tokensPerSecond = metrics.tokensPerSecond(answer.usage);
    told.tokensIn = answer.usage.promptTokens;
    told.tokensOut = answer.usage.completionTokens;
    told.cost = answerCost(conversation(), answer, m_parts.profiles);
    return told;
}

} // namespace tokenhub::app
