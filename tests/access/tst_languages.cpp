// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversationprobe.h"
#include "mainwindow.h"
#include "panels/modelpicker.h"
#include "practice/practicegateway.h"
#include "pseudotranslator.h"
#include "settings/settingsdialog.h"
#include "sidebar/historysidebar.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "window/linkquestion.h"
#include "windowdriver.h"

#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using journeys::PseudoTranslator;
using journeys::WindowDriver;
using practice::PracticeGateway;

//! The window in languages that are longer than English, or run the other way. Run again at twice the size, see
//! CMakeLists.txt.
class TestLanguages : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void longWordsAreNotCutInTheWindow_data();
    void longWordsAreNotCutInTheWindow();
    void longWordsAreNotCutInTheFirstRun();
    void U08_nothingIsCutInDialogs_data();
    void U08_nothingIsCutInDialogs();
    void everyMenuIsTranslated();
    void U08_rightToLeftMirrorsTheWindow();

private:
    void start(const QString &model = u"practice/echo"_s);
    void talk();
    void check(QWidget &window, const QString &where);

    PseudoTranslator m_pseudo;
    QStringList m_complaints; //!< all of a test function's: one run shows everything
    std::unique_ptr<PracticeGateway> m_gateway;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestLanguages::init()
{
    m_pseudo.install();
    m_gateway = std::make_unique<PracticeGateway>();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_gateway->listen());
}

void TestLanguages::cleanup()
{
    const QString complaints = std::exchange(m_complaints, {}).join(u'\n');
    m_driver.reset();
    m_pseudo.remove();
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY2(complaints.isEmpty(), qPrintable(u'\n' + complaints));
}

void TestLanguages::start(const QString &model)
{
    m_driver = std::make_unique<WindowDriver>(
        app::Options{.gateway = m_gateway->url().toString(), .model = model, .dataDir = m_folder->path()});
    QVERIFY(m_driver->start());
}

void TestLanguages::talk()
{
    m_driver->send(u"Hallo Welt"_s);
    QTRY_VERIFY(m_driver->isAnswered(2));
}

void TestLanguages::check(QWidget &window, const QString &where)
{
    QStringList complaints;
    // What is laid out anew is so an event later. A path is in no language, and Qt translates its own buttons.
    const auto look = [&] {
        complaints = journeys::textComplaints(window);
        complaints.removeIf(
            [this](const QString &text) { return text.contains(m_folder->path()) || text.endsWith(": Cancel"_L1); });
        return complaints.isEmpty();
    };
    (void)QTest::qWaitFor(look, 2000);
    if (!complaints.isEmpty())
        m_complaints += where + u":\n  "_s + complaints.join(u"\n  "_s);
}

void TestLanguages::longWordsAreNotCutInTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(1280, 800);
    QTest::newRow("narrow") << QSize(700, 800);
}

void TestLanguages::longWordsAreNotCutInTheWindow()
{
    QFETCH(QSize, size);
    start();
    m_driver->window().resize(size);
    QTRY_COMPARE(m_driver->window().size(), size);
    check(m_driver->window(), u"empty"_s);
    talk();
    check(m_driver->window(), u"a conversation"_s);
    m_driver->press(Qt::Key_Up, Qt::ControlModifier);
    QTRY_COMPARE(m_driver->draft(), u"Hallo Welt"_s);
    check(m_driver->window(), u"editing"_s);
    m_driver->press(Qt::Key_Escape);
    if (size.width() > 1000)
        return;
    for (QAction *panel : {m_driver->window().actions().history, m_driver->window().actions().parameters}) {
        panel->trigger();
        check(m_driver->window(), panel->objectName());
        panel->trigger();
    }
}

void TestLanguages::longWordsAreNotCutInTheFirstRun()
{
    m_driver = std::make_unique<WindowDriver>(app::Options{.dataDir = m_folder->path()});
    QVERIFY(m_driver->start());
    QTRY_VERIFY(m_driver->find("keyEntry"_L1)->isVisible());
    check(m_driver->window(), u"first run"_s);
    m_driver->window().resize(700, 800);
    check(m_driver->window(), u"first run, narrow"_s);
}

void TestLanguages::U08_nothingIsCutInDialogs_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestLanguages::U08_nothingIsCutInDialogs()
{
    QFETCH(Qt::LayoutDirection, direction);
    QGuiApplication::setLayoutDirection(direction);
    start();
    talk();
    m_driver->window().actions().settings->trigger();
    auto *settings = m_driver->find<app::SettingsDialog>("settingsDialog"_L1);
    QTRY_VERIFY(settings && settings->isVisible());
    for (const QString &page : {u"general"_s, u"gateways"_s, u"appearance"_s, u"shortcuts"_s, u"privacy"_s}) {
        settings->showPage(page);
        QCOMPARE(settings->shownPage(), page);
        check(*settings, page);
    }
    settings->close();

    app::LinkQuestion question({.url = QUrl(u"https://evil.example/login"_s),
                                .shown = u"https://evil.example/login?"_s + u"q"_s.repeated(300),
                                .host = u"evil.example"_s,
                                .doubt = app::LinkDoubt::Picture},
                               &m_driver->window());
    question.setAttribute(Qt::WA_DeleteOnClose, false);
    question.open();
    QTRY_VERIFY(question.isVisible());
    check(question, u"the question about a link"_s);
}

void TestLanguages::everyMenuIsTranslated()
{
    start();
    QStringList hardCoded;
    for (const QMenu *menu : m_driver->window().menuBar()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            if (PseudoTranslator::isHardCoded(action->text()))
                hardCoded += action->text();
        }
    }
    QVERIFY2(hardCoded.isEmpty(), qPrintable(hardCoded.join(u", "_s)));
}

void TestLanguages::U08_rightToLeftMirrorsTheWindow()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    start();
    m_driver->window().resize(1280, 800);
    talk();
    if (!m_driver->find("parameterPanel"_L1)->isVisible())
        m_driver->press(Qt::Key_F10);
    const QWidget &window = m_driver->window();
    const auto left = [&window](const QWidget &widget) { return widget.mapTo(&window, QPoint()).x(); };
    QTRY_VERIFY(left(m_driver->window().sidebar()) > left(m_driver->transcript()));
    QTRY_VERIFY(left(m_driver->transcript()) > left(*m_driver->find("parameterPanel"_L1)));
    QVERIFY(left(m_driver->window().conversation().modelPicker()) > left(*m_driver->find("sendButton"_L1)));
    // The prompt's bubble stands at the side where lines end.
    const app::TranscriptRows &rows = m_driver->transcript().rows();
    QTRY_VERIFY(rows.isBuilt(0) && !rows.geometry(0).grounds.empty());
    const QRect bubble = rows.geometry(0).grounds.front().rect;
    const int middle = m_driver->transcript().viewport()->width() / 2;
    QVERIFY2(bubble.right() < middle, qPrintable(QString::number(bubble.right())));
    check(m_driver->window(), u"right to left"_s);
}

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
