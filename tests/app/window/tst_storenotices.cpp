// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/storenotices.h"

#include "notices/noticebar.h"
#include "theme/flatstyle.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using base::Error;
using base::ErrorKind;

namespace {

//! A bar and its notices; copies are saved by hand.
struct Desk {
    QWidget window;
    NoticeBar bar{&window};
    QString savedTo;
    std::function<void(const base::Result<void> &)> answer;
    StoreNotices notices{bar,
                         [this](const QString &file, const QObject *, auto done) {
                             savedTo = file;
                             answer = std::move(done);
                         },
                         &window};

    [[nodiscard]] QString text() const { return bar.isHidden() ? QString() : bar.accessibleName(); }
    [[nodiscard]] QPushButton *action() const { return bar.findChild<QPushButton *>(u"noticeAction"_s); }
    [[nodiscard]] QFileDialog *dialog() const { return window.findChild<QFileDialog *>(u"CopyFileDialog"_s); }
    void chooseFile(const QString &file)
    {
        auto *name = dialog()->findChild<QLineEdit *>(u"fileNameEdit"_s);
        name->setText(file);
        QTest::keyClick(name, Qt::Key_Return);
    }
};

} // namespace

class TestStoreNotices : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void D12_troubleOffersACopyUntilItIsOver();
    void aCopyIsSavedWhereItIsWanted();
    void D03_aCopyThatFailsIsToldWithItsReason();
    void D04_aReadOnlyPlaceOffersACopy();
    void D05_tellsWhereTheDamagedFileIs();
    void D06_tellsHowFarTheRescueIsAndWhatCameOfIt();
    void nothingIsSaidWhenAllIsWell();
};

void TestStoreNotices::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestStoreNotices::D12_troubleOffersACopyUntilItIsOver()
{
    Desk desk;
    desk.notices.showTrouble(Error{.kind = ErrorKind::StorageLost});
    QVERIFY(desk.text().contains("disappeared"_L1));
    QVERIFY(!desk.action()->isHidden());
    QVERIFY(!desk.dialog());
    desk.action()->click();
    QTRY_VERIFY(desk.dialog() && desk.dialog()->isVisible());
    desk.notices.showTrouble({});
    QCOMPARE(desk.text(), QString());
}

void TestStoreNotices::aCopyIsSavedWhereItIsWanted()
{
    const QTemporaryDir folder;
    Desk desk;
    desk.notices.askForCopy();
    QTRY_VERIFY(desk.dialog() && desk.dialog()->isVisible());
    desk.chooseFile(folder.filePath(u"mine"_s));
    QTRY_COMPARE(desk.savedTo, folder.filePath(u"mine.sqlite"_s));
    QTRY_VERIFY(!desk.dialog());
    QCOMPARE(desk.text(), QString()); // it is not saved yet
    desk.answer({});
    QVERIFY(desk.text().contains(folder.filePath(u"mine.sqlite"_s)));
}

void TestStoreNotices::D03_aCopyThatFailsIsToldWithItsReason()
{
    const QTemporaryDir folder;
    Desk desk;
    for (const auto &[kind, word] : {std::pair(ErrorKind::StorageFull, "disk is full"),
                                     std::pair(ErrorKind::StorageReadOnly, "nothing can be written"),
                                     std::pair(ErrorKind::StorageFailed, "could not be saved")}) {
        desk.savedTo.clear();
        desk.notices.askForCopy();
        QTRY_VERIFY(desk.dialog() && desk.dialog()->isVisible());
        desk.chooseFile(folder.filePath(u"x.sqlite"_s));
        QTRY_VERIFY(!desk.savedTo.isEmpty());
        QTRY_VERIFY(!desk.dialog());
        desk.answer(Error{.kind = kind});
        QVERIFY2(desk.text().contains(QLatin1StringView(word)), qPrintable(desk.text()));
        QVERIFY(!desk.action()->isHidden()); // another place
    }
}

void TestStoreNotices::D04_aReadOnlyPlaceOffersACopy()
{
    Desk desk;
    desk.notices.showFindings({.readOnlyBecause = ErrorKind::StorageReadOnly, .file = u"/x/tokenhub.sqlite"_s});
    QVERIFY(desk.text().contains("read-only"_L1));
    QVERIFY(!desk.action()->isHidden());
    desk.notices.showFindings({.file = u"/x/tokenhub.sqlite"_s}); // it can be written now
    QCOMPARE(desk.text(), QString());
}

void TestStoreNotices::D05_tellsWhereTheDamagedFileIs()
{
    Desk desk;
    desk.notices.showFindings({.file = u"/x/tokenhub.sqlite"_s, .keptAside = u"/x/<b>aside"_s});
    QVERIFY(desk.text().contains("/x/<b>aside"_L1));
    desk.notices.showFindings({.file = u"/x/tokenhub.sqlite"_s, .hasGone = true});
    QVERIFY(desk.text().contains("disappeared since the last time"_L1));
    desk.notices.showFindings({.file = u"/x/tokenhub.sqlite"_s, .rescuedCopy = u"/x/copy"_s});
    QVERIFY(desk.text().contains("/x/copy"_L1));
}

void TestStoreNotices::D06_tellsHowFarTheRescueIsAndWhatCameOfIt()
{
    Desk desk;
    desk.notices.showRescue(0);
    QVERIFY(desk.text().contains("0 %"_L1));
    desk.notices.showRescue(57);
    QVERIFY(desk.text().contains("50 %"_L1));
    desk.notices.showFindings(
        {.file = u"/x/f"_s, .keptAside = u"/x/aside"_s, .rescuedMessages = 1234, .isIncomplete = true});
    QVERIFY(desk.text().contains("/x/aside"_L1));
    QVERIFY(desk.text().contains("could not be read"_L1));
    QVERIFY(!desk.text().contains(" %"_L1));
}

void TestStoreNotices::nothingIsSaidWhenAllIsWell()
{
    Desk desk;
    desk.notices.showFindings({.file = u"/x/f"_s});
    QCOMPARE(desk.text(), QString());
}

QTEST_MAIN(TestStoreNotices)
#include "tst_storenotices.moc"
