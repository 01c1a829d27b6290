// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcriptaccessible.h"
#include "transcriptwindow.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

//! What assistive technology was told: the type, the name of what it came from, and the text.
struct Heard {
    QAccessible::Event type = QAccessible::InvalidEvent;
    QString name;
    QString text;
    int at = 0;
};
std::vector<Heard> heard;

void hear(QAccessibleEvent *event)
{
    QAccessibleInterface *source = event->accessibleInterface();
    if (!source || !source->isValid())
        return;
    Heard entry{.type = event->type(), .name = source->text(QAccessible::Name), .text = {}};
    if (event->type() == QAccessible::TextInserted) {
        const auto *insertion = static_cast<QAccessibleTextInsertEvent *>(event);
        entry.text = insertion->textInserted();
        entry.at = insertion->changePosition();
    } else if (event->type() == QAccessible::TextRemoved) {
        entry.text = static_cast<QAccessibleTextRemoveEvent *>(event)->textRemoved();
        entry.at = static_cast<QAccessibleTextRemoveEvent *>(event)->changePosition();
    } else if (event->type() == QAccessible::TextCaretMoved) {
        entry.at = static_cast<QAccessibleTextCursorEvent *>(event)->cursorPosition();
    }
    heard.push_back(entry);
}

QStringList announced()
{
    QStringList all;
    for (const Heard &each : heard) {
        if (each.type == QAccessible::NameChanged)
            all += each.name;
    }
    return all;
}

int count(QAccessible::Event type)
{
    return int(std::count_if(heard.begin(), heard.end(), [type](const Heard &each) { return each.type == type; }));
}

//! What a reader that follows insertions and removals has.
QString followed()
{
    QString text;
    for (const Heard &each : heard) {
        if (each.type == QAccessible::TextInserted)
            text.insert(each.at, each.text);
        else if (each.type == QAccessible::TextRemoved)
            text.remove(each.at, each.text.size());
    }
    return text;
}

bool isCaret(const Heard &each)
{
    return each.type == QAccessible::TextCaretMoved;
}

struct ReadWindow : samples::Window {
    explicit ReadWindow(samples::Talk &&of) : Window(std::move(of)) { heard.clear(); }

    [[nodiscard]] QAccessibleInterface *list() { return QAccessible::queryAccessibleInterface(&view); }
    [[nodiscard]] QAccessibleInterface *message(int row) { return list()->child(row); }
    [[nodiscard]] QAccessibleTextInterface &text(int row) { return *message(row)->textInterface(); }
    [[nodiscard]] QString whole(int row) { return text(row).text(0, text(row).characterCount()); }
    [[nodiscard]] QAccessibleInterface *child(int row, const QString &name)
    {
        for (int i = 0; i < message(row)->childCount(); ++i) {
            if (message(row)->child(i)->text(QAccessible::Name) == name)
                return message(row)->child(i);
        }
        return nullptr;
    }
};

samples::Talk oneAnswer(const QByteArray &markdown)
{
    samples::Talk talk = samples::empty();
    talk.prompt(u"A question"_s);
    talk.answer(u"qwen-plus"_s, markdown);
    return talk;
}

} // namespace

class TranscriptAccessibleTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aMessageIsReadByItsBoundaries();
    void linesAreThoseOnTheScreen();
    void charactersLieWhereTheyAreSeen();
    void attributesTellTheLook();
    void theCaretIsTheTranscriptsOwn();
    void aSelectionGoesBothWays();
    void aSelectionOverSeveralMessages();
    void offsetsFromElsewhereDoNoHarm();
    void messagesOutOfSightCostNothingUntilRead();
    void whatCanBePressedIsBelow();
    void sentencesAreToldOnceAndInOrder();
    void insertionsAddUpToTheText();
    void aMessageThatGoesIsForgotten();
    void aHugeAnswerIsToldInBounds();
};

