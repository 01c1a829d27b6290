// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/aboutdialog.h"

#include "settings/helpdesk.h"
#include "settings/settings.h"
#include "settings/settingsdesk.h"
#include "settings/settingsdialog.h"
#include "settings/shortcutbook.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

KeptFilesHooks twoKeptFiles()
{
    const auto tell = [](const QObject *, const KeptFilesHooks::Told &told) { told(2, 3'000'000); };
    return {.count = tell, .remove = tell};
}

} // namespace

//! What the Help menu and the settings desk open.
class TestAboutDialog : public QObject
{
    Q_OBJECT

public slots:
    void openUrl(const QUrl &url) { m_opened.append(url); } //!< instead of the desktop

private slots:
    void initTestCase();
    void init() { m_opened.clear(); }

    void tellsVersionsLicencesAndPlaces();
    void copiesWhatAReportNeeds();
    void theReportDoesNotNameTheUser();
    void opensTheLogFolderAndMakesIt();
    void isOneDialogHoweverOftenItIsAskedFor();
    void removingKeysLeadsToTheGateways();
    void theSettingsOpenOnceAndWhereTheyAreWanted();

private:
    [[nodiscard]] ProgramFacts facts() const
    {
        return {.version = u"1.2.3"_s,
                .components = {{u"Qt"_s, u"6.4.2"_s, u"LGPL-3.0"_s}, {u"Lucide icons"_s, {}, u"ISC"_s}},
                .paths = settings::pathsIn(m_folder.path())};
    }

    QTemporaryDir m_folder;
    QList<QUrl> m_opened;
};

void TestAboutDialog::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
    QDesktopServices::setUrlHandler(u"file"_s, this, "openUrl");
}

void TestAboutDialog::tellsVersionsLicencesAndPlaces()
{
    AboutDialog dialog(facts());
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QStringList all;
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), label->text().isEmpty() ? label->textFormat() : Qt::PlainText);
        all.append(label->text());
    }
    for (const QString &expected : {u"TokenHub Chat 1.2.3"_s, u"Qt 6.4.2"_s, u"LGPL-3.0"_s, u"Lucide icons"_s, u"ISC"_s,
                                    facts().paths.data, facts().paths.settingsFile(), facts().paths.logFile()})
        QVERIFY2(all.contains(expected), qPrintable(expected));
    QVERIFY(all.join(u' ').contains(u"GNU General Public License"_s));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestAboutDialog::copiesWhatAReportNeeds()
{
    AboutDialog dialog(facts());
    dialog.open();
    dialog.findChild<QPushButton *>(u"copySystemInformationButton"_s)->click();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(u"TokenHub Chat 1.2.3\nQt 6.4.2\nSystem: "_s));
    QVERIFY(!text.contains(u"Lucide"_s)); // has no version to tell
    QVERIFY(text.contains(u"offscreen"_s));
    QGuiApplication::clipboard()->clear();
    QWidget window;
    HelpDesk(std::bind(&TestAboutDialog::facts, this), &window).copySystemInformation();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
}

void TestAboutDialog::theReportDoesNotNameTheUser()
{
    ProgramFacts some = facts();
    some.paths = settings::pathsIn(QDir::homePath() + u"/somewhere"_s);
    const QString text = systemInformation(some);
    QVERIFY(!text.contains(QDir::homePath()));
    QVERIFY(text.contains(u"Data: ~/somewhere/data"_s));
}

void TestAboutDialog::opensTheLogFolderAndMakesIt()
{
    QWidget window;
    HelpDesk desk([this] { return facts(); }, &window);
    desk.openLogFolder();
    QCOMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(facts().paths.logFolder())});
    QVERIFY(QDir(facts().paths.logFolder()).exists());
}

void TestAboutDialog::isOneDialogHoweverOftenItIsAskedFor()
{
    QWidget window;
    HelpDesk desk([this] { return facts(); }, &window);
    desk.openAbout();
    desk.openAbout();
    QCOMPARE(window.findChildren<AboutDialog *>().size(), 1);
    window.findChild<AboutDialog *>()->close();
    QTRY_VERIFY(window.findChildren<AboutDialog *>().isEmpty());
}

void TestAboutDialog::removingKeysLeadsToTheGateways()
{
    settings::Settings settings{QString()};
    QMainWindow window;
    ShortcutBook book(settings, *window.menuBar(), &window);
    auto *desk = new SettingsDesk(
        {.settings = settings, .paths = facts().paths, .shortcuts = book, .keptFiles = twoKeptFiles()}, &window);
    desk->setGatewaysPage([] { return new QLabel(u"gateways"_s); });
    desk->open(u"privacy"_s);
    auto *dialog = window.findChild<SettingsDialog *>();
    QVERIFY(dialog->findChild<QAbstractButton *>(u"removeKeptFilesButton"_s)->isEnabled()); // told when it was shown
    dialog->findChild<QAbstractButton *>(u"removeKeysButton"_s)->click();
    QCOMPARE(dialog->shownPage(), u"gateways"_s);
}

void TestAboutDialog::theSettingsOpenOnceAndWhereTheyAreWanted()
{
    settings::Settings settings{QString()};
    QMainWindow window;
    ShortcutBook book(settings, *window.menuBar(), &window);
    auto *desk = new SettingsDesk(
        {.settings = settings, .paths = facts().paths, .shortcuts = book, .keptFiles = twoKeptFiles()}, &window);
    desk->setGatewaysPage([] { return new QLabel(u"gateways"_s); });
    desk->open();
    auto *dialog = window.findChild<SettingsDialog *>();
    QVERIFY(!dialog->isModal());
    QCOMPARE(dialog->shownPage(), u"general"_s);
    dialog->close();
    desk->openSearch(u"shortcuts"_s);
    QCOMPARE(window.findChildren<SettingsDialog *>().size(), 1);
    QCOMPARE(dialog->shownPage(), u"shortcuts"_s);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QCOMPARE(QApplication::focusWidget()->objectName(), u"settingsSearchLineEdit"_s);
    dialog->close();
    desk->open();
    QCOMPARE(dialog->shownPage(), u"shortcuts"_s); // where it was left
    dialog->findChild<QAbstractButton *>(u"openDataFolderButton"_s)->click();
    QCOMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(facts().paths.data)});
}

QTEST_MAIN(TestAboutDialog)
#include "tst_aboutdialog.moc"
