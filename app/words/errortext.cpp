// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errortext.h"

#include "chat/chatrequest.h"
#include "words/plaintext.h"

#include <QCoreApplication>
#include <QStringList>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::words {
namespace {

using base::ErrorKind;
using enum Remedy;

//! %1 is what the error concerns, %2 the HTTP status, %3 what the gateway said, %4 the seconds to wait. The first
//! sentence whose places can all be filled is taken.
struct Row {
    ErrorKind kind;
    std::vector<const char *> sentences;
    QList<Remedy> remedies;
};

//! The tables are members only so that QT_TR_NOOP knows their context.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    static std::vector<Row> beforeSending();
    static std::vector<Row> aboutTheGateway();
    static std::vector<Row> aboutTheKey();
    static std::vector<Row> refusals();
    static std::vector<Row> strangeAnswers();
    static std::vector<Row> brokenOff();
    static std::vector<Row> troublesOnDisk();
    static std::vector<Row> fieldRows(const QString &field);
};

std::vector<Row> Words::beforeSending()
{
    return {
        {ErrorKind::BadUrl,
         {QT_TR_NOOP("“%1” is not a gateway address: it must begin with https:// or http:// and name a host."),
          QT_TR_NOOP("The gateway address cannot be read: it must begin with https:// or http:// and name a host.")},
         {EditGateway}},
        {ErrorKind::InsecureUrl,
         {QT_TR_NOOP("The key would travel unencrypted to %1: use an https:// address there."),
          QT_TR_NOOP("The key would travel unencrypted: use an https:// address, http:// is for this computer only.")},
         {EditGateway}},
        {ErrorKind::HostNotFound,
         {QT_TR_NOOP("The host %1 was not found: check the gateway address and whether this computer is online."),
          QT_TR_NOOP("The host was not found: check the gateway address and whether this computer is online.")},
         {TryAgain, EditGateway}},
        {ErrorKind::ConnectionRefused,
         {QT_TR_NOOP("%1 cannot be reached: it refused the connection. Check the address, the port and whether the "
                     "server runs."),
          QT_TR_NOOP("The connection was refused: check the address, the port and whether the server runs.")},
         {TryAgain, EditGateway}},
        {ErrorKind::ConnectTimeout,
         {QT_TR_NOOP("%1 cannot be reached: no connection came about in time. Check the network, or try again later."),
          QT_TR_NOOP("No connection came about in time: check the network, or try again later.")},
         {TryAgain, EditGateway}},
        {ErrorKind::TlsFailed,
         {QT_TR_NOOP("The certificate of %1 could not be verified, so nothing was sent: check the address and this "
                     "computer's clock."),
          QT_TR_NOOP(
              "The certificate could not be verified, so nothing was sent: check the address and this computer's "
              "clock.")},
         {EditGateway, TryAgain}},
        {ErrorKind::BadField,
         {QT_TR_NOOP("The field “%1” cannot be sent as it is: correct it or reset it."),
          QT_TR_NOOP("A field of the request cannot be sent as it is: correct it or reset it.")},
         {EditParameters}},
    };
}

std::vector<Row> Words::aboutTheGateway()
{
    return {
        {ErrorKind::ProxyFailed,
         {QT_TR_NOOP("The proxy %1 did not pass the request on: check that it runs, and the proxy settings of this "
                     "gateway or of the desktop."),
          QT_TR_NOOP("The proxy did not pass the request on: check the proxy settings of this gateway.")},
         {EditGateway, TryAgain}},
        {ErrorKind::ProxyLogin,
         {QT_TR_NOOP("The proxy %1 wants a user name and password, or does not take the ones it got: enter them in "
                     "this gateway's settings."),
          QT_TR_NOOP("The proxy wants another user name or password: enter them in this gateway's settings.")},
         {EditGateway, TryAgain}},
        {ErrorKind::BadAuthorities,
         {QT_TR_NOOP("There is no certificate in “%1”: choose a PEM file, one with the line BEGIN CERTIFICATE."),
          QT_TR_NOOP("There is no certificate in the chosen file: choose a PEM file, one with the line BEGIN "
                     "CERTIFICATE.")},
         {EditGateway}},
        {ErrorKind::BadHeader,
         {QT_TR_NOOP("The header “%1” of this gateway cannot be sent: correct it in the gateway's settings."),
          QT_TR_NOOP("A header of this gateway cannot be sent: correct it in the gateway's settings.")},
         {EditGateway}},
        {ErrorKind::GatewayGone,
         {QT_TR_NOOP("The gateway of this conversation is not there any more: go on with the default one, or choose "
                     "another at the bottom of the history.")},
         {UseDefaultGateway}},
    };
}

