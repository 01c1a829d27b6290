// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codeworker.h"

#include "codesamples.h"

#include <QAbstractEventDispatcher>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace codesamples;

namespace {

bool isModuleLoaded()
{
    QFile maps(u"/proc/self/maps"_s);
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("tokenhub-code.so");
}

} // namespace

class TestCodeWorker : public QObject
{
    Q_OBJECT

private slots:
    //! The first test: the module is never unloaded.
    void startsNothingBeforeItIsAsked()
    {
        CodeWorker worker(files());
        worker.cancel(CodeBlockId(1));
        worker.request({CodeBlockId(1), 1, &codeLanguage(u""), u"plain"_s});
        QVERIFY(!isModuleLoaded());
        QVERIFY(worker.findChildren<QObject *>().isEmpty());
    }

    void answersOnItsOwnersThread()
    {
        CodeWorker worker(files());
        QThread *thread = nullptr;
        std::vector<CodeSpans> known;
        connect(
            &worker, &CodeWorker::coloured, this,
            [&](const CodeAnswer &answer) {
                thread = QThread::currentThread();
                QCOMPARE(answer.block, CodeBlockId(5));
                takeIn(answer.lines, known);
            },
            Qt::DirectConnection);
        const CodeLanguage &rust = codeLanguage(u"rs");
        const QString text = sample(rust);
        worker.request({CodeBlockId(5), 1, &rust, text});
        QTRY_COMPARE(known.size(), std::size_t(text.count(u'\n') + 1));
        QVERIFY(isModuleLoaded());
        QCOMPARE(thread, QThread::currentThread());
        const auto backEnd = loadCodeBackEnd(files());
        QCOMPARE(dumped(text, known), dumped(text, coloured(*backEnd, rust, text)));
    }

    void followsAStream()
    {
        CodeWorker worker(files());
        std::vector<CodeSpans> known;
        quint64 last = 0;
        connect(&worker, &CodeWorker::coloured, this, [&](const CodeAnswer &answer) {
            QVERIFY(answer.revision >= last);
            last = answer.revision;
            takeIn(answer.lines, known);
        });
        const CodeLanguage &language = codeLanguage(u"cpp");
        const QString text = sample(language).repeated(20);
        quint64 revision = 0;
        for (qsizetype end = 1; end < text.size(); end += 37) {
            worker.request({CodeBlockId(1), ++revision, &language, text.left(end)});
            if (revision % 20 == 0)
                QCoreApplication::processEvents();
        }
        worker.request({CodeBlockId(1), ++revision, &language, text});
        QTRY_COMPARE(known.size(), std::size_t(text.count(u'\n') + 1));
        QTRY_COMPARE(last, revision);
        const auto backEnd = loadCodeBackEnd(files());
        QTRY_COMPARE(dumped(text, known), dumped(text, coloured(*backEnd, language, text)));
    }

    void saysNothingOfWhatIsCancelled()
    {
        CodeWorker worker(files());
        QSignalSpy spy(&worker, &CodeWorker::coloured);
        const QString text = u"int a = 1; // x\n"_s.repeated(5'000);
        worker.request({CodeBlockId(1), 1, &codeLanguage(u"c"), text});
        worker.request({CodeBlockId(2), 1, &codeLanguage(u"c"), text});
        QTRY_VERIFY(spy.count() > 0);
        worker.cancel(CodeBlockId(1));
        worker.cancel(CodeBlockId(2));
        const auto before = spy.count();
        bool isAnswered = false;
        connect(&worker, &CodeWorker::coloured, this, [&](const CodeAnswer &answer) {
            QCOMPARE(answer.block, CodeBlockId(3));
            isAnswered = true;
        });
        worker.request({CodeBlockId(3), 1, &codeLanguage(u"c"), u"int a;"_s});
        QTRY_VERIFY(isAnswered);
        QCOMPARE(spy.count(), before + 1);
    }

    void endsInTheMiddleOfWork()
    {
        QElapsedTimer timer;
        timer.start();
        {
            CodeWorker worker(files());
            QSignalSpy spy(&worker, &CodeWorker::coloured);
            for (quint64 i = 0; i < 50; ++i)
                worker.request(
                    {CodeBlockId(i), 1, &codeLanguage(u"cpp"), u"int a = f(\"x\", 'y'); // x\n"_s.repeated(5'000)});
            QTRY_VERIFY(spy.count() > 0);
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestCodeWorker)
#include "tst_codeworker.moc"
