// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codemodule.h"

#include "codesamples.h"
#include "typeset/codeworker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::typeset;

namespace {

std::atomic<int> warnings;

} // namespace

class TestCodeModule : public QObject
{
    Q_OBJECT

private slots:
    void liesBesideThePrograms()
    {
        const CodeFiles files = CodeFiles::nextTo(u"/opt/x/bin"_s);
        QCOMPARE(files.module, u"/opt/x/lib/tokenhub-chat/tokenhub-code"_s);
        QCOMPARE(files.definitions, u"/opt/x/share/tokenhub-chat/highlighting"_s);
    }

    void isMissed()
    {
        QTemporaryDir folder;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^No colours for code: "_s));
        QVERIFY(!loadCodeBackEnd(CodeFiles::nextTo(folder.filePath(u"bin"_s))));
    }

    void isNoLibrary()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"broken.so"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a library") > 0);
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^No colours for code: "_s));
        QVERIFY(!loadCodeBackEnd({.module = folder.filePath(u"broken"_s), .definitions = {}}));
    }

    void isNotLookedForElsewhere()
    {
        // Not in the working folder either, where anybody may have put one.
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(QFileInfo(codesamples::files().module).path()));
        QVERIFY(!loadCodeBackEnd({.module = u"./tokenhub-code"_s, .definitions = {}}));
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(!loadCodeBackEnd({.module = u"tokenhub-code"_s, .definitions = {}}));
        QVERIFY(!loadCodeBackEnd({}));
    }

    //! Code is plain then: one warning, no answer, no error, and a worker that ends.
    void isNotNeeded()
    {
        QTemporaryDir folder;
        warnings = 0;
        const QtMessageHandler before
            = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
                  warnings += text.startsWith(u"No colours"_s);
              });
        {
            CodeWorker worker(CodeFiles::nextTo(folder.filePath(u"bin"_s)));
            QSignalSpy answers(&worker, &CodeWorker::coloured);
            for (quint64 i = 1; i < 4; ++i)
                worker.request({CodeBlockId(i), 1, &codeLanguage(u"c"), u"int x;"_s});
            QTRY_COMPARE(warnings.load(), 1);
            QCOMPARE(answers.count(), 0);
        }
        qInstallMessageHandler(before);
        QCOMPARE(warnings.load(), 1);
    }

    void knowsNothingWithoutDefinitions()
    {
        QTemporaryDir empty;
        CodeFiles files = codesamples::files();
        files.definitions = empty.path();
        const auto backEnd = loadCodeBackEnd(files);
        if (!backEnd)
            return; // a build without a library that knows languages
        const bool bringsItsOwn = backEnd->prepare(codeLanguage(u"c"));
        QCOMPARE(backEnd->prepare(codeLanguage(u"c")), bringsItsOwn);
    }
};

QTEST_GUILESS_MAIN(TestCodeModule)
#include "tst_codemodule.moc"
