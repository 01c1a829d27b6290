// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticebar.h"

#include "notices/plainview.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

Notice locked()
{
    return {.id = u"key"_s,
            .level = NoticeLevel::Warning,
            .text = u"The keyring is locked."_s,
            .action = u"unlock"_s,
            .actionLabel = u"Unlock and retry"_s,
            .details = u"Kind: KeychainLocked"_s};
}

} // namespace

class TestNoticeBar : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void isHiddenWithoutANotice();
    void showsOneSentenceAndOneRemedy();
    void leavesOutWhatANoticeDoesNotHave();
    void tellsWhichActionWasWanted();
    void goesWhenItIsDismissedAndShowsTheNext();
    void cannotBeDismissedBeforeItIsSolved();
    void showsAWorseNoticeAtOnce();
    void foldsDetailsAway();
    void announcesANewNoticeByItsName();
    void paintsItsLevel_data();
    void paintsItsLevel();
    void putsTheButtonsBelowTheTextWhenNarrow();
    void canBeReachedByTheKeyboard();

private:
    template<typename T> [[nodiscard]] T *part(const QString &name) const { return m_bar->findChild<T *>(name); }

    std::unique_ptr<QWidget> m_window;
    NoticeBar *m_bar = nullptr;
};

void TestNoticeBar::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestNoticeBar::init()
{
    m_window = std::make_unique<QWidget>();
    m_bar = new NoticeBar;
    auto *column = new QVBoxLayout(m_window.get());
    column->addWidget(m_bar);
    column->addStretch();
    m_window->resize(800, 300);
    m_window->show();
}

void TestNoticeBar::isHiddenWithoutANotice()
{
    QVERIFY(!m_bar->isVisible());
    m_bar->showNotice(locked());
    QVERIFY(m_bar->isVisible());
    m_bar->removeNotice(u"key"_s);
    QVERIFY(!m_bar->isVisible());
    QVERIFY(m_bar->shownId().isEmpty());
}

void TestNoticeBar::showsOneSentenceAndOneRemedy()
{
    m_bar->showNotice(locked());
    QCOMPARE(part<PlainView>(u"noticeText"_s)->toPlainText(), u"The keyring is locked."_s);
    QCOMPARE(part<QPushButton>(u"noticeAction"_s)->text(), u"Unlock and retry"_s);
    QVERIFY(part<QPushButton>(u"noticeAction"_s)->isVisible());
    QVERIFY(part<QToolButton>(u"noticeClose"_s)->isVisible());
}

void TestNoticeBar::leavesOutWhatANoticeDoesNotHave()
{
    m_bar->showNotice({.id = u"a"_s, .text = u"Saved."_s});
    QVERIFY(!part<QPushButton>(u"noticeAction"_s)->isVisible());
    QVERIFY(!part<QPushButton>(u"noticeDetailsButton"_s)->isVisible());
    QVERIFY(!part<PlainView>(u"noticeDetails"_s)->isVisible());
}

void TestNoticeBar::tellsWhichActionWasWanted()
{
    QSignalSpy wanted(m_bar, &NoticeBar::actionTriggered);
    m_bar->showNotice(locked());
    QTest::mouseClick(part<QPushButton>(u"noticeAction"_s), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.front(), (QVariantList{u"key"_s, u"unlock"_s}));
    QVERIFY(m_bar->isVisible());
}

void TestNoticeBar::goesWhenItIsDismissedAndShowsTheNext()
{
    QSignalSpy dismissed(m_bar, &NoticeBar::dismissed);
    m_bar->showNotice(locked());
    m_bar->showNotice({.id = u"saved"_s, .text = u"Saved."_s});
    QCOMPARE(m_bar->shownId(), u"key"_s);
    QTest::mouseClick(part<QToolButton>(u"noticeClose"_s), Qt::LeftButton);
    QCOMPARE(dismissed.count(), 1);
    QCOMPARE(dismissed.front().front().toString(), u"key"_s);
    QCOMPARE(m_bar->shownId(), u"saved"_s);
}

