// SPDX-License-Identifier: GPL-3.0-or-later
#include "codesamples.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace codesamples {

CodeFiles files()
{
    return CodeFiles::nextTo(QString::fromUtf8(TOKENHUB_BIN_DIR));
}

QString sampleFile(const CodeLanguage &language)
{
    return QString::fromUtf8(TOKENHUB_TEST_DATA) + u"/code/"_s + QString(language.id) + u'.' + QString(language.suffix);
}

QString sample(const CodeLanguage &language)
{
    QFile file(sampleFile(language));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void takeIn(const CodeLines &lines, std::vector<CodeSpans> &all)
{
    all.resize(std::size_t(lines.firstLine) + lines.spans.size());
    std::copy(lines.spans.begin(), lines.spans.end(), all.begin() + lines.firstLine);
}

std::vector<CodeSpans> coloured(CodeBackEnd &backEnd, const CodeLanguage &language, const QString &text,
                                const CodeLimits &limits)
{
    std::vector<CodeSpans> all;
    if (!backEnd.prepare(language))
        return all;
    CodeColours colours(language, limits);
    colours.setText(text);
    while (!colours.isDone())
        takeIn(colours.advance(backEnd, QDeadlineTimer(QDeadlineTimer::Forever)), all);
    return all;
}

QChar letterOf(CodeClass codeClass)
{
    return u" ktfvcnse/#agop+-h"_s[int(codeClass)];
}

QString dumped(const QString &text, const std::vector<CodeSpans> &lines)
{
    const QStringList texts = text.split(u'\n');
    QString dump;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        QString letters(texts[i].size(), u' ');
        for (const CodeSpan &span : std::size_t(i) < lines.size() ? lines[std::size_t(i)] : CodeSpans())
            letters.replace(span.start, span.length, QString(span.length, letterOf(span.codeClass)));
        while (letters.endsWith(u' '))
            letters.chop(1);
        dump += u"| "_s + texts[i] + u"\n: "_s + letters + u'\n';
    }
    return dump;
}

} // namespace codesamples
