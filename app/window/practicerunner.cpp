// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/practicerunner.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcessEnvironment>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto startPatience = 10s;
constexpr qsizetype longestLine = 256;

//! QProcess complains about a child that is still there when it goes, and waits for it.
class Child : public QProcess
{
public:
    using QProcess::QProcess;
    void abandon() { setProcessState(NotRunning); }
};

QUrl addressIn(const QByteArray &line)
{
    const QUrl url(QString::fromLatin1(line.trimmed()), QUrl::StrictMode);
    const bool isHere = url.scheme() == "http"_L1 && url.host() == "127.0.0.1"_L1 && url.port() > 0;
    return isHere ? url : QUrl();
}

} // namespace

PracticeRunner::PracticeRunner(QString program, QObject *parent) : QObject(parent), m_program(std::move(program))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(startPatience);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { fail(Failure::NoAddress, u"it did not say where it listens"_s); });
}

PracticeRunner::~PracticeRunner()
{
    m_url.clear();
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
        static_cast<Child *>(m_process)->abandon();
    }
}

QString PracticeRunner::find()
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString &place : {u"%1/practice-gateway"_s, u"%1/../libexec/tokenhub-chat/practice-gateway"_s}) {
        const QFileInfo file(place.arg(here));
        if (file.isFile() && file.isExecutable())
            return file.absoluteFilePath();
    }
    return {};
}

void PracticeRunner::start()
{
    if (m_process)
        return;
    const QString program = m_program.isEmpty() ? find() : m_program;
    m_firstLine.clear();
    m_process = new Child(this);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"TOKENHUB_API_KEY"_s); // no business of its own
    m_process->setProcessEnvironment(environment);
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process, &QProcess::readyReadStandardOutput, this, &PracticeRunner::onOutput);
    connect(m_process, &QProcess::errorOccurred, this, [this, program](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(QFileInfo::exists(program) ? Failure::NotStarted : Failure::NotFound, m_process->errorString());
    });
    connect(m_process, &QProcess::finished, this, [this](int code) {
        fail(isRunning() ? Failure::Ended : Failure::NotStarted, u"it ended with code %1"_s.arg(code));
    });
    if (program.isEmpty()) {
        QMetaObject::invokeMethod(
            m_process, [this] { fail(Failure::NotFound, u"practice-gateway"_s); }, Qt::QueuedConnection);
        return;
    }
    m_patience.start();
    m_process->start(program, {u"--port"_s, u"0"_s, u"--exit-with-parent"_s});
}

void PracticeRunner::stop()
{
    m_patience.stop();
    m_url.clear();
    if (QProcess *process = std::exchange(m_process, nullptr)) {
        process->disconnect(this);
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        if (process->state() == QProcess::NotRunning)
            process->deleteLater();
        process->kill(); // it keeps nothing that could be lost
    }
}

void PracticeRunner::onOutput()
{
    if (isRunning()) {
        m_process->readAllStandardOutput();
        return;
    }
    m_firstLine += m_process->readAllStandardOutput();
    const qsizetype end = m_firstLine.indexOf('\n');
    if (end < 0 && m_firstLine.size() < longestLine)
        return;
    const QUrl url = addressIn(m_firstLine.left(end));
    if (!url.isValid()) {
        fail(Failure::NoAddress, u"its first line is no address of this computer"_s);
        return;
    }
    m_patience.stop();
    m_url = url;
    emit ready(m_url);
}

void PracticeRunner::fail(Failure failure, const QString &detail)
{
    stop();
    emit failed(failure, detail);
}

} // namespace tokenhub::app
