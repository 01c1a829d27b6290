// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../support/cputimer.h"
#include "notices/plainview.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;
using tokenhub::testing::CpuTimer;

class TestPlainView : public QObject
{
    Q_OBJECT

private slots:
    void R05_showsMarkupAsText();
    void R05_isQuickWithHugeText();
    void isAsTallAsItsLinesUpToALimit();
    void breaksInsideLongWords();
    void canBeSelectedButNotChanged();
};

void TestPlainView::R05_showsMarkupAsText()
{
    PlainView view(6);
    const QString text = u"<b>bold</b> & <img src='file:///etc/hostname'>"_s;
    view.setText(text);
    QCOMPARE(view.toPlainText(), text);
}

void TestPlainView::R05_isQuickWithHugeText()
{
    PlainView view(6);
    view.resize(300, 50);
    view.show();
    CpuTimer timer;
    timer.start();
    view.setText(QString(10'000'000, u'x'));
    view.grab();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(view.toPlainText().size(), PlainView::longestText + 1);
}

void TestPlainView::isAsTallAsItsLinesUpToALimit()
{
    PlainView view(3);
    view.resize(300, 50);
    view.setText(u"one"_s);
    const int one = view.sizeHint().height();
    view.setText(u"1\n2\n3"_s);
    const int three = view.sizeHint().height();
    QVERIFY(three > 2 * one);
    view.setText(u"1\n2\n3\n4\n5"_s);
    QCOMPARE(view.sizeHint().height(), three);
    QCOMPARE(view.verticalScrollBarPolicy(), Qt::ScrollBarAsNeeded);
}

void TestPlainView::breaksInsideLongWords()
{
    PlainView view(6);
    view.resize(200, 50);
    view.show();
    view.setText(QString(100, u'x'));
    QVERIFY(view.sizeHint().height() > 2 * view.fontMetrics().height());
    QVERIFY(view.minimumSizeHint().width() <= 60);
}

void TestPlainView::canBeSelectedButNotChanged()
{
    PlainView view(6);
    view.setText(u"copy me"_s);
    view.show();
    QTest::keyClicks(&view, u"typed"_s);
    QCOMPARE(view.toPlainText(), u"copy me"_s);
    view.selectAll();
    QCOMPARE(view.textCursor().selectedText(), u"copy me"_s);
}

QTEST_MAIN(TestPlainView)
#include "tst_plainview.moc"
