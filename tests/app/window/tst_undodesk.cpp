// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/undodesk.h"

#include "../../session/sessionfixture.h"
#include "notices/noticebar.h"
#include "session/conversationlibrary.h"
#include "theme/flatstyle.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using namespace tokenhub::app;

namespace {

//! A conversation of one turn on screen, and the bar that tells what was deleted.
struct World : SessionFixture {
    session::ConversationLibrary library{services()};
    session::Removals removals{library, services()};
    QWidget window;
    NoticeBar bar{&window};
    QAction undo;
    UndoDesk desk{removals, bar, undo, &window};

    World()
    {
        library.showNew(target);
        gateway.enqueue(saying({u"A"_s}));
        if (!ask(*library.shown(), u"Two\nlines"_s))
            qFatal("no answer");
    }
    [[nodiscard]] QString said() const { return bar.isHidden() ? QString() : bar.accessibleName(); }
    [[nodiscard]] bool hasConversations() { return library.history().rowCount() > 0; }
    void removeConversation() { removals.removeConversation(library.shown()->conversation().id()); }

private:
    World(const World &) = delete;
};

} // namespace

class TestUndoDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setStyle(new FlatStyle); }
    void thereIsNothingToUndoAtFirst();
    void aConversationIsNamedAndComesBack();
    void messagesAreCountedAndComeBack();
    void theActionUndoesWithoutTheNotice();
};

void TestUndoDesk::thereIsNothingToUndoAtFirst()
{
    World world;
    QVERIFY(!world.undo.isEnabled());
    QCOMPARE(world.said(), QString());
}

void TestUndoDesk::aConversationIsNamedAndComesBack()
{
    World world;
    world.removeConversation();
    QTRY_VERIFY(world.undo.isEnabled());
    QVERIFY2(world.said().contains(u"“Two”"_s), qPrintable(world.said()));
    QVERIFY(!world.hasConversations());
    emit world.bar.actionTriggered(u"removed"_s, u"undo"_s);
    QTRY_VERIFY(world.hasConversations());
    QCOMPARE(world.said(), QString());
    QTRY_VERIFY(!world.undo.isEnabled());
}

void TestUndoDesk::messagesAreCountedAndComeBack()
{
    World world;
    session::ChatSession &session = *world.library.shown();
    const chat::MessageId prompt = session.conversation().path(laneOf(session)).front();
    world.removals.removeMessage(laneOf(session), prompt);
    QTRY_VERIFY2(world.said().contains(u'2'), qPrintable(world.said()));
    QCOMPARE(shown(session), QString());
    world.undo.trigger();
    QTRY_COMPARE(session.conversation().path(laneOf(session)).size(), size_t(2));
}

void TestUndoDesk::theActionUndoesWithoutTheNotice()
{
    World world;
    world.removeConversation();
    QTRY_VERIFY(!world.hasConversations());
    world.bar.removeNotice(u"removed"_s);
    QVERIFY(world.undo.isEnabled());
    world.undo.trigger();
    QTRY_VERIFY(world.hasConversations());
}

QTEST_MAIN(TestUndoDesk)
#include "tst_undodesk.moc"
