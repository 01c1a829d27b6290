// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/flowlayout.h"

#include <QPushButton>
#include <QTest>
#include <QWidget>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestFlowLayout : public QObject
{
    Q_OBJECT

private slots:
    void breaksTheLineWhereAWidgetDoesNotFit();
    void theLastOneTakesTheRestOfItsLine();
    void mirrorsForRightToLeft();
    void givesBackWhatIsTaken();
};

void TestFlowLayout::breaksTheLineWhereAWidgetDoesNotFit()
{
    QWidget box;
    auto *flow = new FlowLayout(&box);
    flow->setContentsMargins(4, 4, 4, 4);
    flow->setSpacing(4);
    QList<QWidget *> parts;
    for (int i = 0; i < 3; ++i) {
        auto *part = new QWidget(&box);
        part->setFixedSize(50, 20);
        flow->addWidget(part);
        parts.append(part);
    }
    QCOMPARE(flow->heightForWidth(200), 28);
    QCOMPARE(flow->heightForWidth(120), 52);
    QCOMPARE(flow->heightForWidth(60), 76);
    box.resize(120, 52);
    flow->activate();
    QCOMPARE(parts[1]->pos(), QPoint(58, 4));
    QCOMPARE(parts[2]->pos(), QPoint(4, 28));
}

void TestFlowLayout::theLastOneTakesTheRestOfItsLine()
{
    QWidget box;
    auto *flow = new FlowLayout(&box);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(4);
    auto *first = new QWidget(&box);
    first->setFixedSize(50, 20);
    auto *last = new QPushButton(&box);
    last->setMinimumWidth(30);
    flow->addWidget(first);
    flow->addWidget(last);
    box.resize(200, 60);
    flow->activate();
    QCOMPARE(last->width(), 146);
}

void TestFlowLayout::mirrorsForRightToLeft()
{
    QWidget box;
    box.setLayoutDirection(Qt::RightToLeft);
    auto *flow = new FlowLayout(&box);
    flow->setContentsMargins(0, 0, 0, 0);
    auto *first = new QWidget(&box);
    first->setFixedSize(50, 20);
    auto *last = new QWidget(&box);
    last->setFixedSize(50, 20);
    flow->addWidget(first);
    flow->addWidget(last);
    box.resize(200, 20);
    flow->activate();
    QCOMPARE(first->geometry().right(), 199);
}

void TestFlowLayout::givesBackWhatIsTaken()
{
    QWidget box;
    auto *flow = new FlowLayout(&box);
    auto *part = new QWidget(&box);
    flow->insertWidget(0, part);
    QCOMPARE(flow->count(), 1);
    const std::unique_ptr<QLayoutItem> item(flow->takeAt(0));
    QCOMPARE(item->widget(), part);
    QCOMPARE(flow->count(), 0);
    QVERIFY(!flow->takeAt(0));
    QVERIFY(!flow->itemAt(7));
}

QTEST_MAIN(TestFlowLayout)
#include "tst_flowlayout.moc"
