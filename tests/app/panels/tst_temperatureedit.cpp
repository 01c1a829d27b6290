// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/temperatureedit.h"

#include <QDoubleSpinBox>
#include <QSlider>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestTemperatureEdit : public QObject
{
    Q_OBJECT

private slots:
    void showsNoNumberWhileNothingIsSet();
    void sliderAndNumberAgree();
    void stepsBelowZeroToUnset();
    void letsTheWheelScrollThePanel();
};

void TestTemperatureEdit::showsNoNumberWhileNothingIsSet()
{
    TemperatureEdit edit;
    auto *number = edit.findChild<QDoubleSpinBox *>();
    QVERIFY(!edit.value().has_value());
    QCOMPARE(number->text(), u"–"_s);
    edit.setValue(0.0);
    QCOMPARE(edit.value(), std::optional(0.0));
    QCOMPARE(number->value(), 0.0);
    edit.setValue(std::nullopt);
    QCOMPARE(number->text(), u"–"_s);
}

void TestTemperatureEdit::sliderAndNumberAgree()
{
    TemperatureEdit edit;
    QList<std::optional<double>> edits;
    connect(&edit, &TemperatureEdit::valueEdited, this, [&edits](std::optional<double> value) { edits.append(value); });
    edit.findChild<QSlider *>()->setValue(70);
    QCOMPARE(edit.findChild<QDoubleSpinBox *>()->value(), 0.7);
    edit.findChild<QDoubleSpinBox *>()->setValue(1.25);
    QCOMPARE(edit.findChild<QSlider *>()->value(), 125);
    QCOMPARE(edits, (QList<std::optional<double>>{0.7, 1.25}));
}

void TestTemperatureEdit::stepsBelowZeroToUnset()
{
    TemperatureEdit edit;
    edit.setValue(0.1);
    auto *number = edit.findChild<QDoubleSpinBox *>();
    number->stepDown();
    QCOMPARE(edit.value(), std::optional(0.0));
    number->stepDown();
    QCOMPARE(edit.value(), std::optional<double>());
    number->stepUp();
    QCOMPARE(edit.value(), std::optional(0.0));
}

void TestTemperatureEdit::letsTheWheelScrollThePanel()
{
    TemperatureEdit edit;
    edit.setValue(0.5);
    auto *slider = edit.findChild<QSlider *>();
    QWheelEvent wheel({5, 5}, slider->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(slider, &wheel);
    QVERIFY(!wheel.isAccepted());
    QCOMPARE(edit.value(), std::optional(0.5));
}

QTEST_MAIN(TestTemperatureEdit)
#include "tst_temperatureedit.moc"
