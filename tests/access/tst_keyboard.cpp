// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversationprobe.h"
#include "mainwindow.h"
#include "practice/practicegateway.h"
#include "transcript/transcriptview.h"
#include "windowdriver.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using journeys::WindowDriver;
using practice::PracticeGateway;

namespace {

//! To whatever has the keyboard, through the window system: also shortcuts and the focus chain see it.
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
}

void type(const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(QGuiApplication::focusWindow(), letter.toLatin1());
}

} // namespace

//! The program with the keyboard alone: no mouse event is made here.
class TestKeyboard : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void oneConversation();
    void tabReachesEverythingAndItIsSeenWhere();

private:
    [[nodiscard]] bool tabToSpot(const QString &label);

    std::unique_ptr<PracticeGateway> m_gateway;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestKeyboard::init()
{
    QApplication::setCursorFlashTime(0);
    m_driver.reset();
    m_gateway = std::make_unique<PracticeGateway>();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_gateway->listen());
    m_driver = std::make_unique<WindowDriver>(
        app::Options{.gateway = m_gateway->url().toString(), .model = u"practice/echo"_s, .dataDir = m_folder->path()});
    QVERIFY(m_driver->start());
    QTRY_VERIFY(m_driver->find("promptEditor"_L1)->hasFocus());
}

bool TestKeyboard::tabToSpot(const QString &label)
{
    for (int i = 0; i < 60; ++i) {
        const app::TranscriptView &view = m_driver->transcript();
        if (view.hasFocus() && view.spotFocus().spot() && view.spotFocus().spot()->label == label)
            return true;
        press(Qt::Key_Backtab, Qt::ShiftModifier);
    }
    return false;
}

void TestKeyboard::oneConversation()
{
    WindowDriver &driver = *m_driver;
    m_gateway->setKey("sk-by-keys-alone");
    type(u"Are you there?"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(driver.isAnswered(2));
    QTRY_VERIFY(driver.hasSpot(1, u"Enter key"_s));

    // The key, where the failed answer leads.
    QVERIFY(tabToSpot(u"Enter key"_s));
    press(Qt::Key_Return);
    QTRY_VERIFY(QApplication::activeWindow() && QApplication::activeWindow() != &driver.window());
    const auto isAtKey = [] {
        return QApplication::focusWidget() && QApplication::focusWidget()->objectName() == "gatewayKeySecretEdit"_L1;
    };
    for (int i = 0; i < 40 && !isAtKey(); ++i)
        press(Qt::Key_Tab);
    QVERIFY(isAtKey());
    type(u"sk-by-keys-alone"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(driver.find<QLabel>("testGatewayLabel"_L1)->text(), u"Saved."_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(driver.window().isActiveWindow());
    QVERIFY(tabToSpot(u"Try again"_s));
    press(Qt::Key_Return);
    QTRY_VERIFY(driver.isAnswered(2) && driver.message(1).outcome == chat::Outcome::Complete);

    // Another model, found by its name.
    press(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(driver.isModelListOpen());
    type(u"practice/long"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(!driver.isModelListOpen());
    QTRY_VERIFY(driver.find("promptEditor"_L1)->hasFocus());

    m_gateway->setTokensPerSecond(400);
    type(u"Tell me more"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(driver.rows() == 4 && driver.text(3).size() > 200);
    press(Qt::Key_Escape);
    QTRY_VERIFY(driver.isAnswered(4));
    QCOMPARE(driver.message(3).outcome, chat::Outcome::Stopped);
    m_gateway->setTokensPerSecond(0);

    press(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(driver.isModelListOpen());
    type(u"practice/echo"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(driver.find("promptEditor"_L1)->hasFocus());
    press(Qt::Key_Up, Qt::ControlModifier);
    QTRY_COMPARE(driver.draft(), u"Tell me more"_s);
    press(Qt::Key_A, Qt::ControlModifier);
    type(u"Tell me less"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(driver.isAnswered(4) && driver.text(3).contains("Tell me less"_L1));
    QTRY_COMPARE(driver.pager(2), u"2 / 2"_s);
    press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(driver.isAnswered(4) && driver.pager(3) == "2 / 2"_L1);

    // To the settings and back to where one was.
    press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activeWindow()
                && QApplication::activeWindow()->inherits("tokenhub::app::SettingsDialog"));
    press(Qt::Key_Tab);
    press(Qt::Key_Escape);
    QTRY_VERIFY(driver.window().isActiveWindow());
    QTRY_VERIFY(driver.find("promptEditor"_L1)->hasFocus());
    press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(driver.rows(), 0);
}

void TestKeyboard::tabReachesEverythingAndItIsSeenWhere()
{
    WindowDriver &driver = *m_driver;
    type(u"One\\ntwo"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(driver.isAnswered(2));
    type(u"typed"_s);
    press(Qt::Key_F10);
    QTRY_VERIFY(driver.find("parameterPanel"_L1)->isVisible());
    driver.find("promptEditor"_L1)->setFocus();
    const journeys::TabWalk walk = journeys::walkByTab(driver.window(), driver.transcript());
    QVERIFY2(walk.complaints.isEmpty(), qPrintable(walk.complaints.join(u'\n')));
    QVERIFY2(walk.returned, qPrintable(u"Tab does not come back: "_s + walk.stops.join(u", "_s)));
    for (const char *stop : {"promptEditor", "sendButton", "modelPicker", "historyToolButton", "parametersToolButton",
                             "newChatButton", "historyListView", "gatewayButton", "Copy", "Edit", "Regenerate",
                             "systemPromptTextEdit", "temperatureSlider"})
        QVERIFY2(walk.stops.contains(QLatin1StringView(stop)),
                 qPrintable(QLatin1StringView(stop) + u" is not reached: "_s + walk.stops.join(u", "_s)));
    // Panel by panel, each once.
    QVERIFY2(walk.panels.size() <= 4, qPrintable(walk.panels.join(u", "_s)));
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
