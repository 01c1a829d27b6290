// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the manual: tokenhub-screenshots FOLDER [all | messages | LANGUAGE]. With "all" also those that
// are only looked at, with "messages" of those what one does around a message; with a language the manual's in that
// language, and Qt's own -reverse mirrors them.
#include "lanes/lanecolumn.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "mainwindow.h"
#include "notices/noticebar.h"
#include "panels/keyentry.h"
#include "panels/modelpicker.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "window/nokeychoice.h"
#include "window/welcomepage.h"
#include "windowdriver.h"

#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using journeys::WindowDriver;
using practice::PracticeGateway;
using practice::Reply;

// QTRY_VERIFY would say nothing outside a test function.
// As long as the host keeps everybody waiting after the picture of a refused request.
#define AWAIT(condition)                                                                                               \
    do {                                                                                                               \
        if (!QTest::qWaitFor([&] { return (condition); }, 40'000))                                                     \
            qFatal("line %d: %s", __LINE__, #condition);                                                               \
    } while (false)

namespace {

QString textOf(const QString &name)
{
    QFile file(u":/answers/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(name));
    return QString::fromUtf8(file.readAll());
}

Reply answer(const QString &model, const QString &text, const QString &thoughts = {})
{
    const practice::GuideChunks chunks(model);
    practice::Steps steps{practice::Pause{420ms}, chunks.first()};
    if (!thoughts.isEmpty())
        steps.insert(steps.end(), {chunks.reasoning(thoughts), practice::Pause{1100ms}});
    for (const QString &line : text.split(u'\n'))
        steps.insert(steps.end(), {chunks.text(QString(line + u'\n')), practice::Pause{120ms}});
    steps.insert(steps.end(), {chunks.finish(), chunks.usage({.prompt = 412, .completion = 318})});
    return Reply::sse(steps);
}

Reply halfAnAnswer(const QString &text)
{
    const practice::GuideChunks chunks(u"qwen-plus"_s);
    return Reply::sse({chunks.first(), chunks.text(text), practice::Hold{}});
}

//! \brief One window with one gateway, from which the pictures are taken one after the other.
class Photographer
{
public:
    explicit Photographer(QString folder)
        : m_folder(std::move(folder)),
          m_driver({.dataDir = m_data.path(),
                    .localPorts = {},
                    .practiceProgram = QStringLiteral(TOKENHUB_BIN_DIR) + u"/practice-gateway"_s})
    {
        if (!m_gateway.listen() || !m_driver.start())
            qFatal("no gateway or no window");
        m_driver.window().setGeometry(40, 40, 1280, 800);
        m_driver.window().menuBar()->setNativeMenuBar(false);
    }

    void takeFirstRun();
    void takeManual();
    void takeRest();
    void takeAroundMessage();

private:
    void take(const QString &name, QWidget *what = nullptr);
    void resize(int width, int height);
    void setTheme(int index);
    void talk();
    void compare(const QStringList &models);
    void takeComparison();

    QString m_folder;
    QTemporaryDir m_data;
    PracticeGateway m_gateway;
    WindowDriver m_driver;
};

void Photographer::take(const QString &name, QWidget *what)
{
    // Colours fade and layouts settle for a moment after the last event.
    QElapsedTimer since;
    since.start();
    (void)QTest::qWaitFor([&] { return since.hasExpired(300); }, 1000);
    QWidget *shown = what ? what : &m_driver.window();
    if (!shown->grab().save(m_folder + u'/' + name + u".png"_s))
        qFatal("%s cannot be written", qPrintable(name));
}

void Photographer::resize(int width, int height)
{
    m_driver.window().resize(width, height);
    AWAIT(m_driver.window().size() == QSize(width, height));
}

void Photographer::setTheme(int index)
{
    m_driver.window().actions().theme->actions().at(index)->trigger();
}

void Photographer::talk()
{
    m_driver.chooseModel(u"qwen-plus"_s);
    m_gateway.enqueue(answer(u"qwen-plus"_s, textOf(u"weekend.md"_s)));
    m_driver.send(u"周末去哪里玩？"_s);
    AWAIT(m_driver.isAnswered(2));
    m_driver.window().actions().newChat->trigger();
    AWAIT(m_driver.rows() == 0);
    m_gateway.enqueue(answer(u"qwen-plus"_s, textOf(u"curl.md"_s)));
    m_driver.send(u"Which curl options show a stream as it comes?"_s);
    AWAIT(m_driver.isAnswered(2));
    m_driver.window().actions().newChat->trigger();
    AWAIT(m_driver.rows() == 0);
    m_driver.chooseModel(u"deepseek-v3.2"_s);
    AWAIT(m_driver.window().conversation().modelPicker().currentModel() == "deepseek-v3.2"_L1);
    m_gateway.enqueue(answer(u"deepseek-v3.2"_s, textOf(u"stream.md"_s), textOf(u"thoughts.md"_s)));
    m_driver.send(u"How does a streamed answer travel?"_s);
    AWAIT(m_driver.isAnswered(2));
}

//! A new chat with so many lanes, answered.
void Photographer::compare(const QStringList &models)
{
    m_driver.window().actions().newChat->trigger();
    AWAIT(m_driver.rows() == 0);
    const auto &columns = m_driver.window().conversation().lanes().columns();
    while (columns.size() < size_t(models.size()))
        m_driver.window().actions().duplicateLane->trigger();
    const QStringList texts{u"index-tree.md"_s, u"index-hash.md"_s, u"index-brin.md"_s};
    for (qsizetype i = 0; i < models.size(); ++i) {
        const chat::ConversationModel &model = columns[size_t(i)]->pane().model();
        chat::Target target = model.conversation()->lane(model.lane()).target;
        target.model = models[i];
        if (i == 2)
            target.parameters.temperature = 0.2;
        model.conversation()->setTarget(model.lane(), target);
        m_gateway.script(practice::match::model(models[i]), answer(models[i], textOf(texts[i % texts.size()])), 1);
    }
    m_driver.send(u"Which index for ten million rows?"_s);
    for (const app::LaneColumn *column : columns) {
        const chat::ConversationModel &model = column->pane().model();
        AWAIT(model.rowCount() == 2 && !model.message(1).isRunning());
    }
}

void Photographer::takeComparison()
{
    resize(1280, 800);
    app::Actions &actions = m_driver.window().actions();
    compare({u"qwen-plus"_s, u"deepseek-v3.2"_s, u"glm-4.6"_s});
    actions.markBest->trigger();
    take(u"comparison-light"_s);
    actions.diffLanes->trigger();
    take(u"difference"_s);
    actions.diffLanes->trigger();
    setTheme(2);
    take(u"comparison-dark"_s);
    setTheme(1);
    resize(700, 800);
    take(u"comparison-narrow"_s);
    resize(1280, 800);
    compare({u"qwen-plus"_s, u"deepseek-v3.2"_s, u"glm-4.6"_s, u"kimi-k2"_s, u"qwen-max"_s, u"doubao-pro"_s,
             u"ernie-4.5"_s, u"qwen-flash"_s});
    actions.laneLayout->actions().at(1)->trigger();
    take(u"comparison-eight"_s);
    actions.laneLayout->actions().at(0)->trigger();
}

void Photographer::takeFirstRun()
{
    auto *key = m_driver.find<QLineEdit>("keySecretEdit"_L1);
    auto *status = m_driver.find<QLabel>("keyStatusLabel"_L1);
    AWAIT(key->isVisible() && key->hasFocus());
    QTest::keyClicks(key, u"sk-0123456789abcdef01234567"_s);
    m_driver.find<app::KeyEntry>("keyEntry"_L1)
        ->showTest(u"The gateway accepts this key. 214 models."_s, app::Tone::Good);
    m_driver.window().welcome().modelPicker().setCurrentModel(u"deepseek-v3.2"_s);
    m_driver.window().welcome().noKey().setOffers(
        {u"Ollama on port 11434, 7 models"_s, u"vLLM on port 8000, 1 model"_s});
    m_driver.window().welcome().noKey().showStatus(u"Found on this computer:"_s, app::Tone::Quiet);
    for (const int theme : {1, 2}) {
        setTheme(theme);
        take(theme == 1 ? u"first-run-good-light"_s : u"first-run-good-dark"_s);
    }
    setTheme(1);
    m_driver.find<app::KeyEntry>("keyEntry"_L1)
        ->showTest(u"The gateway rejects this key (401). Check that it was copied whole."_s, app::Tone::Bad);
    resize(700, 800);
    take(u"first-run-bad-narrow"_s);
    resize(420, 600);
    take(u"first-run-smallest"_s);
    resize(1280, 800);
    key->clear();
    status->clear();
    m_driver.window().welcome().noKey().setOffers({});
    QTest::mouseClick(m_driver.find("practiceButton"_L1), Qt::LeftButton);
    AWAIT(!key->isVisible());
    m_driver.send(u"Hello, who are you?"_s);
    AWAIT(m_driver.isAnswered(2));
    take(u"practice"_s);
    QTest::mouseClick(m_driver.find("noticeOtherAction"_L1), Qt::LeftButton);
    AWAIT(key->isVisible());
}

void Photographer::takeManual()
{
    take(u"first-run"_s);
    m_driver.enterGateway(m_gateway.url().toString(), {});
    talk();
    take(u"chat-light"_s);
    setTheme(2);
    take(u"chat-dark"_s);
    setTheme(1);

    m_driver.chooseModel(u"qwen-plus"_s);
    m_gateway.enqueue(halfAnAnswer(textOf(u"half.md"_s)));
    m_driver.send(u"And what if the connection breaks in the middle?"_s);
    AWAIT(m_driver.rows() == 4 && m_driver.text(3).size() > 100);
    take(u"streaming"_s);
    m_driver.press(Qt::Key_Escape);
    AWAIT(m_driver.isAnswered(4));

    m_driver.chooseModel(u"no-such-model"_s);
    m_driver.send(u"Then ask another model."_s);
    AWAIT(m_driver.isAnswered(6));
    take(u"error"_s);
    m_driver.chooseConversation(2);
    AWAIT(m_driver.isAnswered(2));
    resize(700, 800);
    take(u"narrow"_s);
    takeComparison();
    m_driver.chooseConversation(4);
    AWAIT(m_driver.isAnswered(2) && m_driver.text(0) == u"周末去哪里玩？"_s);
    resize(700, 800);
}

void Photographer::takeRest()
{
    app::Actions &actions = m_driver.window().actions();
    m_gateway.enqueue(Reply::error(429, u"Too many requests"_s).header("Retry-After", "20"));
    m_driver.send(u"Please sum that up in one line."_s);
    AWAIT(m_driver.hasSpot(3, u"Try now"_s));
    take(u"waiting"_s);
    m_driver.press(Qt::Key_Escape);
    actions.history->trigger();
    take(u"narrow-history"_s);
    actions.parameters->trigger();
    take(u"narrow-parameters"_s);
    actions.parameters->trigger();
    resize(420, 700);
    take(u"smallest"_s);
    resize(1280, 800);
    for (const int theme : {1, 2}) {
        setTheme(theme);
        const QString suffix = theme == 1 ? u"-light"_s : u"-dark"_s;
        m_driver.openGateways();
        auto *dialog = m_driver.find<QDialog>("settingsDialog"_L1);
        take(u"gateway"_s + suffix, dialog);
        dialog->reject();
        app::ModelPicker &picker = m_driver.window().conversation().modelPicker();
        picker.openList();
        take(u"models"_s + suffix, picker.findChild<QWidget *>(u"modelPopup"_s));
        picker.findChild<QWidget *>(u"modelPopup"_s)->close();
        m_driver.window().conversation().notices().showNotice(
            {.id = u"picture"_s,
             .level = app::NoticeLevel::Bad,
             .text = u"The disk is full: what arrives now is shown but not stored. Free some space."_s,
             .action = u"again"_s,
             .actionLabel = u"Try again"_s,
             .details = u"database or disk is full"_s});
        take(u"notice"_s + suffix);
        m_driver.window().conversation().notices().removeNotice(u"picture"_s);
        actions.remove->trigger();
        AWAIT(m_driver.rows() == 0);
        take(u"deleted"_s + suffix);
        actions.undoDelete->trigger();
        AWAIT(m_driver.rows() > 0);
    }
    setTheme(1);
    m_driver.rename(u"A title that is so long that it cannot fit anywhere and must be cut off with an ellipsis in the "
                    "sidebar and in the line above the conversation as well"_s);
    m_driver.chooseConversation(0);
    take(u"long-title"_s);
}

void Photographer::takeAroundMessage()
{
    app::MainWindow &window = m_driver.window();
    const auto details = [&window] { return window.findChild<QDialog *>(u"messageDetails"_s); };
    window.actions().newChat->trigger();
    AWAIT(m_driver.rows() == 0);
    m_driver.chooseModel(u"deepseek-v3.2"_s);
    const practice::GuideChunks chunks(u"deepseek-v3.2"_s);
    m_gateway.enqueue(Reply::sse(
        {chunks.first(), chunks.text(u"Let me look that up."_s), chunks.toolCallBegin(0, u"c1"_s, u"get_weather"_s),
         chunks.toolCallArguments(0, u"{\"city\": \"Hangzhou\"}"), chunks.finish(u"tool_calls"_s), chunks.usage()}));
    m_driver.send(u"What shall I wear tomorrow?"_s);
    AWAIT(m_driver.isAnswered(2));
    m_driver.pressSpot(1, app::SpotKind::GiveResult);
    m_driver.type(u"{\"sky\": \"blue\", \"wind\": 3}"_s);
    m_gateway.enqueue(Reply::sse({chunks.first(), chunks.text(u"It will be mild, with hardly any wind: a **light"_s),
                                  chunks.finish(u"length"_s), chunks.usage()}));
    for (const int theme : {1, 2}) {
        setTheme(theme);
        const QString suffix = theme == 1 ? u"-light"_s : u"-dark"_s;
        take(u"tool"_s + suffix);
        if (theme == 1)
            m_driver.press(Qt::Key_Return);
        AWAIT(m_driver.isAnswered(4));
        take(u"length"_s + suffix);
        m_gateway.enqueue(halfAnAnswer(u" jacket** is enough."_s));
        m_driver.pressSpot(3, app::SpotKind::Remedy);
        AWAIT(m_driver.text(3).endsWith("enough."_L1));
        for (const char *text : {"And the day after?",
                                 "A longer prompt that waits, so long that it does not fit the "
                                 "line and has to be cut off at the end of the composer"}) {
            m_driver.send(QString::fromLatin1(text));
            AWAIT(m_driver.draft().isEmpty());
        }
        m_driver.type(u"third"_s);
        take(u"queue"_s + suffix);
        m_driver.press(Qt::Key_Escape);
        AWAIT(m_driver.find<QWidget>("queueSendButton"_L1)->isVisible());
        take(u"held"_s + suffix);
        m_driver.pressSpot(3, app::SpotKind::Edit);
        take(u"edit"_s + suffix);
        m_driver.pressSpot(3, app::SpotKind::More);
        take(u"menu"_s + suffix, m_driver.transcript().findChild<QWidget *>(u"messageMenu"_s));
        m_driver.transcript().findChild<QWidget *>(u"messageMenu"_s)->close();
        m_driver.press(Qt::Key_Escape);
        m_driver.press(Qt::Key_I, Qt::ControlModifier);
        take(u"details"_s + suffix, details());
        details()->close();
        AWAIT(!details());
        app::ModelPicker &picker = window.conversation().modelPicker();
        picker.setFavouriteModels({u"qwen-plus"_s, u"deepseek-v3.2"_s});
        picker.openList();
        take(u"favourites"_s + suffix, picker.findChild<QWidget *>(u"modelPopup"_s));
        picker.findChild<QWidget *>(u"modelPopup"_s)->close();
        m_driver.press(Qt::Key_A, Qt::ControlModifier);
        m_driver.press(Qt::Key_Delete);
        resize(700, 800);
        take(u"held-narrow"_s + suffix);
        resize(1280, 800);
        for (QWidget *button : window.findChildren<QWidget *>(u"queuedRemoveButton"_s))
            QTest::mouseClick(button, Qt::LeftButton);
        window.showParameters();
        take(u"defaults"_s + suffix);
        window.actions().parameters->trigger();
        m_driver.pressSpot(3, app::SpotKind::PreviousVersion);
    }
    setTheme(1);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2 || !QDir().mkpath(arguments.at(1)))
        qFatal("usage: tokenhub-screenshots FOLDER [all | messages | LANGUAGE]");
    QApplication::setCursorFlashTime(0);
    const bool takesAll = arguments.value(2) == "all"_L1;
    const bool takesMessages = takesAll || arguments.value(2) == "messages"_L1;
    const QString language = takesMessages ? u"en"_s : arguments.value(2, u"en"_s);
    QTranslator words;
    if (!words.load(u":/i18n/tokenhub-chat_%1.qm"_s.arg(language)) || !QCoreApplication::installTranslator(&words))
        qFatal("the translation is missing");
    Photographer photographer(arguments.at(1));
    if (takesAll)
        photographer.takeFirstRun();
    photographer.takeManual();
    if (takesAll)
        photographer.takeRest();
    if (takesMessages)
        photographer.takeAroundMessage();
    return 0;
}
