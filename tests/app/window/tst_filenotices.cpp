// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/filenotices.h"

#include "../../store/filesizelimit.h"
#include "notices/noticebar.h"
#include "theme/flatstyle.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

QString textOf(const NoticeBar &bar)
{
    return bar.isHidden() ? QString() : bar.accessibleName();
}

} // namespace

class TestFileNotices : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setStyle(new FlatStyle); }
    void settingsThatCannotBeSavedAreTold();
    void aFileThatCannotBeReadIsToldWithItsNewName();
    void nothingIsSaidWhenAllIsWell();
};

void TestFileNotices::settingsThatCannotBeSavedAreTold()
{
    const QTemporaryDir folder;
    settings::Settings settings(folder.filePath(u"settings.ini"_s));
    QWidget window;
    NoticeBar bar(&window);
    const FileNotices notices(bar, settings, &window);
    QCOMPARE(textOf(bar), QString());
    settings.setSidebarWidth(321);
    {
        const store::test::FileSizeLimit limit(0);
        settings.flush();
    }
    QVERIFY2(textOf(bar).contains("The settings cannot be saved"_L1), qPrintable(textOf(bar)));
    settings.flush(); // there is room again
    QCOMPARE(textOf(bar), QString());
}

void TestFileNotices::aFileThatCannotBeReadIsToldWithItsNewName()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("this is no settings file\n") > 0);
    file.close();
    settings::Settings settings(file.fileName());
    QVERIFY(!settings.keptAside().isEmpty());
    QWidget window;
    NoticeBar bar(&window);
    const FileNotices notices(bar, settings, &window);
    QVERIFY2(textOf(bar).contains(settings.keptAside()), qPrintable(textOf(bar)));
}

void TestFileNotices::nothingIsSaidWhenAllIsWell()
{
    const QTemporaryDir folder;
    settings::Settings settings(folder.filePath(u"settings.ini"_s));
    QWidget window;
    NoticeBar bar(&window);
    FileNotices notices(bar, settings, &window);
    QCOMPARE(textOf(bar), QString());
    const QSignalSpy wanted(&notices, &FileNotices::gatewaysRequested);
    notices.showNoFolder(u"/x/<b>y"_s);
    QVERIFY2(textOf(bar).contains("/x/<b>y"_L1), qPrintable(textOf(bar)));
    QCOMPARE(wanted.count(), 0);
}

QTEST_MAIN(TestFileNotices)
#include "tst_filenotices.moc"
