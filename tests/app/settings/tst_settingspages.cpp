// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearancepage.h"
#include "settings/generalpage.h"
#include "settings/privacypage.h"
#include "settings/settings.h"
#include "settings/settingscontrols.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::app;
using settings::Key;

//! Each control: what it does to the setting, and what the setting does to it.
class TestSettingsPages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void everyChoiceSetsAndShowsItsSetting_data();
    void everyChoiceSetsAndShowsItsSetting();
    void everyNumberSetsAndShowsItsSetting_data();
    void everyNumberSetsAndShowsItsSetting();
    void everyFlagSetsAndShowsItsSetting_data();
    void everyFlagSetsAndShowsItsSetting();
    void aLanguageIsSeenAtTheNextStart();
    void theSmallestFontMeansTheDesktops();
    void aFontThatIsNotInstalledIsShown();
    void fontsAreListedWhenTheyAreWanted();
    void theWheelChangesNothingInPassing();
    void opensTheFolders();
    void forgetsTheModelsUsedLast();
    void removesWhatWasPutAsideOnlyWhenAsked();
    void theLogCanBeTurnedOffHere();
    void everyControlHasAName();

private:
    template<typename Widget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }

    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<QWidget> m_window;
    GeneralPage *m_general = nullptr;
    AppearancePage *m_appearance = nullptr;
    PrivacyPage *m_privacy = nullptr;
};

void TestSettingsPages::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestSettingsPages::init()
{
    m_settings = std::make_unique<settings::Settings>(QString());
    m_window = std::make_unique<QWidget>();
    m_general = new GeneralPage(*m_settings, u"/data & more"_s, m_window.get());
    m_appearance = new AppearancePage(*m_settings, m_window.get());
    m_privacy = new PrivacyPage(*m_settings, settings::pathsIn(u"/elsewhere"_s), m_window.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestSettingsPages::cleanup()
{
    m_window.reset();
    m_settings.reset();
}

void TestSettingsPages::everyChoiceSetsAndShowsItsSetting_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("count");
    QTest::newRow("language") << int(Key::Language) << 3;
    QTest::newRow("enterKey") << int(Key::EnterKey) << 2;
    QTest::newRow("logLevel") << int(Key::LogLevel) << 4;
    QTest::newRow("theme") << int(Key::Theme) << 3;
    QTest::newRow("motion") << int(Key::Motion) << 3;
    QTest::newRow("density") << int(Key::Density) << 2;
    QTest::newRow("textWidth") << int(Key::TextWidth) << 2;
}

void TestSettingsPages::everyChoiceSetsAndShowsItsSetting()
{
    QFETCH(int, key);
    QFETCH(int, count);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    auto *box = find<QComboBox>(name + u"ComboBox"_s);
    auto *reset = find<QAbstractButton>(name + u"ResetButton"_s);
    QVERIFY(box && reset);
    QCOMPARE(box->count(), count);
    QVERIFY(!reset->isVisible());
    const int before = box->currentIndex();
    QSignalSpy changes(m_settings.get(), &settings::Settings::changed);
    box->setFocus();
    QTest::keyClick(box, before == count - 1 ? Qt::Key_Up : Qt::Key_Down);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(int(changes[0][0].value<Key>()), key);
    QVERIFY(!m_settings->isStandard(Key(key)));
    QVERIFY(reset->isVisible());
    reset->click(); // changed elsewhere, as far as the box is concerned
    QVERIFY(m_settings->isStandard(Key(key)));
    QCOMPARE(box->currentIndex(), before);
    QVERIFY(!reset->isVisible());
}

void TestSettingsPages::everyNumberSetsAndShowsItsSetting_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("wanted");
    QTest::newRow("firstByte") << int(Key::FirstByteLimit) << 300;
    QTest::newRow("stallWarning") << int(Key::StallWarning) << 10;
    QTest::newRow("stall") << int(Key::StallLimit) << 600;
    QTest::newRow("zoom") << int(Key::TranscriptZoom) << 150;
    QTest::newRow("interfaceFontSize") << int(Key::InterfaceFontSize) << 14;
}

