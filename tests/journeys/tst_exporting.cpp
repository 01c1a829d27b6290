// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporthands.h"
#include "notices/noticebar.h"
#include "sidebar/historysidebar.h"
#include "sidebar/historyview.h"

#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenuBar>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::journeys;

namespace {

QString noticeOf(const WindowDriver &driver)
{
    const app::NoticeBar &bar = driver.window().conversation().notices();
    return bar.isHidden() || bar.shownId() != "export"_L1 ? QString() : bar.accessibleName();
}

QByteArray fileOf(const LaneWorld &world, const QString &name)
{
    QFile file(world.folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Two lanes that answered one prompt.
void compareIndexes(WindowDriver &driver, LaneWorld &world)
{
    addLane(driver, u"practice/hello"_s);
    world.gateway.script(practice::match::model(u"practice/echo"_s),
                         saying(u"# Trees\n\nUse a *B-tree* of $a_1 b_1$."_s));
    world.gateway.script(practice::match::model(u"practice/hello"_s), saying(u"# Trees\n\nUse a *hash*."_s));
    driver.send(u"Which index: <b>1</b>?"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
}

} // namespace

//! A comparison goes into a file, in the real window.
class TestExporting : public QObject
{
    Q_OBJECT

private slots:
    void aComparisonIsExportedInAllFormats();
    void namesAreSuggestedAndNeverExtendedTwice();
    void whereNothingCanBeWrittenASentenceSaysSo();
    void aBlindComparisonNamesNobody();
    void theHistoryExportsWhatIsNotShown();
};

void TestExporting::aComparisonIsExportedInAllFormats()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    QCOMPARE(driver.window().actions().exportConversation->text(), u"&Export…"_s);
    compareIndexes(driver, world);
    QCOMPARE(driver.window().actions().exportConversation->text(), u"&Export comparison…"_s);
    for (const QString &name : {u"a.html"_s, u"a.md"_s, u"a.json"_s, u"a.csv"_s}) {
        exportAs(driver, world.folder.filePath(name));
        QTRY_VERIFY2(noticeOf(driver).contains(u"exported as"_s) && noticeOf(driver).contains(name),
                     qPrintable(noticeOf(driver)));
    }
    const QByteArray html = fileOf(world, u"a.html"_s);
    QXmlStreamReader reader(html);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    for (const char *part :
         {"practice/echo", "practice/hello", "<em>B-tree</em>", "<code>$a_1 b_1$</code>", "<del>", "<ins>", "<svg",
          "&lt;b&gt;1&lt;/b&gt;", "Request as it was sent", "&quot;stream&quot;: true"})
        QVERIFY2(html.contains(part), part);
    QVERIFY(fileOf(world, u"a.md"_s).contains("### B · practice/hello\n\n> # Trees\n> \n> Use a *hash*.\n"));
    const QJsonDocument json = QJsonDocument::fromJson(fileOf(world, u"a.json"_s));
    const QJsonArray messages = json["messages"_L1].toArray();
    QCOMPARE(messages.size(), 5);
    // What is told is what was sent.
    QList<QJsonObject> sent;
    for (const practice::RecordedRequest &request : world.gateway.requests()) {
        if (request.method == "POST")
            sent << request.json();
    }
    QCOMPARE(sent.size(), 2);
    for (qsizetype i = 3; i < 5; ++i)
        QVERIFY(sent.contains(messages[i]["request"_L1].toObject()));
    QCOMPARE(fileOf(world, u"a.csv"_s).count("\r\n"), 3);
}

void TestExporting::namesAreSuggestedAndNeverExtendedTwice()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    driver.send(u"a/b: c?"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    const QPointer<QFileDialog> dialog = openExport(driver);
    QVERIFY(dialog);
    QCOMPARE(dialog->selectedFiles().front().section(u'/', -1), u"a b c.html"_s);
    dialog->reject();
    QTRY_VERIFY(!dialog);
    exportAs(driver, world.folder.filePath(u"one"_s), u"Markdown"_s);
    QTRY_VERIFY(!fileOf(world, u"one.md"_s).isEmpty());
    exportAs(driver, world.folder.filePath(u"two.json"_s)); // the name counts, not the list
    QTRY_VERIFY(fileOf(world, u"two.json"_s).startsWith("{"));
    exportAs(driver, world.folder.filePath(u"v1.2"_s), u"Markdown"_s);
    QTRY_VERIFY(!fileOf(world, u"v1.2.md"_s).isEmpty());
    exportAs(driver, world.folder.filePath(u"v1.2"_s)); // nobody was asked about v1.2.md
    QTRY_VERIFY(!fileOf(world, u"v1.2 (2).md"_s).isEmpty());
}

void TestExporting::whereNothingCanBeWrittenASentenceSaysSo()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    compareIndexes(driver, world);
    QVERIFY(QDir(world.folder.path()).mkdir(u"gone"_s));
    const QPointer<QFileDialog> dialog = openExport(driver);
    // It goes while the dialog is open.
    QDir(world.folder.path()).rmdir(u"gone"_s);
    emit dialog->fileSelected(world.folder.filePath(u"gone/a.html"_s));
    dialog->reject();
    QTRY_VERIFY2(noticeOf(driver).contains(u"gone/a.html: the folder is not there. Choose another place."_s),
                 qPrintable(noticeOf(driver)));
    // And from there on to another one.
    QPushButton *again = nullptr;
    for (QPushButton *button : driver.window().conversation().notices().findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().contains(u"another place"_s))
            again = button;
    }
    QVERIFY(again);
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY(driver.find<QFileDialog>("ExportFileDialog"_L1));
}

