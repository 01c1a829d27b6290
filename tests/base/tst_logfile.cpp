// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logfile.h"

#include "base/logging.h"
#include "base/logwriter.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>
#include <sys/stat.h>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::base;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 0777) : -1;
}

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void writesNothingUntilItIsTurnedOn();
    void writesAsMuchAsItIsTold_data();
    void writesAsMuchAsItIsTold();
    void aLineSaysWhenWhatAndWhere();
    void messagesOfLibrariesLoseTheirWords_data();
    void messagesOfLibrariesLoseTheirWords();
    void aLineStaysALine();
    void keepsThreeFilesOfOneMegabyte();
    void D13_nobodyElseCanReadIt();
    void K09_whatThereWasBecomesPrivateToo();
    void takesLinesFromEveryThread();
    void aFolderThatCannotBeMadeDisturbsNobody();
    void beginsAnewWhenTheFileIsRemoved();
    void givesTheHandlerBack();
    void writesTheLastWordsAtOnce();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"state/log/tokenhub-chat.log"_s); }
    [[nodiscard]] LogFileOptions options() const { return {.file = file(), .firstLine = u"TokenHub Chat 1.0"_s}; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLogFile::writesNothingUntilItIsTurnedOn()
{
    {
        LogFile log(options());
        qCWarning(logNet) << "before";
        log.setDetail(LogDetail::Warnings);
        log.setDetail(LogDetail::Off);
        qCWarning(logNet) << "after";
    }
    QVERIFY(!QFile::exists(file()));
    QVERIFY(!QDir(m_folder->filePath(u"state"_s)).exists());
}

void TestLogFile::writesAsMuchAsItIsTold_data()
{
    QTest::addColumn<int>("detail");
    QTest::addColumn<int>("lines");
    QTest::newRow("off") << int(LogDetail::Off) << 0;
    QTest::newRow("warnings") << int(LogDetail::Warnings) << 2;
    QTest::newRow("information") << int(LogDetail::Information) << 3;
    QTest::newRow("debug") << int(LogDetail::Debug) << 4;
}

void TestLogFile::writesAsMuchAsItIsTold()
{
    QFETCH(int, detail);
    QFETCH(int, lines);
    {
        LogFile log({.file = file()});
        log.setDetail(LogDetail::Debug);
        log.setDetail(LogDetail(detail)); // also from more to less
        qCDebug(logNet) << "one";
        qCInfo(logGateway) << "two";
        qCWarning(logStore) << "three";
        qCCritical(logApp) << "four";
    }
    QCOMPARE(contentOf(file()).count('\n'), lines);
    QVERIFY(!logNet().isDebugEnabled()); // gone with the log
}

void TestLogFile::aLineSaysWhenWhatAndWhere()
{
    {
        LogFile log(options());
        log.setDetail(LogDetail::Warnings);
        qCWarning(logStore) << "not written:" << 5;
    }
    const QList<QByteArray> lines = contentOf(file()).split('\n');
    QCOMPARE(lines.value(0), "TokenHub Chat 1.0"_ba);
    static const QRegularExpression line(
        u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z warning tokenhub\\.store not written: 5$"_s);
    QVERIFY2(line.match(QString::fromUtf8(lines.value(1))).hasMatch(), lines.value(1).constData());
}

void TestLogFile::messagesOfLibrariesLoseTheirWords_data()
{
    QTest::addColumn<QByteArray>("category");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("quotes its argument") << "default"_ba << u"QString::arg: Argument missing: my prompt, sk-1"_s
                                         << "QString::arg (a message of Qt)"_ba;
    QTest::newRow("destructor") << "default"_ba << u"QFoo::~QFoo() my prompt"_s << "QFoo::~QFoo (a message of Qt)"_ba;
    QTest::newRow("only words") << "default"_ba << u"my prompt"_s << "(a message of a library)"_ba;
    QTest::newRow("a model's name") << "qt.text"_ba << u"Qwen says: my prompt"_s << "(a message of a library)"_ba;
    QTest::newRow("looks alike") << "tokenhubx.net"_ba << u"my prompt"_s << "(a message of a library)"_ba;
    QTest::newRow("ours") << "tokenhub.net"_ba << u"own words"_s << "own words"_ba;
}

void TestLogFile::messagesOfLibrariesLoseTheirWords()
{
    QFETCH(QByteArray, category);
    QFETCH(QString, message);
    QFETCH(QByteArray, kept);
    QCOMPARE(logLine(QtWarningMsg, category.constData(), message, 0),
             "1970-01-01T00:00:00.000Z warning " + category + ' ' + kept);
}

void TestLogFile::aLineStaysALine()
{
    const QByteArray line = logLine(QtInfoMsg, "tokenhub.app", u"a\nb\x1b[31m\r"_s + QString(5000, u'x'), 0);
    QVERIFY(line.contains("a\\nb\\x1b[31m\\x0d"));
    QVERIFY(!line.contains('\n'));
    QVERIFY(line.size() < 2200);
    QVERIFY(line.endsWith("…"));
}

void TestLogFile::keepsThreeFilesOfOneMegabyte()
{
    const QByteArray words(900, 'w');
    {
        LogFile log(options());
        log.setDetail(LogDetail::Warnings);
        for (int i = 0; i < 4500; ++i)
            qCCritical(logApp).noquote() << i << words;
    }
    const QDir folder = QFileInfo(file()).dir();
    QCOMPARE(folder.entryList(QDir::Files),
             (QStringList{u"tokenhub-chat.1.log"_s, u"tokenhub-chat.2.log"_s, u"tokenhub-chat.log"_s}));
    for (const QFileInfo &each : folder.entryInfoList(QDir::Files)) {
        QVERIFY(each.size() <= 1'000'000);
        QVERIFY(contentOf(each.filePath()).startsWith("TokenHub Chat 1.0\n"));
    }
    QVERIFY(contentOf(file()).contains(" 4499 w"));
    // None is lost between two files.
    const QByteArray all = contentOf(folder.filePath(u"tokenhub-chat.2.log"_s))
        + contentOf(folder.filePath(u"tokenhub-chat.1.log"_s)) + contentOf(file());
    int expected = -1;
    static const QRegularExpression number(u"tokenhub\\.app (\\d+) w"_s);
    for (auto match = number.globalMatch(QString::fromUtf8(all)); match.hasNext();) {
        const int found = match.next().captured(1).toInt();
        QVERIFY(expected < 0 || found == expected);
        expected = found + 1;
    }
    QCOMPARE(expected, 4500);
}

void TestLogFile::D13_nobodyElseCanReadIt()
{
    const mode_t before = umask(0);
    {
        LogFile log(options());
        log.setDetail(LogDetail::Warnings);
        qCWarning(logApp) << "words";
    }
    umask(before);
    QCOMPARE(modeOf(file()), 0600);
    QCOMPARE(modeOf(QFileInfo(file()).path()), 0700);
}

void TestLogFile::K09_whatThereWasBecomesPrivateToo()
{
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    QFile open(file());
    QVERIFY(open.open(QIODevice::WriteOnly));
    open.write("old\n");
    open.close();
    open.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther | QFile::ReadGroup);
    {
        LogFile log(options());
        log.setDetail(LogDetail::Warnings);
        qCWarning(logApp) << "new";
    }
    QCOMPARE(modeOf(file()), 0600);
    QVERIFY(contentOf(file()).startsWith("old\n"));
    QVERIFY(contentOf(file()).endsWith(" new\n"));
}

void TestLogFile::takesLinesFromEveryThread()
{
    constexpr int threads = 4;
    constexpr int each = 500;
    {
        LogFile log({.file = file()});
        log.setDetail(LogDetail::Warnings);
        std::vector<std::thread> all;
        for (int i = 0; i < threads; ++i) {
            all.emplace_back([] {
                for (int k = 0; k < each; ++k)
                    qCCritical(logStore) << "line";
            });
        }
        for (std::thread &thread : all)
            thread.join();
    }
    QCOMPARE(contentOf(file()).count(" critical tokenhub.store line\n"), threads * each);
}

void TestLogFile::aFolderThatCannotBeMadeDisturbsNobody()
{
    QFile inTheWay(m_folder->filePath(u"state"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    {
        LogFile log(options());
        log.setDetail(LogDetail::Debug);
        for (int i = 0; i < 100; ++i)
            qCDebug(logApp) << i;
    }
    QCOMPARE(inTheWay.size(), 0);
}

void TestLogFile::beginsAnewWhenTheFileIsRemoved()
{
    LogFile log(options());
    log.setDetail(LogDetail::Warnings);
    qCWarning(logApp) << "one";
    QTRY_VERIFY(contentOf(file()).contains("one"));
    QVERIFY(QFile::remove(file()));
    qCWarning(logApp) << "two";
    QTRY_VERIFY(contentOf(file()).contains("two"));
    QVERIFY(!contentOf(file()).contains("one"));
}

namespace {
std::atomic<int> heard = 0;
void hear(QtMsgType, const QMessageLogContext &, const QString &)
{
    ++heard;
}
} // namespace

void TestLogFile::givesTheHandlerBack()
{
    const QtMessageHandler before = qInstallMessageHandler(hear);
    {
        LogFile log(options());
        log.setDetail(LogDetail::Debug);
        qCWarning(logApp) << "heard by both";
        qCDebug(logApp) << "not asked for by anybody else";
    }
    QCOMPARE(int(heard), 1);
    qCWarning(logApp) << "heard by one";
    QCOMPARE(int(heard), 2);
    QVERIFY(qInstallMessageHandler(before) == hear);
    QCOMPARE(contentOf(file()).count('\n'), 3);
}

void TestLogFile::writesTheLastWordsAtOnce()
{
    const LogWriter writer(options());
    writer.writeAtOnce("fatal");
    QCOMPARE(contentOf(file()), "fatal\n"_ba);
}

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
