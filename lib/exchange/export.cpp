// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/export.h"

#include "exchange/csvtable.h"
#include "exchange/foreigntext.h"
#include "exchange/htmldocument.h"
#include "exchange/jsondocument.h"
#include "exchange/markdowndocument.h"

#include <QRegularExpression>

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList suffixesOf(Format format)
{
    switch (format) {
    case Format::Html:
        return {u"html"_s, u"htm"_s};
    case Format::Markdown:
        return {u"md"_s, u"markdown"_s};
    case Format::Json:
        return {u"json"_s};
    case Format::Csv:
        break;
    }
    return {u"csv"_s};
}

//! File systems count bytes, at most 255, and the suffix and a "(2)" are still to come.
QString cutToBytes(const QString &name, qsizetype most)
{
    QString cut = name;
    while (cut.toUtf8().size() > most)
        cut.chop(cut.size() > 1 && cut.back().isLowSurrogate() ? 2 : 1);
    return cut;
}

} // namespace

QByteArray exported(const chat::Conversation &conversation, Format format, const ExportOptions &options)
{
    const Report report = makeReport(conversation, options);
    switch (format) {
    case Format::Html:
        return htmlDocument(report);
    case Format::Markdown:
        return markdownDocument(report);
    case Format::Json:
        return jsonDocument(report);
    case Format::Csv:
        break;
    }
    return csvTable(report);
}

QString suffixOf(Format format)
{
    return suffixesOf(format).front();
}

QString fileNameOf(const QString &title)
{
    static const QRegularExpression forbidden(u"[/\\\\:*?\"<>|%]+"_s);
    static const QRegularExpression reserved(u"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    QString name = oneLine(title, 100).replace(forbidden, u" "_s).simplified();
    name = cutToBytes(name, 150);
    // A leading dot hides a file, a trailing one gets lost, a leading dash is an option to many programs.
    while (!name.isEmpty() && u" .-~"_s.contains(name.front()))
        name.remove(0, 1);
    while (!name.isEmpty() && u" ."_s.contains(name.back()))
        name.chop(1);
    if (name.contains(reserved))
        name.prepend(u'_');
    return name.isEmpty() ? u"conversation"_s : name;
}

QString withSuffix(const QString &file, Format format)
{
    for (const Format each : formats) {
        for (const QString &suffix : suffixesOf(each)) {
            if (!file.endsWith(u'.' + suffix, Qt::CaseInsensitive))
                continue;
            return each == format ? file : file.chopped(suffix.size()) + suffixOf(format);
        }
    }
    return file + u'.' + suffixOf(format);
}

} // namespace tokenhub::exchange
