// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcriptwindow.h"
#include "typeset/mathtypesetter.h"

#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using samples::Window;

namespace {

const QByteArray text = "The half $\\dfrac{x^2}{2}$ costs $5 or $6.\n\n$$\\frac{a}{b}$$\n\nEnd.\n";

samples::Talk talkOf(const QByteArray &answer)
{
    samples::Talk talk = samples::empty();
    talk.answer(u"qwen-plus"_s, answer);
    return talk;
}

int height(const Window &window)
{
    return window.view.rows().geometry(0).height;
}

} // namespace

//! Formulas in the view, with the real typesetter.
class TestFormulas : public QObject
{
    Q_OBJECT

private slots:
    void theyAreDrawnWhenTheirPicturesHaveCome();
    void whatStreamsEndsAsWhatCameAtOnce();
    void theyAreCopiedAsTheyWereWritten();
    void aWideDisplayScrolls();
    void whatCannotBeSetStaysSource();

private:
    typeset::MathTypesetter m_typesetter;
};

void TestFormulas::theyAreDrawnWhenTheirPicturesHaveCome()
{
    Window window(talkOf(text));
    QSignalSpy answers(&m_typesetter, &typeset::MathTypesetter::answered);
    window.view.setMathTypesetter(m_typesetter);
    QTRY_COMPARE_WITH_TIMEOUT(answers.count(), 2, 20'000); // the prices are none
    window.settle();
    const TextBox &display = window.view.rows().geometry(0).texts[1];
    QCOMPARE(display.document->characterCount(), 2); // one object, and the end of the text
    const auto answer = m_typesetter.answer(answers.last().first().value<typeset::MathRequest>());
    QVERIFY(answer && answer->ok());
    QVERIFY2(display.rect.height() >= int(answer->size.height()), "it is as high as its picture");
    const auto inLine = m_typesetter.answer(answers.first().first().value<typeset::MathRequest>());
    QVERIFY(inLine && inLine->ok());
    QVERIFY2(window.view.rows().geometry(0).texts.front().rect.height() >= int(inLine->size.height()),
             "the line makes room for it");
    const QColor paper = window.view.rows().context().style.theme.paper;
    const QImage shown
        = window.view.viewport()->grab(display.rect.translated(0, window.view.scroll().top(0))).toImage();
    const int middle = shown.width() / 2;
    int inked = 0;
    for (int y = 0; y < shown.height(); ++y)
        inked += shown.pixelColor(middle, y) != paper ? 1 : 0;
    QVERIFY2(inked > 2, "the fraction is in the middle");
}

void TestFormulas::whatStreamsEndsAsWhatCameAtOnce()
{
    Window whole(talkOf(text));
    whole.view.setMathTypesetter(m_typesetter);
    QTRY_COMPARE(m_typesetter.queued(), std::size_t(0));
    whole.settle();
    Window window(samples::empty());
    window.view.setMathTypesetter(m_typesetter);
    const base::MessageId id = window.talk.begin(u"qwen-plus"_s);
    for (qsizetype at = 0; at < text.size(); at += 3) {
        window.append(id, text.mid(at, 3));
        window.settle();
    }
    window.talk.conversation->finish(id, chat::Outcome::Complete, {});
    window.settle();
    QTRY_COMPARE(m_typesetter.queued(), std::size_t(0));
    const auto &wanted = whole.view.rows().geometry(0).texts;
    QTRY_COMPARE(window.view.rows().geometry(0).texts.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        QTRY_COMPARE(window.view.rows().geometry(0).texts[i].rect.size(), wanted[i].rect.size());
}

void TestFormulas::theyAreCopiedAsTheyWereWritten()
{
    Window window(talkOf(text));
    window.view.setMathTypesetter(m_typesetter);
    window.settle();
    window.view.selectAll();
    QCOMPARE(window.view.selectedText(), u"The half $\\dfrac{x^2}{2}$ costs $5 or $6.\n\n$$\\frac{a}{b}$$\n\nEnd."_s);
    window.view.copySelection();
    const QString markdown
        = QString::fromUtf8(QGuiApplication::clipboard()->mimeData()->data(u"text/markdown"_s)).trimmed();
    QVERIFY2(markdown.contains(u"$\\dfrac{x^2}{2}$"_s) && markdown.contains(u"$$\\frac{a}{b}$$"_s),
             qPrintable(markdown));
}

void TestFormulas::aWideDisplayScrolls()
{
    QByteArray sum = "a";
    for (int i = 0; i < 60; ++i)
        sum += " + b_{" + QByteArray::number(i) + "}";
    Window window(talkOf("$$" + sum + "$$\n"));
    window.view.setMathTypesetter(m_typesetter);
    QTRY_VERIFY_WITH_TIMEOUT(window.view.rows().geometry(0).texts.front().scrollRange() > 200, 20'000);
    QVERIFY(height(window) < 200);
}

void TestFormulas::whatCannotBeSetStaysSource()
{
    Window window(talkOf("Before $\\nosuchcommand{x}$ after.\n"));
    QSignalSpy answers(&m_typesetter, &typeset::MathTypesetter::answered);
    window.view.setMathTypesetter(m_typesetter);
    QTRY_COMPARE_WITH_TIMEOUT(answers.count(), 1, 20'000);
    QVERIFY(!m_typesetter.answer(answers.last().first().value<typeset::MathRequest>())->ok());
    window.settle();
    window.view.selectAll();
    QCOMPARE(window.view.selectedText(), u"Before $\\nosuchcommand{x}$ after."_s);
}

QTEST_MAIN(TestFormulas)
#include "tst_formulas.moc"
