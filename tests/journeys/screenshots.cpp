// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the manual: tokenhub-screenshots FOLDER [all]. With "all" also those that are only looked at.
#include "mainwindow.h"
#include "notices/noticebar.h"
#include "panels/gatewaydialog.h"
#include "panels/modelpicker.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "windowdriver.h"

#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
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
#define AWAIT(condition)                                                                                               \
    do {                                                                                                               \
        if (!QTest::qWaitFor([&] { return (condition); }))                                                             \
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
    explicit Photographer(QString folder) : m_folder(std::move(folder)), m_driver({.dataDir = m_data.path()})
    {
        if (!m_gateway.listen() || !m_driver.start())
            qFatal("no gateway or no window");
        m_driver.window().setGeometry(40, 40, 1280, 800);
        m_driver.window().menuBar()->setNativeMenuBar(false);
    }

    void takeManual();
    void takeRest();

private:
    void take(const QString &name, QWidget *what = nullptr);
    void resize(int width, int height);
    void setTheme(int index);
    void talk();

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
    QTest::keyClick(&m_driver.window(), Qt::Key_N, Qt::ControlModifier);
    AWAIT(m_driver.rows() == 0);
    m_gateway.enqueue(answer(u"qwen-plus"_s, textOf(u"curl.md"_s)));
    m_driver.send(u"Which curl options show a stream as it comes?"_s);
    AWAIT(m_driver.isAnswered(2));
    QTest::keyClick(&m_driver.window(), Qt::Key_N, Qt::ControlModifier);
    AWAIT(m_driver.rows() == 0);
    m_driver.chooseModel(u"deepseek-v3.2"_s);
    AWAIT(m_driver.window().conversation().modelPicker().currentModel() == "deepseek-v3.2"_L1);
    m_gateway.enqueue(answer(u"deepseek-v3.2"_s, textOf(u"stream.md"_s), textOf(u"thoughts.md"_s)));
    m_driver.send(u"How does a streamed answer travel?"_s);
    AWAIT(m_driver.isAnswered(2));
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
        actions.gateway->trigger();
        QPointer<app::GatewayDialog> dialog = m_driver.find<app::GatewayDialog>("gatewayDialog"_L1);
        take(u"gateway"_s + suffix, dialog);
        dialog->reject();
        AWAIT(!dialog);
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
        actions.remove->trigger();
        take(u"notice"_s + suffix);
        for (QDialog *open : m_driver.window().findChildren<QDialog *>()) {
            take(u"delete"_s + suffix, open);
            open->reject();
        }
        m_driver.window().conversation().notices().removeNotice(u"picture"_s);
    }
    setTheme(1);
    m_driver.rename(u"A title that is so long that it cannot fit anywhere and must be cut off with an ellipsis in the "
                    "sidebar and in the line above the conversation as well"_s);
    m_driver.chooseConversation(0);
    take(u"long-title"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2 || !QDir().mkpath(arguments.at(1)))
        qFatal("usage: tokenhub-screenshots FOLDER [all]");
    QApplication::setCursorFlashTime(0);
    QTranslator words;
    if (!words.load(u":/i18n/tokenhub-chat_en.qm"_s) || !QCoreApplication::installTranslator(&words))
        qFatal("the translation is missing");
    Photographer photographer(arguments.at(1));
    photographer.takeManual();
    if (arguments.value(2) == "all"_L1)
        photographer.takeRest();
    return 0;
}
