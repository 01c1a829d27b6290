// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebar/historyview.h"

#include "../../support/cputimer.h"
#include "chat/conversationlistmodel.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using base::ConversationId;
using namespace std::chrono_literals;
using tokenhub::testing::CpuTimer;

class TestHistoryView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_view.reset(); }

    void aClickChoosesAndTheNameOfAGroupDoesNot();
    void enterChoosesAndArrowsOnlyGo();
    void f2RenamesInPlace();
    void escapeDropsANewName();
    void anEmptyOrUnchangedNameIsNoWish();
    void theRenamedOneMayMoveOrGo();
    void delAndTheMenuAskToDelete();
    void ctrlEAndTheMenuAskToExport();
    void theMenuShowsItsKeys();
    void rowsAreTallerWhereAGroupBegins();
    void groupsChangeAtMidnight();
    void R05_aTitleIsPlainText();
    void fiveThousandConversationsAreNoBurden();

private:
    ConversationId add(const QString &title, std::chrono::milliseconds ago);
    [[nodiscard]] QLineEdit *editor() const { return m_view->findChild<QLineEdit *>(u"renameLineEdit"_s); }
    [[nodiscard]] QRect rect(int row) const { return m_view->visualRect(m_model->index(row)); }
    void click(const QPoint &position) { QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, position); }

    base::ManualClock m_clock;
    std::unique_ptr<chat::ConversationListModel> m_model;
    std::unique_ptr<HistoryView> m_view;
    ConversationId m_today;
    ConversationId m_today2;
    ConversationId m_old;
};

void TestHistoryView::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

ConversationId TestHistoryView::add(const QString &title, std::chrono::milliseconds ago)
{
    chat::ConversationSummary summary;
    summary.head.id = ConversationId::create();
    summary.head.title = title;
    summary.head.updatedAt = m_clock.now() - ago;
    summary.model = u"qwen-plus"_s;
    m_model->put(summary);
    return summary.head.id;
}

void TestHistoryView::init()
{
    m_clock.setNow(base::UtcMs(QDateTime(QDate(2026, 5, 5), QTime(12, 0)).toMSecsSinceEpoch()));
    m_model = std::make_unique<chat::ConversationListModel>();
    m_today = add(u"one"_s, 1s);
    m_today2 = add(u"two"_s, 2s);
    m_old = add(u"three"_s, 24h * 30);
    m_view = std::make_unique<HistoryView>(m_clock, nullptr);
    m_view->setModel(m_model.get());
    m_view->resize(240, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestHistoryView::aClickChoosesAndTheNameOfAGroupDoesNot()
{
    QSignalSpy chosen(m_view.get(), &HistoryView::conversationChosen);
    click(rect(0).topLeft() + QPoint(20, 5));
    QCOMPARE(chosen.size(), 0);
    click(rect(0).bottomLeft() + QPoint(20, -5));
    click(rect(1).center());
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen[0][0].value<ConversationId>(), m_today);
    QCOMPARE(chosen[1][0].value<ConversationId>(), m_today2);
    // Pressed on one and released on another is neither.
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, rect(0).bottomLeft() + QPoint(20, -5));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, rect(1).center());
    QCOMPARE(chosen.size(), 2);
}