std::vector<Row> Words::aboutTheKey()
{
    return {
        {ErrorKind::BadKey,
         {QT_TR_NOOP(
             "This is not a usable API key: copy it again, without spaces, line breaks or special characters in it.")},
         {EnterKey}},
        {ErrorKind::KeyMissing,
         {QT_TR_NOOP("There is no API key for this gateway yet: enter one to go on.")},
         {EnterKey}},
        {ErrorKind::KeychainLocked,
         {QT_TR_NOOP("The keyring is locked: unlock it, or use a key for this session only. The stored key is safe.")},
         {UnlockAndRetry, UseForSession}},
        {ErrorKind::KeychainUnavailable,
         {QT_TR_NOOP("This desktop runs no keyring, so no key can be stored: use a key for this session only.")},
         {UseForSession, TryAgain}},
        {ErrorKind::KeychainDenied,
         {QT_TR_NOOP(
             "The keyring did not give the key out: allow it and try again, or use a key for this session only.")},
         {UnlockAndRetry, UseForSession}},
        {ErrorKind::KeychainWaiting,
         {QT_TR_NOOP(
             "The keyring's question was not answered: answer it and try again, or use a key for this session only.")},
         {UnlockAndRetry, UseForSession}},
        {ErrorKind::KeyRejected,
         {QT_TR_NOOP("The gateway rejected the key (%2): “%3”. Enter another one; the stored key was kept."),
          QT_TR_NOOP("The gateway rejected the key (%2): enter another one; the stored key was kept."),
          QT_TR_NOOP("The gateway rejected the key: enter another one; the stored key was kept.")},
         {EnterKey, TryAgain}},
        {ErrorKind::PaymentRequired,
         {QT_TR_NOOP(
              "The balance does not cover this request (%2): “%3”. Top it up with the provider, then try again."),
          QT_TR_NOOP("The balance does not cover this request: top it up with the provider, then try again.")},
         {TryAgain}},
    };
}

std::vector<Row> Words::refusals()
{
    return {
        {ErrorKind::Redirected,
         {QT_TR_NOOP("The gateway says it moved to %1. To protect the key this was not followed: enter that address if "
                     "you trust it."),
          QT_TR_NOOP(
              "The gateway says it moved. To protect the key this was not followed: enter the new address if you "
              "trust it.")},
         {EditGateway}},
        {ErrorKind::NotFound,
         {QT_TR_NOOP("The gateway does not know this model or address (404): “%3”."),
          QT_TR_NOOP("The gateway does not know this model or address (404): check the model's name and the gateway "
                     "address.")},
         {ChooseModel, EditGateway}},
        {ErrorKind::BadRequest,
         {QT_TR_NOOP("The gateway did not accept the request (%2): “%3”."),
          QT_TR_NOOP("The gateway did not accept the request (%2): check the parameters and the model."),
          QT_TR_NOOP("The gateway did not accept the request: check the parameters and the model.")},
         {EditParameters, TryAgain}},
        {ErrorKind::TooLarge,
         {QT_TR_NOOP("The conversation is too long for the gateway (413): shorten the message or start a new chat.")},
         {EditMessage, StartNewChat}},
        {ErrorKind::RateLimited,
         {QT_TR_NOOP("Too many requests at once (429): the gateway asks to wait %4 s, then try again."),
          QT_TR_NOOP("Too many requests at once (429): wait a moment, then try again.")},
         {TryAgain}},
        {ErrorKind::Overloaded,
         {QT_TR_NOOP("The gateway is overloaded (%2): “%3”. Try again in a moment."),
          QT_TR_NOOP("The gateway is overloaded: try again in a moment.")},
         {TryAgain, ChooseModel}},
        {ErrorKind::ServerError,
         {QT_TR_NOOP("The gateway failed (%2): “%3”. Try again in a moment."),
          QT_TR_NOOP("The gateway failed (%2): try again in a moment."),
          QT_TR_NOOP("The gateway failed: try again in a moment.")},
         {TryAgain, ChooseModel}},
    };
}

