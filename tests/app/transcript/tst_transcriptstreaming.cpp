// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../support/cputimer.h"
#include "transcript/toendbutton.h"
#include "transcriptwindow.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using samples::PaintCounter;
using samples::Window;
using tokenhub::testing::CpuTimer;

namespace {

//! How many of several transcripts are up to date when the first of them is painted.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(const std::vector<Window *> &windows) : m_windows(windows)
    {
        for (Window *window : windows)
            window->view.viewport()->installEventFilter(this);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && current == 0) {
            current = int(std::count_if(m_windows.begin(), m_windows.end(), [](const Window *window) {
                return window->view.rows().isCurrent(window->talk.model->rowCount() - 1);
            }));
        }
        return false;
    }
    int current = 0;

private:
    std::vector<Window *> m_windows;
};

} // namespace

class TranscriptStreamingTest : public QObject
{
    Q_OBJECT

private slots:
    void followsTheEndWhileAnAnswerComes()
    {
        Window window(samples::plain(40));
        const auto id = window.talk.begin(u"qwen-plus"_s);
        for (int i = 0; i < 30; ++i)
            window.append(id, "Another paragraph of the answer.\n\n");
        window.settle();
        QVERIFY(window.view.isPinnedToEnd());
        QCOMPARE(window.view.verticalScrollBar()->value(), window.view.verticalScrollBar()->maximum());
        QVERIFY(window.view.rows().geometry(40).height > 600);
    }

    void doesNotPullTheReaderDown()
    {
        Window window(samples::plain(40));
        QSignalSpy pinned(&window.view, &TranscriptView::pinnedToEndChanged);
        window.wheel(120);
        QVERIFY(!window.view.isPinnedToEnd());
        QCOMPARE(pinned.count(), 1);
        const int row = window.view.scroll().firstRow();
        const int before = window.view.scroll().top(row);
        const auto id = window.talk.begin(u"qwen-plus"_s);
        for (int i = 0; i < 20; ++i)
            window.append(id, "One more line of text.\n\n");
        QTRY_VERIFY(window.view.newLines() >= 15);
        QCOMPARE(window.view.scroll().top(row), before);
        const auto *button = window.view.findChild<ToEndButton *>();
        QVERIFY(button->isVisible());
        QTRY_VERIFY(button->newLines() >= 15);
        QTest::mouseClick(window.view.findChild<ToEndButton *>(), Qt::LeftButton);
        QVERIFY(window.view.isPinnedToEnd());
        QVERIFY(!button->isVisible());
        QCOMPARE(window.view.newLines(), 0);
    }

    void letsGoOfTheEndByKeysAndTheScrollBarToo()
    {
        Window window(samples::plain(60));
        QTest::keyClick(&window.view, Qt::Key_PageUp);
        QVERIFY(!window.view.isPinnedToEnd());
        QTest::keyClick(&window.view, Qt::Key_End);
        QVERIFY(window.view.isPinnedToEnd());
        QTest::keyClick(&window.view, Qt::Key_Home);
        QCOMPARE(window.view.scroll().firstRow(), 0);
        window.view.verticalScrollBar()->setValue(window.view.verticalScrollBar()->maximum());
        QVERIFY(window.view.isPinnedToEnd());
        window.view.verticalScrollBar()->setValue(window.view.verticalScrollBar()->maximum() - 50);
        QVERIFY(!window.view.isPinnedToEnd());
    }

    void paintsOnlyWhatChanges()
    {
        samples::Talk talk = samples::plain(10);
        const auto id = talk.begin(u"qwen-plus"_s);
        const QByteArray paragraphs = QByteArray("A paragraph of its own.\n\n").repeated(40);
        talk.conversation->applyDeltas(id, {chat::TextDelta{samples::longAnswer(6000) + "\n```\n\n" + paragraphs}});
        Window window(std::move(talk));
        PaintCounter counter(window.view.viewport());
        for (int i = 0; i < 10; ++i) {
            window.append(id, " and");
            window.settle();
        }
        QVERIFY(counter.paints > 0);
        QVERIFY2(counter.rows < counter.paints * 160, qPrintable(QString::number(counter.rows / counter.paints)));
    }

    //! So that a key pressed meanwhile waits for one of them.
    void severalAreLaidOutAndPaintedOneByOne()
    {
        Window first(samples::plain(2));
        Window second(samples::plain(2));
        Window third(samples::plain(2));
        const std::vector<Window *> windows{&first, &second, &third};
        std::vector<base::MessageId> ids;
        for (Window *window : windows) {
            ids.push_back(window->talk.begin(u"qwen-plus"_s));
            window->settle();
        }
        FirstPaint paint(windows);
        for (int round = 0; round < 20; ++round) {
            paint.current = 0;
            for (size_t i = 0; i < windows.size(); ++i)
                windows[i]->append(ids[i], "A line.\n\n");
            QTRY_VERIFY(paint.current > 0);
            QCOMPARE(paint.current, 1);
            for (Window *window : windows)
                QTRY_VERIFY(window->view.rows().isCurrent(2));
        }
    }

    void laysOutOnlyTheMessageThatGrowsHoweverLongTheTranscript()
    {
        std::vector<int> layouts;
        for (const int messages : {50, 1000, 5000}) {
            Window window(samples::plain(messages));
            const auto id = window.talk.begin(u"qwen-plus"_s);
            window.settle();
            const int before = window.view.rows().layoutCount();
            for (int i = 0; i < 8; ++i) {
                window.append(id, "word ");
                window.settle();
            }
            layouts.push_back(window.view.rows().layoutCount() - before);
        }
        QCOMPARE(layouts[0], 8);
        QCOMPARE(layouts[1], 8);
        QCOMPARE(layouts[2], 8);
    }

    void S19_staysLiveUnderAHundredThousandTinyDeltas()
    {
        Window window(samples::plain(4));
        const auto id = window.talk.begin(u"qwen-plus"_s);
        window.settle();
        const int before = window.view.rows().layoutCount();
        QElapsedTimer timer;
        timer.start();
        CpuTimer work;
        qint64 longest = 0;
        for (int i = 0; i < 100'000; ++i) {
            window.append(id, i % 60 == 59 ? "\n\n" : "x");
            if (i % 500 == 0) {
                work.start();
                QCoreApplication::processEvents();
                longest = std::max(longest, work.elapsed());
            }
        }
        window.settle();
        QVERIFY2(longest < 100, qPrintable(QString::number(longest)));
        const int layouts = window.view.rows().layoutCount() - before;
        QVERIFY2(layouts <= timer.elapsed() / 8 + 3, qPrintable(QString::number(layouts)));
        QCOMPARE(window.talk.conversation->message(id).text().size(), 100'000 + 100'000 / 60);
        QVERIFY(window.view.isPinnedToEnd());
    }

    void doesNothingWhenNothingHappens()
    {
        Window window(samples::rich());
        window.settle();
        PaintCounter counter(window.view.viewport());
        const int before = window.view.rows().layoutCount();
        QSignalSpy quiet(&window.view, &TranscriptView::pinnedToEndChanged);
        QVERIFY(!quiet.wait(150));
        QCOMPARE(counter.paints, 0);
        QCOMPARE(window.view.rows().layoutCount(), before);
    }
};

QTEST_MAIN(TranscriptStreamingTest)
#include "tst_transcriptstreaming.moc"
