// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include "base/logging.h"
#include "theme/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

QString pathOf(const QString &name)
{
    return ":/icons/"_L1 + name + ".svg"_L1;
}

QByteArray svgOf(const QString &name)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(base::logApp) << "there is no icon" << name;
        return {};
    }
    // The set's stroke of 2 is drawn for 24 px; beside our text at 16 px it looks bold.
    return file.readAll().replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
}

//! In device pixels. QtSvg paints currentColor black, so only the coverage is taken from the drawing.
QPixmap tinted(const QString &name, QSize size, const QColor &colour)
{
    const QString key
        = "tokenhub-icon/%1/%2x%3/%4"_L1.arg(name).arg(size.width()).arg(size.height()).arg(colour.rgba());
    QPixmap pixmap;
    if (size.isEmpty() || QPixmapCache::find(key, &pixmap))
        return pixmap;

    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(svgOf(name));
    if (renderer.isValid()) {
        const int side = std::min(size.width(), size.height());
        QPainter painter(&image);
        renderer.render(&painter, QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), colour);
    }
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QColor colourOf(Tint tint, QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    const Theme theme = themeOf(palette);
    switch (tint) {
    case Tint::Ink:
        return theme.ink;
    case Tint::QuietInk:
        return theme.quietInk;
    case Tint::Accent:
        return theme.accent;
    case Tint::OnAccent:
        return theme.onAccent;
    case Tint::Good:
        return theme.good;
    case Tint::Warn:
        return theme.warn;
    case Tint::Bad:
        return theme.bad;
    }
    return theme.ink;
}

//! Keeps no pixmap: the colour is asked for at each painting, so that a change of theme reaches every icon.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, Tint tint) : m_name(std::move(name)), m_tint(tint) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, colourOf(m_tint, mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(m_name, size, colourOf(m_tint, mode));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        // Qt 6.8 asks in pixels of the layout, earlier ones in those of the screen.
        const bool isInLayoutPixels = QT_VERSION >= QT_VERSION_CHECK(6, 8, 0);
        return pixmap(isInLayoutPixels ? (QSizeF(size) * scale).toSize() : size, mode, state);
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    bool isNull() override { return false; }
    QString key() const override { return u"tokenhub-tinted"_s; }
    QString iconName() override { return m_name; }
    QIconEngine *clone() const override { return new TintedIconEngine(*this); }

private:
    QString m_name;
    Tint m_tint;
};

} // namespace

QIcon icon(const QString &name, Tint tint)
{
    if (!QFile::exists(pathOf(name))) {
        qCWarning(base::logApp) << "there is no icon" << name;
        return {};
    }
    return QIcon(new TintedIconEngine(name, tint));
}

QIcon programIcon()
{
    QIcon icon;
    QSvgRenderer renderer(u":/app/icon.svg"_s);
    for (const int side : {16, 24, 32, 48, 64, 128}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, side, side));
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

QPixmap iconPixmap(const QString &name, int size, qreal devicePixelRatio, const QColor &colour)
{
    const int side = int(std::lround(size * devicePixelRatio));
    QPixmap pixmap = tinted(name, {side, side}, colour);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour)
{
    const int side = std::min(rect.width(), rect.height());
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    const qreal ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(square.topLeft(), iconPixmap(name, side, ratio, colour));
}

} // namespace tokenhub::app
