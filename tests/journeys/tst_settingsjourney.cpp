// SPDX-License-Identifier: GPL-3.0-or-later
#include "leaksearch.h"
#include "mainwindow.h"
#include "practice/practicegateway.h"
#include "settings/paths.h"
#include "settings/settings.h"
#include "settings/settingsdialog.h"
#include "theme/theme.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "windowdriver.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using journeys::WindowDriver;
using practice::PracticeGateway;

namespace {

const QByteArray key = "sk-settings-77aa01bc42";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Of the program itself, not of a test's own view.
app::SettingsDialog *openByKey(WindowDriver &driver, Qt::Key which)
{
    QTest::keyClick(&driver.window(), which, Qt::ControlModifier);
    auto *dialog = driver.window().findChild<app::SettingsDialog *>();
    return dialog && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
}

} // namespace

//! The settings in the whole program: opened by keys, seen in the window, kept; and what the log of a run holds.
class TestSettingsJourney : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void K09_theLogHasNeitherKeysNorWords();
    void K09_nothingIsLoggedWhenTheLogIsOff();
    void whatIsSetIsSeenAtOnceAndKept();
    void shortcutsAreListedAndChangedByKeysAlone();

private:
    void runTroubledDay(WindowDriver &driver);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeGateway> m_gateway;
    settings::Paths m_paths;
};

void TestSettingsJourney::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_paths = settings::pathsIn(m_folder->path());
    m_gateway = std::make_unique<PracticeGateway>();
    QVERIFY(m_gateway->listen());
    m_gateway->setKey(key);
}

