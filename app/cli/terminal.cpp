// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include "words/errortext.h"

#include <QSocketNotifier>
#include <cstdio>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tokenhub::cli {

using base::ErrorKind;

namespace {

int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    // Only what is safe in a signal handler: one byte wakes the event loop.
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[0], &byte, 1);
}

} // namespace

ExitStatus exitStatus(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadKey:
    case ErrorKind::KeyMissing:
    case ErrorKind::KeyRejected:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainUnavailable:
    case ErrorKind::KeychainDenied:
    case ErrorKind::KeychainWaiting:
        return ExitStatus::Key;
    case ErrorKind::BadField:
    case ErrorKind::BadUrl:
    case ErrorKind::InsecureUrl:
    case ErrorKind::BadHeader:
    case ErrorKind::BadAuthorities:
    case ErrorKind::GatewayGone:
        return ExitStatus::Usage;
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::ConnectTimeout:
    case ErrorKind::TlsFailed:
    case ErrorKind::ProxyFailed:
    case ErrorKind::ProxyLogin:
    case ErrorKind::NoAnswer:
    case ErrorKind::FirstByteTimeout:
        return ExitStatus::Network;
    case ErrorKind::Interrupted:
    case ErrorKind::Stalled:
    case ErrorKind::Cancelled:
    case ErrorKind::TooMuchData:
        return ExitStatus::Interrupted;
    default:
        return ExitStatus::Refused;
    }
}

ExitStatus exitStatus(const chat::Message &answer)
{
    switch (answer.outcome.value_or(chat::Outcome::Interrupted)) {
    case chat::Outcome::Complete:
        return ExitStatus::Complete;
    case chat::Outcome::Stopped:
    case chat::Outcome::Interrupted:
        return ExitStatus::Interrupted;
    case chat::Outcome::Failed:
        break;
    }
    return answer.error ? exitStatus(answer.error->kind) : ExitStatus::Refused;
}

bool printOut(const QByteArray &bytes)
{
    return std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size())
        && std::fflush(stdout) == 0;
}

void printNote(const QString &line)
{
    const QByteArray bytes = line.toLocal8Bit() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
}

QStringList errorLines(const base::Error &error)
{
    const words::ErrorText text = words::errorText(error);
    for (const words::Remedy remedy : text.remedies) {
        if (const QString advice = words::remedyAdvice(remedy); !advice.isEmpty())
            return {text.sentence, advice};
    }
    return {text.sentence};
}

void printError(const base::Error &error)
{
    const QStringList lines = errorLines(error);
    for (const QString &line : lines)
        printNote(line);
}

InterruptWatch::InterruptWatch(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) != 0)
        return;
    m_notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(signalPipe[1], &byte, 1) == 1)
            emit interrupted();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = int(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

InterruptWatch::~InterruptWatch()
{
    ::signal(SIGINT, SIG_DFL);
    ::signal(SIGTERM, SIG_DFL);
    delete m_notifier;
    for (int &end : signalPipe) {
        if (end >= 0)
            ::close(std::exchange(end, -1));
    }
}

} // namespace tokenhub::cli
