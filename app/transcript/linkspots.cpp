// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/linkspots.h"

#include "markdown/linkpolicy.h"
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
};

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
            const QTextFragment fragment = it.fragment();
            const QString href = fragment.charFormat().isAnchor() ? fragment.charFormat().anchorHref() : QString();
            if (href != run.href) {
                addSpot(run, text, spots);
                run = {.range = {fragment.position(), 0}, .href = href, .label = {}};
            }
            run.range.last = fragment.position() + fragment.length();
            run.label += fragment.text();
        }
        addSpot(run, text, spots);
    }
}

QUrl linkOf(const Spot &spot)
{
    const auto link = markdown::checkLink(QStringView(spot.id).mid(spot.id.indexOf(u' ') + 1));
    return spot.kind == SpotKind::Link && link ? link->url : QUrl();
}

} // namespace tokenhub::app
