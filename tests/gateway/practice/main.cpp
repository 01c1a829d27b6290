// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicegateway.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>
#include <array>
#include <csignal>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::practice;

namespace {

constexpr int usageError = 2;
std::array<int, 2> signalPipe{-1, -1};

void onSignal(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
}

//! SIGTERM and SIGINT become an ordinary end of the event loop.
void quitOnSignals(QCoreApplication &application)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalPipe.data()) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    struct sigaction action = {};
    action.sa_handler = onSignal;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
}

void quitWhenInputCloses(QCoreApplication &application)
{
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [notifier] {
        std::array<char, 256> ignored{};
        if (::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0) {
            notifier->setEnabled(false);
            QCoreApplication::quit();
        }
    });
}

int fail(const QString &message)
{
    std::fprintf(stderr, "practice-gateway: %s\n", qUtf8Printable(message));
    return usageError;
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"A gateway on this computer that speaks the Text Model Guide's protocol with canned answers.\n"
        "Its URL is the first line that it prints. For programs and people that want to practise.\n\n"_s
        + scriptHelp());
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, u"Listen on 127.0.0.1:<port>; 0 (the default): any free port."_s, u"port"_s, u"0"_s},
        {u"script"_s, u"Answer by the rules in <file> (see above)."_s, u"file"_s},
        {u"rate"_s, u"Canned answers come at <tokens> per second (default 80; 0: at once)."_s, u"tokens"_s, u"80"_s},
        {u"key"_s, u"Accept exactly this <key>. Without it every key and none are accepted."_s, u"key"_s},
        {u"done"_s, u"End streams with [DONE], which the guide does not show."_s},
        {u"exit-with-parent"_s, u"End when the standard input is closed."_s},
    });
}

//! Empty when all is set; else what is wrong.
QString configure(PracticeGateway &gateway, const QCommandLineParser &parser)
{
    bool isNumber = false;
    const double rate = parser.value(u"rate"_s).toDouble(&isNumber);
    if (!isNumber || rate < 0)
        return u"--rate needs a number that is not negative"_s;
    gateway.setTokensPerSecond(rate);
    gateway.setKey(parser.value(u"key"_s).toUtf8());
    gateway.setDone(parser.isSet(u"done"_s) ? PracticeGateway::Done::Sent : PracticeGateway::Done::Omitted);
    if (!parser.isSet(u"script"_s))
        return {};
    QFile file(parser.value(u"script"_s));
    if (!file.open(QIODevice::ReadOnly))
        return file.fileName() + u": "_s + file.errorString();
    QString mistake;
    const auto script = Script::fromJson(file.readAll(), &mistake);
    if (!script)
        return file.fileName() + u": "_s + mistake;
    gateway.setScript(*script);
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"practice-gateway"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(TOKENHUB_VERSION));
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);

    PracticeGateway gateway;
    if (const QString mistake = configure(gateway, parser); !mistake.isEmpty())
        return fail(mistake);
    bool isPort = false;
    const auto port = parser.value(u"port"_s).toUShort(&isPort);
    if (!isPort)
        return fail(u"--port needs a number from 0 to 65535"_s);
    if (!gateway.listen(port))
        return fail(u"port %1 cannot be used"_s.arg(port));

    quitOnSignals(application);
    if (parser.isSet(u"exit-with-parent"_s))
        quitWhenInputCloses(application);
    std::printf("%s\n", qUtf8Printable(gateway.url().toString()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
