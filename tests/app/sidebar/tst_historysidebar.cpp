// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebar/historysidebar.h"

#include "sidebar/historyview.h"
#include "sidebar/rowbutton.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using base::ConversationId;

class TestHistorySidebar : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theButtonsTellWhatIsWanted();
    void theGatewayIsChosenInAMenu();
    void aGatewayThatIsGoneIsNoneOfThem();
    void passesOnTheWishesOfTheList();
    void anEmptyHistorySaysWhatWillBeThere();
    void showsTheOpenOneAndARunningOne();
    void theTabGoesThroughIt();
    void fitsIntoItsLeastWidth();

private:
    static chat::ConversationSummary summary(const QString &title);
    base::ManualClock m_clock;
};

void TestHistorySidebar::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

chat::ConversationSummary TestHistorySidebar::summary(const QString &title)
{
    chat::ConversationSummary summary;
    summary.head.id = ConversationId::create();
    summary.head.title = title;
    summary.head.updatedAt = base::ManualClock().now();
    return summary;
}

void TestHistorySidebar::theButtonsTellWhatIsWanted()
{
    chat::ConversationListModel model;
    HistorySidebar sidebar(model, m_clock);
    QSignalSpy chats(&sidebar, &HistorySidebar::newChatRequested);
    sidebar.findChild<RowButton *>(u"newChatButton"_s)->click();
    QCOMPARE(chats.size(), 1);
}

void TestHistorySidebar::theGatewayIsChosenInAMenu()
{
    chat::ConversationListModel model;
    HistorySidebar sidebar(model, m_clock);
    sidebar.show();
    QVERIFY(QTest::qWaitForWindowActive(&sidebar));
    QSignalSpy chosen(&sidebar, &HistorySidebar::gatewayChosen);
    QSignalSpy managed(&sidebar, &HistorySidebar::manageGatewaysRequested);
    const std::vector<GatewayChoice> gateways{{base::ProfileId::create(), u"<b>My\nhub</b>"_s},
                                              {base::ProfileId::create(), u"R&D"_s}};
    sidebar.setGateways(gateways, gateways[0].id);
    auto *button = sidebar.findChild<RowButton *>(u"gatewayButton"_s);
    QCOMPARE(button->text(), u"<b>My hub</b>"_s);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    auto *menu = sidebar.findChild<QMenu *>(u"gatewayMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(menu->actions()[0]->isChecked() && !menu->actions()[1]->isChecked());
    QCOMPARE(menu->actions()[1]->text(), u"R&&D"_s); // not a shortcut
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<base::ProfileId>(), gateways[1].id);
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Up);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(managed.size(), 1);
}

void TestHistorySidebar::aGatewayThatIsGoneIsNoneOfThem()
{
    chat::ConversationListModel model;
    HistorySidebar sidebar(model, m_clock);
    sidebar.setGateways({{base::ProfileId::create(), u"one"_s}}, {});
    QCOMPARE(sidebar.findChild<RowButton *>(u"gatewayButton"_s)->text(), u"Choose a gateway"_s);
    QVERIFY(!sidebar.findChild<QMenu *>(u"gatewayMenu"_s)->actions()[0]->isChecked());
}

void TestHistorySidebar::passesOnTheWishesOfTheList()
{
    chat::ConversationListModel model;
    const auto row = summary(u"a"_s);
    model.put(row);
    HistorySidebar sidebar(model, m_clock);
    QSignalSpy chosen(&sidebar, &HistorySidebar::conversationChosen);
    QSignalSpy renames(&sidebar, &HistorySidebar::renameRequested);
    QSignalSpy removals(&sidebar, &HistorySidebar::removeRequested);
    sidebar.view()->setCurrentIndex(model.index(0));
    QTest::keyClick(sidebar.view(), Qt::Key_Return);
    QTest::keyClick(sidebar.view(), Qt::Key_Delete);
    emit sidebar.view()->renameRequested(row.head.id, u"b"_s);
    for (const QSignalSpy *spy : {&chosen, &renames, &removals}) {
        QCOMPARE(spy->size(), 1);
        QCOMPARE((*spy)[0][0].value<ConversationId>(), row.head.id);
    }
}

void TestHistorySidebar::anEmptyHistorySaysWhatWillBeThere()
{
    chat::ConversationListModel model;
    HistorySidebar sidebar(model, m_clock);
    auto *label = sidebar.findChild<QLabel *>(u"historyEmptyLabel"_s);
    QVERIFY(!label->isHidden());
    const auto row = summary(u"a"_s);
    model.put(row);
    QVERIFY(label->isHidden());
    model.remove(row.head.id);
    QVERIFY(!label->isHidden());
    model.setAll({row});
    QVERIFY(label->isHidden());
}

void TestHistorySidebar::showsTheOpenOneAndARunningOne()
{
    chat::ConversationListModel model;
    const auto row = summary(u"a"_s);
    model.put(row);
    HistorySidebar sidebar(model, m_clock);
    sidebar.resize(252, 400);
    const QImage before = sidebar.grab().toImage();
    sidebar.setOpenConversation(row.head.id);
    const QImage open = sidebar.grab().toImage();
    QVERIFY(before != open);
    model.setRunning(row.head.id, 1);
    const QImage running = sidebar.grab().toImage();
    QVERIFY(running != open);
    model.setRunning(row.head.id, 0);
    sidebar.setOpenConversation({});
    QCOMPARE(sidebar.grab().toImage(), before);
}

void TestHistorySidebar::theTabGoesThroughIt()
{
    chat::ConversationListModel model;
    model.put(summary(u"a"_s));
    HistorySidebar sidebar(model, m_clock);
    sidebar.show();
    QVERIFY(QTest::qWaitForWindowActive(&sidebar));
    auto *first = sidebar.findChild<RowButton *>(u"newChatButton"_s);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Tab);
    QVERIFY(sidebar.view()->hasFocus());
    QTest::keyClick(sidebar.view(), Qt::Key_Tab);
    QVERIFY(sidebar.findChild<RowButton *>(u"gatewayButton"_s)->hasFocus());
}

void TestHistorySidebar::fitsIntoItsLeastWidth()
{
    chat::ConversationListModel model;
    HistorySidebar sidebar(model, m_clock);
    const auto id = base::ProfileId::create();
    sidebar.setGateways({{id, QString(200, u'w')}}, id);
    sidebar.resize(sidebar.minimumWidth(), 300);
    QVERIFY(sidebar.minimumSizeHint().width() <= sidebar.minimumWidth());
    QVERIFY(!sidebar.grab().isNull());
}

QTEST_MAIN(TestHistorySidebar)
#include "tst_historysidebar.moc"
