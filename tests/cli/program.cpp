// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QDirIterator>
#include <QTest>

namespace tokenhub::test {

using namespace Qt::Literals::StringLiterals;
using practice::GuideChunks;
using practice::Reply;

Program::Program() : environment(QProcessEnvironment::systemEnvironment())
{
    if (!gateway.listen())
        qFatal("the practice gateway cannot listen");
    environment.insert(u"HOME"_s, m_home.path());
    for (const QString &name : {u"CONFIG"_s, u"DATA"_s, u"STATE"_s, u"CACHE"_s})
        environment.insert(u"XDG_"_s + name + u"_HOME"_s, m_home.filePath(name.toLower()));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.filePath(u"run"_s)); // the bus is looked for there, too
    for (const char *name : {"DBUS_SESSION_BUS_ADDRESS", "TOKENHUB_API_KEY", "DISPLAY", "WAYLAND_DISPLAY"})
        environment.remove(QString::fromLatin1(name));
}

void Program::start(const QStringList &arguments)
{
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TOKENHUB_BIN_DIR "/tokenhub"), arguments);
}

Program::End Program::waitForEnd()
{
    // The gateway works in this thread: no waitForFinished().
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 30'000)) {
        process.kill();
        process.waitForFinished();
        return {.status = -1, .out = process.readAllStandardOutput(), .err = process.readAllStandardError()};
    }
    return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

Program::End Program::run(const QStringList &arguments, const QByteArray &input)
{
    start(arguments);
    process.write(input);
    process.closeWriteChannel();
    return waitForEnd();
}

Program::End Program::ask(const QStringList &arguments, const QByteArray &input)
{
    return run(onGateway(arguments), input);
}

QStringList Program::onGateway(const QStringList &arguments) const
{
    return QStringList{u"ask"_s, u"--gateway"_s, gateway.url().toString(), u"--model"_s, u"practice/echo"_s}
    + arguments;
}

QStringList Program::filesAtHome() const
{
    QStringList files;
    QDirIterator all(m_home.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext())
        files << all.next();
    return files;
}

Reply saying(const QStringList &pieces)
{
    const GuideChunks chunks;
    practice::Steps steps{chunks.first()};
    for (const QString &piece : pieces)
        steps.emplace_back(chunks.text(piece));
    steps.emplace_back(chunks.finish());
    steps.emplace_back(chunks.usage());
    return Reply::sse(steps);
}

Reply holding(const QString &before)
{
    const GuideChunks chunks;
    return Reply::sse(
        {chunks.first(), chunks.text(before), practice::Hold{}, chunks.text(u"the rest"), chunks.finish()});
}

} // namespace tokenhub::test
