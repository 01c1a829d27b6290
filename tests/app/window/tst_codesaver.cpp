// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/codesaver.h"

#include "notices/noticebar.h"
#include "theme/flatstyle.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

struct World {
    QTemporaryDir folder;
    QWidget window;
    NoticeBar bar{&window};
    CodeSaver saver{bar, &window};

    [[nodiscard]] QString said() const { return bar.isHidden() ? QString() : bar.accessibleName(); }
    [[nodiscard]] QByteArray written(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
    }
};

} // namespace

class TestCodeSaver : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setStyle(new FlatStyle); }
    void exactlyTheCodeIsWritten();
    void aPlaceThatCannotBeWrittenIsSaid();
    void aDiskThatIsFullLeavesTheFileAsItWas();
    void theDialogBeginsWithTheName();
};

void TestCodeSaver::exactlyTheCodeIsWritten()
{
    World world;
    world.saver.saveTo(world.folder.filePath(u"code.py"_s), u"a\u00a0b  \n\t你好"_s);
    QTRY_VERIFY2(world.said().contains(u"code.py"_s), qPrintable(world.said()));
    QCOMPARE(world.written(u"code.py"_s), "a\xc2\xa0"_ba + "b  \n\t你好"_ba);
}

void TestCodeSaver::aPlaceThatCannotBeWrittenIsSaid()
{
    World world;
    world.saver.saveTo(world.folder.filePath(u"no/such/code.py"_s), u"x"_s);
    QTRY_VERIFY2(world.said().contains(u"could not be saved"_s), qPrintable(world.said()));
}

//! No file may grow beyond some bytes: to a program that is a disk without space.
void TestCodeSaver::aDiskThatIsFullLeavesTheFileAsItWas()
{
    World world;
    QFile before(world.folder.filePath(u"code.py"_s));
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("whole") == 5);
    before.close();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit usual = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const rlimit small = {.rlim_cur = 1000, .rlim_max = usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    world.saver.saveTo(before.fileName(), QString(4000, u'x'));
    const bool isSaid = QTest::qWaitFor([&] { return world.said().contains(u"code.py"_s); });
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
    QVERIFY2(isSaid && world.said().contains(u"could not be saved"_s), qPrintable(world.said()));
    QCOMPARE(world.written(u"code.py"_s), "whole"_ba);
}

void TestCodeSaver::theDialogBeginsWithTheName()
{
    World world;
    world.saver.ask(u"x"_s, u"code.rs"_s);
    auto *dialog = world.window.findChild<QFileDialog *>(u"CodeFileDialog"_s);
    QVERIFY(dialog);
    QVERIFY2(dialog->selectedFiles().front().endsWith(u"/code.rs"_s), qPrintable(dialog->selectedFiles().front()));
    dialog->reject();
}

QTEST_MAIN(TestCodeSaver)
#include "tst_codesaver.moc"
