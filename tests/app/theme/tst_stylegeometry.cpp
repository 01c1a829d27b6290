// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/stylegeometry.h"

#include "theme/theme.h"

#include <QTest>
#include <limits>

using namespace tokenhub::app;

namespace {

QStyleOptionSlider scrollOption(int maximum, int pageStep, int position)
{
    QStyleOptionSlider option;
    option.orientation = Qt::Vertical;
    option.rect = QRect(0, 0, 12, 300);
    option.minimum = 0;
    option.maximum = maximum;
    option.pageStep = pageStep;
    option.sliderPosition = position;
    return option;
}

} // namespace

class TestStyleGeometry : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheHandleLongEnoughToTakeHoldOf();
    void placesTheHandleAtBothEnds();
    void fillsTheBarWhenThereIsNothingToScroll();
    void doesNotOverflowWithHugeRanges();
    void coversTheWholeScrollBarWithItsParts();
    void keepsFieldsAsHighAsEachOther();
};

void TestStyleGeometry::keepsTheHandleLongEnoughToTakeHoldOf()
{
    QCOMPARE(style::scrollBarHandle(scrollOption(1'000'000, 10, 0)).height(), 32);
    QCOMPARE(style::scrollBarHandle(scrollOption(300, 300, 0)).height(), 150);
}

void TestStyleGeometry::placesTheHandleAtBothEnds()
{
    QCOMPARE(style::scrollBarHandle(scrollOption(100, 100, 0)).top(), 0);
    QCOMPARE(style::scrollBarHandle(scrollOption(100, 100, 100)).bottom(), 299);
    QStyleOptionSlider slider = scrollOption(100, 10, 100);
    slider.orientation = Qt::Horizontal;
    slider.rect = QRect(0, 0, 200, 20);
    QCOMPARE(style::sliderHandle(slider).right(), 199);
    slider.upsideDown = true; // right to left
    QCOMPARE(style::sliderHandle(slider).left(), 0);
}

void TestStyleGeometry::fillsTheBarWhenThereIsNothingToScroll()
{
    QCOMPARE(style::scrollBarHandle(scrollOption(0, 10, 0)), QRect(0, 0, 12, 300));
}

void TestStyleGeometry::doesNotOverflowWithHugeRanges()
{
    const QRect handle = style::scrollBarHandle(scrollOption(std::numeric_limits<int>::max(), 1'000'000'000, 0));
    QVERIFY(handle.height() >= 32 && handle.height() <= 300);
}

void TestStyleGeometry::coversTheWholeScrollBarWithItsParts()
{
    const QStyleOptionSlider option = scrollOption(1000, 100, 400);
    const QRect before = style::scrollBarPart(option, QStyle::SC_ScrollBarSubPage);
    const QRect handle = style::scrollBarPart(option, QStyle::SC_ScrollBarSlider);
    const QRect after = style::scrollBarPart(option, QStyle::SC_ScrollBarAddPage);
    QCOMPARE(before.height() + handle.height() + after.height(), option.rect.height());
    QVERIFY(before.bottom() < handle.top() && handle.bottom() < after.top());
    QVERIFY(style::scrollBarPart(option, QStyle::SC_ScrollBarAddLine).isEmpty());
}

void TestStyleGeometry::keepsFieldsAsHighAsEachOther()
{
    const QStyleOption option;
    const QSize contents(100, option.fontMetrics.height());
    const int line = style::controlSize(QStyle::CT_LineEdit, option, contents, contents).height();
    QCOMPARE(style::controlSize(QStyle::CT_ComboBox, option, contents, contents).height(), line);
    QCOMPARE(style::controlSize(QStyle::CT_SpinBox, option, contents, contents).height(), line);
}

QTEST_MAIN(TestStyleGeometry)
#include "tst_stylegeometry.moc"
