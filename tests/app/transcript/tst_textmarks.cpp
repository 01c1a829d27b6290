// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcriptwindow.h"

#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using samples::Window;

namespace {

const TextBox *boxOf(const Window &window, int row, LeafId leaf)
{
    for (const TextBox &box : window.view.rows().geometry(row).texts) {
        if (box.leaf == leaf)
            return &box;
    }
    return nullptr;
}

//! Of the first letter of \a word, on the viewport.
QRect placeOf(const Window &window, int row, LeafId leaf, const QString &word)
{
    const TextBox *box = boxOf(window, row, leaf);
    const int at = int(box->document->toRawText().indexOf(word));
    const QRectF rect = rectsOf(*box->document, {at, at + int(word.size())}).front();
    const int scrollX = box->scrollRange() > 0 ? window.view.rows().scrollX(row, box->scrollGroup) : 0;
    return rect.toAlignedRect().translated(box->rect.topLeft() + QPoint(-scrollX, window.view.scroll().top(row)));
}

TextRange rangeOf(const QByteArray &text, const QByteArray &word)
{
    const int at = int(text.indexOf(word));
    return {at, at + int(word.size())};
}

} // namespace

class TextMarksTest : public QObject
{
    Q_OBJECT

private slots:
    void areTheSameInALineThatTurns()
    {
        Window window(samples::empty());
        window.talk.answer(u"qwen-plus"_s, "alpha beta, gamma");
        window.talk.answer(u"qwen-plus"_s, QStringLiteral("alpha beta, gamma \u05d0\u05d1\u05d2").toUtf8());
        window.settle();
        for (const auto &word : {u"alpha"_s, u"beta,"_s, u"et"_s, u"gamma"_s}) {
            const QRect straight = placeOf(window, 0, {}, word);
            const QRect turning = placeOf(window, 1, {}, word);
            QCOMPARE(turning.left(), straight.left());
            QCOMPARE(turning.size(), straight.size());
            QVERIFY(straight.width() > 10);
        }
    }

    void lieAroundTheLetters()
    {
        Window window(samples::empty());
        window.talk.answer(u"qwen-plus"_s, "alpha `beta` gamma");
        window.settle();
        window.view.setMarks([](int row, LeafId) {
            return row == 0 ? std::vector<TextMark>{{{6, 10}, MarkKind::Found}} : std::vector<TextMark>{};
        });
        const QImage image = window.view.viewport()->grab().toImage();
        const QRect beta = placeOf(window, 0, {}, u"beta"_s);
        const QRect alpha = placeOf(window, 0, {}, u"alpha"_s);
        // Also over the ground of inline code.
        const int blended = lightTheme().found.blue() * lightTheme().surface.blue() / 255;
        QVERIFY(std::abs(image.pixelColor(beta.left() + 1, beta.top() + 1).blue() - blended) <= 2);
        QCOMPARE(image.pixelColor(alpha.left() + 1, alpha.top() + 1), lightTheme().paper);
        window.view.setMarks({});
        const QImage without = window.view.viewport()->grab().toImage();
        QCOMPARE(without.pixelColor(beta.left() + 1, beta.top() + 1), lightTheme().surface);
    }

    void areBroughtIntoSightInWhatIsNotLaidOut()
    {
        samples::Talk talk = samples::plain(200);
        const QByteArray wanted = samples::longAnswer(3000) + "\n\nThe needle.";
        talk.answer(u"qwen-plus"_s, wanted);
        for (int i = 0; i < 100; ++i)
            talk.answer(u"qwen-plus"_s, samples::longAnswer(2000));
        Window window(std::move(talk));
        QVERIFY(!window.view.rows().isBuilt(200));
        window.view.showText(200, {}, {0, 5});
        const int last = int(window.view.rows().geometry(200).texts.size()) - 1;
        const TextBox &box = window.view.rows().geometry(200).texts[std::size_t(last)];
        const int at = int(box.document->toRawText().indexOf(u"needle"_s));
        QVERIFY(at > 0);
        window.view.scrollToEnd();
        window.view.showText(200, box.leaf, {at, at + 6});
        const QRect place = placeOf(window, 200, box.leaf, u"needle"_s);
        QVERIFY(window.view.viewport()->rect().contains(place));
        QVERIFY(!window.view.isPinnedToEnd());
    }

    void hasTheReaderStayWhereItIs()
    {
        Window window(samples::plain(200));
        QVERIFY(window.view.isPinnedToEnd());
        window.view.showText(199, {}, {0, 3}); // in sight already
        QVERIFY(!window.view.isPinnedToEnd());
    }

    void areBroughtIntoSightSidewaysAndOutOfFolds()
    {
        const QByteArray line = QByteArray("abcdefghi ").repeated(40) + "needle" + QByteArray(" x").repeated(100);
        samples::Talk talk = samples::empty();
        talk.answer(u"qwen-plus"_s, "```\n" + line + "\n```");
        Window window(std::move(talk));
        window.view.showText(0, {}, rangeOf(line, "needle"));
        const TextBox *box = boxOf(window, 0, {});
        const QRect place = placeOf(window, 0, {}, u"needle"_s);
        QVERIFY(place.left() >= box->rect.left() && place.right() <= box->rect.right());

        Window folded(samples::rich());
        const auto isReasoning = [&](int row) {
            const auto &parts = folded.talk.model->message(row).parts;
            return !parts.empty() && parts.front().kind == chat::PartKind::Reasoning;
        };
        int row = 0;
        while (!isReasoning(row))
            ++row;
        folded.view.showText(row, {0, 0}, {0, 4});
        QVERIFY(boxOf(folded, row, {0, 0}));
    }
};

QTEST_MAIN(TextMarksTest)
#include "tst_textmarks.moc"
