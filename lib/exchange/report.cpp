// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/report.h"

#include "chat/blindlanes.h"
#include "exchange/foreigntext.h"

#include <QDateTime>
#include <QSet>
#include <algorithm>

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;
using chat::Message;
using chat::Role;

namespace {

//! \brief Walks every lane's path once and puts together what belongs to the same turn.
class TurnSorter
{
public:
    explicit TurnSorter(const chat::Conversation &conversation) : m_conversation(conversation) { }

    void addLane(size_t place, base::LaneId lane)
    {
        m_current = none;
        for (const base::MessageId &id : m_conversation.path(lane)) {
            const Message &message = m_conversation.message(id);
            if (message.role == Role::User || m_current == none)
                m_current = begin(place, message);
            if (message.role != Role::User)
                m_found[m_current].turn.parts.back().said.push_back(&message);
        }
    }

    //! The turns of one lane are in its order already: the computer's clock may have been set back in between.
    std::vector<ReportTurn> turns(bool isOneLane)
    {
        if (!isOneLane)
            std::stable_sort(m_found.begin(), m_found.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
        std::vector<ReportTurn> turns;
        for (Dated &each : m_found) {
            turns.push_back(std::move(each.turn));
            turns.back().number = int(turns.size());
        }
        return turns;
    }

private:
    struct Dated {
        base::UtcMs at{};
        ReportTurn turn;
    };
    static constexpr size_t none = size_t(-1);

    size_t begin(size_t place, const Message &message)
    {
        const auto known = m_places.constFind(message.turn);
        size_t at = known == m_places.cend() ? none : *known;
        // The lanes come one after the other: the last part is this lane's if it has one there.
        if (at == none || m_found[at].turn.parts.back().lane == place) {
            at = m_found.size();
            m_found.push_back({.at = message.createdAt, .turn = {}});
            m_found.back().turn.notes = m_conversation.turn(message.turn);
            if (!message.turn.isNull())
                m_places.insert(message.turn, at);
        }
        m_found[at].at = std::min(m_found[at].at, message.createdAt);
        m_found[at].turn.parts.push_back({.lane = place});
        m_found[at].turn.parts.back().prompt = message.role == Role::User ? &message : nullptr;
        return at;
    }

    const chat::Conversation &m_conversation;
    std::vector<Dated> m_found;
    QHash<base::TurnId, size_t> m_places;
    size_t m_current = none;
};

QString nameOf(const QString &model, const ReportWords &words)
{
    const QString name = oneLine(model);
    return name.isEmpty() ? words.noModel : name;
}

std::vector<ReportLane> lanesOf(const std::vector<const chat::Lane *> &lanes, const ExportOptions &options)
{
    std::vector<ReportLane> found;
    for (const chat::Lane *lane : lanes) {
        const QString letter = lanes.size() == 1 ? QString() : chat::laneLetter(qsizetype(found.size()));
        found.push_back({.lane = lane,
                         .letter = letter,
                         .name = nameOf(lane->target.model, options.words),
                         .gateway = oneLine(options.gateways.value(lane->target.profile)),
                         .differences = options.differences.value(lane->id)});
    }
    return found;
}

void nameParts(ReportTurn &turn, const std::vector<ReportLane> &lanes, const ReportWords &words)
{
    for (ReportPart &part : turn.parts) {
        const ReportLane &lane = lanes[part.lane];
        const Message *answer = part.answer();
        part.letter = lane.letter;
        // The lane may have asked another model since.
        part.name = answer && !answer->model.isEmpty() ? nameOf(answer->model, words) : lane.name;
        part.differences = lane.differences;
    }
}

//! As the window calls them. Lanes that it does not call anything, closed before anything was hidden, come behind.
QHash<base::LaneId, QString> lettersOf(const chat::Conversation &conversation,
                                       const std::vector<const chat::Lane *> &lanes)
{
    const chat::BlindLanes blind(conversation);
    QSet<QString> taken;
    for (const chat::Lane *lane : lanes)
        taken.insert(blind.letter(lane->id));
    QHash<base::LaneId, QString> letters;
    qsizetype next = 0;
    for (const chat::Lane *lane : lanes) {
        QString letter = blind.letter(lane->id);
        // There are but so many letters: the last one is for all that are left.
        for (qsizetype tries = 0; letter.isEmpty(); ++tries) {
            const QString free = chat::laneLetter(next++);
            if (!taken.contains(free) || tries > taken.size())
                letter = free;
        }
        letters.insert(lane->id, letter);
    }
    return letters;
}

//! By letter: the order of the lanes would tell who is who.
void hideParts(ReportTurn &turn, const std::vector<const chat::Lane *> &lanes,
               const QHash<base::LaneId, QString> &letters, const ReportWords &words)
{
    for (ReportPart &part : turn.parts) {
        part.letter = letters.value(lanes[part.lane]->id);
        part.name = words.neutralName.arg(part.letter);
    }
    std::stable_sort(turn.parts.begin(), turn.parts.end(),
                     [](const ReportPart &a, const ReportPart &b) { return a.letter < b.letter; });
    for (ReportPart &part : turn.parts)
        part.letter.clear(); // the name has it
}

QStringList modelsOf(const chat::Conversation &conversation, const std::vector<const chat::Lane *> &lanes)
{
    QSet<QString> models;
    for (const chat::Lane *lane : lanes)
        models.insert(lane->target.model);
    for (const Message &message : conversation.tree().messages()) {
        models.insert(message.model);
        models.insert(message.answeredBy);
    }
    models.remove(QString());
    return QStringList(models.cbegin(), models.cend());
}

} // namespace

const Message *ReportPart::answer() const
{
    const auto last
        = std::find_if(said.crbegin(), said.crend(), [](const Message *each) { return each->role == Role::Assistant; });
    return last == said.crend() ? nullptr : *last;
}

QString ReportPart::heading() const
{
    const QString named = letter.isEmpty() ? name : letter + u" · "_s + name;
    return differences.isEmpty() ? named : named + u" ("_s + differences.join(u", "_s) + u')';
}

QString Report::timeText(base::UtcMs at) const
{
    return QDateTime::fromMSecsSinceEpoch(at.count(), options.zone).toString(Qt::ISODate);
}

std::optional<chat::Cost> Report::costOf(const Message &answer) const
{
    return isNeutral || !options.costOf ? std::nullopt : options.costOf(answer);
}

QByteArray Report::textOf(const Message &message, const chat::Part &part) const
{
    const bool isMasked = isNeutral && options.selfNames == SelfNames::Mask && message.role != Role::User
        && part.kind != chat::PartKind::Image;
    return isMasked ? mask.masked(QByteArrayView(part.text)) : part.text;
}

bool isHidden(const chat::Conversation &conversation)
{
    return chat::BlindLanes(conversation).areNamesHidden()
        || (conversation.head().comparison.isBlind && conversation.tree().size() == 0);
}

Report makeReport(const chat::Conversation &conversation, const ExportOptions &options)
{
    std::vector<const chat::Lane *> lanes;
    for (const chat::Lane &lane : conversation.lanes())
        lanes.push_back(&lane);
    for (const chat::Lane &lane : conversation.closedLanes())
        lanes.push_back(&lane);

    Report report;
    report.conversation = &conversation;
    report.options = options;
    report.isNeutral = options.blindNames == BlindNames::Keep && isHidden(conversation);
    report.title = oneLine(conversation.head().title);
    TurnSorter sorter(conversation);
    for (size_t i = 0; i < lanes.size(); ++i)
        sorter.addLane(i, lanes[i]->id);
    report.turns = sorter.turns(lanes.size() == 1);
    if (report.isNeutral) {
        report.mask = chat::NameMask(modelsOf(conversation, lanes));
        report.title = report.mask.masked(report.title);
        const QHash<base::LaneId, QString> letters = lettersOf(conversation, lanes);
        for (ReportTurn &turn : report.turns)
            hideParts(turn, lanes, letters, options.words);
    } else {
        report.lanes = lanesOf(lanes, options);
        for (ReportTurn &turn : report.turns)
            nameParts(turn, report.lanes, options.words);
    }
    if (report.title.isEmpty())
        report.title = options.words.untitled;
    return report;
}

QByteArray RequestShelf::take(const Message &answer)
{
    if (isFull() || m_report.isNeutral || !m_report.options.requestOf || answer.requestSnapshot.isEmpty())
        return {};
    const QByteArray request = m_report.options.requestOf(*m_report.conversation, answer.id);
    m_bytes += request.size();
    return request;
}

} // namespace tokenhub::exchange
