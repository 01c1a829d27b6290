// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/exportfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/fsuid.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;
using Kind = ExportProblem::Kind;

namespace {

//! Root may write everywhere: it is somebody else for a while. Only for the file system, only this thread.
class OrdinaryUser
{
public:
    OrdinaryUser()
    {
        if (geteuid() == 0)
            setfsuid(65534);
    }
    ~OrdinaryUser() { setfsuid(geteuid()); }
    Q_DISABLE_COPY_MOVE(OrdinaryUser)
};

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
}

} // namespace

class TestExportFile : public QObject
{
    Q_OBJECT

private slots:
    void exactlyTheBytesAreWritten();
    void aFullDiskLeavesTheFileAsItWas();
    void aFolderThatCannotBeWrittenIsToldApart();
    void aFolderThatIsNotThereIsToldApart();
    void namesThatAreTakenAreCounted();

private:
    QTemporaryDir m_folder;
};

void TestExportFile::exactlyTheBytesAreWritten()
{
    const QString file = m_folder.filePath(u"a.html"_s);
    const QByteArray bytes("a\0\r\n\xff", 5);
    for (int i = 0; i < 2; ++i) // the second one over the first
        QVERIFY(saveExport(file, bytes).kind == Kind::None);
    QCOMPARE(contentOf(file), bytes);
    QVERIFY(saveExport(file, {}).kind == Kind::None);
    QCOMPARE(contentOf(file), QByteArray());
}

//! No file may grow beyond some bytes: to a program that is a disk without space.
void TestExportFile::aFullDiskLeavesTheFileAsItWas()
{
    const QString file = m_folder.filePath(u"full.html"_s);
    QVERIFY(saveExport(file, "whole").kind == Kind::None);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit usual = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const rlimit small = {.rlim_cur = 1000, .rlim_max = usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const ExportProblem problem = saveExport(file, QByteArray(4000, 'x'));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
    QVERIFY(problem.kind == Kind::Full);
    QVERIFY(!problem.detail.isEmpty());
    QCOMPARE(contentOf(file), QByteArray("whole"));
    QCOMPARE(QDir(m_folder.path()).entryList({u"full*"_s}, QDir::Files).size(), 1); // nothing half is left
}

void TestExportFile::aFolderThatCannotBeWrittenIsToldApart()
{
    QVERIFY(QDir(m_folder.path()).mkdir(u"closed"_s));
    const QByteArray path = QFile::encodeName(m_folder.path());
    QCOMPARE(::chmod(path.constData(), 0755), 0);
    QCOMPARE(::chmod((path + "/closed").constData(), 0555), 0);
    const OrdinaryUser somebody;
    const ExportProblem problem = saveExport(m_folder.filePath(u"closed/a.html"_s), "x");
    QVERIFY(problem.kind == Kind::Forbidden);
    QVERIFY(!problem.detail.isEmpty());
}

void TestExportFile::aFolderThatIsNotThereIsToldApart()
{
    QVERIFY(saveExport(m_folder.filePath(u"no/such/a.html"_s), "x").kind == Kind::NoFolder);
    QVERIFY(saveExport(m_folder.filePath(u"a.html/b.html"_s), "x").kind == Kind::NoFolder); // a file is no folder
}

void TestExportFile::namesThatAreTakenAreCounted()
{
    const QString file = m_folder.filePath(u"v1.2.md"_s);
    QCOMPARE(freeFileName(file), file);
    QVERIFY(saveExport(file, "x").kind == Kind::None);
    QCOMPARE(freeFileName(file), m_folder.filePath(u"v1.2 (2).md"_s));
    QVERIFY(saveExport(freeFileName(file), "x").kind == Kind::None);
    QCOMPARE(freeFileName(file), m_folder.filePath(u"v1.2 (3).md"_s));
}

QTEST_GUILESS_MAIN(TestExportFile)
#include "tst_exportfile.moc"