void TranscriptAccessibleTest::initTestCase()
{
    QTRY_VERIFY(QAccessible::isActive());
    QAccessible::installUpdateHandler(&hear);
}

void TranscriptAccessibleTest::aMessageIsReadByItsBoundaries()
{
    ReadWindow window(oneAnswer("# Title\n\nOne word. Two *words*."));
    QCOMPARE(window.message(1)->text(QAccessible::Name), u"Answer from qwen-plus"_s);
    QCOMPARE(window.whole(1), u"Title\nOne word. Two words."_s);
    int from = 0;
    int to = 0;
    QAccessibleTextInterface &text = window.text(1);
    QCOMPARE(text.textAtOffset(6, QAccessible::CharBoundary, &from, &to), u"O"_s);
    QCOMPARE(text.textAtOffset(11, QAccessible::WordBoundary, &from, &to), u"word"_s);
    QCOMPARE(text.textAtOffset(18, QAccessible::SentenceBoundary, &from, &to), u"Two words."_s);
    QCOMPARE(text.textAtOffset(8, QAccessible::LineBoundary, &from, &to), u"One word. Two words."_s);
    QCOMPARE(from, 6);
    QCOMPARE(text.textBeforeOffset(8, QAccessible::LineBoundary, &from, &to), u"Title\n"_s);
    QCOMPARE(text.textAfterOffset(2, QAccessible::LineBoundary, &from, &to), u"One word. Two words."_s);
    QCOMPARE(text.textAfterOffset(8, QAccessible::LineBoundary, &from, &to), QString());
    QCOMPARE(text.textBeforeOffset(2, QAccessible::LineBoundary, &from, &to), QString());
}

void TranscriptAccessibleTest::linesAreThoseOnTheScreen()
{
    ReadWindow window(oneAnswer(QByteArray("Some words that go on. ").repeated(40)
                                + "\n\n* item\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n\ny\n```\n"));
    QAccessibleTextInterface &text = window.text(1);
    QStringList lines;
    for (int offset = 0; offset < text.characterCount();) {
        int from = 0;
        int to = 0;
        lines += text.textAtOffset(offset, QAccessible::LineBoundary, &from, &to);
        QCOMPARE(from, offset);
        QVERIFY(to > offset);
        const QRect first = text.characterRect(from);
        QVERIFY(first.top() <= text.characterRect(to - 1).center().y());
        QVERIFY(first.bottom() >= text.characterRect(to - 1).center().y());
        offset = to;
    }
    QCOMPARE(lines.join(QString()), window.whole(1));
    QVERIFY(lines.size() > 10);
    QCOMPARE(lines.mid(lines.size() - 6),
             (QStringList{u"• item\n"_s, u"a\tb\n"_s, u"1\t2\n"_s, u"x\n"_s, u"\n"_s, u"y"_s}));
    for (const QString &line : std::as_const(lines))
        QVERIFY(line.size() < 130);
}

void TranscriptAccessibleTest::charactersLieWhereTheyAreSeen()
{
    ReadWindow window(oneAnswer("Some *words* `here`.\n\n```c\nint x;\n```\n\nEnd"));
    QAccessibleTextInterface &text = window.text(1);
    const QRect message = window.message(1)->rect();
    for (int offset = 0; offset < text.characterCount(); ++offset) {
        const QRect rect = text.characterRect(offset);
        QVERIFY2(message.contains(rect), qPrintable(QString::number(offset)));
        if (window.whole(1).at(offset).isSpace())
            continue;
        QVERIFY(rect.width() > 2 && rect.height() > 8);
        QCOMPARE(text.offsetAtPoint(rect.center() - QPoint(1, 0)), offset);
    }
    QCOMPARE(text.offsetAtPoint(message.topLeft() - QPoint(0, 20)), -1);
    QCOMPARE(text.offsetAtPoint(message.bottomRight()), -1);
}

