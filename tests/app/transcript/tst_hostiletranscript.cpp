// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that would hold the window up, in a window: shown, scrolled, made narrower, copied.
#include "../../support/eventloopchecker.h"
#include "../../support/hostiletexts.h"
#include "transcriptwindow.h"

#include <QBuffer>
#include <QClipboard>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using samples::Window;
using tokenhub::testing::EventLoopChecker;

namespace {

// The goal is 100 ms; a debug build, the sanitizers and a loaded machine get room.
constexpr qint64 longestTurn = 500;
constexpr int patience = 120'000;

[[nodiscard]] bool isSettled(const Window &window)
{
    const TranscriptRows &rows = window.view.rows();
    return rows.count() > 0 && rows.isCurrent(rows.count() - 1) && !rows.hasBehind();
}

} // namespace

class HostileTranscriptTest : public QObject
{
    Q_OBJECT

private slots:
    void R06_to_R13_neverHoldTheWindowUp_data()
    {
        QTest::addColumn<QByteArray>("markdown");
        for (const testing::HostileText &text : testing::hostileTexts())
            QTest::newRow(text.name) << text.markdown;
    }

    void R06_to_R13_neverHoldTheWindowUp()
    {
        QFETCH(QByteArray, markdown);
        samples::Talk talk = samples::empty();
        Window window(std::move(talk));
        EventLoopChecker turns;
        QTRY_VERIFY(turns.ticks > 2);
        turns.longest = 0;
        window.talk.prompt(u"question"_s);
        window.talk.answer(u"qwen-plus"_s, markdown);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(window), patience);
        QTRY_VERIFY(turns.ticks > 4);
        const qint64 shown = std::exchange(turns.longest, 0);

        QScrollBar *bar = window.view.verticalScrollBar();
        for (const int part : {0, 1, 2, 3}) {
            bar->setValue(bar->maximum() / 4 * part);
            const int ticks = turns.ticks;
            QTRY_VERIFY(turns.ticks > ticks + 1);
        }
        const qint64 scrolled = std::exchange(turns.longest, 0);

