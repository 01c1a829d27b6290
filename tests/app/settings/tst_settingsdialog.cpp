// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsdialog.h"

#include "settings/settingsrow.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

//! A page of \a count rows; the n-th is called "name n".
QWidget *pageOf(const QString &name, int count, const QString &synonyms = {})
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    for (int i = 0; i < count; ++i) {
        auto *button = new QPushButton(u"Press"_s, page);
        const QString label = name + u' ' + QString::number(i);
        auto *row = new SettingsRow(
            name + QString::number(i),
            {.label = label, .hint = u"a hint"_s, .synonyms = i == count - 1 ? synonyms : QString()}, button, page);
        column->addWidget(row);
    }
    return page;
}

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_dialog.reset(); }

    void showsThePageThatIsAskedFor();
    void searchesInEveryPage();
    void findsBySynonymsAccentsAndSeveralWords();
    void findsWordsOfAPageThatHasNoRows();
    void saysWhenNothingIsFound();
    void bringsTheFoundRowIntoSight();
    void escapeFirstEmptiesTheSearch();
    void enterGoesToWhatWasFound();
    void isWalkedByKeysAlone();
    void aNarrowPageHasNoSidewaysScrolling();
    void resetIsOfferedAndGivesTheFocusBack();
    void wordsOfAHintArePlain();

private:
    [[nodiscard]] QLineEdit *line() const { return m_dialog->findChild<QLineEdit *>(u"settingsSearchLineEdit"_s); }
    [[nodiscard]] QListWidget *list() const { return m_dialog->findChild<QListWidget *>(u"settingsPageList"_s); }
    [[nodiscard]] QStringList listed() const;
    [[nodiscard]] SettingsRow *row(const QString &name) const
    {
        return m_dialog->findChild<SettingsRow *>(name + u"SettingsRow"_s);
    }

    std::unique_ptr<SettingsDialog> m_dialog;
};

