// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearance.h"

#include "settings/languages.h"
#include "settings/settings.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"
#include "transcript/transcriptview.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLabel>
#include <QLocale>
#include <QStyle>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

//! What was chosen, seen on widgets that were there before.
class TestAppearance : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theFontReachesEveryWidget();
    void theSizeReachesWidgetsWithAFontOfTheirOwn();
    void theDesktopsFontComesBack();
    void theCodeFontReachesTheTranscript();
    void compactRowsAreCloser();
    void reducedMovementMovesNothing();
    void theDesktopsWishForLessMovementCounts();
    void coloursStayWhenTheStyleChanges();
    void theTranscriptFillsTheWindowWhenToldTo();
    void theLanguageOfTheProgramIsChosen();

private:
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    QFont m_before;
};

void TestAppearance::init()
{
    m_before = QApplication::font();
    m_settings = std::make_unique<settings::Settings>(QString());
    m_appearance = std::make_unique<Appearance>(*m_settings);
    QApplication::setPalette(paletteOf(darkTheme()));
}

void TestAppearance::cleanup()
{
    m_appearance.reset();
    m_settings.reset();
    QApplication::setFont(m_before);
}

void TestAppearance::theFontReachesEveryWidget()
{
    QLabel label(u"words"_s);
    const QString other = QFontDatabase::families().value(0);
    QVERIFY(!other.isEmpty());
    m_settings->setInterfaceFont(other);
    QTRY_COMPARE(label.font().families().value(0), other); // Qt tells them later
    m_settings->setInterfaceFontSize(20);
    QTRY_COMPARE(label.font().pointSize(), 20);
}

void TestAppearance::theSizeReachesWidgetsWithAFontOfTheirOwn()
{
    QLabel title(u"words"_s);
    title.setFont(fonts::heading(title.font(), 1));
    QLabel small(u"words"_s);
    small.setFont(fonts::small(small.font()));
    const int before = QFontInfo(QApplication::font()).pixelSize();
    const double titleFactor = double(QFontInfo(title.font()).pixelSize()) / before;
    m_settings->setInterfaceFontSize(24);
    const int after = QFontInfo(QApplication::font()).pixelSize();
    QVERIFY(after > before);
    QVERIFY(qAbs(double(QFontInfo(title.font()).pixelSize()) / after - titleFactor) < 0.1);
    QVERIFY(QFontInfo(small.font()).pixelSize() < after);
    QVERIFY(QFontInfo(small.font()).pixelSize() > before);
    QCOMPARE(title.font().weight(), QFont::DemiBold);
}

void TestAppearance::theDesktopsFontComesBack()
{
    m_settings->setInterfaceFont(u"Some Font"_s);
    m_settings->setInterfaceFontSize(20);
    m_settings->reset(settings::Key::InterfaceFont);
    m_settings->reset(settings::Key::InterfaceFontSize);
    QCOMPARE(QApplication::font().family(), m_before.family());
    QCOMPARE(QFontInfo(QApplication::font()).pixelSize(), QFontInfo(m_before).pixelSize());
}

void TestAppearance::theCodeFontReachesTheTranscript()
{
    TranscriptView view;
    const QString desktop = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QCOMPARE(view.rows().context().style.code.family(), desktop);
    m_settings->setCodeFont(u"Some Mono"_s);
    QCOMPARE(view.rows().context().style.code.family(), u"Some Mono"_s);
    m_settings->setInterfaceFontSize(20); // forgets no font
    QCOMPARE(view.rows().context().style.code.family(), u"Some Mono"_s);
    m_settings->reset(settings::Key::CodeFont);
    QCOMPARE(view.rows().context().style.code.family(), desktop);
}

void TestAppearance::compactRowsAreCloser()
{
    TranscriptView view;
    const QWidget widget;
    const int comfortable = rowPadding(&widget);
    QCOMPARE(view.rows().context().style.gap, comfortable);
    m_settings->setDensity(settings::Density::Compact);
    QVERIFY(rowPadding(&widget) < comfortable);
    QCOMPARE(view.rows().context().style.gap, rowPadding(&widget));
    m_settings->reset(settings::Key::Density);
    QCOMPARE(rowPadding(&widget), comfortable);
}

void TestAppearance::reducedMovementMovesNothing()
{
    const int blink = QApplication::cursorFlashTime();
    m_settings->setMotion(settings::Motion::Reduced);
    QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
    QCOMPARE(QApplication::cursorFlashTime(), 0);
    m_settings->setMotion(settings::Motion::Full);
    QVERIFY(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
    QCOMPARE(QApplication::cursorFlashTime(), blink);
}

void TestAppearance::theDesktopsWishForLessMovementCounts()
{
    const auto duration = [] { return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration); };
    const int blink = QApplication::cursorFlashTime();
    m_appearance->setDesktopMotion(Motion::Reduced);
    QCOMPARE(duration(), 0);
    QCOMPARE(QApplication::cursorFlashTime(), 0);
    m_settings->setMotion(settings::Motion::Full); // the person knows better
    QVERIFY(duration() > 0);
    m_settings->setMotion(settings::Motion::System);
    QCOMPARE(duration(), 0);
    m_appearance->setDesktopMotion(Motion::Full);
    QVERIFY(duration() > 0);
    QCOMPARE(QApplication::cursorFlashTime(), blink);
}

void TestAppearance::coloursStayWhenTheStyleChanges()
{
    const QWidget widget;
    QCOMPARE(themeOf(&widget), darkTheme());
    m_settings->setDensity(settings::Density::Compact);
    QCOMPARE(themeOf(&widget), darkTheme());
    QCOMPARE(themeOf(QApplication::palette()), darkTheme());
}

void TestAppearance::theTranscriptFillsTheWindowWhenToldTo()
{
    TranscriptView view;
    view.resize(2000, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const int readable = view.rows().context().columnWidth();
    QVERIFY(readable < 1000);
    view.setColumn(TextColumn::Full);
    QVERIFY(view.rows().context().columnWidth() > 1900);
    view.setColumn(TextColumn::Readable);
    QCOMPARE(view.rows().context().columnWidth(), readable);
}

void TestAppearance::theLanguageOfTheProgramIsChosen()
{
    QCOMPARE(Languages::localeOf(settings::Language::SimplifiedChinese).name(), u"zh_CN"_s);
    QCOMPARE(Languages::localeOf(settings::Language::English).language(), QLocale::English);
    QCOMPARE(Languages::localeOf(settings::Language::System).name(), QLocale::system().name());
    {
        Languages languages;
        languages.use(settings::Language::English);
        QCOMPARE(QCoreApplication::translate("tokenhub::app::HistoryDelegate", "%n message(s)", nullptr, 1),
                 u"1 message"_s);
        QCOMPARE(QCoreApplication::translate("tokenhub::app::HistoryDelegate", "%n message(s)", nullptr, 2),
                 u"2 messages"_s);
    }
    QLocale::setDefault(QLocale::c());
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
