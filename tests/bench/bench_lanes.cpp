// SPDX-License-Identifier: GPL-3.0-or-later
// The real window with one, four and sixteen lanes that stream at the same time, each at 200 tokens a second, while
// somebody types and turns the wheel: how long frames and keys take, and what it costs.
//   bench_lanes [smoke]   on an X server and with a keyring: run.sh
#include "../journeys/windowdriver.h"
#include "figures.h"
#include "frames.h"
#include "gatewaythread.h"
#include "lanes/lanecolumn.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "mainwindow.h"
#include "reply.h"
#include "screen.h"
#include "transcript/transcriptview.h"
#include "waiting.h"
#include "window/actions.h"
#include "window/conversationview.h"

#include <QAction>
#include <QActionGroup>
#include <QTemporaryDir>
#include <QTranslator>
#include <QWheelEvent>
#include <ctime>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using journeys::WindowDriver;

namespace {

constexpr std::uint32_t letterM = 0x6d;
constexpr std::uint32_t enterKey = 0xff0d;
constexpr int tokensPerSecond = 200;

double processCpu()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

//! What one run with so many lanes showed.
struct LaneFigures {
    double cpu = 0; //!< share of one core, the gateway's work left out
    double frame = 0; //!< ms, the longest time in one event
    std::vector<double> keys; //!< ms
};

class LanesBench
{
public:
    LanesBench(bench::Frames &frames, const QString &folder, const QString &text)
        : m_frames(frames), m_text(text),
          m_driver({.gateway = m_gateway.url(), .model = u"qwen-plus"_s, .dataDir = folder})
    {
        if (!m_driver.start())
            qFatal("the window does not become active");
        m_frames.watch(&m_driver.window());
        m_gateway.answerAll(text, tokensPerSecond);
    }
    ~LanesBench() { m_driver.close(); }
    Q_DISABLE_COPY_MOVE(LanesBench)

    [[nodiscard]] LaneFigures stream(int lanes);
    void chooseGrid() const { m_driver.window().actions().laneLayout->actions().at(1)->trigger(); }

private:
    void openLanes(int lanes);
    [[nodiscard]] double paintedAfterKey();
    void turnWheel() const;
    [[nodiscard]] app::LaneStrip &strip() const { return m_driver.window().conversation().lanes(); }
    [[nodiscard]] qsizetype least() const; //!< bytes of the answer that is least far
    [[nodiscard]] bool isAnswered() const;

    bench::Frames &m_frames;
    QString m_text;
    bench::Screen m_screen;
    bench::GatewayThread m_gateway;
    WindowDriver m_driver;
};

void LanesBench::openLanes(int lanes)
{
    m_driver.press(Qt::Key_N, Qt::ControlModifier);
    bench::await([this] { return strip().columns().size() == 1 && m_driver.rows() == 0; }, "a new chat");
    while (int(strip().columns().size()) < lanes)
        m_driver.window().actions().duplicateLane->trigger();
}

qsizetype LanesBench::least() const
{
    qsizetype least = m_text.size();
    for (const app::LaneColumn *column : strip().columns()) {
        const chat::ConversationModel &model = column->pane().model();
        least = std::min(least, model.rowCount() < 2 ? 0 : model.message(1).text().size());
    }
    return least;
}

bool LanesBench::isAnswered() const
{
    const auto &columns = strip().columns();
    return std::all_of(columns.begin(), columns.end(), [](const app::LaneColumn *column) {
        const chat::ConversationModel &model = column->pane().model();
        return model.rowCount() == 2 && !model.message(1).isRunning();
    });
}

double LanesBench::paintedAfterKey()
{
    const qsizetype length = m_driver.draft().size() + 1;
    m_frames.await([this, length] { return m_driver.draft().size() == length; });
    const double pressed = bench::now();
    m_screen.press(letterM);
    bench::await([this] { return m_frames.isReached(); }, "a typed letter");
    return 1000 * (m_frames.reachedAt() - pressed);
}

void LanesBench::turnWheel() const
{
    QWidget *viewport = strip().columns().front()->pane().transcript().viewport();
    const QPointF at = viewport->rect().center();
    for (const int by : {120, -120}) {
        QWheelEvent turn(at, viewport->mapToGlobal(at), {}, {0, by}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                         false);
        QCoreApplication::sendEvent(viewport, &turn);
    }
}

LaneFigures LanesBench::stream(int lanes)
{
    LaneFigures figures;
    openLanes(lanes);
    m_driver.type(u"Go"_s);
    m_screen.press(enterKey);
    bench::await([this] { return least() > 0; }, "the first token of every lane");
    m_frames.forget();
    const double begin = bench::now();
    const double worked = processCpu() - m_gateway.cpu();
    while (least() * 10 < m_text.size() * 9) {
        figures.keys.push_back(paintedAfterKey());
        turnWheel();
        (void)bench::runUntil([] { return false; }, std::chrono::milliseconds(97)); // no multiple of a frame's length
    }
    figures.cpu = 100 * (processCpu() - m_gateway.cpu() - worked) / (bench::now() - begin);
    figures.frame = 1000 * m_frames.longest();
    bench::await([this] { return isAnswered(); }, "the end of all answers");
    return figures;
}

void tell(const LaneFigures &figures)
{
    bench::report("lanes_frame", figures.frame);
    bench::report("lanes_key_median", bench::median(figures.keys));
    bench::report("lanes_key_p95", bench::quantile(figures.keys, 0.95));
    bench::report("lanes_key_max", bench::quantile(figures.keys, 1));
}

} // namespace

int main(int argc, char *argv[])
{
    bench::Frames frames(argc, argv);
    QCoreApplication::setApplicationName(u"tokenhub-bench"_s);
    QTranslator words;
    if (!words.load(u":/i18n/tokenhub-chat_en.qm"_s) || !QCoreApplication::installTranslator(&words))
        qFatal("the translation is missing");
    const bool isSmoke = QCoreApplication::arguments().value(1) == "smoke"_L1;
    const QTemporaryDir folder;
    LanesBench window(frames, folder.path(), bench::reply(isSmoke ? 400 : 12 * 1024));
    std::vector<double> costs;
    for (const int lanes : {1, 4}) {
        costs.push_back(window.stream(lanes).cpu);
        bench::report(lanes == 1 ? "lanes_cpu_1" : "lanes_cpu_4", costs.back());
    }
    const LaneFigures sixteen = window.stream(16);
    costs.push_back(sixteen.cpu);
    bench::report("lanes_cpu_16", sixteen.cpu);
    bench::report("lanes_growth", bench::growth({1, 4, 16}, costs));
    tell(sixteen);
    window.chooseGrid();
    const LaneFigures grid = window.stream(16);
    bench::report("lanes_grid_cpu", grid.cpu);
    bench::report("lanes_grid_frame", grid.frame);
    return 0;
}