void TestHistoryView::enterChoosesAndArrowsOnlyGo()
{
    QSignalSpy chosen(m_view.get(), &HistoryView::conversationChosen);
    m_view->setCurrentIndex(m_model->index(0));
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(chosen.size(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<ConversationId>(), m_today2);
}

void TestHistoryView::f2RenamesInPlace()
{
    QSignalSpy renames(m_view.get(), &HistoryView::renameRequested);
    m_view->setCurrentIndex(m_model->index(1));
    QTest::keyClick(m_view.get(), Qt::Key_F2);
    QVERIFY(editor()->isVisible());
    QVERIFY(editor()->hasFocus());
    QCOMPARE(editor()->selectedText(), u"two"_s);
    QVERIFY(rect(1).contains(editor()->geometry().center()));
    QTest::keyClicks(editor(), u"  a  better name "_s);
    QTest::keyClick(editor(), Qt::Key_Return);
    QVERIFY(!editor()->isVisible());
    QVERIFY(m_view->hasFocus());
    QCOMPARE(renames.size(), 1);
    QCOMPARE(renames[0][0].value<ConversationId>(), m_today2);
    QCOMPARE(renames[0][1].toString(), u"a better name"_s);
    QCOMPARE(m_model->summary(1).head.title, u"two"_s); // the owner renames
}

void TestHistoryView::escapeDropsANewName()
{
    QSignalSpy renames(m_view.get(), &HistoryView::renameRequested);
    m_view->beginRename(m_model->index(0));
    QTest::keyClicks(editor(), u"x"_s);
    QTest::keyClick(editor(), Qt::Key_Escape);
    QVERIFY(!editor()->isVisible());
    QCOMPARE(renames.size(), 0);
}

void TestHistoryView::anEmptyOrUnchangedNameIsNoWish()
{
    QSignalSpy renames(m_view.get(), &HistoryView::renameRequested);
    m_view->beginRename(m_model->index(0));
    QTest::keyClick(editor(), Qt::Key_Return);
    m_view->beginRename(m_model->index(0));
    editor()->setText(u"  "_s);
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(renames.size(), 0);
}

void TestHistoryView::theRenamedOneMayMoveOrGo()
{
    QSignalSpy renames(m_view.get(), &HistoryView::renameRequested);
    m_view->beginRename(m_model->index(1));
    QTest::keyClicks(editor(), u"new"_s);
    add(u"zero"_s, 0s); // above it
    QTRY_VERIFY(rect(2).contains(editor()->geometry().center()));
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(renames[0][0].value<ConversationId>(), m_today2);

    m_view->beginRename(m_model->index(2));
    m_model->remove(m_today2);
    QTRY_VERIFY(!editor()->isVisible());
    QCOMPARE(renames.size(), 1);
}

void TestHistoryView::delAndTheMenuAskToDelete()
{
    QSignalSpy removals(m_view.get(), &HistoryView::removeRequested);
    m_view->setCurrentIndex(m_model->index(2));
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    const std::unique_ptr<QMenu> menu(m_view->makeMenu(m_model->index(0)));
    menu->actions().last()->trigger();
    QCOMPARE(removals.size(), 2);
    QCOMPARE(removals[0][0].value<ConversationId>(), m_old);
    QCOMPARE(removals[1][0].value<ConversationId>(), m_today);
    QCOMPARE(m_model->rowCount(), 3);
    menu->actions().first()->trigger();
    QVERIFY(editor()->isVisible());
}

void TestHistoryView::ctrlEAndTheMenuAskToExport()
{
    QSignalSpy exports(m_view.get(), &HistoryView::exportRequested);
    m_view->setCurrentIndex(m_model->index(2));
    QTest::keyClick(m_view.get(), Qt::Key_E); // a letter looks for a title
    QTest::keyClick(m_view.get(), Qt::Key_E, Qt::ControlModifier);
    const std::unique_ptr<QMenu> menu(m_view->makeMenu(m_model->index(0)));
    menu->actions().at(1)->trigger();
    QCOMPARE(exports.size(), 2);
    QCOMPARE(exports[0][0].value<ConversationId>(), m_old);
    QCOMPARE(exports[1][0].value<ConversationId>(), m_today);
}

void TestHistoryView::theMenuShowsItsKeys()
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, rect(1).center(),
                            m_view->viewport()->mapToGlobal(rect(1).center()));
    QApplication::sendEvent(m_view->viewport(), &event);
    auto *menu = m_view->findChild<QMenu *>(u"historyMenu"_s);
    QVERIFY(menu);
    QVERIFY(menu->isVisible());
    for (const QAction *action : menu->actions())
        QVERIFY(!action->shortcut().isEmpty() && !action->icon().isNull());
    QCOMPARE(m_view->currentIndex().row(), 1);
    menu->close();
}

void TestHistoryView::rowsAreTallerWhereAGroupBegins()
{
    QVERIFY(rect(0).height() > rect(1).height());
    QCOMPARE(rect(2).height(), rect(0).height());
    m_model->remove(m_today); // now the second one begins the group
    QTRY_COMPARE(rect(0).height(), rect(1).height());
}

void TestHistoryView::groupsChangeAtMidnight()
{
    m_clock.setNow(base::UtcMs(QDateTime(QDate(2026, 5, 5), QTime(23, 59, 59, 500)).toMSecsSinceEpoch()));
    chat::ConversationListModel model;
    chat::ConversationSummary summary;
    summary.head.id = ConversationId::create();
    summary.head.updatedAt = m_clock.now() + 2s;
    chat::ConversationSummary earlier = summary;
    earlier.head.id = ConversationId::create();
    earlier.head.updatedAt = m_clock.now();
    chat::ConversationSummary last = earlier;
    last.head.id = ConversationId::create();
    model.setAll({summary, earlier, last});
    HistoryView view(m_clock, nullptr);
    view.setModel(&model);
    view.resize(240, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    const auto place = [&](int row) { return view.visualRect(model.index(row)); };
    QVERIFY(place(0).height() > place(1).height()); // all of today
    QCOMPARE(place(2).top(), place(1).bottom() + 1);
    m_clock.advance(3s);
    QVERIFY(place(1).height() == place(0).height()); // yesterday has a name of its own now
    QVERIFY(place(2).top() <= place(1).bottom()); // and no room for it yet
    QTRY_COMPARE(place(2).top(), place(1).bottom() + 1);
}

void TestHistoryView::R05_aTitleIsPlainText()
{
    const QString title = u"<table>"_s.repeated(400) + u"\n\u202e<img src=file:///x>"_s;
    add(title, 0s);
    m_view->setOpen(m_today);
    QVERIFY(!m_view->grab().isNull());
    QVERIFY(rect(0).height() < 120);
}

void TestHistoryView::fiveThousandConversationsAreNoBurden()
{
    std::vector<chat::ConversationSummary> many(5000);
    for (size_t i = 0; i < many.size(); ++i) {
        many[i].head.id = ConversationId::create();
        many[i].head.updatedAt = m_clock.now() - std::chrono::minutes(i);
    }
    CpuTimer timer;
    timer.start();
    m_model->setAll(many);
    QVERIFY(!m_view->grab().isNull());
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_MAIN(TestHistoryView)
#include "tst_historyview.moc"
