// SPDX-License-Identifier: GPL-3.0-or-later
#include "structureline.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::markdown::testing {

bool StructureRun::looksLike(const StructureRun &other) const
{
    return isBold == other.isBold && isItalic == other.isItalic && isStruck == other.isStruck && isCode == other.isCode
        && isImage == other.isImage && href == other.href;
}

void StructureText::add(StructureRun run)
{
    if (run.text.isEmpty())
        return;
    if (!m_runs.empty() && m_runs.back().looksLike(run))
        m_runs.back().text += run.text;
    else
        m_runs.push_back(std::move(run));
}

bool StructureText::isBlank() const
{
    return line().isEmpty();
}

QString StructureText::line() const
{
    std::vector<StructureRun> runs(m_runs);
    const auto isSpace = [](QChar c) { return c == u' ' || c == u'\n'; };
    while (!runs.empty() && !runs.front().isCode && isSpace(runs.front().text.front())) {
        runs.front().text.remove(0, 1);
        if (runs.front().text.isEmpty())
            runs.erase(runs.begin());
    }
    while (!runs.empty() && !runs.back().isCode && isSpace(runs.back().text.back())) {
        runs.back().text.chop(1);
        if (runs.back().text.isEmpty())
            runs.pop_back();
    }
    QString line;
    for (const StructureRun &run : runs) {
        QString text = run.text;
        if (run.isCode)
            text = u'`' + text + u'`';
        if (run.isStruck)
            text = u'~' + text + u'~';
        if (run.isItalic)
            text = u'/' + text + u'/';
        if (run.isBold)
            text = u'*' + text + u'*';
        if (!run.href.isEmpty())
            text = (run.isImage ? u"<!"_s : u"<"_s) + run.href + u'|' + text + u'>';
        line += text;
    }
    return line;
}

QString StructurePlace::prefix() const
{
    return u"> "_s.repeated(quotes) + QString::number(lists) + u' ' + marker + u"| "_s;
}

} // namespace tokenhub::markdown::testing
