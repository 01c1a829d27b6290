// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticequeue.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

class TestNoticeQueue : public QObject
{
    Q_OBJECT

private slots:
    void showsTheWorstFirst();
    void showsTheOldestAmongEquals();
    void whatPassesIsSeenWhileItLasts();
    void replacesANoticeWithTheSameId();
    void movesANoticeThatBecameWorse();
    void ignoresUnknownIds();
};

void TestNoticeQueue::showsTheWorstFirst()
{
    NoticeQueue queue;
    queue.put({.id = u"info"_s, .level = NoticeLevel::Info});
    queue.put({.id = u"bad"_s, .level = NoticeLevel::Bad});
    queue.put({.id = u"warning"_s, .level = NoticeLevel::Warning});
    QStringList order;
    while (!queue.isEmpty()) {
        order += queue.front().id;
        queue.remove(queue.front().id);
    }
    QCOMPARE(order, (QStringList{u"bad"_s, u"warning"_s, u"info"_s}));
}

void TestNoticeQueue::showsTheOldestAmongEquals()
{
    NoticeQueue queue;
    queue.put({.id = u"first"_s});
    queue.put({.id = u"second"_s});
    QCOMPARE(queue.front().id, u"first"_s);
}

void TestNoticeQueue::whatPassesIsSeenWhileItLasts()
{
    NoticeQueue queue;
    queue.put({.id = u"warning"_s, .level = NoticeLevel::Warning});
    queue.put({.id = u"undo"_s, .end = NoticeEnd::Passing});
    QCOMPARE(queue.front().id, u"undo"_s);
    queue.put({.id = u"bad"_s, .level = NoticeLevel::Bad});
    QCOMPARE(queue.front().id, u"bad"_s);
    queue.remove(u"bad"_s);
    queue.remove(u"undo"_s);
    QCOMPARE(queue.front().id, u"warning"_s);
}

void TestNoticeQueue::replacesANoticeWithTheSameId()
{
    NoticeQueue queue;
    queue.put({.id = u"a"_s, .text = u"old"_s});
    queue.put({.id = u"b"_s});
    queue.put({.id = u"a"_s, .text = u"new"_s});
    QCOMPARE(queue.count(), 2);
    QCOMPARE(queue.front().text, u"new"_s);
}

void TestNoticeQueue::movesANoticeThatBecameWorse()
{
    NoticeQueue queue;
    queue.put({.id = u"a"_s, .level = NoticeLevel::Warning});
    queue.put({.id = u"b"_s, .level = NoticeLevel::Info});
    queue.put({.id = u"b"_s, .level = NoticeLevel::Bad});
    QCOMPARE(queue.front().id, u"b"_s);
}

void TestNoticeQueue::ignoresUnknownIds()
{
    NoticeQueue queue;
    queue.put({.id = u"a"_s});
    queue.remove(u"b"_s);
    QCOMPARE(queue.count(), 1);
}

QTEST_GUILESS_MAIN(TestNoticeQueue)
#include "tst_noticequeue.moc"
