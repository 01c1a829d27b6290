// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/queuelist.h"

#include "composer/hintlabel.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using app::HintLabel;
using app::QueueList;
using base::MessageId;

namespace {

std::vector<chat::QueuedPrompt> prompts(int count)
{
    std::vector<chat::QueuedPrompt> made;
    for (int i = 1; i <= count; ++i)
        made.push_back({MessageId::create(), u"<b>prompt</b>\n%1"_s.arg(i)});
    return made;
}

template<typename T> QList<T *> visible(const QueueList &list, const QString &name)
{
    QList<T *> found = list.findChildren<T *>(name);
    found.removeIf([&list](T *widget) { return !widget->isVisibleTo(&list); });
    return found;
}

} // namespace

class TestQueueList : public QObject
{
    Q_OBJECT

private slots:
    void isThereOnlyWhileSomethingWaits();
    void showsEachOnOneLine();
    void tellsWhatIsWished();
    void saysWhyTheyAreHeld();
    void doesNotGrowWithoutEnd();
};

void TestQueueList::isThereOnlyWhileSomethingWaits()
{
    QueueList list;
    QVERIFY(list.isHidden());
    list.setPrompts(prompts(1), {}, {});
    QVERIFY(!list.isHidden());
    list.setPrompts({}, {}, {});
    QVERIFY(list.isHidden());
}

void TestQueueList::showsEachOnOneLine()
{
    QueueList list;
    list.setPrompts(prompts(2), {}, {});
    QTRY_COMPARE(visible<HintLabel>(list, u"queuedLabel"_s).size(), 2);
    const auto labels = visible<HintLabel>(list, u"queuedLabel"_s);
    QCOMPARE(labels[0]->text(), u"Queued: <b>prompt</b> 1"_s);
}

void TestQueueList::tellsWhatIsWished()
{
    QueueList list;
    const auto shown = prompts(2);
    list.setPrompts(shown, {}, {});
    QSignalSpy edited(&list, &QueueList::editRequested);
    QSignalSpy removed(&list, &QueueList::removeRequested);
    QTRY_COMPARE(visible<QToolButton>(list, u"queuedEditButton"_s).size(), 2);
    visible<QToolButton>(list, u"queuedEditButton"_s)[1]->click();
    visible<QToolButton>(list, u"queuedRemoveButton"_s)[0]->click();
    QCOMPARE(edited.front().front().value<MessageId>(), shown[1].id);
    QCOMPARE(removed.front().front().value<MessageId>(), shown[0].id);
    list.setPrompts(shown, {}, shown[1].id);
    QTRY_COMPARE(visible<QToolButton>(list, u"queuedEditButton"_s).size(), 2);
    QVERIFY(!visible<QToolButton>(list, u"queuedEditButton"_s)[1]->isEnabled());
    for (const QToolButton *button : list.findChildren<QToolButton *>())
        QVERIFY(!button->accessibleName().isEmpty());
}

void TestQueueList::saysWhyTheyAreHeld()
{
    QueueList list;
    QSignalSpy sent(&list, &QueueList::sendRequested);
    auto *button = list.findChild<QPushButton *>(u"queueSendButton"_s);
    list.setPrompts(prompts(1), {}, {});
    QVERIFY(!button->isVisibleTo(&list));
    list.setPrompts(prompts(1), u"Not sent."_s, {});
    QVERIFY(button->isVisibleTo(&list));
    QCOMPARE(list.findChild<QLabel *>(u"queueHeldLabel"_s)->text(), u"Not sent."_s);
    button->click();
    QCOMPARE(sent.count(), 1);
}

void TestQueueList::doesNotGrowWithoutEnd()
{
    QueueList list;
    list.setPrompts(prompts(50), {}, {});
    QTRY_COMPARE(visible<HintLabel>(list, u"queuedLabel"_s).size(), 4);
    QVERIFY(list.sizeHint().height() < 300);
}

QTEST_MAIN(TestQueueList)

#include "tst_queuelist.moc"
