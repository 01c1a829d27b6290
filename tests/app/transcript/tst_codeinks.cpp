// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/codeinks.h"

#include "transcriptwindow.h"

#include <QSignalSpy>
#include <QTextBlock>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using samples::Window;
using typeset::CodeClass;
using typeset::CodeGround;

namespace {

const QByteArray code = "def greet(name):\n    # says it\n    return \"你好, \" + name\n";

samples::Talk talkWith(const QByteArray &language)
{
    samples::Talk talk = samples::empty();
    talk.answer(u"qwen-plus"_s, "Look:\n\n```" + language + "\n" + code + "```\n\nThat is all.\n");
    return talk;
}

//! The colours of all code of \a row, line by line: "0+3 #rrggbb".
QStringList colours(const Window &window, int row)
{
    QStringList all;
    for (const TextBox &text : window.view.rows().geometry(row).texts) {
        for (QTextBlock block = text.document->begin(); block.isValid(); block = block.next()) {
            const auto formats = block.layout()->formats();
            for (const QTextLayout::FormatRange &range : formats)
                all.append(u"%1: %2+%3 %4"_s.arg(block.text().left(12))
                               .arg(range.start)
                               .arg(range.length)
                               .arg(range.format.foreground().color().name()));
        }
    }
    return all;
}

QString keyword(CodeGround ground)
{
    return u"def greet(na: 0+3 "_s + typeset::codeInk(CodeClass::Keyword, ground).colour.name();
}

} // namespace

//! With the real library and its thread.
class TestCodeInks : public QObject
{
    Q_OBJECT

private slots:
    void codeGetsItsColours();
    void whatAToolIsCalledWithGetsItsColours();
    void anUnknownLanguageHasNone();
    void whatStreamsEndsAsWhatCameAtOnce();
    void anotherThemeRecoloursIt();
    void anotherConversationForgetsIt();

private:
    typeset::CodeWorker m_worker{typeset::CodeFiles::nextTo(QCoreApplication::applicationDirPath())};
};

void TestCodeInks::codeGetsItsColours()
{
    Window window(talkWith("python"));
    window.view.setCodeWorker(m_worker);
    QTRY_VERIFY(colours(window, 0).contains(keyword(CodeGround::Light)));
    const QString comment = typeset::codeInk(CodeClass::Comment, CodeGround::Light).colour.name();
    QVERIFY2(colours(window, 0).contains(u"    # says i: 4+9 "_s + comment),
             qPrintable(colours(window, 0).join(u'\n')));
    // Outside of it nothing has a colour.
    QCOMPARE(window.view.rows().geometry(0).texts.front().document->begin().layout()->formats().size(), 0);
}

void TestCodeInks::whatAToolIsCalledWithGetsItsColours()
{
    samples::Talk talk = samples::empty();
    const auto id = talk.begin(u"qwen-plus"_s);
    talk.conversation->applyDeltas(id, {chat::ToolCallDelta{0, u"c1"_s, u"sum"_s, "{\"a\":true}"}});
    talk.conversation->finish(id, chat::Outcome::Complete, {});
    Window window(std::move(talk));
    window.view.setCodeWorker(m_worker);
    window.click(0, SpotKind::Fold);
    const QString constant = typeset::codeInk(CodeClass::Constant, CodeGround::Light).colour.name();
    QTRY_VERIFY2(colours(window, 0).contains(u"  \"a\": true: 7+4 "_s + constant),
                 qPrintable(colours(window, 0).join(u'\n')));
}

void TestCodeInks::anUnknownLanguageHasNone()
{
    Window window(talkWith("nobodysays"));
    window.view.setCodeWorker(m_worker);
    Window known(talkWith("python"));
    known.view.setCodeWorker(m_worker);
    QTRY_VERIFY(colours(known, 0).contains(keyword(CodeGround::Light)));
    QCOMPARE(colours(window, 0), QStringList());
}

void TestCodeInks::whatStreamsEndsAsWhatCameAtOnce()
{
    Window whole(talkWith("python"));
    whole.view.setCodeWorker(m_worker);
    QTRY_VERIFY(colours(whole, 0).contains(keyword(CodeGround::Light)));
    const QStringList wanted = colours(whole, 0);

    Window window(samples::empty());
    window.view.setCodeWorker(m_worker);
    const base::MessageId id = window.talk.begin(u"qwen-plus"_s);
    const QByteArray text = "Look:\n\n```python\n" + code + "```\n\nThat is all.\n";
    for (qsizetype at = 0; at < text.size(); at += 7) {
        window.append(id, text.mid(at, 7));
        window.settle();
    }
    window.talk.conversation->finish(id, chat::Outcome::Complete, {});
    window.settle();
    QTRY_COMPARE(colours(window, 0), wanted);
}

void TestCodeInks::anotherThemeRecoloursIt()
{
    Window window(talkWith("python"));
    window.view.setCodeWorker(m_worker);
    QTRY_VERIFY(colours(window, 0).contains(keyword(CodeGround::Light)));
    const QSignalSpy answers(&m_worker, &typeset::CodeWorker::coloured);
    window.view.setPalette(paletteOf(darkTheme()));
    window.settle();
    // At once, from what is known: nothing is asked again.
    QVERIFY(colours(window, 0).contains(keyword(CodeGround::Dark)));
    QCOMPARE(answers.size(), 0);
}

void TestCodeInks::anotherConversationForgetsIt()
{
    Window window(talkWith("python"));
    window.view.setCodeWorker(m_worker);
    window.view.setModel(nullptr); // before any answer came
    samples::Talk other = talkWith("python");
    window.view.setModel(other.model.get());
    QCoreApplication::processEvents();
    QTRY_VERIFY(colours(window, 0).contains(keyword(CodeGround::Light)));
    window.view.setModel(nullptr);
}

QTEST_MAIN(TestCodeInks)
#include "tst_codeinks.moc"
