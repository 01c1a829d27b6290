// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QRect>
#include <QString>

//! Pictures of formulas side by side in one file, and a comparison that lets through how an edge was smoothed.
namespace tokenhub::typeset::testing {

struct ContactSheet {
    QImage image;
    QList<QRect> cells;

    //! In rows, in their order, black on white.
    [[nodiscard]] static ContactSheet of(const QList<QImage> &pictures);
    [[nodiscard]] static ContactSheet load(const QString &file);
    [[nodiscard]] bool save(const QString &file) const; //!< a grey PNG that holds the cells' places as well
    [[nodiscard]] QImage cell(qsizetype index) const { return image.copy(cells.at(index)); }
};

//! How much of the ink is elsewhere, where that is the most: 0 for the same picture, 1 and more where nothing fits, 2
//! for another size.
[[nodiscard]] double difference(const QImage &a, const QImage &b);

} // namespace tokenhub::typeset::testing
