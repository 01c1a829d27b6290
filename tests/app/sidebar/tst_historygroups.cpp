// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebar/historygroups.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestHistoryGroups : public QObject
{
    Q_OBJECT

private slots:
    void groupsByDaysOfTheCalendar_data();
    void groupsByDaysOfTheCalendar();
    void theDayIsThatOfThePerson();
};

void TestHistoryGroups::groupsByDaysOfTheCalendar_data()
{
    QTest::addColumn<QDateTime>("used");
    QTest::addColumn<HistoryGroup>("group");
    const auto at = [](int month, int day, int hour, int minute) {
        return QDateTime(QDate(2026, month, day), QTime(hour, minute), QTimeZone("Europe/Berlin"));
    };
    QTest::newRow("just now") << at(3, 30, 0, 30) << HistoryGroup::Today;
    QTest::newRow("in the future") << at(5, 1, 0, 0) << HistoryGroup::Today;
    QTest::newRow("half an hour ago, yesterday") << at(3, 29, 23, 59) << HistoryGroup::Yesterday;
    QTest::newRow("a short day of summer time") << at(3, 29, 0, 0) << HistoryGroup::Yesterday;
    QTest::newRow("two days") << at(3, 28, 23, 59) << HistoryGroup::PreviousWeek;
    QTest::newRow("seven days") << at(3, 23, 0, 0) << HistoryGroup::PreviousWeek;
    QTest::newRow("eight days") << at(3, 22, 23, 59) << HistoryGroup::Older;
}

void TestHistoryGroups::groupsByDaysOfTheCalendar()
{
    QFETCH(const QDateTime, used);
    QFETCH(const HistoryGroup, group);
    const QDateTime now(QDate(2026, 3, 30), QTime(0, 45), QTimeZone("Europe/Berlin"));
    QCOMPARE(historyGroup(base::UtcMs(used.toMSecsSinceEpoch()), now), group);
}

void TestHistoryGroups::theDayIsThatOfThePerson()
{
    const QDateTime utc(QDate(2026, 1, 2), QTime(1, 0), QTimeZone::utc());
    const base::UtcMs earlier(utc.addSecs(-2 * 3600).toMSecsSinceEpoch());
    QCOMPARE(historyGroup(earlier, utc), HistoryGroup::Yesterday);
    QCOMPARE(historyGroup(earlier, utc.toTimeZone(QTimeZone("Asia/Tokyo"))), HistoryGroup::Today);
}

QTEST_GUILESS_MAIN(TestHistoryGroups)
#include "tst_historygroups.moc"
