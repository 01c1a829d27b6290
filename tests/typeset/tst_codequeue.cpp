// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codequeue.h"

#include "codesamples.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace codesamples;

namespace {

CodeRequest request(quint64 block, quint64 revision, const QString &text)
{
    return {CodeBlockId(block), revision, &codeLanguage(u"c"), text};
}

//! Blocks and revisions in the order of the answers.
QStringList workOff(CodeQueue &queue)
{
    QStringList told;
    while (queue.hasWork()) {
        if (const auto answer = queue.work())
            told += u"%1.%2@%3"_s.arg(quint64(answer->block)).arg(answer->revision).arg(answer->lines.firstLine);
    }
    return told;
}

} // namespace

class TestCodeQueue : public QObject
{
    Q_OBJECT

private slots:
    void answersInTurn()
    {
        CodeQueue queue(files());
        QVERIFY(!queue.hasWork());
        queue.add(request(1, 1, u"int a;"_s));
        queue.add(request(2, 1, u"int b;"_s));
        QCOMPARE(workOff(queue), QStringList({u"1.1@0"_s, u"2.1@0"_s}));
        QVERIFY(!queue.work());
    }

    void takesTheNewestText()
    {
        CodeQueue queue(files());
        queue.add(request(1, 1, u"int a;\n"_s));
        queue.add(request(1, 3, u"int a;\nint b;\n"_s));
        queue.add(request(1, 2, u"nonsense"_s));
        QCOMPARE(workOff(queue), QStringList({u"1.3@0"_s}));
        queue.add(request(1, 3, u"int a;"_s));
        QVERIFY(!queue.hasWork());
        queue.add(request(1, 4, u"int a;\nint b;\nint c;"_s));
        QCOMPARE(workOff(queue), QStringList({u"1.4@2"_s}));
    }

    void forgetsWhatIsCancelled()
    {
        CodeQueue queue(files());
        queue.add(request(1, 1, u"int a;\nint b;"_s));
        queue.add(request(2, 1, u"int b;"_s));
        queue.cancel(CodeBlockId(1));
        QCOMPARE(workOff(queue), QStringList({u"2.1@0"_s}));
        queue.add(request(1, 1, u"int a;\nint b;"_s));
        QCOMPARE(workOff(queue), QStringList({u"1.1@0"_s}));
        queue.cancel(CodeBlockId(99));
    }

    void keepsNoShortBlockWaitingForALongOne()
    {
        CodeQueue queue(files());
        queue.add(request(1, 1, u"static const char *text = \"abc\\n\" + 42; // and so on\n"_s.repeated(3'000)));
        queue.add(request(2, 1, u"int b;"_s));
        const QStringList told = workOff(queue);
        QVERIFY(told.size() > 2);
        QCOMPARE(told.indexOf(u"2.1@0"_s), 1);
        QCOMPARE(told.filter(u"1.1@"_s).size(), told.size() - 1);
    }

    void hasNothingToSayOfPlainText()
    {
        CodeQueue queue(files());
        queue.add({CodeBlockId(1), 1, &codeLanguage(u"nonsense"), u"x"_s});
        queue.add({CodeBlockId(2), 1, nullptr, u"x"_s});
        QVERIFY(!queue.hasWork());
    }

    //! More blocks than it remembers, all asked at once: each is answered all the same.
    void answersAllOfMany()
    {
        CodeQueue queue(files());
        for (quint64 i = 0; i < 300; ++i)
            queue.add(request(i, 1, u"int a;"_s));
        QCOMPARE(workOff(queue).size(), 300);
        queue.add(request(299, 2, u"int a;\nint b;"_s));
        QCOMPARE(workOff(queue), QStringList({u"299.2@0"_s}));
        queue.add(request(0, 2, u"int a;\nint b;"_s));
        QCOMPARE(workOff(queue), QStringList({u"0.2@0"_s}));
    }
};

QTEST_APPLESS_MAIN(TestCodeQueue)
#include "tst_codequeue.moc"
