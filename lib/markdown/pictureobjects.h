// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QTextObjectInterface>
#include <QThreadPool>

namespace tokenhub::markdown {

//! \brief Draws the pictures that a text carries in itself, no wider than the text; a frame until they are decoded,
//! which happens on a thread of its own, and where that fails. Owned by the view, one for all its documents; GUI
//! thread. Nothing is ever fetched. Give it to each laid-out document:
//! document->documentLayout()->registerHandler(PictureObject, objects).
class PictureObjects : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    explicit PictureObjects(QObject *parent = nullptr);

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;

signals:
    void decoded(); //!< what is in sight may look other

private:
    void decode(const QByteArray &key, const QByteArray &bytes, QSize size);
    void keep(const QByteArray &key, const QImage &image);

    QCache<QByteArray, QImage> m_images; //!< by what the picture is known by; cost in bytes
    QSet<QByteArray> m_asked;
    QThreadPool m_pool;
};

} // namespace tokenhub::markdown