std::vector<Row> Words::strangeAnswers()
{
    return {
        {ErrorKind::NoAnswer,
         {QT_TR_NOOP(
              "%1 closed the connection without an answer. The request may have been billed, so it was not repeated."),
          QT_TR_NOOP("The connection was closed without an answer. The request may have been billed, so it was not "
                     "repeated.")},
         {TryAgain}},
        {ErrorKind::FirstByteTimeout,
         {QT_TR_NOOP("%1 took the request and sent nothing in time. It may have been billed, so it was not repeated."),
          QT_TR_NOOP(
              "The request was taken and nothing came in time. It may have been billed, so it was not repeated.")},
         {TryAgain}},
        {ErrorKind::UpstreamTimeout,
         {QT_TR_NOOP("The model behind the gateway did not answer in time (%2). It may have run and been billed, so it "
                     "was not repeated."),
          QT_TR_NOOP("The model behind the gateway did not answer in time. It may have run and been billed, so it was "
                     "not repeated.")},
         {TryAgain, ChooseModel}},
        {ErrorKind::NotApiAnswer,
         {QT_TR_NOOP(
              "%1 answered with something that is no API answer, a web page perhaps: check the gateway address."),
          QT_TR_NOOP("What came is no API answer, a web page perhaps: check the gateway address.")},
         {EditGateway, TryAgain}},
        {ErrorKind::EmptyAnswer,
         {QT_TR_NOOP("The gateway sent an empty answer: try again, or choose another model.")},
         {TryAgain, ChooseModel}},
        {ErrorKind::UnsupportedEncoding,
         {QT_TR_NOOP("The gateway compressed its answer although it was asked not to, so it cannot be read: check the "
                     "gateway or a proxy before it.")},
         {EditGateway, TryAgain}},
        {ErrorKind::BadAnswer,
         {QT_TR_NOOP(
             "The gateway's answer cannot be read, it is not valid JSON: try again, or check the gateway address.")},
         {TryAgain, EditGateway}},
        {ErrorKind::AnswerError,
         {QT_TR_NOOP("The gateway ended the answer with an error: “%3”."),
          QT_TR_NOOP("The gateway ended the answer with an error it did not explain: try again.")},
         {TryAgain, ChooseModel}},
    };
}

std::vector<Row> Words::brokenOff()
{
    return {
        {ErrorKind::TooMuchData,
         {QT_TR_NOOP("The answer grew beyond every limit and was ended: what arrived is kept.")},
         {TryAgain, EditParameters}},
        {ErrorKind::Interrupted,
         {QT_TR_NOOP("The connection was cut before the answer was complete: what arrived is kept.")},
         {Continue, TryAgain}},
        {ErrorKind::ProgramEnded,
         {QT_TR_NOOP("The program ended before the answer was complete: what arrived is kept.")},
         {Continue, TryAgain}},
        {ErrorKind::Stalled,
         {QT_TR_NOOP("Nothing more arrived for too long, so the answer was ended: what arrived is kept.")},
         {Continue, TryAgain}},
        {ErrorKind::Cancelled, {QT_TR_NOOP("Stopped at your wish: what arrived is kept.")}, {TryAgain}},
    };
}

std::vector<Row> Words::troublesOnDisk()
{
    return {
        {ErrorKind::StorageFull,
         {QT_TR_NOOP("The disk is full: free some space, and what is not saved yet will be saved then.")},
         {TryAgain, ChooseLocation}},
        {ErrorKind::StorageReadOnly,
         {QT_TR_NOOP(
             "The conversations can be read but not saved, their folder is read-only: make it writable or choose "
             "another place.")},
         {TryAgain, ChooseLocation}},
        {ErrorKind::StorageDamaged,
         {QT_TR_NOOP(
             "The file with the conversations is damaged: it was kept, and a new one can be used in its place.")},
         {ChooseLocation}},
        {ErrorKind::StorageNewer,
         {QT_TR_NOOP(
             "The conversations were saved by a newer TokenHub Chat and were not touched: update this program or "
             "choose another place.")},
         {ChooseLocation}},
        {ErrorKind::StorageBusy,
         {QT_TR_NOOP("Another program holds the file with the conversations: saving goes on when it lets go.")},
         {TryAgain}},
        {ErrorKind::StorageLost,
         {QT_TR_NOOP(
             "The file with the conversations disappeared while the program was running: choose a place to save "
             "what is open.")},
         {ChooseLocation, TryAgain}},
        {ErrorKind::StorageFailed,
         {QT_TR_NOOP("The conversation could not be saved: it stays open here; try again or choose another place.")},
         {TryAgain, ChooseLocation}},
        {ErrorKind::FileFailed,
         {QT_TR_NOOP("The file “%1” could not be read or written: check that it exists and that you may use it."),
          QT_TR_NOOP("A file could not be read or written: check that it exists and that you may use it.")},
         {TryAgain, ChooseLocation}},
        {ErrorKind::Internal,
         {QT_TR_NOOP("Something went wrong inside the program: try again, and report the details if it stays so.")},
         {TryAgain}},
    };
}

