// SPDX-License-Identifier: GPL-3.0-or-later
// What one delta costs the transcript, from the fold to the painted frame: in short and long conversations, at the
// beginning and at the end of a long answer. The work of this thread is counted, not the clock.
//   bench_transcript [smoke]
#include "figures.h"
#include "reply.h"
#include "samples.h"
#include "theme/theme.h"
#include "transcript/transcriptview.h"

#include <QApplication>
#include <QElapsedTimer>

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

void longAnswer(qsizetype bytes, const QString &text)
{
    std::vector<double> ratios;
    for (int i = 0; i < 5; ++i) {
        Shown shown(samples::plain(10));
        const base::MessageId id = shown.begin();
        // The screen is full in both cases: what is above it differs.
        shown.add(id, bench::reply(4096).toUtf8() + "\n```\n\n");
        const double start = costOfDelta(shown, id, text);
        shown.add(id, "\n\n" + bench::reply(bytes).toUtf8() + "\n```\n\n");
        ratios.push_back(costOfDelta(shown, id, text) / start);
    }
    bench::report("delta_end_to_start", bench::median(ratios));
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const bool isSmoke = QCoreApplication::arguments().value(1) == "smoke"_L1;
    // Whole chapters, so that each measurement sees the same kinds of blocks.
    const QString text = bench::reply(isSmoke ? 256 : 6000);
    histories(isSmoke ? std::vector{10, 20, 30} : std::vector{100, 1000, 10000}, text);
    longAnswer(isSmoke ? 2000 : 100'000, text);
    return 0;
}
