// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lanehands.h"

#include <QFileDialog>

//! How the journeys export.
namespace tokenhub::journeys {

inline QFileDialog *openExport(const WindowDriver &driver)
{
    using namespace Qt::Literals::StringLiterals;
    driver.window().actions().exportConversation->trigger();
    return driver.find<QFileDialog>("ExportFileDialog"_L1);
}

//! Exports: types a name, and chooses the format whose filter begins with \a filter; empty: as it is.
inline void exportAs(const WindowDriver &driver, const QString &file, const QString &filter = {})
{
    using namespace Qt::Literals::StringLiterals;
    const QPointer<QFileDialog> dialog = openExport(driver);
    QVERIFY(dialog);
    for (const QString &each : dialog->nameFilters()) {
        if (!filter.isEmpty() && each.startsWith(filter)) {
            dialog->selectNameFilter(each);
            emit dialog->filterSelected(each);
        }
    }
    auto *line = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    line->setText(file);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(!dialog);
}

} // namespace tokenhub::journeys
