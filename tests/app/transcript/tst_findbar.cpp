// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"
#include "transcript/findbar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

struct Bar {
    explicit Bar(int width = 760)
    {
        window.resize(width, 120);
        bar.setParent(&window);
        bar.resize(width, bar.sizeHint().height());
        window.show();
        window.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&window));
        bar.open({});
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QLineEdit &field() const { return *bar.findChild<QLineEdit *>(); }
    [[nodiscard]] QString status() const { return bar.findChild<QLabel *>(u"findStatusLabel"_s)->text(); }
    [[nodiscard]] QAbstractButton &button(const char *name) const
    {
        return *bar.findChild<QAbstractButton *>(QString::fromLatin1(name));
    }
    void say(const FindResult &result) { bar.setResult(result); }

    QWidget window;
    FindBar bar;
};

} // namespace

class FindBarTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsTyped()
    {
        Bar of;
        QSignalSpy changed(&of.bar, &FindBar::queryChanged);
        QVERIFY(of.field().hasFocus());
        QTest::keyClicks(&of.field(), u"ab"_s);
        QCOMPARE(changed.count(), 2);
        QTest::mouseClick(&of.button("findCaseButton"), Qt::LeftButton);
        QCOMPARE(changed.count(), 3);
        QCOMPARE(of.bar.query(), (FindQuery{u"ab"_s, FindOption::MatchCase}));
        QVERIFY(of.field().hasFocus());
        QTest::mouseClick(&of.button("findWordsButton"), Qt::LeftButton);
        QTest::mouseClick(&of.button("findExpressionButton"), Qt::LeftButton);
        QCOMPARE(of.bar.query().options, FindOption::MatchCase | FindOption::WholeWords | FindOption::Expression);
    }

    void stepsAndClosesByKeys()
    {
        Bar of;
        QSignalSpy next(&of.bar, &FindBar::nextRequested);
        QSignalSpy previous(&of.bar, &FindBar::previousRequested);
        QSignalSpy closed(&of.bar, &FindBar::closeRequested);
        QTest::keyClick(&of.field(), Qt::Key_Return);
        QTest::keyClick(&of.field(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(&of.field(), Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(next.count(), 2);
        QCOMPARE(previous.count(), 1);
        QTest::keyClick(&of.field(), Qt::Key_Escape);
        QTest::keyClick(&of.button("findCaseButton"), Qt::Key_Escape);
        QCOMPARE(closed.count(), 2);
    }

    void saysHowItStands()
    {
        Bar of;
        of.say({.count = 3, .current = 1});
        QCOMPARE(of.status(), QString()); // nothing is looked for
        of.field().setText(u"x"_s);
        of.say({.isRunning = true});
        QCOMPARE(of.status(), u"Searching…"_s);
        of.say({});
        QCOMPARE(of.status(), u"No matches"_s);
        QVERIFY(!of.button("findNextButton").isEnabled());
        of.say({.count = 17, .current = 3});
        QCOMPARE(of.status(), u"3 of 17"_s);
        QVERIFY(of.button("findNextButton").isEnabled());
        of.say({.count = 1001, .current = 3});
        QCOMPARE(of.status(), u"3 of 1,000+"_s);
        of.say({.count = 17, .current = 1, .wrap = Wrap::FromTop});
        QCOMPARE(of.status(), u"1 of 17, from the top again"_s);
        of.say({.count = 17, .current = 17, .wrap = Wrap::FromBottom});
        QCOMPARE(of.status(), u"17 of 17, from the end again"_s);
        of.say({.problem = FindProblem::Invalid, .errorAt = 4});
        QCOMPARE(of.status(), u"Not a valid expression, at character 5"_s);
        of.say({.problem = FindProblem::TooLong});
        QCOMPARE(of.status(), u"This expression takes too long"_s);
    }

    void everyControlHasAName()
    {
        Bar of;
        for (const QWidget *widget : of.bar.findChildren<QWidget *>()) {
            if (widget->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }

    void fitsANarrowWindow()
    {
        Bar of(380);
        of.field().setText(u"x"_s);
        of.say({.problem = FindProblem::Invalid, .errorAt = 4});
        QVERIFY(of.bar.minimumSizeHint().width() <= 380);
    }

    void opensWithTheTextItIsGiven()
    {
        Bar of;
        of.bar.open(u"phrase"_s);
        QCOMPARE(of.field().text(), u"phrase"_s);
        QCOMPARE(of.field().selectedText(), u"phrase"_s);
        of.bar.open({});
        QCOMPARE(of.field().text(), u"phrase"_s); // the last one, to be typed over
    }

    void itsMarksCanBeRead_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    //! As the painter blends them.
    void itsMarksCanBeRead()
    {
        QFETCH(bool, isDark);
        const Theme theme = isDark ? darkTheme() : lightTheme();
        const auto blended = [isDark](const QColor &below, const QColor &mark) {
            const auto one = [isDark](int a, int b) { return isDark ? std::max(a, b) : a * b / 255; };
            return QColor(one(below.red(), mark.red()), one(below.green(), mark.green()),
                          one(below.blue(), mark.blue()));
        };
        for (const QColor &mark : {theme.found, theme.foundCurrent}) {
            for (const QColor &ground : {theme.paper, theme.surface}) {
                for (const QColor &ink : {theme.ink, theme.quietInk, theme.link}) {
                    const double ratio = contrast(blended(ink, mark), blended(ground, mark));
                    QVERIFY2(ratio >= 4.5, qPrintable(u"%1 on %2: %3"_s.arg(ink.name(), mark.name()).arg(ratio)));
                }
                QVERIFY(contrast(blended(ground, theme.found), ground) > 1.1);
            }
        }
        // The outline tells the current one also where the grounds are alike.
        QVERIFY(contrast(theme.warn, theme.found) >= 3 && contrast(theme.warn, theme.surface) >= 3);
    }
};

QTEST_MAIN(FindBarTest)
#include "tst_findbar.moc"
