// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "transcript/toendbutton.h"
#include "transcript/transcriptview.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

//! Adds up what the viewport was asked to paint.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget *viewport) : QObject(viewport) { viewport->installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            ++paints;
            rows += static_cast<QPaintEvent *>(event)->region().boundingRect().height();
        }
        return false;
    }
    int paints = 0;
    int rows = 0; //!< of pixels
};

struct Window {
    explicit Window(samples::Talk &&of, QSize size = {764, 600}) : talk(std::move(of))
    {
        view.setPalette(paletteOf(lightTheme()));
        QFont font = QApplication::font();
        font.setPixelSize(15);
        view.setFont(font);
        view.resize(size);
        view.setModel(talk.model.get());
        view.show();
        view.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&view));
        QCoreApplication::processEvents();
    }

    void append(base::MessageId id, const QByteArray &text)
    {
        talk.conversation->applyDeltas(id, {chat::TextDelta{text}});
    }
    //! Runs what is due: the settling of changes and the painting after it.
    void settle()
    {
        const int row = talk.model->rowCount() - 1;
        QTRY_VERIFY(view.rows().count() == talk.model->rowCount());
        QTRY_VERIFY(row < 0 || view.rows().isCurrent(row) || !view.isPinnedToEnd());
        QTest::qWait(0);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QPoint at(int row, const Spot &spot) const
    {
        return spot.rect.center() + QPoint(0, view.scroll().top(row));
    }
    [[nodiscard]] std::optional<Spot> spot(int row, SpotKind kind) const
    {
        for (const Spot &spot : view.rows().geometry(row).spots) {
            if (spot.kind == kind)
                return spot;
        }
        return {};
    }
    void click(int row, SpotKind kind)
    {
        const auto found = spot(row, kind);
        QVERIFY(found);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at(row, *found));
    }
    void wheel(int eighths, Qt::KeyboardModifiers modifiers = {}, QPoint point = {300, 300})
    {
        QWheelEvent event(point, view.viewport()->mapToGlobal(point), {}, {0, eighths}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }

    samples::Talk talk;
    TranscriptView view;
};

} // namespace

