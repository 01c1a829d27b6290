// SPDX-License-Identifier: GPL-3.0-or-later
// The real window with the real parts behind it, in this process, so that the end of each frame can be seen: a key
// until it is painted while an answer streams, the last byte until it is shown, a conversation until it is open.
//   bench_window [smoke]   on an X server and with a keyring: run.sh
#include "../journeys/windowdriver.h"
#include "figures.h"
#include "frames.h"
#include "gatewaythread.h"
#include "histories.h"
#include "mainwindow.h"
#include "reply.h"
#include "screen.h"
#include "transcript/transcriptview.h"
#include "waiting.h"

#include <QTemporaryDir>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using bench::await;
using bench::runUntil;
using journeys::WindowDriver;

namespace {

constexpr std::uint32_t letterM = 0x6d;
constexpr std::uint32_t enterKey = 0xff0d;

class WindowBench
{
public:
    WindowBench(bench::Frames &frames, const QString &folder, const QString &text)
        : m_frames(frames), m_text(text),
          m_driver({.gateway = m_gateway.url(), .model = u"qwen-plus"_s, .dataDir = folder})
    {
        if (!m_driver.start())
            qFatal("the window does not become active");
        m_frames.watch(&m_driver.window());
    }
    ~WindowBench() { m_driver.close(); }
    Q_DISABLE_COPY_MOVE(WindowBench)

    void streamAtOnce();
    void streamAndType();
    [[nodiscard]] double open(const QString &title);

private:
    void begin(); //!< Enter is pressed and the answer has begun
    [[nodiscard]] bool isAllShown() const;
    [[nodiscard]] double paintedAfterKey();

    bench::Frames &m_frames;
    QString m_text;
    bench::Screen m_screen;
    bench::GatewayThread m_gateway;
    WindowDriver m_driver;
};

bool WindowBench::isAllShown() const
{
    const int rows = m_driver.rows();
    const app::TranscriptRows &shown = m_driver.transcript().rows();
    return rows > 0 && shown.count() == rows && m_driver.message(rows - 1).text().size() == m_text.size()
        && shown.isBuilt(rows - 1) && shown.isCurrent(rows - 1);
}

void WindowBench::streamAtOnce()
{
    m_gateway.answer(m_text, 0);
    m_driver.press(Qt::Key_N, Qt::ControlModifier);
    m_driver.type(u"Go"_s);
    m_frames.await([this] { return isAllShown(); });
    const double begin = bench::now();
    m_screen.press(enterKey);
    await([this] { return m_frames.isReached(); }, "the answer that comes at once");
    bench::report("burst", m_frames.reachedAt() - begin);
    await([this] { return m_driver.isAnswered(2); }, "its end");
}

double WindowBench::paintedAfterKey()
{
    const qsizetype length = m_driver.draft().size() + 1;
    m_frames.await([this, length] { return m_driver.draft().size() == length; });
    const double pressed = bench::now();
    m_screen.press(letterM);
    await([this] { return m_frames.isReached(); }, "a typed letter");
    return 1000 * (m_frames.reachedAt() - pressed);
}

void WindowBench::streamAndType()
{
    m_gateway.answer(m_text, 500);
    m_driver.press(Qt::Key_N, Qt::ControlModifier);
    m_driver.type(u"Go"_s);
    m_screen.press(enterKey);
    await([this] { return m_driver.rows() == 2 && !m_driver.text(1).isEmpty(); }, "the first token");
    m_frames.forget();
    std::vector<double> keys;
    // Not to the very end: the last of it is for the next figure.
    while (m_driver.message(1).text().size() * 10 < m_text.size() * 9) {
        keys.push_back(paintedAfterKey());
        (void)runUntil([] { return false; }, std::chrono::milliseconds(97)); // no multiple of the frame's length
    }
    bench::report("key_median", bench::median(keys));
    bench::report("key_p95", bench::quantile(keys, 0.95));
    bench::report("key_max", bench::quantile(keys, 1));
    bench::report("frame_longest", 1000 * m_frames.longest());
    m_frames.await([this] { return isAllShown(); });
    await([this] { return m_frames.isReached(); }, "the end of the answer");
    bench::report("last_byte", 1000 * std::max(0.0, m_frames.reachedAt() - m_gateway.finishedAt()));
    await([this] { return m_driver.isAnswered(2); }, "its end");
}

double WindowBench::open(const QString &title)
{
    m_driver.press(Qt::Key_N, Qt::ControlModifier);
    await([this] { return m_driver.rows() == 0; }, "a new chat");
    await([this, &title] { return m_driver.history().contains(title); }, "the history");
    const qsizetype row = m_driver.history().indexOf(title);
    m_frames.await([this] {
        const int rows = m_driver.rows();
        const app::TranscriptRows &shown = m_driver.transcript().rows();
        return rows > 0 && shown.count() == rows && shown.isBuilt(rows - 1) && shown.isCurrent(rows - 1);
    });
    const double begin = bench::now();
    m_driver.chooseConversation(int(row));
    await([this] { return m_frames.isReached(); }, "a stored conversation");
    return 1000 * (m_frames.reachedAt() - begin);
}

void openHistories(WindowBench &window, const std::vector<int> &sizes)
{
    std::vector<double> xs;
    std::vector<double> costs;
    for (const int size : sizes) {
        std::vector<double> runs;
        for (int i = 0; i < 5; ++i)
            runs.push_back(window.open(bench::titleOf(size)));
        xs.push_back(size);
        costs.push_back(bench::median(runs));
    }
    bench::report("open_small", costs.at(0));
    bench::report("open_middle", costs.at(1));
    bench::report("open_large", costs.at(2));
    bench::report("open_growth", bench::growth(xs, costs));
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
    const std::vector<int> sizes = isSmoke ? std::vector{10, 20, 30} : std::vector{100, 1000, 10000};
    const QTemporaryDir folder;
    for (const int size : sizes) {
        if (!bench::storeHistory(folder.path() + u"/data"_s, size))
            qFatal("a conversation of %d messages could not be stored", size);
    }
    WindowBench window(frames, folder.path(), bench::reply(isSmoke ? 2000 : 60 * 1024));
    openHistories(window, sizes);
    window.streamAtOnce();
    window.streamAndType();
    return 0;
}