void TranscriptAccessibleTest::attributesTellTheLook()
{
    ReadWindow window(oneAnswer("a **b** *i* `c` [l](https://example.org)"));
    QAccessibleTextInterface &text = window.text(1);
    const auto at = [&](QChar c) {
        int from = 0;
        int to = 0;
        const QString all = text.attributes(int(window.whole(1).indexOf(c)), &from, &to);
        return from + 1 == to || c == u'a' ? all : u"wrong range"_s;
    };
    QVERIFY(!at(u'a').contains("bold"_L1) && !at(u'a').contains("italic"_L1));
    QVERIFY(at(u'b').contains("font-weight:bold"_L1));
    QVERIFY(at(u'i').contains("font-style:italic"_L1));
    QVERIFY(at(u'c').contains("font-family:"_L1));
    QVERIFY(at(u'c').section(u"font-family"_s, 1) != at(u'a').section(u"font-family"_s, 1));
    QVERIFY(at(u'l').contains("text-underline-type:single"_L1));
}

void TranscriptAccessibleTest::theCaretIsTheTranscriptsOwn()
{
    ReadWindow window(oneAnswer(samples::longAnswer(20'000)));
    QCOMPARE(window.text(1).cursorPosition(), -1);
    const int offset = int(window.whole(1).size()) / 2;
    window.text(1).setCursorPosition(offset);
    QCOMPARE(window.text(1).cursorPosition(), offset);
    QCOMPARE(window.text(0).cursorPosition(), -1);
    QVERIFY(window.view.viewport()->rect().contains(
        window.view.viewport()->mapFromGlobal(window.text(1).characterRect(offset).center())));
    QCOMPARE(count(QAccessible::TextCaretMoved), 1);
    QCOMPARE(std::find_if(heard.begin(), heard.end(), isCaret)->at, offset);
    // The keyboard goes on from there.
    window.message(1)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(window.message(1)->state().focused);
    QCOMPARE(window.list()->focusChild(), window.message(1));
    QTest::keyClick(&window.view, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(window.text(1).cursorPosition(), offset + 1);
    QCOMPARE(window.text(1).selectionCount(), 1);
    QCOMPARE(heard.back().type, QAccessible::TextSelectionChanged);
}

void TranscriptAccessibleTest::aSelectionGoesBothWays()
{
    ReadWindow window(oneAnswer("Some *words* here.\n\n```c\nint x;\n```"));
    QAccessibleTextInterface &text = window.text(1);
    QCOMPARE(text.selectionCount(), 0);
    text.addSelection(5, 10);
    QCOMPARE(window.view.selectedText(), u"words"_s);
    QVERIFY(count(QAccessible::TextSelectionChanged) > 0);
    text.setSelection(1, 0, 4); // there is only one
    QCOMPARE(window.view.selectedText(), u"words"_s);
    text.setSelection(0, 11, 20);
    QCOMPARE(window.view.selectedText(), u"here.\n\nint"_s);
    int from = 0;
    int to = 0;
    text.selection(0, &from, &to);
    QCOMPARE(from, 11);
    QCOMPARE(to, 20);
    text.removeSelection(0);
    QCOMPARE(text.selectionCount(), 0);
    QVERIFY(!window.view.hasSelection());
    QCOMPARE(window.text(1).cursorPosition(), to);
}

void TranscriptAccessibleTest::aSelectionOverSeveralMessages()
{
    ReadWindow window(oneAnswer("The answer"));
    window.view.selectAll();
    int from = 0;
    int to = 0;
    for (const int row : {0, 1}) {
        QCOMPARE(window.text(row).selectionCount(), 1);
        window.text(row).selection(0, &from, &to);
        QCOMPARE(from, 0);
        QCOMPARE(to, window.text(row).characterCount());
    }
    QCOMPARE(count(QAccessible::TextSelectionChanged), 2);
    window.view.select({{0, {0, 0}, 2}, {1, {0, 0}, 3}});
    window.text(0).selection(0, &from, &to);
    QCOMPARE(std::pair(from, to), std::pair(2, window.text(0).characterCount()));
    window.text(1).selection(0, &from, &to);
    QCOMPARE(std::pair(from, to), std::pair(0, 3));
}

void TranscriptAccessibleTest::offsetsFromElsewhereDoNoHarm()
{
    ReadWindow window(oneAnswer("Text"));
    samples::Talk running = samples::empty();
    running.begin(u"qwen-plus"_s);
    ReadWindow empty(std::move(running));
    for (ReadWindow *each : {&window, &empty}) {
        const int row = each->talk.model->rowCount() - 1;
        QAccessibleTextInterface &text = each->text(row);
        for (const int offset : {-1000, -1, 0, 3, 4, 5, 1000, std::numeric_limits<int>::max()}) {
            int from = 0;
            int to = 0;
            for (const auto boundary : {QAccessible::LineBoundary, QAccessible::ParagraphBoundary}) {
                static_cast<void>(text.textAtOffset(offset, boundary, &from, &to));
                static_cast<void>(text.textBeforeOffset(offset, boundary, &from, &to));
                static_cast<void>(text.textAfterOffset(offset, boundary, &from, &to));
            }
            static_cast<void>(text.characterRect(offset));
            static_cast<void>(text.attributes(offset, &from, &to));
            static_cast<void>(text.text(offset, -offset));
            text.scrollToSubstring(offset, offset);
            text.setCursorPosition(offset);
            text.setSelection(0, offset, 2);
            QVERIFY(text.cursorPosition() <= text.characterCount());
        }
    }
}

void TranscriptAccessibleTest::messagesOutOfSightCostNothingUntilRead()
{
    ReadWindow window(samples::plain(2000));
    const int built = window.view.rows().builtCount();
    QVERIFY(built < 100);
    QCOMPARE(window.list()->childCount(), 2001);
    for (int row = 0; row < 2000; ++row) {
        QVERIFY(!window.message(row)->text(QAccessible::Name).isEmpty());
        QCOMPARE(window.message(row)->state().offscreen, row < window.view.scroll().firstRow());
    }
    QCOMPARE(window.view.rows().builtCount(), built);
    const int value = window.view.scroll().value();
    for (int row = 0; row < 500; ++row)
        QVERIFY(!window.whole(row).isEmpty());
    // What was read is let go of again, and the reader stays where they were.
    QTRY_VERIFY(window.view.rows().builtCount() <= TranscriptRows::kept);
    QVERIFY(window.view.isPinnedToEnd());
    QVERIFY(window.view.scroll().value() != 0 || value == 0);
}

void TranscriptAccessibleTest::whatCanBePressedIsBelow()
{
    ReadWindow window(oneAnswer("See [the page](https://example.org).\n\n```c\nint x;\n```"));
    QSignalSpy opened(&window.view, &TranscriptView::linkActivated);
    QAccessibleInterface *link = window.child(1, u"the page"_s);
    QVERIFY(link);
    QCOMPARE(link->role(), QAccessible::Link);
    QVERIFY(window.message(1)->rect().contains(link->rect()));
    QVERIFY(link->state().focusable && !link->state().focused);
    heard.clear();
    link->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(link->state().focused);
    QCOMPARE(window.list()->focusChild(), link);
    QCOMPARE(heard.back().type, QAccessible::Focus);
    QCOMPARE(heard.back().name, u"the page"_s);
    QTest::keyClick(&window.view, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    link->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(opened.count(), 2);
    QVERIFY(window.child(1, u"Copy the code"_s));
}

void TranscriptAccessibleTest::sentencesAreToldOnceAndInOrder()
{
    ReadWindow window(samples::empty());
    const base::MessageId id = window.talk.begin(u"qwen-plus"_s);
    const auto feed = [&](const QByteArray &text, const QString &last) {
        for (const char letter : text) {
            window.append(id, QByteArray(1, letter));
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(announced().join(u'\n').endsWith(last));
    };
    feed("It begins. **Then** it go", u"It begins."_s);
    feed("es on.\n\n* one\n* two\n\n```py\nx =", u"• two"_s);
    feed(" 1\ny = 2\n```\n\nThat", u"2 line(s)"_s);
    feed(" was it. 你好。再见！ And it ends", u"再见！"_s);
    QCOMPARE(announced().size(), 4);
    QVERIFY(!announced().join(u'\n').contains("And it ends"_L1));
    window.talk.conversation->finish(id, chat::Outcome::Complete, {});
    QTRY_VERIFY(announced().join(u'\n').contains("And it ends"_L1));
    QCOMPARE(
        announced().join(u'\n').split(u'\n'),
        (QStringList{u"Answer from qwen-plus"_s, u"It begins."_s, u"Then it goes on."_s, u"• one"_s, u"• two"_s,
                     u"code, Python, 2 line(s)"_s, u"That was it."_s, u"你好。"_s, u"再见！"_s, u"And it ends"_s}));
    QCOMPARE(announced().size(), 5);
}

void TranscriptAccessibleTest::insertionsAddUpToTheText()
{
    ReadWindow window(samples::empty());
    const base::MessageId id = window.talk.begin(u"qwen-plus"_s);
    const auto untilTold = [&](const QByteArray &text) {
        const int before = count(QAccessible::TextInserted);
        window.append(id, text);
        QTRY_VERIFY(count(QAccessible::TextInserted) > before);
    };
    untilTold("One *is. Two");
    QCOMPARE(followed(), u"One *is."_s);
    untilTold("* and three. Now");
    QCOMPARE(followed(), u"One is. Two and three."_s);
    untilTold(" come\n\n```c\nint");
    window.append(id, " x;\n```\n\nEnd");
    window.talk.conversation->finish(id, chat::Outcome::Complete, {});
    QTRY_COMPARE(followed(), window.whole(0));
    QCOMPARE(followed(), u"One is. Two and three. Now come\nint x;\nEnd"_s);
    QCOMPARE(count(QAccessible::ObjectCreated), 1);
    QCOMPARE(count(QAccessible::StateChanged), 2); // busy, and no longer
}

void TranscriptAccessibleTest::aMessageThatGoesIsForgotten()
{
    ReadWindow window(samples::plain(4));
    QAccessibleInterface *last = window.message(window.talk.model->rowCount() - 1);
    QVERIFY(last->isValid());
    static_cast<void>(window.whole(window.talk.model->rowCount() - 1));
    window.text(window.talk.model->rowCount() - 1).setCursorPosition(3);
    window.view.setModel(nullptr);
    QVERIFY(!last->isValid());
    QCOMPARE(last->textInterface()->characterCount(), 0);
    QCOMPARE(last->textInterface()->cursorPosition(), -1);
    QCOMPARE(last->childCount(), 0);
    last->textInterface()->setCursorPosition(1);
    QCOMPARE(last->rect(), QRect());
}

void TranscriptAccessibleTest::aHugeAnswerIsToldInBounds()
{
    ReadWindow window(samples::empty());
    const base::MessageId id = window.talk.begin(u"qwen-plus"_s);
    window.append(id, QByteArray("This is said. ").repeated(5000));
    QTRY_VERIFY(!announced().isEmpty());
    QVERIFY(announced().constFirst().size() < 1200);
    window.talk.conversation->finish(id, chat::Outcome::Stopped, {});
    QTRY_VERIFY_WITH_TIMEOUT(announced().constLast().contains("Stopped."_L1), 30'000);
    QVERIFY(announced().join(u'\n').contains("The rest can be read in the message."_L1));
    QVERIFY(announced().join(u'\n').size() < 12'000);
}

QTEST_MAIN(TranscriptAccessibleTest)
#include "tst_transcriptaccessible.moc"
