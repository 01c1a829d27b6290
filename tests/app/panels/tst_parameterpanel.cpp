// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/growingtextedit.h"
#include "panels/parameterfield.h"
#include "panels/parameterpanel.h"
#include "panels/segmentedchoice.h"
#include "panels/stopsequencesedit.h"
#include "panels/temperatureedit.h"
#include "panels/toggleswitch.h"
#include "panels/toolchoicebox.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

chat::Target everything()
{
    chat::Target target;
    target.model = u"qwen-plus"_s;
    target.systemPrompt = u"Be brief."_s;
    target.parameters = {.stream = false,
                         .maxTokens = 512,
                         .temperature = 0.7,
                         .stop = {u"END"_s},
                         .thinking = true,
                         .search = false,
                         .tools = uR"([{"type":"function","function":{"name":"a"}}])"_s,
                         .toolChoice = chat::ToolChoice{chat::ToolChoice::Mode::Function, u"a"_s},
                         .extra = uR"({"top_p":0.9})"_s};
    return target;
}

const QStringList fields{u"systemPrompt"_s, u"temperature"_s, u"maxTokens"_s,  u"stop"_s,  u"thinking"_s,
                         u"search"_s,       u"tools"_s,       u"toolChoice"_s, u"extra"_s, u"stream"_s};

} // namespace

class TestParameterPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_panel.reset(); }

    void showsATargetWithoutAnnouncingIt();
    void everyControlMakesItsEdit();
    void aResetUnsetsOneFieldAndGoesAway_data();
    void aResetUnsetsOneFieldAndGoesAway();
    void countsWhatIsSetAndResetsAll();
    void keepsBrokenJsonAndSaysWhere();
    void keepsAMaxTokensThatIsNoNumber();
    void saysThatAToolChoiceNeedsATool();
    void listsTheFunctionsThatAreBeingTyped();
    void keepsTheCursorWhenItsOwnEditComesBack();
    void anotherTargetReplacesWhatWasTyped();
    void everyControlHasANameAndTheTabReachesIt();
    void fitsInto240Pixels();

private:
    template<typename Widget> [[nodiscard]] Widget *find(const char *name) const
    {
        return m_panel->findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString problem(const QString &field) const
    {
        return m_panel->findChild<ParameterField *>(field + u"ParameterField"_s)->problem();
    }
    [[nodiscard]] QToolButton *reset(const QString &field) const
    {
        return m_panel->findChild<QToolButton *>(field + u"ResetButton"_s);
    }

    std::unique_ptr<ParameterPanel> m_panel;
};