void TestNoticeBar::cannotBeDismissedBeforeItIsSolved()
{
    Notice notice = locked();
    notice.end = NoticeEnd::WhenSolved;
    m_bar->showNotice(notice);
    QVERIFY(!part<QToolButton>(u"noticeClose"_s)->isVisible());
}

void TestNoticeBar::showsAWorseNoticeAtOnce()
{
    m_bar->showNotice(locked());
    m_bar->showNotice({.id = u"disk"_s, .level = NoticeLevel::Bad, .text = u"The disk is full."_s});
    QCOMPARE(m_bar->shownId(), u"disk"_s);
    m_bar->removeNotice(u"disk"_s);
    QCOMPARE(m_bar->shownId(), u"key"_s);
}

void TestNoticeBar::foldsDetailsAway()
{
    m_bar->showNotice(locked());
    auto *details = part<PlainView>(u"noticeDetails"_s);
    QVERIFY(!details->isVisible());
    const int folded = m_bar->sizeHint().height();
    QTest::mouseClick(part<QPushButton>(u"noticeDetailsButton"_s), Qt::LeftButton);
    QVERIFY(details->isVisible());
    QCOMPARE(details->toPlainText(), u"Kind: KeychainLocked"_s);
    QTRY_VERIFY(m_bar->sizeHint().height() > folded);
    m_bar->showNotice({.id = u"disk"_s, .level = NoticeLevel::Bad, .text = u"Full."_s, .details = u"d"_s});
    QVERIFY(!details->isVisible());
}

void TestNoticeBar::announcesANewNoticeByItsName()
{
    const auto name = [this] { return QAccessible::queryAccessibleInterface(m_bar)->text(QAccessible::Name); };
    m_bar->showNotice(locked());
    QCOMPARE(name(), u"The keyring is locked."_s);
    m_bar->showNotice({.id = u"disk"_s, .level = NoticeLevel::Bad, .text = u"The disk is full."_s});
    QCOMPARE(name(), u"The disk is full."_s);
    m_bar->removeNotice(u"disk"_s);
    QCOMPARE(name(), u"The keyring is locked."_s);
}

void TestNoticeBar::paintsItsLevel_data()
{
    QTest::addColumn<NoticeLevel>("level");
    QTest::addColumn<QColor>("colour");
    QTest::newRow("info") << NoticeLevel::Info << lightTheme().accent;
    QTest::newRow("warning") << NoticeLevel::Warning << lightTheme().warn;
    QTest::newRow("bad") << NoticeLevel::Bad << lightTheme().bad;
}

void TestNoticeBar::paintsItsLevel()
{
    QFETCH(NoticeLevel, level);
    QFETCH(QColor, colour);
    m_bar->showNotice({.id = u"a"_s, .level = level, .text = u"Words."_s});
    QTRY_VERIFY(m_bar->height() > 20);
    const QImage image = m_bar->grab().toImage();
    QCOMPARE(image.pixelColor(m_bar->width() / 2, 0).name(), colour.name());
}

void TestNoticeBar::putsTheButtonsBelowTheTextWhenNarrow()
{
    m_bar->showNotice(locked());
    auto *text = part<PlainView>(u"noticeText"_s);
    auto *action = part<QPushButton>(u"noticeAction"_s);
    const auto topOf = [this](QWidget *widget) { return widget->mapTo(m_bar, QPoint(0, 0)).y(); };
    QTRY_VERIFY(topOf(action) < topOf(text) + text->height());
    m_window->resize(360, 300);
    QTRY_VERIFY(topOf(action) >= topOf(text) + text->height());
    QVERIFY(m_bar->minimumSizeHint().width() <= 340);
    m_window->resize(800, 300);
    QTRY_VERIFY(topOf(action) < topOf(text) + text->height());
}

void TestNoticeBar::canBeReachedByTheKeyboard()
{
    m_bar->showNotice(locked());
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QStringList order;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(m_window.get(), Qt::Key_Tab);
        order += QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }
    for (const QString &name : {u"noticeText"_s, u"noticeDetailsButton"_s, u"noticeAction"_s, u"noticeClose"_s})
        QVERIFY2(order.contains(name), qPrintable(order.join(u' ')));
}

QTEST_MAIN(TestNoticeBar)
#include "tst_noticebar.moc"
