// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/segmentedchoice.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestSegmentedChoice : public QObject
{
    Q_OBJECT

private slots:
    void tellsUnsetFromOnAndOff();
    void aClickAndAnArrowChoose();
    void everySegmentSaysWhatItSets();
};

void TestSegmentedChoice::tellsUnsetFromOnAndOff()
{
    SegmentedChoice choice(u"Thinking"_s);
    QSignalSpy edits(&choice, &SegmentedChoice::valueEdited);
    QCOMPARE(choice.value(), std::optional<bool>());
    for (const std::optional<bool> &value : {std::optional(true), std::optional(false), std::optional<bool>()}) {
        choice.setValue(value);
        QCOMPARE(choice.value(), value);
    }
    QCOMPARE(edits.size(), 0);
}

void TestSegmentedChoice::aClickAndAnArrowChoose()
{
    SegmentedChoice choice(u"Thinking"_s);
    choice.resize(240, 30);
    choice.show();
    QVERIFY(QTest::qWaitForWindowExposed(&choice));
    QList<std::optional<bool>> edits;
    connect(&choice, &SegmentedChoice::valueEdited, this, [&edits](std::optional<bool> value) { edits.append(value); });
    auto *on = choice.findChild<QAbstractButton *>(u"onSegmentButton"_s);
    QTest::mouseClick(on, Qt::LeftButton);
    QCOMPARE(edits, QList<std::optional<bool>>{true});
    on->setFocus();
    QTest::keyClick(on, Qt::Key_Right);
    QCOMPARE(choice.value(), std::optional(false));
    QTest::mouseClick(choice.findChild<QAbstractButton *>(u"offSegmentButton"_s), Qt::LeftButton);
    QCOMPARE(edits.size(), 2); // the same once more is no edit
}

void TestSegmentedChoice::everySegmentSaysWhatItSets()
{
    const SegmentedChoice choice(u"Thinking"_s);
    const auto buttons = choice.findChildren<QAbstractButton *>();
    QCOMPARE(buttons.size(), 3);
    for (const QAbstractButton *button : buttons)
        QVERIFY(button->accessibleName().startsWith("Thinking"_L1));
}

QTEST_MAIN(TestSegmentedChoice)
#include "tst_segmentedchoice.moc"