void TestParameterPanel::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestParameterPanel::init()
{
    m_panel = std::make_unique<ParameterPanel>();
    m_panel->resize(264, 900);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestParameterPanel::showsATargetWithoutAnnouncingIt()
{
    QSignalSpy edits(m_panel.get(), &ParameterPanel::targetEdited);
    m_panel->setTarget(everything());
    QCOMPARE(find<GrowingTextEdit>("systemPromptTextEdit")->toPlainText(), u"Be brief."_s);
    QCOMPARE(find<TemperatureEdit>("temperatureEdit")->value(), std::optional(0.7));
    QCOMPARE(find<QLineEdit>("maxTokensLineEdit")->text(), u"512"_s);
    QCOMPARE(find<StopSequencesEdit>("stopSequencesEdit")->sequences(), QStringList{u"END"_s});
    QCOMPARE(find<SegmentedChoice>("thinkingSegmentedChoice")->value(), std::optional(true));
    QCOMPARE(find<SegmentedChoice>("searchSegmentedChoice")->value(), std::optional(false));
    QCOMPARE(find<ToolChoiceBox>("toolChoiceBox")->choice()->function, u"a"_s);
    QVERIFY(!find<ToggleSwitch>("streamToggleSwitch")->isChecked());
    m_panel->setTarget({});
    QVERIFY(find<ToggleSwitch>("streamToggleSwitch")->isChecked()); // unset streams
    QCOMPARE(find<QLineEdit>("maxTokensLineEdit")->text(), QString());
    QCOMPARE(edits.size(), 0);
}

void TestParameterPanel::everyControlMakesItsEdit()
{
    QSignalSpy edits(m_panel.get(), &ParameterPanel::targetEdited);
    QTest::keyClicks(find<GrowingTextEdit>("systemPromptTextEdit"), u"B"_s);
    find<QDoubleSpinBox>("temperatureSpinBox")->setValue(0.0);
    QTest::keyClicks(find<QLineEdit>("maxTokensLineEdit"), u"7"_s);
    QTest::keyClicks(find<QLineEdit>("stopSequenceLineEdit"), u"S"_s);
    QTest::keyClick(find<QLineEdit>("stopSequenceLineEdit"), Qt::Key_Return);
    for (const char *choice : {"thinkingSegmentedChoice", "searchSegmentedChoice"})
        find<SegmentedChoice>(choice)->findChild<QAbstractButton *>(u"offSegmentButton"_s)->click();
    find<QPushButton>("addFunctionButton")->click();
    QTest::keyClick(find<ToolChoiceBox>("toolChoiceBox"), Qt::Key_Down);
    QTest::keyClicks(find<GrowingTextEdit>("extraTextEdit"), u"{}"_s);
    find<ToggleSwitch>("streamToggleSwitch")->click();

    const chat::Target &target = m_panel->target();
    QCOMPARE(target.systemPrompt, u"B"_s);
    QCOMPARE(target.parameters.temperature, std::optional(0.0));
    QCOMPARE(target.parameters.maxTokens, std::optional<qint64>(7));
    QCOMPARE(target.parameters.stop, QStringList{u"S"_s});
    QCOMPARE(target.parameters.thinking, std::optional(false));
    QCOMPARE(target.parameters.search, std::optional(false));
    QVERIFY(target.parameters.tools.contains("get_weather"_L1));
    QCOMPARE(target.parameters.toolChoice->mode, chat::ToolChoice::Mode::Auto);
    QCOMPARE(target.parameters.extra, u"{}"_s);
    QCOMPARE(target.parameters.stream, std::optional(false));
    QCOMPARE(edits.last()[0].value<chat::Target>(), target);
}

void TestParameterPanel::aResetUnsetsOneFieldAndGoesAway_data()
{
    QTest::addColumn<QString>("field");
    for (const QString &field : fields)
        QTest::newRow(qPrintable(field)) << field;
}

void TestParameterPanel::aResetUnsetsOneFieldAndGoesAway()
{
    QFETCH(const QString, field);
    QVERIFY(!reset(field)->isVisible());
    m_panel->setTarget(everything());
    QVERIFY(reset(field)->isVisible());
    QSignalSpy edits(m_panel.get(), &ParameterPanel::targetEdited);
    reset(field)->click();
    QVERIFY(!reset(field)->isVisible());
    QCOMPARE(edits.size(), 1);
    const auto target = edits[0][0].value<chat::Target>();
    const int set = target.parameters.setCount() + int(!target.systemPrompt.isEmpty());
    QCOMPARE(set, 9);
}

void TestParameterPanel::countsWhatIsSetAndResetsAll()
{
    auto *button = find<QPushButton>("resetAllButton");
    QVERIFY(!button->isVisible());
    m_panel->setTarget(everything());
    QVERIFY(button->isVisible());
    QVERIFY(button->text().contains("10"_L1));
    QSignalSpy edits(m_panel.get(), &ParameterPanel::targetEdited);
    button->click();
    QCOMPARE(edits.size(), 1);
    chat::Target plain;
    plain.model = u"qwen-plus"_s;
    QCOMPARE(m_panel->target(), plain);
    QVERIFY(!button->isVisible());
    QCOMPARE(find<GrowingTextEdit>("extraTextEdit")->toPlainText(), QString());
}

void TestParameterPanel::keepsBrokenJsonAndSaysWhere()
{
    auto *extra = find<GrowingTextEdit>("extraTextEdit");
    QTest::keyClicks(extra, u"{\"top_p\" 1}"_s);
    QCOMPARE(extra->toPlainText(), u"{\"top_p\" 1}"_s);
    QCOMPARE(m_panel->target().parameters.extra, u"{\"top_p\" 1}"_s);
    QVERIFY2(problem(u"extra"_s).contains("Line 1, column 1"_L1), qPrintable(problem(u"extra"_s)));
    extra->selectAll();
    QTest::keyClicks(extra, u"{}"_s);
    QCOMPARE(problem(u"extra"_s), QString());
}

void TestParameterPanel::keepsAMaxTokensThatIsNoNumber()
{
    auto *line = find<QLineEdit>("maxTokensLineEdit");
    for (const QString &typed : {u"0"_s, u"-5"_s, u"1.5"_s, u"many"_s, u"99999999999999999999"_s}) {
        line->clear();
        QTest::keyClicks(line, typed);
        QCOMPARE(line->text(), typed);
        QVERIFY(!problem(u"maxTokens"_s).isEmpty());
        QVERIFY(!m_panel->target().parameters.maxTokens.has_value());
    }
    reset(u"maxTokens"_s)->click();
    QCOMPARE(line->text(), QString());
    QCOMPARE(problem(u"maxTokens"_s), QString());
}

void TestParameterPanel::saysThatAToolChoiceNeedsATool()
{
    QTest::keyClick(find<ToolChoiceBox>("toolChoiceBox"), Qt::Key_Down);
    QVERIFY(!problem(u"toolChoice"_s).isEmpty());
    find<QPushButton>("addFunctionButton")->click();
    QCOMPARE(problem(u"toolChoice"_s), QString());
}

void TestParameterPanel::listsTheFunctionsThatAreBeingTyped()
{
    auto *choice = find<ToolChoiceBox>("toolChoiceBox");
    const int plain = choice->count();
    find<QPushButton>("addFunctionButton")->click();
    QCOMPARE(choice->count(), plain + 1);
}

void TestParameterPanel::keepsTheCursorWhenItsOwnEditComesBack()
{
    connect(m_panel.get(), &ParameterPanel::targetEdited, m_panel.get(), &ParameterPanel::setTarget);
    auto *prompt = find<GrowingTextEdit>("systemPromptTextEdit");
    QTest::keyClicks(prompt, u"ac"_s);
    prompt->moveCursor(QTextCursor::Left);
    QTest::keyClicks(prompt, u"b"_s);
    QCOMPARE(prompt->toPlainText(), u"abc"_s);
    QCOMPARE(prompt->textCursor().position(), 2);
}

void TestParameterPanel::anotherTargetReplacesWhatWasTyped()
{
    QTest::keyClicks(find<QLineEdit>("maxTokensLineEdit"), u"many"_s);
    chat::Target other;
    other.model = u"other"_s;
    m_panel->setTarget(other);
    QCOMPARE(find<QLineEdit>("maxTokensLineEdit")->text(), QString());
    QCOMPARE(problem(u"maxTokens"_s), QString());
}

void TestParameterPanel::everyControlHasANameAndTheTabReachesIt()
{
    m_panel->setTarget(everything());
    QSet<QWidget *> reached;
    find<GrowingTextEdit>("systemPromptTextEdit")->setFocus();
    for (int i = 0; i < 60; ++i) {
        QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused);
        QVERIFY2(!focused->accessibleName().isEmpty() || qobject_cast<QAbstractButton *>(focused),
                 qPrintable(focused->objectName()));
        QVERIFY2(!focused->objectName().isEmpty(), focused->metaObject()->className());
        reached.insert(focused);
        QTest::keyClick(focused, Qt::Key_Tab);
    }
    for (const QString &field : fields)
        QVERIFY2(reached.contains(reset(field)), qPrintable(field));
    for (const char *name :
         {"systemPromptTextEdit", "temperatureSlider", "temperatureSpinBox", "maxTokensLineEdit",
          "stopSequenceLineEdit", "toolsTextEdit", "toolChoiceBox", "extraTextEdit", "streamToggleSwitch"})
        QVERIFY2(reached.contains(find<QWidget>(name)), name);
}

void TestParameterPanel::fitsInto240Pixels()
{
    m_panel->setTarget(everything());
    m_panel->resize(240, 500);
    QCOMPARE(m_panel->width(), 240);
    const auto *scroll = find<QScrollArea>("parameterScrollArea");
    QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
}

QTEST_MAIN(TestParameterPanel)
#include "tst_parameterpanel.moc"
