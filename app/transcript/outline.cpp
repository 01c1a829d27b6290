// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/outline.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr qsizetype longestShown = 200; // bytes of a line

//! What a reader sees of a line of Markdown, near enough to be recognised.
QString withoutSigns(QString text)
{
    static const QRegularExpression link(u"!?\\[([^\\]]*)\\]\\([^)]*\\)"_s);
    static const QRegularExpression signs(u"[*`~\\\\]"_s);
    return text.replace(link, u"\\1"_s).remove(signs).simplified();
}

QString shown(QByteArrayView line)
{
    return QString::fromUtf8(line.first(std::min(line.size(), longestShown)));
}

QString firstLine(const QByteArray &text)
{
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype lineEnd = text.indexOf('\n', at);
        const qsizetype end = lineEnd < 0 ? text.size() : lineEnd;
        const QString line = shown(QByteArrayView(text).sliced(at, end - at)).simplified();
        if (!line.isEmpty())
            return line;
        at = end + 1;
    }
    return {};
}

//! Length of a fence that \a line begins or ends; 0 for none.
qsizetype fenceOf(QByteArrayView line)
{
    if (line.isEmpty() || (line.front() != '`' && line.front() != '~'))
        return 0;
    qsizetype length = 0;
    while (length < line.size() && line.at(length) == line.front())
        ++length;
    return length >= 3 ? length : 0;
}

int headingLevel(QByteArrayView line)
{
    int level = 0;
    while (level < line.size() && line.at(level) == '#')
        ++level;
    const bool isHeading = level >= 1 && level <= 6 && (level == line.size() || line.at(level) == ' ');
    return isHeading ? level : 0;
}

} // namespace

std::vector<SourceHeading> headingsIn(QByteArrayView markdown)
{
    std::vector<SourceHeading> headings;
    char fence = 0;
    qsizetype fenceLength = 0;
    for (qsizetype at = 0; at < markdown.size() && int(headings.size()) < mostOutlined;) {
        const qsizetype lineEnd = markdown.indexOf('\n', at);
        const qsizetype end = lineEnd < 0 ? markdown.size() : lineEnd;
        QByteArrayView line = markdown.sliced(at, end - at);
        at = end + 1;
        for (int spaces = 0; spaces < 3 && !line.isEmpty() && line.front() == ' '; ++spaces)
            line = line.sliced(1);
        const qsizetype ticks = fenceOf(line);
        if (fence != 0) {
            if (ticks >= fenceLength && line.front() == fence)
                fence = 0;
            continue;
        }
        if (ticks > 0) {
            fence = line.front();
            fenceLength = ticks;
            continue;
        }
        if (const int level = headingLevel(line); level > 0) {
            static const QRegularExpression closing(u"\\s+#+$"_s);
            headings.push_back({level, withoutSigns(shown(line.sliced(level)).trimmed().remove(closing))});
        }
    }
    return headings;
}

std::vector<OutlineEntry> outlineOf(const chat::ConversationModel &model)
{
    std::vector<OutlineEntry> entries;
    for (int row = 0; row < model.rowCount() && int(entries.size()) < mostOutlined; ++row) {
        const chat::Message &message = model.message(row);
        if (message.role == chat::Role::User) {
            entries.push_back({.message = message.id, .text = firstLine(message.text())});
            continue;
        }
        if (message.role != chat::Role::Assistant)
            continue;
        int heading = 0;
        for (SourceHeading &each : headingsIn(message.text()))
            entries.push_back(
                {.message = message.id, .heading = heading++, .level = each.level, .text = std::move(each.text)});
    }
    return entries;
}

} // namespace tokenhub::app