//! A field that cannot be sent has its own words, since each has its own cure.
std::vector<Row> Words::fieldRows(const QString &field)
{
    if (field == chat::field::model)
        return {{ErrorKind::BadField, {QT_TR_NOOP("No model is chosen: choose one or type its name.")}, {ChooseModel}}};
    if (field == chat::field::tools)
        return {{ErrorKind::BadField,
                 {QT_TR_NOOP("The field “%1” is not a JSON array of functions: correct it or reset it.")},
                 {EditParameters}}};
    if (field == chat::field::extra)
        return {{ErrorKind::BadField,
                 {QT_TR_NOOP("The field “%1” is not a JSON object: correct it or reset it.")},
                 {EditParameters}}};
    if (field == chat::field::toolChoice)
        return {{ErrorKind::BadField,
                 {QT_TR_NOOP("The field “%1” needs a tool to choose: add that tool or reset the choice.")},
                 {EditParameters}}};
    return {};
}

const Row &rowOf(ErrorKind kind)
{
    static const std::vector<Row> all = [] {
        std::vector<Row> rows;
        for (const auto &group :
             {Words::beforeSending(), Words::aboutTheGateway(), Words::aboutTheKey(), Words::refusals(),
              Words::strangeAnswers(), Words::brokenOff(), Words::troublesOnDisk()})
            rows.insert(rows.end(), group.begin(), group.end());
        return rows;
    }();
    for (const Row &row : all) {
        if (row.kind == kind)
            return row;
    }
    return all.back(); // Internal
}

QStringList valuesOf(const base::Error &error)
{
    QString subject = onOneLine(error.subject);
    if (error.kind == ErrorKind::BadField)
        subject = fieldName(subject);
    QString seconds;
    if (error.retryAfter)
        seconds = QString::number((error.retryAfter->count() + 999) / 1000);
    QString said = onOneLine(error.serverMessage);
    while (said.endsWith(u'.'))
        said.chop(1); // ours follows the closing quotation mark
    return {subject, error.httpStatus ? QString::number(*error.httpStatus) : QString(), said, seconds};
}

QString sentenceOf(const Row &row, const QStringList &values)
{
    for (const char *sentence : row.sentences) {
        if (canFill(QString::fromUtf8(sentence), values))
            return filled(Words::tr(sentence), values);
    }
    return filled(Words::tr(row.sentences.back()), values);
}

QString detailsOf(const base::Error &error)
{
    QStringList lines;
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines += "%1: %2"_L1.arg(name, value);
    };
    constexpr qsizetype longest = 4000;
    add(Words::tr("Kind"), base::errorKindName(error.kind));
    add(Words::tr("HTTP status"), error.httpStatus ? QString::number(*error.httpStatus) : QString());
    add(Words::tr("Concerns"), onOneLine(error.subject));
    add(Words::tr("The gateway said"), onOneLine(error.serverMessage, longest));
    add(Words::tr("Code"), onOneLine(error.code));
    add(Words::tr("Request id"), onOneLine(error.requestId));
    add(Words::tr("Detail"), onOneLine(error.detail, longest));
    return lines.join(u'\n');
}

} // namespace

ErrorText errorText(const base::Error &error)
{
    const std::vector<Row> special
        = error.kind == ErrorKind::BadField ? Words::fieldRows(error.subject) : std::vector<Row>();
    const Row &row = special.empty() ? rowOf(error.kind) : special.front();
    ErrorText text{sentenceOf(row, valuesOf(error)), row.remedies, detailsOf(error)};
    if (error.kind != ErrorKind::Cancelled)
        text.remedies += ShowDetails;
    return text;
}

bool mayHaveBeenBilled(ErrorKind kind)
{
    return kind == ErrorKind::NoAnswer || kind == ErrorKind::FirstByteTimeout || kind == ErrorKind::UpstreamTimeout;
}

QString fieldName(const QString &field)
{
    struct Name {
        QLatin1StringView field;
        const char *name;
    };
    static const Name names[] = {
        {chat::field::model, QT_TRANSLATE_NOOP("Words", "Model")},
        {chat::field::tools, QT_TRANSLATE_NOOP("Words", "Tools")},
        {chat::field::extra, QT_TRANSLATE_NOOP("Words", "Extra JSON")},
        {chat::field::toolChoice, QT_TRANSLATE_NOOP("Words", "Tool choice")},
        {"systemPrompt"_L1, QT_TRANSLATE_NOOP("Words", "System prompt")},
        {"stream"_L1, QT_TRANSLATE_NOOP("Words", "Streaming")},
        {"maxTokens"_L1, QT_TRANSLATE_NOOP("Words", "Max tokens")},
        {"temperature"_L1, QT_TRANSLATE_NOOP("Words", "Temperature")},
        {"stop"_L1, QT_TRANSLATE_NOOP("Words", "Stop sequences")},
        {"thinking"_L1, QT_TRANSLATE_NOOP("Words", "Thinking")},
        {"search"_L1, QT_TRANSLATE_NOOP("Words", "Web search")},
    };
    for (const Name &entry : names) {
        if (entry.field == field)
            return Words::tr(entry.name);
    }
    return field;
}

} // namespace tokenhub::words
