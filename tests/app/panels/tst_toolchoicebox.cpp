// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/toolchoicebox.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

using Mode = chat::ToolChoice::Mode;

class TestToolChoiceBox : public QObject
{
    Q_OBJECT

private slots:
    void everyChoiceComesBack();
    void aPersonsChoiceIsAnnounced();
    void keepsAFunctionThatIsBeingRewritten();
};

void TestToolChoiceBox::everyChoiceComesBack()
{
    ToolChoiceBox box;
    box.setFunctions({u"a"_s, u"b"_s});
    QSignalSpy edits(&box, &ToolChoiceBox::choiceEdited);
    for (const auto mode : {Mode::Auto, Mode::None, Mode::Required}) {
        box.setChoice(chat::ToolChoice{mode, {}});
        QCOMPARE(box.choice()->mode, mode);
    }
    box.setChoice(chat::ToolChoice{Mode::Function, u"b"_s});
    QCOMPARE(box.choice()->function, u"b"_s);
    box.setChoice(std::nullopt);
    QVERIFY(!box.choice().has_value());
    QCOMPARE(edits.size(), 0);
}

void TestToolChoiceBox::aPersonsChoiceIsAnnounced()
{
    ToolChoiceBox box;
    box.setFunctions({u"a"_s});
    QSignalSpy edits(&box, &ToolChoiceBox::choiceEdited);
    QTest::keyClick(&box, Qt::Key_End);
    QCOMPARE(edits.size(), 1);
    QCOMPARE(box.choice(), (std::optional<chat::ToolChoice>({Mode::Function, u"a"_s})));
}

void TestToolChoiceBox::keepsAFunctionThatIsBeingRewritten()
{
    ToolChoiceBox box;
    box.setFunctions({u"a"_s});
    box.setChoice(chat::ToolChoice{Mode::Function, u"a"_s});
    box.setFunctions({});
    QCOMPARE(box.choice()->function, u"a"_s);
    box.setFunctions({u"x"_s, u"a"_s});
    QCOMPARE(box.choice()->function, u"a"_s);
    QCOMPARE(box.count(), 6);
}

QTEST_MAIN(TestToolChoiceBox)
#include "tst_toolchoicebox.moc"
