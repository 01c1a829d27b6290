// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a user has it, seen from outside: when can one type, what does it take when nothing happens and while
// an answer streams. Run by run.sh, on an X server and with a keyring of its own.
//   bench_program PROGRAM BARE GATEWAY FOLDER [smoke]
#include "figures.h"
#include "process.h"
#include "reply.h"
#include "screen.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <ctime>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using bench::Pixels;
using bench::Process;

namespace {

constexpr std::uint32_t letterM = 0x6d;
constexpr std::uint32_t enterKey = 0xff0d;

struct Lengths {
    int starts = 9;
    double idleSeconds = 60;
    qsizetype replyBytes = 60 * 1024;
};

void rest(double seconds)
{
    timespec time{};
    time.tv_sec = time_t(seconds);
    time.tv_nsec = long((seconds - double(time.tv_sec)) * 1e9);
    nanosleep(&time, nullptr);
}

//! What a first letter changes on the screen: by this it is known again.
struct Echo {
    std::vector<int> rows;
    std::vector<std::size_t> places;
    Pixels colours;

    [[nodiscard]] bool isSeen(const Pixels &now) const
    {
        std::size_t alike = 0;
        for (std::size_t i = 0; i < places.size(); ++i)
            alike += now[places[i]] == colours[i] ? 1 : 0;
        return alike * 20 >= places.size() * 19; // but for the caret, which blinks
    }
};

class Bench
{
public:
    Bench(const QStringList &arguments, Lengths lengths)
        : m_program(arguments.at(1).toStdString()), m_bare(arguments.at(2).toStdString()), m_gateway(arguments.at(3)),
          m_folder(arguments.at(4)), m_lengths(lengths)
    {
        if (!m_screen.isOpen())
            qFatal("no X server");
    }

    void startUp();
    void idle();
    void stream();

private:
    [[nodiscard]] std::vector<std::string> command(const QString &url) const;
    [[nodiscard]] Echo learn(const std::vector<std::string> &command);
    [[nodiscard]] double untilTyped(const std::vector<std::string> &command, const Echo &echo);
    void awaitFocus(const Process &process);
    [[nodiscard]] QString startGateway(QProcess &gateway, int tokensPerSecond) const;

    bench::Screen m_screen;
    std::string m_program;
    std::string m_bare;
    QString m_gateway;
    QString m_folder;
    Lengths m_lengths;
};

std::vector<std::string> Bench::command(const QString &url) const
{
    // A folder of its own each time: what was typed last time would stand there as a draft.
    QDir(m_folder).removeRecursively();
    return {m_program, "--gateway", url.toStdString(), "--model", "qwen-plus", "--data-dir", m_folder.toStdString()};
}

QString Bench::startGateway(QProcess &gateway, int tokensPerSecond) const
{
    const QString name = m_folder + u".script.json"_s;
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(name));
    file.write(bench::script(bench::reply(m_lengths.replyBytes), tokensPerSecond));
    file.close();
    gateway.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    gateway.start(m_gateway, {u"--script"_s, name});
    if (!gateway.waitForReadyRead(20'000))
        qFatal("the practice gateway does not start");
    return QString::fromLatin1(gateway.readAllStandardOutput()).trimmed();
}

void Bench::awaitFocus(const Process &process)
{
    while (!m_screen.isFocused()) {
        if (process.age() > 60)
            qFatal("no window got the focus within 60 s");
        rest(0.001);
    }
}

Echo Bench::learn(const std::vector<std::string> &command)
{
    const Process process(command);
    awaitFocus(process);
    rest(3);
    const Pixels before = m_screen.look();
    m_screen.press(letterM);
    rest(1);
    const Pixels after = m_screen.look();
    Echo echo;
    const auto width = std::size_t(m_screen.width());
    for (int y = 0; y < m_screen.height(); ++y) {
        const auto begin = std::ptrdiff_t(std::size_t(y) * width);
        if (!std::equal(before.begin() + begin, before.begin() + begin + std::ptrdiff_t(width), after.begin() + begin))
            echo.rows.push_back(y);
    }
    std::size_t at = 0;
    for (const int y : echo.rows) {
        for (std::size_t x = 0; x < width; ++x, ++at) {
            const std::size_t place = std::size_t(y) * width + x;
            if (before[place] == after[place])
                continue;
            echo.places.push_back(at);
            echo.colours.push_back(after[place]);
        }
    }
    if (echo.places.size() < 20)
        qFatal("a typed letter changed nothing on the screen");
    return echo;
}

double Bench::untilTyped(const std::vector<std::string> &command, const Echo &echo)
{
    const Process process(command);
    awaitFocus(process);
    m_screen.press(letterM);
    while (!echo.isSeen(m_screen.look(echo.rows))) {
        if (process.age() > 60)
            qFatal("the typed letter was not seen within 60 s");
        rest(0.0005);
    }
    return process.age();
}

void Bench::startUp()
{
    QProcess gateway;
    const QString url = startGateway(gateway, 0);
    const Echo ours = learn(command(url));
    const Echo bare = learn({m_bare});
    std::vector<double> ourTimes;
    std::vector<double> bareTimes;
    for (int i = 0; i < m_lengths.starts; ++i) {
        ourTimes.push_back(untilTyped(command(url), ours));
        bareTimes.push_back(untilTyped({m_bare}, bare));
    }
    bench::report("start", bench::median(ourTimes));
    bench::report("start_bare", bench::median(bareTimes));
    bench::report("start_best", bench::quantile(ourTimes, 0));
    gateway.kill();
    gateway.waitForFinished();
}

void Bench::idle()
{
    QProcess gateway;
    const Process process(command(startGateway(gateway, 0)));
    awaitFocus(process);
    rest(3);
    // It shares Qt's pages with the program and would make it look smaller.
    gateway.kill();
    gateway.waitForFinished();
    rest(2);
    const double before = process.cpu();
    const double begin = bench::now();
    rest(m_lengths.idleSeconds);
    bench::report("idle_cpu", 100 * (process.cpu() - before) / (bench::now() - begin));
    bench::report("idle_memory", process.pss());
    bench::report("idle_rss", process.rss());
    Process bare({m_bare});
    awaitFocus(bare);
    rest(1);
    bench::report("idle_memory_bare", bare.pss());
}

void Bench::stream()
{
    QProcess gateway;
    const Process process(command(startGateway(gateway, 500)));
    awaitFocus(process);
    rest(3);
    const double before = process.cpu();
    double last = before;
    double peak = 0;
    m_screen.press(letterM);
    m_screen.press(enterKey);
    // Over when nothing has been done for two seconds.
    for (double quietSince = bench::now(); bench::now() - quietSince < 2;) {
        rest(0.25);
        peak = std::max(peak, process.pss());
        if (const double cpu = process.cpu(); cpu > last + 0.015) {
            last = cpu;
            quietSince = bench::now();
        }
    }
    bench::report("stream_cpu", last - before);
    bench::report("stream_peak", peak);
    gateway.kill();
    gateway.waitForFinished();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 5)
        qFatal("usage: bench_program PROGRAM BARE GATEWAY FOLDER [smoke]");
    Lengths lengths;
    if (arguments.value(5) == "smoke"_L1)
        lengths = {.starts = 1, .idleSeconds = 1, .replyBytes = 2000};
    Bench bench(arguments, lengths);
    bench.startUp();
    bench.idle();
    bench.stream();
    return 0;
}
