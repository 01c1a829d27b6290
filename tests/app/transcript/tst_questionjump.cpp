// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcriptwindow.h"

#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using samples::Window;

namespace {

samples::Talk longTalk(int turns)
{
    samples::Talk talk = samples::empty();
    for (int i = 0; i < turns; ++i) {
        talk.prompt(u"Question %1"_s.arg(i));
        talk.answer(u"qwen-plus"_s, samples::longAnswer(6000));
    }
    return talk;
}

//! Which message begins at the top of the view.
int topRow(const Window &window)
{
    const TranscriptScroll &scroll = window.view.scroll();
    for (int row = 0; row < window.view.rows().count(); ++row) {
        if (std::abs(scroll.top(row)) <= TranscriptScroll::padding)
            return row;
    }
    return -1;
}

} // namespace

class QuestionJumpTest : public QObject
{
    Q_OBJECT

private slots:
    void goesFromQuestionToQuestion()
    {
        Window window(longTalk(20));
        QVERIFY(window.view.isPinnedToEnd());
        window.view.goToQuestion(FocusStep::Previous);
        QCOMPARE(topRow(window), 38);
        QVERIFY(!window.view.isPinnedToEnd());
        window.view.goToQuestion(FocusStep::Previous);
        QCOMPARE(topRow(window), 36);
        QCOMPARE(window.view.currentMessage(), window.talk.model->message(36).id);
        window.view.goToQuestion(FocusStep::Next);
        QCOMPARE(topRow(window), 38);
        for (int i = 0; i < 30; ++i)
            window.view.goToQuestion(FocusStep::Previous);
        QCOMPARE(topRow(window), 0);
        window.view.goToQuestion(FocusStep::Next);
        QCOMPARE(topRow(window), 2);
    }

    void stepsThroughQuestionsThatAreAllInSight()
    {
        Window window(samples::plain(6));
        window.view.goToQuestion(FocusStep::Next);
        const auto first = window.view.currentMessage();
        window.view.goToQuestion(FocusStep::Next);
        QVERIFY(window.view.currentMessage() != first);
        for (int i = 0; i < 6; ++i)
            window.view.goToQuestion(FocusStep::Previous);
        QCOMPARE(window.view.currentMessage(), window.talk.model->message(0).id);
    }

    void startsFromWhereTheReaderIs()
    {
        Window window(longTalk(20));
        window.view.goToQuestion(FocusStep::Previous);
        for (int i = 0; i < 1000 && window.view.scroll().value() > 0; ++i)
            window.wheel(1200); // away from the question, far up
        QCOMPARE(window.view.scroll().value(), 0);
        window.view.goToQuestion(FocusStep::Next);
        QCOMPARE(topRow(window), 2);
    }

    void goesToAHeading()
    {
        samples::Talk talk = longTalk(3);
        talk.answer(u"qwen-plus"_s, samples::longAnswer(4000) + "\n\n## Wanted\n\n" + samples::longAnswer(9000));
        Window window(std::move(talk));
        window.view.goToHeading(window.talk.model->message(6).id, 3, u"Wanted"_s);
        QString seen;
        const int top = window.view.scroll().top(6);
        for (const TextBox &box : window.view.rows().geometry(6).texts) {
            for (const QRectF &rect : rectsOf(*box.document, {0, box.document->characterCount() - 1}))
                Q_UNUSED(rect)
            for (QTextBlock block = box.document->begin(); block.isValid(); block = block.next()) {
                const auto rects = rectsOf(*box.document, {block.position(), block.position() + block.length() - 1});
                if (block.text() == "Wanted"_L1 && !rects.empty())
                    seen = QString::number(top + box.rect.top() + int(rects.front().top()));
            }
        }
        QVERIFY(!seen.isEmpty());
        QVERIFY2(seen.toInt() >= 0 && seen.toInt() < 60, qPrintable(seen));
    }
};

QTEST_MAIN(QuestionJumpTest)
#include "tst_questionjump.moc"
