// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/paths.h"

#include <QDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::settings;

class TestPaths : public QObject
{
    Q_OBJECT

private slots:
    void followsTheXdgFolders();
    void fallsBackToTheHomeFolder();
    void movesAllOfThemTogether();
};

void TestPaths::followsTheXdgFolders()
{
    qputenv("XDG_DATA_HOME", "/somewhere/data");
    qputenv("XDG_CONFIG_HOME", "/somewhere/config");
    qputenv("XDG_STATE_HOME", "/somewhere/state");
    const Paths paths = standardPaths();
    QCOMPARE(paths.data, u"/somewhere/data/tokenhub-chat"_s);
    QCOMPARE(paths.settingsFile(), u"/somewhere/config/tokenhub-chat/tokenhub-chat.ini"_s);
    QCOMPARE(paths.logFile(), u"/somewhere/state/tokenhub-chat/log/tokenhub-chat.log"_s);
}

void TestPaths::fallsBackToTheHomeFolder()
{
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        qunsetenv(name);
    qputenv("XDG_STATE_HOME", "relative/is/ignored");
    const Paths paths = standardPaths();
    QCOMPARE(paths.data, QDir::homePath() + u"/.local/share/tokenhub-chat"_s);
    QCOMPARE(paths.config, QDir::homePath() + u"/.config/tokenhub-chat"_s);
    QCOMPARE(paths.state, QDir::homePath() + u"/.local/state/tokenhub-chat"_s);
}

void TestPaths::movesAllOfThemTogether()
{
    const Paths paths = pathsIn(u"/elsewhere/it/"_s);
    QCOMPARE(paths.data, u"/elsewhere/it/data"_s);
    QCOMPARE(paths.config, u"/elsewhere/it/config"_s);
    QCOMPARE(paths.state, u"/elsewhere/it/state"_s);
    QCOMPARE(pathsIn(u"here"_s).data, QDir::currentPath() + u"/here/data"_s);
}

QTEST_GUILESS_MAIN(TestPaths)
#include "tst_paths.moc"