void TestExporting::aBlindComparisonNamesNobody()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    chat::Conversation &conversation = *columnOf(driver, 0).pane().model().conversation();
    chat::ComparisonSettings settings = conversation.head().comparison;
    settings.isBlind = true;
    conversation.setComparison(settings);
    world.gateway.script(practice::match::model(u"practice/echo"_s), saying(u"one"_s));
    world.gateway.script(practice::match::model(u"practice/hello"_s), saying(u"two"_s));
    driver.send(u"practice/echo or not?"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    const QPointer<QFileDialog> dialog = openExport(driver);
    QCOMPARE(dialog->selectedFiles().front().section(u'/', -1), u"Blind comparison.html"_s);
    dialog->reject();
    QTRY_VERIFY(!dialog);
    for (const QString &name : {u"a.html"_s, u"a.md"_s, u"a.json"_s, u"a.csv"_s}) {
        exportAs(driver, world.folder.filePath(name));
        QTRY_VERIFY(!fileOf(world, name).isEmpty());
        QVERIFY(fileOf(world, name).contains("Model A"));
        QVERIFY(!fileOf(world, name).contains("practice/hello"));
    }
}

void TestExporting::theHistoryExportsWhatIsNotShown()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    driver.send(u"the first one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    driver.window().actions().newChat->trigger();
    QTRY_COMPARE(driver.rows(), 0);
    app::HistoryView &view = *driver.window().sidebar().view();
    QMenu *menu = view.makeMenu(view.model()->index(0, 0));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(view.mapToGlobal(QPoint(10, 10)));
    for (QAction *action : menu->actions()) {
        if (action->text().startsWith(u"Export"_s)) {
            chooseAction(*menu, *action);
            break;
        }
    }
    QPointer<QFileDialog> dialog;
    QTRY_VERIFY((dialog = driver.find<QFileDialog>("ExportFileDialog"_L1)));
    QCOMPARE(driver.rows(), 2);
    QCOMPARE(dialog->selectedFiles().front().section(u'/', -1), u"the first one.html"_s);
}

QTEST_MAIN(TestExporting)
#include "tst_exporting.moc"
