// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"
#include "lanehands.h"
#include "practice/guidechunks.h"
#include "transcript/transcriptview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QMetaProperty>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::journeys;
using practice::GuideChunks;
using practice::Reply;

namespace {

const QString first = u"zephyr-9-large"_s;
const QString second = u"borealis-4-mini"_s;

Reply introducing(const QString &model)
{
    const GuideChunks chunks;
    return Reply::sse({chunks.first(), chunks.text(u"I am "_s), chunks.text(model + u", a model of "_s),
                       chunks.text(u"many words."_s), chunks.finish(), chunks.usage()});
}

//! A practice gateway with two models, each with its reply to everything.
struct BlindWorld : LaneWorld {
    explicit BlindWorld(const std::function<Reply(const QString &)> &replyOf = introducing)
    {
        for (const QString &model : {first, second})
            gateway.script(practice::match::model(model), replyOf(model));
    }
    [[nodiscard]] app::Options blindOptions() const
    {
        app::Options own = options();
        own.model = first;
        return own;
    }
};

//! What a screen reader is told of an object and all below it.
void hear(QAccessibleInterface *object, QStringList &heard)
{
    if (!object || object->state().invisible)
        return;
    for (const QAccessible::Text kind :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        heard << object->text(kind);
    if (QAccessibleTextInterface *text = object->textInterface())
        heard << text->text(0, text->characterCount());
    for (int i = 0; i < object->childCount(); ++i)
        hear(object->child(i), heard);
}

//! Every text that widgets in sight have in a property: labels, tool tips, titles, placeholders.
QStringList textsOf(const QWidget &window)
{
    QStringList texts;
    QList<const QWidget *> widgets{&window};
    for (const QWidget *child : window.findChildren<QWidget *>())
        widgets << child;
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        for (int i = 0; i < widget->metaObject()->propertyCount(); ++i) {
            const QMetaProperty property = widget->metaObject()->property(i);
            if (property.metaType() == QMetaType::fromType<QString>())
                texts << property.read(widget).toString();
        }
    }
    return texts;
}

QStringList paintedIn(const WindowDriver &driver)
{
    QStringList painted;
    for (const app::LaneColumn *column : stripOf(driver).columns()) {
        const app::TranscriptView &view = column->pane().transcript();
        for (int row = 0; row < view.rows().count(); ++row) {
            painted << QString::fromUtf8(view.rows().message(row).text());
            if (!view.rows().isBuilt(row) || !view.rows().isCurrent(row))
                continue;
            for (const app::LabelBox &label : view.rows().geometry(row).labels)
                painted << label.text;
        }
    }
    return painted;
}

//! Everything that is seen or heard and names one of the models.
QStringList leaks(const WindowDriver &driver)
{
    QStringList texts = paintedIn(driver);
    for (const QWidget *top : QApplication::topLevelWidgets()) {
        texts << textsOf(*top);
        if (top->isVisible())
            hear(QAccessible::queryAccessibleInterface(const_cast<QWidget *>(top)), texts);
    }
    for (const QAction *action : driver.window().findChildren<QAction *>())
        texts << action->text() << action->toolTip() << action->statusTip();
    QStringList found;
    for (const QString &text : texts) {
        if (text.contains("zephyr"_L1, Qt::CaseInsensitive) || text.contains("borealis"_L1, Qt::CaseInsensitive))
            found << text;
    }
    return found;
}

QString modelIn(const WindowDriver &driver, size_t place)
{
    const chat::ConversationModel &model = columnOf(driver, place).pane().model();
    return model.conversation()->lane(model.lane()).target.model;
}

void beginBlind(const WindowDriver &driver)
{
    addLane(driver, second);
    driver.window().actions().blindLanes->trigger();
    driver.window().actions().maskNames->trigger();
}

} // namespace

//! Nothing tells who answers while answers are compared blind.
class TestBlind : public QObject
{
    Q_OBJECT

private slots:
    void noModelIsNamedUntilItIsRevealed();
    void thePlaceTellsNothing();
    void errorsNameNoModel();
    void whatWouldTellIsOff();
    void itStaysHiddenOverARestart();
};

