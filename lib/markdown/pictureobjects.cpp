// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/pictureobjects.h"

#include "markdown/segment.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QTextDocument>

namespace tokenhub::markdown {

namespace {

constexpr int CacheBytes = 96 * 1024 * 1024;
constexpr int AllocationLimitMb = 80; // 4096 x 4096 pixels of four bytes, and what a reader needs beside them
constexpr QSize LargestShown(2048, 1200);

QImage decodedImage(QByteArray bytes, QSize wanted)
{
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    if (reader.size().width() > wanted.width())
        reader.setScaledSize(wanted);
    return reader.read();
}

QSize shownSize(const QTextFormat &format)
{
    const QSize size = format.property(PictureSizeProperty).toSize();
    const bool isLarge = size.width() > LargestShown.width() || size.height() > LargestShown.height();
    return isLarge ? size.scaled(LargestShown, Qt::KeepAspectRatio) : size;
}

} // namespace

PictureObjects::PictureObjects(QObject *parent) : QObject(parent), m_images(CacheBytes)
{
    QImageReader::setAllocationLimit(AllocationLimitMb);
    m_pool.setMaxThreadCount(1);
}

QSizeF PictureObjects::intrinsicSize(QTextDocument *document, int /*position*/, const QTextFormat &format)
{
    constexpr qreal Highest = 600;
    const qreal width = document->textWidth() > 0 ? document->textWidth() : LargestShown.width();
    const QSizeF size = shownSize(format);
    if (size.width() <= width && size.height() <= Highest)
        return size;
    return size.scaled(width, Highest, Qt::KeepAspectRatio).expandedTo({1, 1});
}

void PictureObjects::drawObject(QPainter *painter, const QRectF &rect, QTextDocument * /*document*/, int /*position*/,
                                const QTextFormat &format)
{
    const QTextCharFormat characters = format.toCharFormat();
    const QByteArray key = format.property(PictureKeyProperty).toByteArray();
    if (characters.background().style() != Qt::NoBrush)
        painter->fillRect(rect.adjusted(-2, -2, 2, 2), characters.background()); // a selection
    const QImage *image = m_images.object(key);
    if (image && !image->isNull()) {
        painter->save();
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(rect, *image);
        painter->restore();
        return;
    }
    painter->save();
    painter->setPen(QPen(characters.brushProperty(PictureInkProperty), 1));
    painter->drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    painter->drawText(rect.adjusted(4, 4, -4, -4), int(Qt::AlignCenter) | Qt::TextWordWrap,
                      characters.stringProperty(PictureAltProperty));
    painter->restore();
    if (!image)
        decode(key, format.property(PictureBytesProperty).toByteArray(), shownSize(format));
}

void PictureObjects::decode(const QByteArray &key, const QByteArray &bytes, QSize size)
{
    if (m_asked.contains(key))
        return;
    m_asked.insert(key);
    // The pool ends before this does: nobody is told who has gone.
    m_pool.start([this, key, bytes, size] {
        const QImage image = decodedImage(bytes, size);
        QMetaObject::invokeMethod(this, [this, key, image] { keep(key, image); });
    });
}

void PictureObjects::keep(const QByteArray &key, const QImage &image)
{
    m_asked.remove(key);
    m_images.insert(key, new QImage(image), int(qMax<qsizetype>(1, image.sizeInBytes())));
    emit decoded();
}

} // namespace tokenhub::markdown
