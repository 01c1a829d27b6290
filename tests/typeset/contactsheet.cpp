// SPDX-License-Identifier: GPL-3.0-or-later
#include "contactsheet.h"

#include <QPainter>
#include <QStringList>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::typeset::testing {

namespace {

constexpr int Width = 1100;
const QString cellsKey = u"cells"_s;

// A pixel and its neighbours: a line that is smoothed otherwise weighs the same.
int inkAround(const QImage &image, int x, int y)
{
    int ink = 0;
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
            const QPoint at(x + dx, y + dy);
            ink += image.rect().contains(at) ? 255 - qGray(image.pixel(at)) : 0;
        }
    }
    return ink;
}

// A tile has about one letter, so that a wrong one is not outweighed by the rest.
constexpr int TileSize = 16;

double differenceInTile(const QImage &a, const QImage &b, const QRect &tile)
{
    constexpr qint64 Speck = 9 * 255 * 6; // a few pixels alone are no difference
    qint64 ink = Speck;
    qint64 elsewhere = 0;
    for (int y = tile.top(); y <= tile.bottom(); ++y) {
        for (int x = tile.left(); x <= tile.right(); ++x) {
            const int inB = inkAround(b, x, y);
            ink += inB;
            elsewhere += std::abs(inkAround(a, x, y) - inB);
        }
    }
    return double(elsewhere) / double(ink);
}

} // namespace

ContactSheet ContactSheet::of(const QList<QImage> &pictures)
{
    ContactSheet sheet;
    QPoint at(0, 0);
    int rowHeight = 0;
    for (const QImage &picture : pictures) {
        if (at.x() > 0 && at.x() + picture.width() > Width) {
            at = QPoint(0, at.y() + rowHeight);
            rowHeight = 0;
        }
        sheet.cells << QRect(at, picture.size());
        at.rx() += picture.width();
        rowHeight = qMax(rowHeight, picture.height());
    }
    int width = Width;
    for (const QRect &cell : sheet.cells)
        width = qMax(width, cell.right() + 1);
    sheet.image = QImage(width, at.y() + rowHeight, QImage::Format_RGB32);
    sheet.image.fill(Qt::white);
    QPainter painter(&sheet.image);
    for (qsizetype i = 0; i < pictures.size(); ++i)
        painter.drawImage(sheet.cells.at(i).topLeft(), pictures.at(i));
    painter.end();
    sheet.image = sheet.image.convertToFormat(QImage::Format_Grayscale8);
    return sheet;
}

ContactSheet ContactSheet::load(const QString &file)
{
    ContactSheet sheet{.image = QImage(file)};
    for (const QString &cell : sheet.image.text(cellsKey).split(u';', Qt::SkipEmptyParts)) {
        const QStringList numbers = cell.split(u',');
        sheet.cells << QRect(numbers.value(0).toInt(), numbers.value(1).toInt(), numbers.value(2).toInt(),
                             numbers.value(3).toInt());
    }
    return sheet;
}

bool ContactSheet::save(const QString &file) const
{
    QStringList places;
    for (const QRect &cell : cells)
        places << u"%1,%2,%3,%4"_s.arg(cell.x()).arg(cell.y()).arg(cell.width()).arg(cell.height());
    QImage grey(image);
    grey.setText(cellsKey, places.join(u';'));
    return grey.save(file, "PNG", 0);
}

double difference(const QImage &a, const QImage &b)
{
    if (std::abs(a.width() - b.width()) > 1 || std::abs(a.height() - b.height()) > 1)
        return 2;
    double worst = 0;
    for (int y = 0; y < b.height(); y += TileSize) {
        for (int x = 0; x < b.width(); x += TileSize)
            worst = qMax(worst, differenceInTile(a, b, QRect(x, y, TileSize, TileSize)));
    }
    return worst;
}

} // namespace tokenhub::typeset::testing
