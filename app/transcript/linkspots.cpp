// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/linkspots.h"

#include "markdown/linkpolicy.h"
#include "markdown/segment.h"
#include "transcript/textmarks.h"

#include <QTextBlock>
#include <QTextDocument>

namespace tokenhub::app {
namespace {

//! Characters of one link, which may be in several formats.
struct Run {
    TextRange range;
    QString href;
    QString label;
    bool isPicture = false;
};

QString hrefOf(const QTextFragment &fragment)
{
    return fragment.charFormat().isAnchor() ? fragment.charFormat().anchorHref() : QString();
}

//! Takes \a fragment into \a run; false where another run begins with it.
bool extend(Run &run, const QTextFragment &fragment)
{
    if (hrefOf(fragment) != run.href)
        return false;
    run.range.last = fragment.position() + fragment.length();
    if (!fragment.charFormat().hasProperty(markdown::SoftBreakProperty))
        run.label += fragment.text();
    run.isPicture = run.isPicture || fragment.charFormat().hasProperty(markdown::ImageProperty);
    return true;
}

LinkDoubt doubtOf(const Run &run, const markdown::Link &link)
{
    if (run.isPicture)
        return LinkDoubt::Picture;
    if (markdown::labelMisleads(run.label, link))
        return LinkDoubt::OtherHost;
    return link.hasForeignLetters ? LinkDoubt::ForeignLetters : LinkDoubt::None;
}

void addSpot(const Run &run, const TextBox &text, std::vector<Spot> &spots)
{
    if (run.href.isEmpty() || spots.size() >= mostLinks)
        return;
    const std::vector<QRectF> rects = rectsOf(*text.document, run.range);
    if (rects.empty())
        return;
    // The same address may stand in a text twice: its place tells them apart.
    spots.push_back({.kind = SpotKind::Link,
                     .label = run.label.simplified(),
                     .id = QString::number(run.range.first) + u' ' + run.href,
                     .rect = rects.front().toAlignedRect().adjusted(-2, -1, 2, 1).translated(text.rect.topLeft()),
                     .leaf = text.leaf});
}

} // namespace

void addLinkSpots(const TextBox &text, std::vector<Spot> &spots)
{
    for (QTextBlock block = text.document->begin(); block.isValid() && spots.size() < mostLinks; block = block.next()) {
        Run run;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (extend(run, it.fragment()))
                continue;
            addSpot(run, text, spots);
            run = {.range = {it.fragment().position(), 0}, .href = hrefOf(it.fragment()), .label = {}};
            static_cast<void>(extend(run, it.fragment()));
        }
        addSpot(run, text, spots);
    }
}

QUrl linkOf(const Spot &spot)
{
    const auto link = markdown::checkLink(QStringView(spot.id).mid(spot.id.indexOf(u' ') + 1));
    return spot.kind == SpotKind::Link && link ? link->url : QUrl();
}

int positionOf(const Spot &spot)
{
    return QStringView(spot.id).left(spot.id.indexOf(u' ')).toInt();
}

std::optional<TextLink> linkAt(const QTextDocument &document, int position)
{
    Run run;
    for (auto it = document.findBlock(position).begin(); !it.atEnd(); ++it) {
        if (extend(run, it.fragment()))
            continue;
        if (run.range.last > position)
            break;
        run = {.range = {it.fragment().position(), 0}, .href = hrefOf(it.fragment()), .label = {}};
        static_cast<void>(extend(run, it.fragment()));
    }
    const auto link = markdown::checkLink(run.href);
    if (!link || position < run.range.first || position >= run.range.last)
        return std::nullopt;
    return TextLink{.url = link->url,
                    .shown = link->shown,
                    .host = link->host.isEmpty() ? link->url.path() : link->host,
                    .doubt = doubtOf(run, *link)};
}

} // namespace tokenhub::app