class TranscriptViewTest : public QObject
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
        talk.conversation->applyDeltas(id, {chat::TextDelta{samples::longAnswer(6000) + "\n```\n\nLast words"}});
        Window window(std::move(talk));
        PaintCounter counter(window.view.viewport());
        for (int i = 0; i < 10; ++i) {
            window.append(id, " and");
            window.settle();
        }
        QVERIFY(counter.paints > 0);
        QVERIFY2(counter.rows < counter.paints * 160, qPrintable(QString::number(counter.rows / counter.paints)));
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
        qint64 longest = 0;
        for (int i = 0; i < 100'000; ++i) {
            window.append(id, i % 60 == 59 ? "\n\n" : "x");
            if (i % 500 == 0) {
                const qint64 start = timer.elapsed();
                QCoreApplication::processEvents();
                longest = std::max(longest, timer.elapsed() - start);
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

    void asksForWhatIsPressed()
    {
        Window window(samples::plain(2));
        QSignalSpy edits(&window.view, &TranscriptView::editRequested);
        QSignalSpy again(&window.view, &TranscriptView::regenerateRequested);
        window.click(0, SpotKind::Edit);
        window.click(1, SpotKind::Regenerate);
        QCOMPARE(edits.count(), 1);
        QCOMPARE(edits[0][0].value<base::MessageId>(), window.talk.model->message(0).id);
        QCOMPARE(again.count(), 1);
        QCOMPARE(again[0][0].value<base::MessageId>(), window.talk.model->message(1).id);
        window.click(1, SpotKind::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(window.talk.model->message(1).text()));
    }

    void R16_copiesCodeFromItsHeader()
    {
        const QByteArray code = "\tif x:\u00a0 y  \n\n  trailing   ";
        samples::Talk talk = samples::empty();
        talk.answer(u"qwen-plus"_s, "Look:\n\n```python\n" + code + "\n```\n");
        Window window(std::move(talk));
        window.click(0, SpotKind::CopyCode);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(code));
    }

    void pagesThroughVersions()
    {
        Window window(samples::plain(2));
        const auto question = window.talk.model->message(0).id;
        const auto first = window.talk.model->message(1).id;
        const auto second = window.talk.conversation->appendBelow(window.talk.lane, question,
                                                                  chat::makeAnswer(u"qwen-plus"_s, {}));
        window.talk.conversation->finish(second, chat::Outcome::Stopped, {});
        window.settle();
        QSignalSpy wanted(&window.view, &TranscriptView::siblingRequested);
        QVERIFY(!window.spot(1, SpotKind::NextVersion)->enabled);
        window.click(1, SpotKind::NextVersion);
        QCOMPARE(wanted.count(), 0);
        window.click(1, SpotKind::PreviousVersion);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].value<base::MessageId>(), first);
        window.talk.conversation->choose(window.talk.lane, first);
        window.settle();
        QVERIFY(window.spot(1, SpotKind::NextVersion)->enabled);
    }

    void offersRemediesAndDetailsOfAnError()
    {
        Window window(samples::failures());
        window.view.setWords(samples::words());
        window.settle();
        QSignalSpy remedies(&window.view, &TranscriptView::remedyRequested);
        window.click(9, SpotKind::Remedy);
        QCOMPARE(remedies.count(), 1);
        QCOMPARE(remedies[0][1].toString(), u"cancel"_s);
        window.view.verticalScrollBar()->setValue(window.view.verticalScrollBar()->value() - 200);
        const int before = window.view.rows().geometry(5).height;
        window.click(5, SpotKind::Fold);
        QVERIFY(window.view.rows().geometry(5).height > before);
    }

    void asksForAnActivityAgainWhenToldSo()
    {
        samples::Talk talk = samples::empty();
        talk.prompt(u"Hi"_s);
        const auto id = talk.begin(u"qwen-plus"_s);
        Window window(std::move(talk));
        int seconds = 0;
        window.view.setWords({.activityText = [&seconds](base::MessageId) {
            return ActivityWords{.line = u"Waiting for qwen-plus … %1 s"_s.arg(++seconds)};
        }});
        window.settle();
        const int asked = seconds;
        PaintCounter counter(window.view.viewport());
        window.view.refreshActivity(id);
        window.settle();
        QCOMPARE(seconds, asked + 1);
        QVERIFY(counter.rows > 0 && counter.rows < 120);
    }

    void reachesEverythingByTheKeyboard()
    {
        Window window(samples::plain(2));
        QSignalSpy edits(&window.view, &TranscriptView::editRequested);
        window.view.clearFocus();
        window.view.setFocus(Qt::TabFocusReason);
        QVERIFY(window.view.spotFocus().spot());
        QCOMPARE(window.view.spotFocus().spot()->kind, SpotKind::Copy);
        QTest::keyClick(&window.view, Qt::Key_Tab);
        QCOMPARE(window.view.spotFocus().spot()->kind, SpotKind::Edit);
        QTest::keyClick(&window.view, Qt::Key_Return);
        QCOMPARE(edits.count(), 1);
        QTest::keyClick(&window.view, Qt::Key_Tab);
        QCOMPARE(window.view.spotFocus().row(), 1);
        QTest::keyClick(&window.view, Qt::Key_Backtab);
        QCOMPARE(window.view.spotFocus().row(), 0);
    }

    void bringsTheFocusIntoSight()
    {
        Window window(samples::plain(80));
        window.view.clearFocus();
        window.view.setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&window.view, Qt::Key_Backtab);
        const auto &focus = window.view.spotFocus();
        QVERIFY(focus.spot());
        const int top = window.view.scroll().top(focus.row()) + focus.spot()->rect.top();
        QVERIFY(top >= 0 && top < window.view.viewport()->height());
    }

    void selectsByDraggingAndCopies()
    {
        Window window(samples::plain(2));
        const QRect first = window.view.rows().geometry(0).texts[0].rect.translated(0, window.view.scroll().top(0));
        const QRect second = window.view.rows().geometry(1).texts[0].rect.translated(0, window.view.scroll().top(1));
        QTest::mousePress(window.view.viewport(), Qt::LeftButton, {}, first.topLeft() + QPoint(0, 12));
        QTest::mouseMove(window.view.viewport(), second.bottomRight() - QPoint(0, 6));
        QTest::mouseRelease(window.view.viewport(), Qt::LeftButton, {}, second.bottomRight() - QPoint(0, 6));
        QCOMPARE(window.view.selectedText(), u"Question 0\n\nAnswer 0, in two sentences. This is the second."_s);
        QTest::keySequence(&window.view, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), window.view.selectedText());
    }

    void selectsWordsAndParagraphsByClicking()
    {
        Window window(samples::plain(2));
        const QRect text = window.view.rows().geometry(1).texts[0].rect.translated(0, window.view.scroll().top(1));
        const QPoint point = text.topLeft() + QPoint(20, 12);
        QTest::mouseDClick(window.view.viewport(), Qt::LeftButton, {}, point);
        QCOMPARE(window.view.selectedText(), u"Answer"_s);
        QTest::mousePress(window.view.viewport(), Qt::LeftButton, {}, point);
        QTest::mouseRelease(window.view.viewport(), Qt::LeftButton, {}, point);
        QCOMPARE(window.view.selectedText(), u"Answer 0, in two sentences. This is the second."_s);
    }

    void scrollsWideCodeByShiftAndWheel()
    {
        samples::Talk talk = samples::plain(40);
        talk.answer(u"qwen-plus"_s, "```\n" + QByteArray(500, 'x') + "\n```\n");
        Window window(std::move(talk));
        const QRect code = window.view.rows().geometry(40).texts[0].rect.translated(0, window.view.scroll().top(40));
        window.wheel(-240, Qt::ShiftModifier, code.center());
        QVERIFY(window.view.rows().scrollX(40, {}) > 50);
        QVERIFY(window.view.isPinnedToEnd());
        window.wheel(-99999, Qt::ShiftModifier, code.center());
        QCOMPARE(window.view.rows().scrollX(40, {}), window.view.rows().geometry(40).texts[0].scrollRange());
    }

    void opensLinksThatArePressed()
    {
        samples::Talk talk = samples::empty();
        talk.answer(u"qwen-plus"_s, "[the manual](https://example.org/manual)");
        Window window(std::move(talk));
        QSignalSpy hovered(&window.view, &TranscriptView::linkHovered);
        QSignalSpy opened(&window.view, &TranscriptView::linkActivated);
        const QRect text = window.view.rows().geometry(0).texts[0].rect.translated(0, window.view.scroll().top(0));
        const QPoint point = text.topLeft() + QPoint(20, 12);
        QTest::mouseMove(window.view.viewport(), point);
        QTRY_COMPARE(hovered.count(), 1);
        QCOMPARE(window.view.viewport()->cursor().shape(), Qt::PointingHandCursor);
        QTest::mouseClick(window.view.viewport(), Qt::LeftButton, {}, point);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toUrl(), QUrl(u"https://example.org/manual"_s));
    }

    void followsThePaletteAndTheZoom()
    {
        Window window(samples::rich());
        const int before = window.view.rows().geometry(3).height;
        window.view.setPalette(paletteOf(darkTheme()));
        window.settle();
        const QImage dark = window.view.viewport()->grab().toImage();
        QCOMPARE(dark.pixelColor(2, 2), darkTheme().paper);
        QVERIFY(window.view.isPinnedToEnd());
        window.view.setZoom(2);
        window.settle();
        QTRY_VERIFY(window.view.rows().geometry(7).height > 0);
        window.view.verticalScrollBar()->setValue(0);
        for (int row = 0; row < 4; ++row)
            const_cast<TranscriptRows &>(window.view.rows()).build(row);
        QVERIFY(window.view.rows().geometry(3).height > before * 3 / 2);
    }

    void showsNothingWithoutAModel()
    {
        auto talk = std::make_unique<samples::Talk>(samples::plain(20));
        TranscriptView view;
        view.resize(500, 400);
        view.show();
        view.setModel(talk->model.get());
        QCOMPARE(view.rows().count(), 20);
        talk->model.reset();
        QCOMPARE(view.rows().count(), 0);
        view.setModel(nullptr);
        QCOMPARE(view.grab().isNull(), false);
    }

    void survivesAnotherConversationInTheSameModel()
    {
        Window window(samples::plain(50));
        window.wheel(1200);
        samples::Talk other = samples::plain(4);
        window.talk.model->setConversation(other.conversation.get(), other.lane);
        QCOMPARE(window.view.rows().count(), 4);
        QVERIFY(window.view.isPinnedToEnd());
        window.talk.model->setConversation(nullptr, {});
        QCOMPARE(window.view.rows().count(), 0);
    }
};

QTEST_MAIN(TranscriptViewTest)
#include "tst_transcriptview.moc"
