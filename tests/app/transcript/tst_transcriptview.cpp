// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcriptwindow.h"

#include <QClipboard>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using samples::PaintCounter;
using samples::Window;

class TranscriptViewTest : public QObject
{
    Q_OBJECT

private slots:
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

    void wordsGoTheirOwnWayInAMirroredWindow()
    {
        samples::Talk talk = samples::empty();
        talk.answer(u"qwen-plus"_s, "```cpp\nint i;\n```\n");
        Window window(std::move(talk));
        window.view.setLayoutDirection(Qt::RightToLeft);
        window.settle();
        const auto &labels = window.view.rows().geometry(0).labels;
        const auto name
            = std::find_if(labels.begin(), labels.end(), [](const LabelBox &label) { return label.text == u"C++"; });
        QVERIFY(name != labels.end());
        const QRect place = name->rect.translated(0, window.view.scroll().top(0));
        const QImage image = window.view.viewport()->grab(place).toImage();
        // The columns with ink, and how high it stands there: the C comes before the crosses, which are lower.
        std::vector<int> heights;
        for (int x = 0; x < image.width(); ++x) {
            int height = 0;
            for (int y = 0; y < image.height(); ++y)
                height += qAbs(qGray(image.pixel(x, y)) - qGray(image.pixel(0, 0))) > 40 ? 1 : 0;
            if (height > 0)
                heights.push_back(height);
        }
        QVERIFY(heights.size() > 10);
        const auto tallest = std::max_element(heights.begin(), heights.end()) - heights.begin();
        QVERIFY2(tallest < qsizetype(heights.size()) / 2, qPrintable(QString::number(tallest)));
    }

    void R16_copiesWhatAToolWasCalledWithAsItWasSent()
    {
        const QByteArray arguments = "{\"z\":1.50,  \"a\":\"x\u00a0y\"} ";
        samples::Talk talk = samples::empty();
        const auto id = talk.begin(u"qwen-plus"_s);
        talk.conversation->applyDeltas(id, {chat::ToolCallDelta{0, u"c1"_s, u"sum"_s, arguments}});
        talk.conversation->finish(id, chat::Outcome::Complete, {});
        Window window(std::move(talk));
        window.click(0, SpotKind::Fold);
        window.settle();
        QVERIFY(window.view.rows().geometry(0).texts.front().document->blockCount() > 3);
        window.click(0, SpotKind::CopyCode);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(arguments));
    }

    void wrapsLongLinesOfCodeWhenAsked()
    {
        samples::Talk talk = samples::empty();
        talk.answer(u"qwen-plus"_s, "```\n" + QByteArray("word ").repeated(100) + "\n```\n\n```\nshort\n```\n");
        Window window(std::move(talk));
        const auto code = [&window] { return window.view.rows().geometry(0).texts.front(); };
        QVERIFY(code().scrollRange() > 0);
        const int height = code().rect.height();
        window.click(0, SpotKind::WrapCode);
        window.settle();
        QCOMPARE(code().scrollRange(), 0);
        QVERIFY(code().rect.height() > 3 * height);
        window.click(0, SpotKind::WrapCode);
        window.settle();
        QVERIFY(code().scrollRange() > 0);
        QCOMPARE(code().rect.height(), height);
        const auto &spots = window.view.rows().geometry(0).spots;
        QCOMPARE(
            std::count_if(spots.begin(), spots.end(), [](const Spot &spot) { return spot.kind == SpotKind::WrapCode; }),
            1); // where all lines fit there is nothing to wrap
    }

    void offersToSaveCodeUnderANameOfItsLanguage()
    {
        samples::Talk talk = samples::empty();
        talk.answer(u"qwen-plus"_s, "```py\nprint(1)  \n```\n");
        Window window(std::move(talk));
        QSignalSpy saves(&window.view, &TranscriptView::saveCodeRequested);
        window.click(0, SpotKind::SaveCode);
        QCOMPARE(saves.count(), 1);
        QCOMPARE(saves[0], (QVariantList{u"print(1)  "_s, u"code.py"_s}));
        const auto &labels = window.view.rows().geometry(0).labels;
        QVERIFY(
            std::any_of(labels.begin(), labels.end(), [](const LabelBox &label) { return label.text == u"Python"_s; }));
    }

    void pagesThroughVersions()
    {
        Window window(samples::plain(2));
        const auto question = window.talk.model->message(0).id;
        const auto first = window.talk.model->message(1).id;
        const auto second
            = window.talk.conversation->appendBelow(window.talk.lane, question, chat::makeAnswer(u"qwen-plus"_s, {}));
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

    void movesWhatIsPaintedBelowAButtonToo()
    {
        Window window(samples::plain(60));
        window.wheel(1200);
        window.settle();
        QVERIFY(window.view.findChild<QWidget *>(u"toEndButton"_s)->isVisible());
        PaintCounter counter(window.view.viewport());
        for (const int eighths : {120, -120}) {
            counter.area = 0;
            const int before = window.view.scroll().value();
            window.wheel(eighths);
            window.settle();
            QVERIFY(window.view.scroll().value() != before);
            const QSize size = window.view.viewport()->size();
            QVERIFY2(counter.area < size.width() * size.height() / 2, qPrintable(QString::number(counter.area)));
            // On the screen stands what painting all of it anew gives.
            const QPixmap shown = window.view.screen()->grabWindow(window.view.winId());
            QCOMPARE(shown.toImage().convertToFormat(QImage::Format_RGB32),
                     window.view.grab().toImage().convertToFormat(QImage::Format_RGB32));
        }
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
        QCOMPARE(window.view.spotFocus().spot()->kind, SpotKind::More);
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

    void scrollsWhileASelectionIsDraggedOverTheEdge()
    {
        Window window(samples::plain(60));
        const int before = window.view.scroll().value();
        QTest::mousePress(window.view.viewport(), Qt::LeftButton, {}, {300, 300});
        // The real button state is not pressed: the event says so itself.
        QMouseEvent move(QEvent::MouseMove, QPointF(300, -80), window.view.viewport()->mapToGlobal(QPointF(300, -80)),
                         Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window.view.viewport(), &move);
        QTRY_VERIFY(window.view.scroll().value() < before - 300);
        QTest::mouseRelease(window.view.viewport(), Qt::LeftButton, {}, {300, -80});
        const int stopped = window.view.scroll().value();
        QVERIFY(window.view.selectedText().size() > 100);
        QSignalSpy quiet(&window.view, &TranscriptView::selectionChanged);
        QVERIFY(!quiet.wait(60));
        QCOMPARE(window.view.scroll().value(), stopped);
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