void TestSettingsPages::everyNumberSetsAndShowsItsSetting()
{
    QFETCH(int, key);
    QFETCH(int, wanted);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    auto *box = find<QSpinBox>(name + u"SpinBox"_s);
    auto *reset = find<QAbstractButton>(name + u"ResetButton"_s);
    QVERIFY(box && reset);
    const int before = box->value();
    QSignalSpy changes(m_settings.get(), &settings::Settings::changed);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QString::number(wanted));
    QCOMPARE(changes.size(), 0); // half of a number is no wish
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(int(changes[0][0].value<Key>()), key);
    QCOMPARE(box->value(), wanted);
    QVERIFY(reset->isVisible());
    reset->click();
    QVERIFY(m_settings->isStandard(Key(key)));
    QCOMPARE(box->value(), before);
    QCOMPARE(changes.size(), 2);
}

void TestSettingsPages::everyFlagSetsAndShowsItsSetting_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("askBeforeQuitting") << int(Key::AskBeforeQuitting);
    QTest::newRow("logOn") << int(Key::LogLevel);
}

void TestSettingsPages::everyFlagSetsAndShowsItsSetting()
{
    QFETCH(int, key);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    auto *toggle = find<QAbstractButton>(name + u"ToggleSwitch"_s);
    QVERIFY(toggle);
    const bool before = toggle->isChecked();
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    QVERIFY(!m_settings->isStandard(Key(key)));
    QCOMPARE(toggle->isChecked(), !before);
    m_settings->reset(Key(key));
    QCOMPARE(toggle->isChecked(), before);
}

void TestSettingsPages::aLanguageIsSeenAtTheNextStart()
{
    auto *hint = find<QLabel>(u"languageHintLabel"_s);
    QVERIFY(!hint->isVisible());
    m_settings->setLanguage(settings::Language::SimplifiedChinese);
    QVERIFY(hint->isVisible());
    m_settings->setLanguage(settings::Language::System);
    QVERIFY(!hint->isVisible());
}

void TestSettingsPages::theSmallestFontMeansTheDesktops()
{
    auto *box = find<QSpinBox>(u"interfaceFontSizeSpinBox"_s);
    m_settings->setInterfaceFontSize(7);
    QCOMPARE(box->value(), 7);
    box->stepDown();
    QCOMPARE(m_settings->interfaceFontSize(), 6);
    box->stepDown();
    QCOMPARE(m_settings->interfaceFontSize(), 0);
    QVERIFY(box->text().contains(u"desktop"_s));
}

void TestSettingsPages::aFontThatIsNotInstalledIsShown()
{
    auto *box = find<FontBox>(u"codeFontFontBox"_s);
    m_settings->setCodeFont(u"No Such Mono"_s);
    QCOMPARE(box->currentText(), u"No Such Mono"_s);
    QTest::keyClick(box, Qt::Key_Home);
    QCOMPARE(m_settings->codeFont(), QString());
}

void TestSettingsPages::fontsAreListedWhenTheyAreWanted()
{
    auto *box = find<FontBox>(u"interfaceFontFontBox"_s);
    QCOMPARE(box->count(), 1);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(box->count() > 1);
    QCOMPARE(m_settings->interfaceFont(), box->itemText(1));
}

