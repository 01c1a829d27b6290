// SPDX-License-Identifier: GPL-3.0-or-later
// What one delta costs the transcript, from the fold to the painted frame: in short and long conversations, at the
// beginning and at the end of a long answer; a turn of the wheel; a search. The work of this thread is counted, not the
// clock, except for the search, which has a thread of its own.
//   bench_transcript [smoke]
#include "figures.h"
#include "reply.h"
#include "samples.h"
#include "theme/theme.h"
#include "transcript/conversationsearch.h"
#include "transcript/transcriptview.h"

#include <QApplication>
#include <QEventLoop>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;

namespace {

//! A transcript on the screen, and the moment at which a change of it is there.
class Shown : public QObject
{
public:
    explicit Shown(samples::Talk talk) : m_talk(std::move(talk))
    {
        m_view.setPalette(app::paletteOf(app::lightTheme()));
        m_view.resize(764, 700);
        m_view.setModel(m_talk.model.get());
        m_view.viewport()->installEventFilter(this);
        m_view.show();
        awaitPaint(0);
    }

    [[nodiscard]] base::MessageId begin() { return m_talk.begin(u"qwen-plus"_s); }
    void add(base::MessageId id, const QByteArray &text)
    {
        const int before = m_paints;
        m_talk.conversation->applyDeltas(id, {chat::TextDelta{text}});
        awaitPaint(before);
    }
    //! The same for a long text, which is laid out in slices: until the last one is there.
    void addLong(base::MessageId id, const QByteArray &text)
    {
        add(id, text);
        while (m_view.rows().hasBehind())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    [[nodiscard]] bool isAtTop() const { return m_view.scroll().value() == 0; }
    void turnWheelUp()
    {
        const int before = m_paints;
        const QPointF place(300, 300);
        QWheelEvent event(place, m_view.viewport()->mapToGlobal(place), {}, {0, 120}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.viewport(), &event);
        awaitPaint(before);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    void awaitPaint(int before)
    {
        while (m_paints == before)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::processEvents();
    }

    samples::Talk m_talk;
    app::TranscriptView m_view;
    int m_paints = 0;
};

//! Milliseconds for one delta of \a text, given in pieces of a frame at 500 tokens/s.
double costOfDelta(Shown &shown, base::MessageId id, const QString &text)
{
    constexpr qsizetype frameBytes = 32;
    const QByteArray bytes = text.toUtf8();
    const double begin = bench::ownCpu();
    for (qsizetype at = 0; at < bytes.size(); at += frameBytes)
        shown.add(id, bytes.mid(at, frameBytes));
    return (bench::ownCpu() - begin) * 1000 / double(bytes.size() / frameBytes);
}

double costInHistory(int messages, const QString &text)
{
    Shown shown(samples::plain(messages));
    const base::MessageId id = shown.begin();
    shown.add(id, "It begins.\n\n");
    return costOfDelta(shown, id, text);
}

void histories(const std::vector<int> &sizes, const QString &text)
{
    std::vector<double> xs;
    std::vector<double> costs;
    for (const int size : sizes) {
        std::vector<double> runs;
        for (int i = 0; i < 3; ++i)
            runs.push_back(costInHistory(size, text));
        xs.push_back(size);
        costs.push_back(bench::median(runs));
    }
    bench::report("delta_cost", costs.front());
    bench::report("delta_cost_long", costs.back());
    bench::report("delta_growth", bench::growth(xs, costs));
}

//! The screen is full in all cases: what is above it differs.
void longAnswer(const std::vector<qsizetype> &sizes, const QString &text)
{
    std::vector<std::vector<double>> costs(sizes.size());
    for (int round = 0; round < 5; ++round) {
        Shown shown(samples::plain(10));
        const base::MessageId id = shown.begin();
        shown.addLong(id, bench::reply(4096).toUtf8() + "\n```\n\n");
        qsizetype added = 0;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            shown.addLong(id, "\n\n" + bench::reply(sizes[i] - added).toUtf8() + "\n```\n\n");
            added = sizes[i];
            costs[i].push_back(costOfDelta(shown, id, text));
        }
    }
    bench::report("tail_small", bench::median(costs[0]));
    bench::report("tail_middle", bench::median(costs[1]));
    bench::report("tail_large", bench::median(costs[2]));
    bench::report("delta_end_to_start", bench::median(costs[1]) / bench::median(costs[0]));
}

//! From the end of \a messages to their beginning.
void scroll(int messages)
{
    samples::Talk talk = samples::empty();
    for (int i = 0; i < messages; i += 2) {
        talk.prompt(u"Question %1"_s.arg(i));
        talk.answer(u"qwen-plus"_s, bench::reply(2000 + i % 7 * 300).toUtf8());
    }
    Shown shown(std::move(talk));
    std::vector<double> frames;
    while (!shown.isAtTop()) {
        const double begin = bench::ownCpu();
        shown.turnWheelUp();
        frames.push_back((bench::ownCpu() - begin) * 1000);
    }
    bench::report("scroll_median", bench::median(frames));
    bench::report("scroll_p95", bench::quantile(frames, 0.95));
    bench::report("scroll_longest", bench::quantile(frames, 1));
}

//! The first search reads and parses everything, later ones do not.
void search(qsizetype bytes)
{
    constexpr qsizetype answer = 3200;
    samples::Talk talk = samples::plain(0);
    for (qsizetype at = 0; at < bytes; at += answer)
        talk.answer(u"qwen-plus"_s, bench::reply(answer).toUtf8());
    app::ConversationSearch finder;
    finder.open(talk.model.get());
    const auto timed = [&finder](const QString &text) {
        QEventLoop loop;
        QObject::connect(&finder, &app::ConversationSearch::changed, &loop, [&] {
            if (!finder.isRunning())
                loop.quit();
        });
        const double begin = bench::now();
        finder.setQuery({text, {}}, 0);
        if (finder.isRunning())
            loop.exec();
        return 1000 * (bench::now() - begin);
    };
    bench::report("find_first", timed(u"nowhere to be found"_s));
    bench::report("find_again", timed(u"laid out again and"_s));
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const bool isSmoke = QCoreApplication::arguments().value(1) == "smoke"_L1;
    // Whole chapters, so that each measurement sees the same kinds of blocks.
    const QString text = bench::reply(isSmoke ? 256 : 6000);
    histories(isSmoke ? std::vector{10, 20, 30} : std::vector{100, 1000, 10000}, text);
    longAnswer(isSmoke ? std::vector<qsizetype>{100, 1000, 2000} : std::vector<qsizetype>{1000, 100'000, 1'000'000},
               text);
    scroll(isSmoke ? 4 : 200);
    search(isSmoke ? 10'000 : 16'000'000);
    return 0;
}