void TestSettingsDialog::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestSettingsDialog::init()
{
    m_dialog = std::make_unique<SettingsDialog>();
    m_dialog->addPage(u"first"_s, u"First"_s, u"settings-2"_s, pageOf(u"alpha"_s, 3));
    m_dialog->addPage(u"second"_s, u"Second"_s, u"globe"_s, pageOf(u"beta"_s, 40, u"Größe zoom"_s));
    auto *foreign = new QWidget;
    auto *column = new QVBoxLayout(foreign);
    column->addWidget(new QLabel(u"Address of the gateway"_s, foreign));
    column->addWidget(new QPushButton(u"Duplicate"_s, foreign));
    m_dialog->addPage(u"third"_s, u"Third"_s, u"lock"_s, foreign);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

QStringList TestSettingsDialog::listed() const
{
    QStringList titles;
    for (int i = 0; i < list()->count(); ++i) {
        if (!list()->item(i)->isHidden())
            titles.append(list()->item(i)->text());
    }
    return titles;
}

void TestSettingsDialog::showsThePageThatIsAskedFor()
{
    QCOMPARE(m_dialog->shownPage(), u"first"_s);
    QSignalSpy shown(m_dialog.get(), &SettingsDialog::pageShown);
    m_dialog->showPage(u"second"_s);
    QCOMPARE(m_dialog->shownPage(), u"second"_s);
    QCOMPARE(shown.size(), 1);
    QVERIFY(row(u"beta0"_s)->isVisible());
    m_dialog->showPage(u"nowhere"_s);
    QCOMPARE(m_dialog->shownPage(), u"second"_s);
}

void TestSettingsDialog::searchesInEveryPage()
{
    QTest::keyClicks(line(), u"beta 3"_s);
    QCOMPARE(listed(), QStringList{u"Second"_s});
    QCOMPARE(m_dialog->shownPage(), u"second"_s);
    QVERIFY(row(u"beta3"_s)->isFound());
    QVERIFY(row(u"beta30"_s)->isFound());
    QVERIFY(!row(u"beta2"_s)->isFound());
    line()->clear();
    QCOMPARE(listed().size(), 3);
    QVERIFY(!row(u"beta3"_s)->isFound());
}

void TestSettingsDialog::findsBySynonymsAccentsAndSeveralWords()
{
    m_dialog->search(u"ZOOM grosse"_s); // ß is not folded: only accents are
    QCOMPARE(listed(), QStringList());
    m_dialog->search(u"ZOOM große"_s);
    QCOMPARE(listed(), QStringList{u"Second"_s});
    QVERIFY(row(u"beta39"_s)->isFound());
    QVERIFY(containsWords(u"Über die Schrift"_s, u"schrift uber"_s));
    QVERIFY(containsWords(u"界面语言"_s, u"语言"_s));
    QVERIFY(containsWords(u"anything"_s, u"  "_s));
}

void TestSettingsDialog::findsWordsOfAPageThatHasNoRows()
{
    m_dialog->search(u"address"_s);
    QCOMPARE(listed(), QStringList{u"Third"_s});
    m_dialog->search(u"duplicate"_s);
    QCOMPARE(m_dialog->shownPage(), u"third"_s);
    m_dialog->search(u"first"_s); // the title of a page
    QCOMPARE(m_dialog->shownPage(), u"first"_s);
    QVERIFY(!row(u"alpha0"_s)->isFound());
}

void TestSettingsDialog::saysWhenNothingIsFound()
{
    auto *nothing = m_dialog->findChild<QLabel *>(u"settingsNothingLabel"_s);
    m_dialog->search(u"qqq"_s);
    QVERIFY(nothing->isVisible());
    QCOMPARE(line()->accessibleDescription(), nothing->text());
    QTest::keyClick(line(), Qt::Key_Return); // goes nowhere
    QVERIFY(line()->hasFocus());
    m_dialog->search({});
    QVERIFY(!nothing->isVisible());
    QCOMPARE(m_dialog->shownPage(), u"first"_s);
}

void TestSettingsDialog::bringsTheFoundRowIntoSight()
{
    m_dialog->showPage(u"second"_s);
    auto *area = m_dialog->findChild<QScrollArea *>(u"secondSettingsScrollArea"_s);
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
    m_dialog->search(u"beta 38"_s);
    const QRect seen = area->viewport()->rect();
    const QWidget *found = row(u"beta38"_s);
    QVERIFY(seen.contains(QRect(found->mapTo(area->viewport(), QPoint()), found->size())));
}

void TestSettingsDialog::escapeFirstEmptiesTheSearch()
{
    QTest::keyClicks(line(), u"beta"_s);
    QTest::keyClick(line(), Qt::Key_Escape);
    QCOMPARE(line()->text(), QString());
    QVERIFY(m_dialog->isVisible());
    QTest::keyClick(line(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void TestSettingsDialog::enterGoesToWhatWasFound()
{
    QTest::keyClicks(line(), u"beta 38"_s);
    QTest::keyClick(line(), Qt::Key_Return);
    QVERIFY(row(u"beta38"_s)->control()->hasFocus());
    QTest::keyClick(m_dialog.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(line()->hasFocus());
    QCOMPARE(line()->selectedText(), u"beta 38"_s);
}

void TestSettingsDialog::isWalkedByKeysAlone()
{
    line()->setFocus();
    QTest::keyClick(line(), Qt::Key_Down);
    QCOMPARE(m_dialog->shownPage(), u"second"_s);
    QTest::keyClick(line(), Qt::Key_Up);
    QTest::keyClick(line(), Qt::Key_Up); // stays at the first
    QCOMPARE(m_dialog->shownPage(), u"first"_s);
    QTest::keyClick(line(), Qt::Key_Tab);
    QVERIFY(list()->hasFocus());
    QTest::keyClick(list(), Qt::Key_Tab);
    QVERIFY(row(u"alpha0"_s)->control()->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(row(u"alpha1"_s)->control()->hasFocus());
}

void TestSettingsDialog::aNarrowPageHasNoSidewaysScrolling()
{
    m_dialog->resize(640, 400);
    QTRY_COMPARE(m_dialog->width(), 640);
    for (const auto *page : {"first", "second", "third"}) {
        m_dialog->showPage(QString::fromLatin1(page));
        const auto *area = m_dialog->findChild<QScrollArea *>(QString::fromLatin1(page) + u"SettingsScrollArea"_s);
        QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
    }
}

void TestSettingsDialog::resetIsOfferedAndGivesTheFocusBack()
{
    SettingsRow *alpha = row(u"alpha0"_s);
    auto *reset = alpha->findChild<QWidget *>(u"alpha0ResetButton"_s);
    QVERIFY(!reset->isVisible());
    alpha->setResettable(true);
    QVERIFY(reset->isVisible());
    QSignalSpy resets(alpha, &SettingsRow::resetRequested);
    reset->setFocus();
    QTest::keyClick(reset, Qt::Key_Space);
    QCOMPARE(resets.size(), 1);
    QVERIFY(alpha->control()->hasFocus());
}

void TestSettingsDialog::wordsOfAHintArePlain()
{
    SettingsRow *alpha = row(u"alpha0"_s);
    alpha->setHint(u"<b>/home/a & b</b>"_s);
    const auto *hint = m_dialog->findChild<QLabel *>(u"alpha0HintLabel"_s);
    QCOMPARE(hint->textFormat(), Qt::PlainText);
    QCOMPARE(alpha->control()->accessibleDescription(), hint->text());
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
