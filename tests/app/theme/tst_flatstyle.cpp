// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/flatstyle.h"

#include "theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

//! One of each, as a screen full of them would be.
struct Gallery {
    Gallery()
    {
        auto *column = new QVBoxLayout(&window);
        button = new QPushButton(u"Compare"_s);
        primary = new QPushButton(u"Send"_s);
        setButtonLook(primary, ButtonLook::Primary);
        field = new QLineEdit(u"typed"_s);
        box = new QComboBox;
        box->addItems({u"unset"_s, u"on"_s});
        auto *spin = new QSpinBox;
        auto *check = new QCheckBox(u"check"_s);
        check->setChecked(true);
        auto *slider = new QSlider(Qt::Horizontal);
        auto *tool = new QToolButton;
        text = new QPlainTextEdit(u"a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk"_s);
        for (QWidget *widget :
             std::initializer_list<QWidget *>{button, primary, field, box, spin, check, slider, tool, text})
            column->addWidget(widget);
        window.resize(300, 420);
        window.show();
    }

    QWidget window;
    QPushButton *button = nullptr;
    QPushButton *primary = nullptr;
    QLineEdit *field = nullptr;
    QComboBox *box = nullptr;
    QPlainTextEdit *text = nullptr;
};

QColor pixelOf(QWidget *widget, const QPoint &at)
{
    return widget->grab().toImage().pixelColor(at);
}

} // namespace

class TestFlatStyle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setStyle(new FlatStyle); }
    void init() { QApplication::setPalette(paletteOf(lightTheme())); }
    void paintsEverythingInTheColoursOfTheTheme_data();
    void paintsEverythingInTheColoursOfTheTheme();
    void fillsThePrimaryButtonWithTheAccent();
    void showsWhereTheKeyboardIs();
    void marksTheFieldThatIsTypedInto();
    void mirrorsForRightToLeft();
    void keepsRoomForTheWordsOfAButton();
    void drawsNoArrowsOnScrollBars();
    void clicksBesideTheHandleMoveOnePage();
    void followsANewPaletteWhileShown();
    void keepsRoomInMenusForTextAndShortcut();
};

void TestFlatStyle::paintsEverythingInTheColoursOfTheTheme_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestFlatStyle::paintsEverythingInTheColoursOfTheTheme()
{
    QFETCH(bool, dark);
    const Theme theme = dark ? darkTheme() : lightTheme();
    QApplication::setPalette(paletteOf(theme));
    Gallery gallery;
    QCOMPARE(pixelOf(gallery.button, {8, 8}).name(), theme.paper.name());
    QCOMPARE(pixelOf(gallery.button, {gallery.button->width() / 2, 0}).name(), theme.line.name());
    QCOMPARE(pixelOf(gallery.field, {gallery.field->width() - 10, 8}).name(), theme.paper.name());
    QCOMPARE(pixelOf(gallery.box, {gallery.box->width() / 2, 0}).name(), theme.line.name());
    // A rounded corner shows what is behind the button.
    QCOMPARE(pixelOf(&gallery.window, gallery.button->pos()).name(), theme.surface.name());
}

void TestFlatStyle::fillsThePrimaryButtonWithTheAccent()
{
    Gallery gallery;
    QCOMPARE(pixelOf(gallery.primary, {8, 8}).name(), lightTheme().accent.name());
    gallery.primary->setEnabled(false);
    QCOMPARE(pixelOf(gallery.primary, {8, 8}).name(), lightTheme().surface.name());
}

void TestFlatStyle::showsWhereTheKeyboardIs()
{
    Gallery gallery;
    gallery.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&gallery.window));
    gallery.button->setFocus(Qt::MouseFocusReason);
    const int middle = gallery.button->width() / 2;
    QCOMPARE(pixelOf(gallery.button, {middle, 0}).name(), lightTheme().line.name());
    QTest::keyClick(&gallery.window, Qt::Key_Tab);
    QTest::keyClick(&gallery.window, Qt::Key_Backtab);
    QVERIFY(gallery.button->hasFocus());
    QCOMPARE(pixelOf(gallery.button, {middle, 0}).name(), lightTheme().accent.name());
    QCOMPARE(pixelOf(gallery.button, {middle, 1}).name(), lightTheme().accent.name());
}

