// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/codesaver.h"

#include "notices/noticebar.h"
#include "theme/flatstyle.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTest>

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