void TestBlind::noModelIsNamedUntilItIsRevealed()
{
    BlindWorld world;
    WindowDriver driver(world.blindOptions());
    QVERIFY(driver.start());
    beginBlind(driver);
    QVERIFY(!leaks(driver).isEmpty()); // the models were just chosen
    driver.send(u"Who are you?"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    QTRY_VERIFY2(leaks(driver).isEmpty(), qPrintable(leaks(driver).join(u'\n')));
    QCOMPARE(modelsOf(driver), (QStringList{u"Model A"_s, u"Model B"_s}));
    QVERIFY(driver.window().actions().revealLanes->isEnabled());
    // Copying tells as little.
    columnOf(driver, 0).pane().transcript().copy(columnOf(driver, 0).pane().model().message(1).id,
                                                 app::CopyAs::Markdown);
    QTRY_VERIFY2(QGuiApplication::clipboard()->text().contains(u"I am █"_s),
                 qPrintable(QGuiApplication::clipboard()->text()));
    // Nor does what differs.
    driver.window().actions().diffLanes->trigger();
    QTRY_VERIFY(driver.window().conversation().isDiffShown());
    QTRY_VERIFY2(leaks(driver).isEmpty(), qPrintable(leaks(driver).join(u'\n')));
    driver.window().actions().diffLanes->trigger();

    driver.window().actions().revealLanes->trigger();
    QTRY_COMPARE(modelsOf(driver), (QStringList{first, second}));
    QVERIFY(leaks(driver).filter(u"I am "_s).size() >= 2);
    QTRY_VERIFY(paintedIn(driver).filter(u"was A"_s).size() == 1);
    QVERIFY(!driver.window().actions().revealLanes->isVisible());
}

//! Which column a model stands in is the turn's to decide, and the lane in use is the first one whatever it was.
void TestBlind::thePlaceTellsNothing()
{
    BlindWorld world;
    WindowDriver driver(world.blindOptions());
    QVERIFY(driver.start());
    beginBlind(driver);
    QSet<QString> atFirst;
    for (int turn = 1; turn <= 40 && atFirst.size() < 2; ++turn) {
        driver.send(u"Who are you?"_s);
        QTRY_VERIFY(areAnswered(driver, 2 * turn));
        QCOMPARE(stripOf(driver).currentLane(), columnOf(driver, 0).pane().model().lane());
        QCOMPARE(modelsOf(driver), (QStringList{u"Model A"_s, u"Model B"_s}));
        atFirst << modelIn(driver, 0);
    }
    QCOMPARE(atFirst.size(), 2);
}

void TestBlind::errorsNameNoModel()
{
    BlindWorld world([](const QString &model) { return Reply::error(404, u"There is no model "_s + model); });
    WindowDriver driver(world.blindOptions());
    QVERIFY(driver.start());
    beginBlind(driver);
    driver.send(u"Who are you?"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    QTRY_VERIFY(faceOf(driver, 0).problem.contains("failed"_L1));
    QTRY_VERIFY2(leaks(driver).isEmpty(), qPrintable(leaks(driver).join(u'\n')));
}

void TestBlind::whatWouldTellIsOff()
{
    BlindWorld world;
    WindowDriver driver(world.blindOptions());
    QVERIFY(driver.start());
    beginBlind(driver);
    driver.send(u"Who are you?"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    const app::Actions &actions = driver.window().actions();
    for (const QAction *action : {actions.addLane, actions.duplicateLane, actions.moveLaneOn})
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    QVERIFY(columnOf(driver, 0).header().modelButton().isHidden());
    QTest::mouseClick(&columnOf(driver, 0).header().menuButton(), Qt::LeftButton);
    QPointer<QMenu> menu;
    QTRY_VERIFY((menu = driver.find<QMenu>("laneMenu"_L1)) && menu->isVisible());
    QVERIFY2(leaks(driver).isEmpty(), qPrintable(leaks(driver).join(u'\n')));
    for (const QAction *action : menu->actions()) {
        const QString text = QString(action->text()).remove(u'&');
        if (text.startsWith("Show what was sent"_L1) || text.startsWith("Continue as a chat"_L1))
            QVERIFY2(!action->isEnabled(), qPrintable(text));
    }
    menu->close();
    QTRY_VERIFY(!menu);
    columnOf(driver, 0).pane().transcript().setFocus();
    actions.messageDetails->trigger();
    QVERIFY(!driver.find<QDialog>("messageDetails"_L1));
    // Whoever ends it wants to know.
    driver.window().actions().blindLanes->trigger();
    QTRY_COMPARE(modelsOf(driver), (QStringList{first, second}));
    QVERIFY(actions.addLane->isEnabled());
}

void TestBlind::itStaysHiddenOverARestart()
{
    BlindWorld world;
    QStringList order;
    {
        WindowDriver driver(world.saved());
        QVERIFY(driver.start());
        driver.enterGateway(world.gateway.url().toString(), {});
        driver.chooseModel(first);
        beginBlind(driver);
        driver.send(u"Who are you?"_s);
        QTRY_VERIFY(areAnswered(driver, 2));
        order = {modelIn(driver, 0), modelIn(driver, 1)};
        driver.close();
    }
    WindowDriver driver(world.saved());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    driver.chooseConversation(0);
    QTRY_COMPARE(laneCount(driver), size_t(2));
    QCOMPARE(modelsOf(driver), (QStringList{u"Model A"_s, u"Model B"_s}));
    QCOMPARE((QStringList{modelIn(driver, 0), modelIn(driver, 1)}), order);
    for (const QString &painted : paintedIn(driver))
        QVERIFY2(!painted.contains("zephyr"_L1) && !painted.contains("borealis"_L1), qPrintable(painted));
    driver.window().actions().revealLanes->trigger();
    QTRY_COMPARE(modelsOf(driver), (QStringList{first, second}));
}

QTEST_MAIN(TestBlind)
#include "tst_blind.moc"