void TestFlatStyle::marksTheFieldThatIsTypedInto()
{
    Gallery gallery;
    gallery.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&gallery.window));
    const int middle = gallery.field->width() / 2;
    gallery.button->setFocus();
    QCOMPARE(pixelOf(gallery.field, {middle, 0}).name(), lightTheme().line.name());
    gallery.field->setFocus();
    QCOMPARE(pixelOf(gallery.field, {middle, 0}).name(), lightTheme().accent.name());
}

void TestFlatStyle::mirrorsForRightToLeft()
{
    Gallery gallery;
    QStyleOptionComboBox option;
    option.initFrom(gallery.box);
    option.subControls = QStyle::SC_All;
    const QStyle *style = QApplication::style();
    const auto arrow
        = [&] { return style->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, gallery.box); };
    option.direction = Qt::LeftToRight;
    QVERIFY(arrow().left() > option.rect.center().x());
    option.direction = Qt::RightToLeft;
    QVERIFY(arrow().right() < option.rect.center().x());
}

void TestFlatStyle::keepsRoomForTheWordsOfAButton()
{
    for (const QString &words : {u"OK"_s, u"Verbindungseinstellungen zurücksetzen"_s, u"恢复默认设置"_s}) {
        QPushButton button(words);
        QVERIFY(button.sizeHint().width() >= button.fontMetrics().horizontalAdvance(words) + 2 * space::medium);
        QVERIFY(button.sizeHint().height() >= button.fontMetrics().height() + 8);
    }
    QComboBox box;
    box.addItem(u"a long model name that must not be cut"_s);
    QVERIFY(box.sizeHint().width() >= box.fontMetrics().horizontalAdvance(box.itemText(0)) + 30);
}

void TestFlatStyle::drawsNoArrowsOnScrollBars()
{
    Gallery gallery;
    QScrollBar *bar = gallery.text->verticalScrollBar();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->width(), 12);
    QStyleOptionSlider option;
    option.initFrom(bar);
    QVERIFY(bar->style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarAddLine, bar).isEmpty());
}

void TestFlatStyle::clicksBesideTheHandleMoveOnePage()
{
    QScrollBar bar(Qt::Vertical);
    bar.setRange(0, 1000);
    bar.setPageStep(100);
    bar.resize(12, 300);
    bar.show();
    QTest::mouseClick(&bar, Qt::LeftButton, {}, {6, 290});
    QCOMPARE(bar.value(), 100);
    QTest::mouseClick(&bar, Qt::LeftButton, {}, {6, 2});
    QCOMPARE(bar.value(), 0);
}

void TestFlatStyle::followsANewPaletteWhileShown()
{
    Gallery gallery;
    QApplication::setPalette(paletteOf(darkTheme()));
    QTRY_COMPARE(pixelOf(gallery.button, {8, 8}).name(), darkTheme().paper.name());
}

void TestFlatStyle::keepsRoomInMenusForTextAndShortcut()
{
    QMenu menu;
    QAction *action = menu.addAction(u"Neue Unterhaltung beginnen"_s);
    action->setShortcut(QKeySequence(u"Ctrl+Shift+N"_s));
    const QFontMetrics metrics = menu.fontMetrics();
    const int needed = metrics.horizontalAdvance(action->text())
        + metrics.horizontalAdvance(action->shortcut().toString(QKeySequence::NativeText));
    QVERIFY(menu.sizeHint().width() >= needed + 32 + space::wide);
}

QTEST_MAIN(TestFlatStyle)
#include "tst_flatstyle.moc"
