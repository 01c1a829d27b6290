// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/growingtextedit.h"
#include "window/verdictdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using app::VerdictDialog;

class TestVerdictDialog : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatItWasGiven();
    void tagsAreNamesWithoutDoubles();
    void U04_pastesOfAnySizeKeepItLive();
};

void TestVerdictDialog::givesBackWhatItWasGiven()
{
    const chat::Verdict verdict{
        .rating = 4, .tags = {u"brief"_s, u"wrong date"_s}, .note = u"Long. "_s.repeated(5000).trimmed()};
    const VerdictDialog dialog(verdict, nullptr);
    QCOMPARE(dialog.verdict(), verdict);
}

void TestVerdictDialog::tagsAreNamesWithoutDoubles()
{
    const VerdictDialog dialog({}, nullptr);
    dialog.findChild<QLineEdit *>(u"verdictTagsLineEdit"_s)->setText(u" a , , b  c,a,"_s);
    QCOMPARE(dialog.verdict().tags, (QStringList{u"a"_s, u"b c"_s}));
}

//! Found by the monkey: three million letters in the note held the window up for minutes.
void TestVerdictDialog::U04_pastesOfAnySizeKeepItLive()
{
    const VerdictDialog dialog({}, nullptr);
    auto *note = dialog.findChild<QPlainTextEdit *>(u"verdictNoteEdit"_s);
    QApplication::clipboard()->setText(QString(3'000'000, u'x'));
    note->paste();
    QCOMPARE(dialog.verdict().note, QString());
    QApplication::clipboard()->setText(u"Well said"_s);
    note->paste();
    QCOMPARE(dialog.verdict().note, u"Well said"_s);
}

QTEST_MAIN(TestVerdictDialog)
#include "tst_verdictdialog.moc"
