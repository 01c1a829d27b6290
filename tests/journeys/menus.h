// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QTest>

namespace tokenhub::journeys {

//! By its key: whether a click counts depends, in Qt 6.8, on where the real pointer was when the menu opened.
inline void chooseAction(QMenu &menu, QAction &action)
{
    menu.setActiveAction(&action);
    QTest::keyClick(&menu, Qt::Key_Return);
}

} // namespace tokenhub::journeys
