// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/renderstyle.h"

#include <QFontInfo>

namespace tokenhub::markdown {

qreal RenderStyle::em() const
{
    return QFontInfo(body).pixelSize();
}

qreal RenderStyle::indentWidth() const
{
    return 2 * em();
}

qreal RenderStyle::blockSpacing() const
{
    return 0.75 * em();
}

qreal RenderStyle::quoteBarWidth() const
{
    return qMax(2.0, 0.18 * em());
}

QFont RenderStyle::codeFont() const
{
    return scaled(fixed, 0.93);
}

QFont RenderStyle::scaled(const QFont &font, qreal factor) const
{
    QFont result(font);
    // Both fonts take their size from the body's: a desktop often names its fixed font in another size.
    if (body.pixelSize() > 0)
        result.setPixelSize(qMax(1, qRound(body.pixelSize() * factor)));
    else
        result.setPointSizeF(body.pointSizeF() * factor);
    return result;
}

} // namespace tokenhub::markdown