void TestSettingsPages::theWheelChangesNothingInPassing()
{
    for (QWidget *control : {static_cast<QWidget *>(find<QComboBox>(u"themeComboBox"_s)),
                             static_cast<QWidget *>(find<QSpinBox>(u"zoomSpinBox"_s))}) {
        const QPointF at(control->rect().center());
        QWheelEvent event(at, control->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(control, &event);
        QVERIFY(!event.isAccepted());
    }
    QVERIFY(m_settings->isStandard(Key::Theme));
    QVERIFY(m_settings->isStandard(Key::TranscriptZoom));
}

void TestSettingsPages::opensTheFolders()
{
    QSignalSpy general(m_general, &GeneralPage::openFolderRequested);
    find<QAbstractButton>(u"openDataFolderButton"_s)->click();
    QCOMPARE(general[0][0].toString(), u"/data & more"_s);
    QCOMPARE(find<QLabel>(u"dataFolderHintLabel"_s)->text(), u"/data & more"_s);
    QSignalSpy privacy(m_privacy, &PrivacyPage::openFolderRequested);
    for (const auto *name : {"conversations", "settings", "log"})
        find<QAbstractButton>(QString::fromLatin1(name) + u"PlaceButton"_s)->click();
    QCOMPARE(privacy[0][0].toString(), u"/elsewhere/data"_s);
    QCOMPARE(privacy[1][0].toString(), u"/elsewhere/config"_s);
    QCOMPARE(privacy[2][0].toString(), u"/elsewhere/state/log"_s);
    QSignalSpy gateways(m_privacy, &PrivacyPage::gatewaysRequested);
    find<QAbstractButton>(u"removeKeysButton"_s)->click();
    QCOMPARE(gateways.size(), 1);
}

void TestSettingsPages::forgetsTheModelsUsedLast()
{
    auto *forget = find<QAbstractButton>(u"forgetModelsButton"_s);
    auto *hint = find<QLabel>(u"recentModelsHintLabel"_s);
    QVERIFY(!forget->isEnabled());
    m_settings->addRecentModel(u"<b>qwen</b>"_s);
    QVERIFY(forget->isEnabled());
    QCOMPARE(hint->text(), u"<b>qwen</b>"_s);
    QCOMPARE(hint->textFormat(), Qt::PlainText);
    forget->click();
    QVERIFY(m_settings->recentModels().isEmpty());
    QVERIFY(!forget->isEnabled());
}

void TestSettingsPages::removesWhatWasPutAsideOnlyWhenAsked()
{
    auto *remove = find<QAbstractButton>(u"removeKeptFilesButton"_s);
    auto *hint = find<QLabel>(u"keptFilesHintLabel"_s);
    QVERIFY(!remove->isEnabled());
    QVERIFY(hint->text().startsWith(u"None."));
    m_privacy->showKeptFiles(2, 3'000'000);
    QVERIFY(remove->isEnabled());
    QVERIFY2(hint->text().contains(u"2 file(s), 2.86 MiB"), qPrintable(hint->text()));

    QSignalSpy removed(m_privacy, &PrivacyPage::removeKeptFilesRequested);
    const auto question = [this] { return m_window->findChild<QMessageBox *>(u"removeKeptFilesMessageBox"_s); };
    remove->click();
    QCOMPARE(qobject_cast<QPushButton *>(question()->button(QMessageBox::Cancel))->isDefault(), true);
    question()->reject();
    QTRY_VERIFY(!question());
    QCOMPARE(removed.size(), 0);
    remove->click();
    question()->buttons().constLast()->click();
    QCOMPARE(removed.size(), 1);
}

void TestSettingsPages::theLogCanBeTurnedOffHere()
{
    auto *toggle = find<QAbstractButton>(u"logOnToggleSwitch"_s);
    m_settings->setLogLevel(settings::LogLevel::Debug);
    QVERIFY(toggle->isChecked());
    toggle->click();
    QCOMPARE(m_settings->logLevel(), settings::LogLevel::Off);
    QCOMPARE(find<QComboBox>(u"logLevelComboBox"_s)->currentIndex(), 0);
    toggle->click();
    QCOMPARE(m_settings->logLevel(), settings::LogLevel::Warnings);
}

void TestSettingsPages::everyControlHasAName()
{
    for (const QWidget *part : m_window->findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(part);
        if (part->focusPolicy() == Qt::NoFocus || (label && !label->text().isEmpty()))
            continue;
        if (part->objectName() == "qt_spinbox_lineedit"_L1 || qobject_cast<const QAbstractItemView *>(part))
            continue; // Qt's own: they speak through their box
        QVERIFY2(!part->accessibleName().isEmpty(), qPrintable(part->objectName()));
    }
}

QTEST_MAIN(TestSettingsPages)
#include "tst_settingspages.moc"