        window.view.resize(560, 600);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(window), patience);
        int ticks = turns.ticks;
        QTRY_VERIFY(turns.ticks > ticks + 1);
        const qint64 resized = std::exchange(turns.longest, 0);

        window.view.setZoom(1.2);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(window), patience);
        ticks = turns.ticks;
        QTRY_VERIFY(turns.ticks > ticks + 1);
        const qint64 zoomed = std::exchange(turns.longest, 0);
        qInfo("%lld KB: shown %lld ms, scrolled %lld ms, resized %lld ms, zoomed %lld ms",
              qlonglong(markdown.size() / 1024), qlonglong(shown), qlonglong(scrolled), qlonglong(resized),
              qlonglong(zoomed));
        QVERIFY(shown <= longestTurn);
        QVERIFY(scrolled <= longestTurn);
        QVERIFY(resized <= longestTurn);
        QVERIFY(zoomed <= longestTurn);
    }

    void R06_longAnswersAreLaidOutInSlicesAndEndAsInOne()
    {
        const QByteArray markdown = samples::longAnswer(200 * 1024);
        samples::Talk talk = samples::empty();
        Window window(std::move(talk));
        const base::MessageId id = window.talk.answer(u"qwen-plus"_s, markdown);
        bool wasBehind = false;
        QTRY_VERIFY_WITH_TIMEOUT((wasBehind = wasBehind || window.view.rows().hasBehind(), isSettled(window)),
                                 patience);
        QVERIFY(wasBehind);
        QCOMPARE(window.view.scroll().value(), window.view.scroll().maximum());

        // As one that came bit by bit.
        samples::Talk other = samples::empty();
        Window live(std::move(other));
        const base::MessageId running = live.talk.begin(u"qwen-plus"_s);
        for (qsizetype at = 0; at < markdown.size(); at += 20'000) {
            live.append(running, markdown.mid(at, 20'000));
            QTRY_VERIFY_WITH_TIMEOUT(isSettled(live), patience);
        }
        live.talk.conversation->finish(running, chat::Outcome::Complete, {});
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(live), patience);
        const auto &is = window.view.rows().geometry(0);
        const auto &expected = live.view.rows().geometry(0);
        QCOMPARE(is.texts.size(), expected.texts.size());
        for (std::size_t i = 0; i < is.texts.size(); ++i)
            QCOMPARE(is.texts[i].rect, expected.texts[i].rect);
        QCOMPARE(window.view.plainText(id), live.view.plainText(running));
    }

    void R06_whatIsNotLaidOutYetIsCopiedAllTheSame_data()
    {
        QTest::addColumn<QByteArray>("markdown");
        QTest::newRow("many segments") << samples::longAnswer(200 * 1024);
        QTest::newRow("few segments") << QByteArray("Words of *a* paragraph, **some** more.\n\n").repeated(5000);
        QTest::newRow("a line") << QByteArray("word ").repeated(40000);
        QTest::newRow("one code block") << "```\n" + QByteArray("a line of code\n").repeated(12000) + "```\n";
    }

    void R06_whatIsNotLaidOutYetIsCopiedAllTheSame()
    {
        QFETCH(QByteArray, markdown);
        samples::Talk talk = samples::empty();
        Window window(std::move(talk));
        const base::MessageId id = window.talk.answer(u"qwen-plus"_s, markdown);
        QTRY_VERIFY(window.view.rows().count() == 1 && window.view.rows().isBuilt(0));
        QVERIFY(window.view.rows().isBehind(0));
        window.view.selectAll();
        const QString early = window.view.selectedText();
        const QString earlyMessage = window.view.plainText(id);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(window), patience);
        const QString late = window.view.selectedText();
        const auto [is, expected] = std::mismatch(early.begin(), early.end(), late.begin(), late.end());
        QVERIFY2(
            early == late,
            qPrintable(u"differs at %1: %2 | %3"_s.arg(is - early.begin())
                           .arg(early.mid(is - early.begin() - 30, 60), late.mid(expected - late.begin() - 30, 60))));
        QCOMPARE(earlyMessage, window.view.plainText(id));
        QCOMPARE(window.view.copied({}, CopyAs::Markdown)->text(), QString::fromUtf8(markdown));
    }

    void R06_theReaderStaysWhereTheyAreWhileItGrows()
    {
        samples::Talk talk = samples::empty();
        talk.answer(u"qwen-plus"_s, samples::longAnswer(300 * 1024));
        talk.prompt(u"next question"_s);
        talk.answer(u"qwen-plus"_s, "A short answer.");
        Window window(std::move(talk));
        // From the end upwards into the long message: what stands below it does not move.
        window.wheel(120);
        QVERIFY(!window.view.isPinnedToEnd());
        QVERIFY(window.view.rows().isBehind(0));
        const int top = window.view.scroll().top(1);
        QTRY_VERIFY_WITH_TIMEOUT(!window.view.rows().hasBehind(), patience);
        QCOMPARE(window.view.scroll().top(1), top);

        // In its middle: another width lays it out anew, and the reader is where they were.
        window.view.verticalScrollBar()->setValue(window.view.verticalScrollBar()->maximum() / 2);
        window.view.setZoom(1.1);
        QTRY_VERIFY_WITH_TIMEOUT(!window.view.rows().hasBehind(), patience);
        const double place = double(window.view.scroll().value()) / window.view.scroll().maximum();
        QVERIFY2(place > 0.4 && place < 0.55, qPrintable(QString::number(place)));
    }

    void R06_aPlaceThatIsNotLaidOutYetIsGoneToWhenItIs()
    {
        samples::Talk talk = samples::empty();
        talk.answer(u"qwen-plus"_s,
                    samples::longAnswer(200 * 1024) + "\n\n# Last heading\n\n" + QByteArray("needle\n\n").repeated(40));
        talk.prompt(u"next"_s);
        Window window(std::move(talk));
        window.view.goToHeading(window.talk.model->message(0).id, 100'000, u"Last heading"_s);
        QVERIFY(window.view.rows().isBehind(0));
        QTRY_VERIFY_WITH_TIMEOUT(!window.view.rows().hasBehind(), patience);
        QCoreApplication::processEvents();
        const TextBox &last = window.view.rows().geometry(0).texts.back();
        const int bottom = window.view.scroll().top(0) + last.rect.bottom();
        QVERIFY2(bottom > 0 && bottom < 3000, qPrintable(QString::number(bottom)));

        // And what is searched for, at the very end.
        const LeafId leaf = last.leaf;
        const int end = last.document->characterCount() - 1;
        window.view.setZoom(1.3);
        window.view.showText(0, leaf, {end - 8, end - 2});
        QVERIFY(window.view.rows().isBehind(0));
        QTRY_VERIFY_WITH_TIMEOUT(!window.view.rows().hasBehind(), patience);
        QCoreApplication::processEvents();
        const int seen = window.view.scroll().top(0) + window.view.rows().geometry(0).texts.back().rect.bottom();
        QVERIFY2(seen > 0 && seen <= window.view.viewport()->height() + 40, qPrintable(QString::number(seen)));
    }

    void R02_aPictureInTheTextIsShown()
    {
        QImage red(3000, 1500, QImage::Format_RGB32);
        red.fill(QColor(200, 10, 20));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        red.save(&buffer, "PNG");
        samples::Talk talk = samples::empty();
        const base::MessageId id
            = talk.answer(u"qwen-plus"_s, "Look:\n\n![a chart](data:image/png;base64," + bytes.toBase64() + ")\n");
        Window window(std::move(talk));
        const TextBox box = window.view.rows().geometry(0).texts.at(1);
        const QSizeF shown = box.document->size();
        QVERIFY2(box.rect.height() > 200 && box.rect.height() < 420, qPrintable(QString::number(box.rect.height())));
        QVERIFY(shown.width() <= box.rect.width() + 1);
        const QPoint middle = box.rect.center() + QPoint(0, window.view.scroll().top(0));
        // It comes when it is decoded.
        QTRY_COMPARE(window.view.viewport()->grab().toImage().pixelColor(middle), QColor(200, 10, 20));
        QCOMPARE(window.view.plainText(id), u"Look:\n\na chart"_s);
    }

    void R14_hiddenCharactersInCodeAreMarked()
    {
        const QString code = u"a\u202eb\u200bc \U000e0041d\u00a0e 👩\u200d💻"_s;
        samples::Talk talk = samples::empty();
        talk.answer(u"qwen-plus"_s, "```\n" + code.toUtf8() + "\n```\n");
        Window window(std::move(talk));
        const QTextDocument *document = window.view.rows().geometry(0).texts.front().document;
        QStringList names;
        for (auto it = document->begin().begin(); !it.atEnd(); ++it)
            names << it.fragment().charFormat().stringProperty(markdown::HiddenNameProperty);
        names.removeAll(QString());
        QCOMPARE(names, (QStringList{u"RLO"_s, u"ZWSP"_s, u"TAG A"_s}));
        QCOMPARE(document->characterCount() - 1, int(code.size()));
        window.view.select({{.row = 0, .leaf = {0, 0}, .position = 1}, {.row = 0, .leaf = {0, 0}, .position = 9}});
        QCOMPARE(window.view.selectedText(), code.mid(1, 8));
    }

    void R06_aLongLineOfCodeIsCopiedAsItIs()
    {
        const QByteArray line = QByteArray("0123456789").repeated(2500) + "  ";
        const QByteArray code = "first\n" + line + "\nlast";
        samples::Talk talk = samples::empty();
        talk.answer(u"qwen-plus"_s, "```\n" + code + "\n```\n");
        Window window(std::move(talk));
        const TextBox box = window.view.rows().geometry(0).texts.front();
        QVERIFY(box.document->blockCount() > 5); // 25,000 characters in one line would be slow
        window.view.selectAll();
        QCOMPARE(window.view.selectedText(), QString::fromUtf8(code));
        // From one side of such a break to the other.
        const int begin = box.document->findBlockByNumber(2).position();
        window.view.select(
            {{.row = 0, .leaf = box.leaf, .position = begin - 4}, {.row = 0, .leaf = box.leaf, .position = begin + 3}});
        QCOMPARE(window.view.selectedText(), QString::fromUtf8(code).mid(6 + 5000 - 3, 6));
    }
};

QTEST_MAIN(HostileTranscriptTest)
#include "tst_hostiletranscript.moc"
