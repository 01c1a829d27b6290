// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace tokenhub::app {

//! \brief Why a file could not be written.
struct ExportProblem {
    enum class Kind { None, Full, Forbidden, NoFolder, Other };
    Kind kind = Kind::None;
    QString detail; //!< as the system says it
};

//! Exactly the bytes, over what lies there only when all of them are written. Any thread.
[[nodiscard]] ExportProblem saveExport(const QString &file, const QByteArray &bytes);
//! \a file, or beside it "name (2).html" where that is taken already.
[[nodiscard]] QString freeFileName(const QString &file);

} // namespace tokenhub::app
