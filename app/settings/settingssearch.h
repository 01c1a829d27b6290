// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

//! Searching a page of settings, whatever it is made of.
namespace tokenhub::app {

//! Marks the rows of \a page that \a query means, or none when it is empty or means the page by its \a title alone.
//! True when the page has anything to do with it.
[[nodiscard]] bool markFound(QWidget *page, const QString &title, const QString &query);
//! Where to go on \a page: the first marked row, else null.
[[nodiscard]] QWidget *firstFound(QWidget *page);
//! The first child of \a within that takes the focus by Tab and can be seen; null if none.
[[nodiscard]] QWidget *firstControl(QWidget *within);

} // namespace tokenhub::app
