// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"
#include "chat/namemask.h"
#include "chat/price.h"
#include "exchange/formulatokens.h"
#include "exchange/reportwords.h"

#include <QStringList>
#include <QTimeZone>
#include <functional>

//! A conversation on its way into a file. All pure; any thread, if the conversation lives there. Nothing here holds a
//! key, a proxy's login or a header.
namespace tokenhub::exchange {

//! Names of models that were compared blindly and are not revealed.
enum class BlindNames { Keep, Reveal };
//! What a model says of itself in an answer that is compared blindly.
enum class SelfNames { Keep, Mask };

//! \brief What a conversation does not know of itself. Functions may be empty; they are called on the thread that
//! exports.
struct ExportOptions {
    base::UtcMs now{};
    QTimeZone zone = QTimeZone::utc();
    BlindNames blindNames = BlindNames::Keep;
    SelfNames selfNames = SelfNames::Keep;
    ReportWords words = {};
    QHash<base::ProfileId, QString> gateways = {}; //!< their names
    QHash<base::LaneId, QStringList> differences = {}; //!< between the first lane and this one, each in two words
    //! The request that an answer came from, as JSON to read; empty where nothing was sent.
    std::function<QByteArray(const chat::Conversation &, base::MessageId answer)> requestOf = {};
    std::function<std::optional<chat::Cost>(const chat::Message &answer)> costOf = {};
    //! Where an answer has formulas, in order.
    std::function<std::vector<ByteRange>(QByteArrayView markdown)> formulasOf = {};
};

//! \brief A lane, or who stands for it in a blind turn.
struct ReportLane {
    const chat::Lane *lane = nullptr; //!< null: it is not told which one
    QString letter;
    QString name; //!< the model's, or a neutral one; on one line
    QString gateway;
    QStringList differences;
};

//! \brief What one lane has of one turn.
struct ReportPart {
    size_t lane = 0; //!< of the conversation's, closed ones included
    QString letter;
    QString name;
    QStringList differences;
    const chat::Message *prompt = nullptr; //!< null: an answer without one
    std::vector<const chat::Message *> said; //!< answers, and the results of tools

    [[nodiscard]] const chat::Message *answer() const; //!< the last one; null: none
    [[nodiscard]] QString heading() const; //!< "A · model (thinking on)"
};

struct ReportTurn {
    int number = 0; //!< from 1
    chat::Turn notes;
    std::vector<ReportPart> parts; //!< by lane; in a blind document by letter
};

//! \brief What all documents are written from. It points into the conversation, which must outlive it unchanged.
struct Report {
    const chat::Conversation *conversation = nullptr;
    ExportOptions options;
    QString title; //!< on one line
    bool isNeutral = false; //!< no model may be named
    chat::NameMask mask; //!< knows names when isNeutral
    std::vector<ReportLane> lanes; //!< empty when isNeutral
    std::vector<ReportTurn> turns; //!< oldest first

    [[nodiscard]] const ReportWords &words() const { return options.words; }
    [[nodiscard]] QString timeText(base::UtcMs at) const; //!< ISO 8601 with the offset, to the second
    //! Empty where it is not known, and while names are hidden: a price tells the model.
    [[nodiscard]] std::optional<chat::Cost> costOf(const chat::Message &answer) const;
    //! A part's text as it may be told: with names masked where that is wanted.
    [[nodiscard]] QByteArray textOf(const chat::Message &message, const chat::Part &part) const;
};

//! Linear in the messages.
[[nodiscard]] Report makeReport(const chat::Conversation &conversation, const ExportOptions &options);
//! Whether models are to go without names, as in the window (chat::BlindLanes), or nothing was asked blindly yet.
[[nodiscard]] bool isHidden(const chat::Conversation &conversation);

//! \brief The exact requests, as long as a document can hold them: each repeats all that was said before it.
class RequestShelf
{
public:
    explicit RequestShelf(const Report &report) : m_report(report) { }

    static constexpr qsizetype mostBytes = 16 * 1024 * 1024; //!< of one document
    //! Empty: nothing was sent, it must not be told, or isFull().
    [[nodiscard]] QByteArray take(const chat::Message &answer);
    [[nodiscard]] bool isFull() const { return m_bytes > mostBytes; }

private:
    const Report &m_report;
    qsizetype m_bytes = 0;
};

} // namespace tokenhub::exchange