//! A wrong key, a model that does not exist, an answer, and one that is stopped.
void TestSettingsJourney::runTroubledDay(WindowDriver &driver)
{
    driver.enterGateway(m_gateway->url().toString(), u"sk-wrong-55cc"_s);
    driver.chooseModel(u"practice/echo"_s);
    driver.send(u"my secret prompt"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    driver.enterGateway({}, QString::fromLatin1(key));
    driver.send(u"my secret prompt again"_s);
    QTRY_VERIFY(driver.isAnswered(4));
    QCOMPARE(driver.message(3).outcome, chat::Outcome::Complete);
    driver.chooseModel(u"no-such-model"_s);
    driver.send(u"my secret third"_s);
    QTRY_VERIFY(driver.isAnswered(6));
    driver.chooseModel(u"practice/long"_s);
    m_gateway->setTokensPerSecond(400);
    driver.send(u"my secret fourth"_s);
    QTRY_VERIFY(driver.rows() == 8 && driver.text(7).size() > 100);
    driver.press(Qt::Key_Escape);
    QTRY_VERIFY(driver.isAnswered(8));
}

void TestSettingsJourney::K09_theLogHasNeitherKeysNorWords()
{
    {
        settings::Settings settings(m_paths.settingsFile());
        settings.setLogLevel(settings::LogLevel::Debug);
    }
    QString answer;
    {
        WindowDriver driver({.dataDir = m_folder->path()});
        QVERIFY(driver.start());
        runTroubledDay(driver);
        if (QTest::currentTestFailed())
            return;
        answer = driver.text(7).left(40);
        // What a library quotes goes through the same handler.
        qWarning("%s", qPrintable(u"QString::arg: Argument missing: my secret prompt, "_s + QString::fromLatin1(key)));
        driver.close();
    }
    const QByteArray log = contentOf(m_paths.logFile());
    QVERIFY2(log.contains("tokenhub.gateway answer complete"), log.constData());
    QVERIFY2(log.contains("tokenhub.gateway answer failed KeyRejected status 401"), log.constData());
    QVERIFY2(log.contains("tokenhub.gateway answer stopped"), log.constData());
    QVERIFY2(log.contains("QString::arg (a message of Qt)"), log.constData());
    for (const QByteArray &secret : {key, "sk-wrong"_ba, "my secret"_ba, answer.toUtf8(), "Bearer"_ba})
        QVERIFY2(!log.contains(secret), secret.constData());
    QCOMPARE(journeys::placesOf(key, {m_folder->path(), QDir::homePath()}), QStringList());
}

void TestSettingsJourney::K09_nothingIsLoggedWhenTheLogIsOff()
{
    {
        settings::Settings settings(m_paths.settingsFile());
        settings.setLogLevel(settings::LogLevel::Off);
    }
    WindowDriver driver({.gateway = m_gateway->url().toString(), .model = u"x"_s, .dataDir = m_folder->path()});
    QVERIFY(driver.start());
    driver.send(u"hello"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    driver.close();
    QVERIFY(!QDir(m_paths.state).exists());
}

void TestSettingsJourney::whatIsSetIsSeenAtOnceAndKept()
{
    m_gateway->setKey({});
    {
        WindowDriver driver({.gateway = m_gateway->url().toString(), .dataDir = m_folder->path()});
        QVERIFY(driver.start());
        app::SettingsDialog *dialog = openByKey(driver, Qt::Key_Comma);
        QVERIFY(dialog);
        const auto choose = [dialog](const QString &page, const QString &name, int index) {
            dialog->showPage(page);
            auto *box = dialog->findChild<QComboBox *>(name + u"ComboBox"_s);
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Home);
            for (int i = 0; i < index; ++i)
                QTest::keyClick(box, Qt::Key_Down);
        };
        choose(u"appearance"_s, u"theme"_s, 2);
        QTRY_VERIFY(app::themeOf(&driver.window()).isDark());
        choose(u"appearance"_s, u"theme"_s, 1);
        QTRY_VERIFY(!app::themeOf(&driver.window()).isDark());
        const int before = driver.transcript().rows().context().style.textWidth;
        choose(u"appearance"_s, u"textWidth"_s, 1);
        QVERIFY(driver.transcript().rows().context().style.textWidth > before);
        driver.window().actions().zoomIn->trigger(); // from outside the dialog
        QCOMPARE(dialog->findChild<QSpinBox *>(u"zoomSpinBox"_s)->value(), 110);
        QCOMPARE(driver.transcript().zoom(), 1.1);
        choose(u"general"_s, u"enterKey"_s, 1);
        QVERIFY(!driver.window().actions().enterSends->isChecked());
        dialog->close();
        driver.send(u"no"_s); // Enter makes a line
        QCOMPARE(driver.draft(), u"no\n"_s);
        driver.close();
    }
    WindowDriver driver({.gateway = m_gateway->url().toString(), .dataDir = m_folder->path()});
    QVERIFY(driver.start());
    QVERIFY(!driver.window().actions().enterSends->isChecked());
    QCOMPARE(driver.transcript().zoom(), 1.1);
    QVERIFY(driver.transcript().rows().context().style.textWidth > 2000);
}

void TestSettingsJourney::shortcutsAreListedAndChangedByKeysAlone()
{
    WindowDriver driver({.gateway = m_gateway->url().toString(), .dataDir = m_folder->path()});
    QVERIFY(driver.start());
    app::SettingsDialog *dialog = openByKey(driver, Qt::Key_Slash);
    QVERIFY(dialog);
    QCOMPARE(dialog->shownPage(), u"shortcuts"_s);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"settingsSearchLineEdit"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"parameters"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"keysButton"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QCOMPARE(driver.window().actions().parameters->shortcut(), QKeySequence(Qt::Key_F6));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog->isVisible());
    driver.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
    const bool before = driver.window().actions().parameters->isChecked();
    driver.press(Qt::Key_F6);
    QTRY_COMPARE(driver.window().actions().parameters->isChecked(), !before);
    QTRY_VERIFY(driver.find("parametersToolButton"_L1)->toolTip().contains(u"F6"_s));
}

QTEST_MAIN(TestSettingsJourney)
#include "tst_settingsjourney.moc"
