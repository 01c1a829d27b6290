// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/remedy.h"

#include <QSet>
#include <QTest>

using namespace tokenhub::words;

class TestRemedy : public QObject
{
    Q_OBJECT

private slots:
    void hasADistinctShortLabelForEach();
    void givesTheConsoleAWholeSentence();
};

void TestRemedy::hasADistinctShortLabelForEach()
{
    QSet<QString> labels;
    for (int i = 0; i <= int(Remedy::ShowDetails); ++i) {
        const QString label = remedyLabel(Remedy(i));
        QVERIFY2(!label.isEmpty() && label.size() <= 30, qPrintable(label));
        QVERIFY2(!labels.contains(label), qPrintable(label));
        labels += label;
    }
}

void TestRemedy::givesTheConsoleAWholeSentence()
{
    for (int i = 0; i < int(Remedy::ShowDetails); ++i)
        QVERIFY2(remedyAdvice(Remedy(i)).endsWith(u'.'), qPrintable(remedyLabel(Remedy(i))));
    QVERIFY(remedyAdvice(Remedy::ShowDetails).isEmpty());
}

QTEST_GUILESS_MAIN(TestRemedy)
#include "tst_remedy.moc"
