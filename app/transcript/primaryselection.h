// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QPointer>
#include <functional>

namespace tokenhub::app {

//! \brief What a middle click inserts (X11's primary selection): the selected text, which is made when another program
//! asks for it and not at each step of selecting. Offered when something is selected, withdrawn when that is over and
//! nobody else has offered something since. Owned by a view, GUI thread.
class PrimarySelection
{
public:
    explicit PrimarySelection(std::function<QString()> text) : m_text(std::move(text)) { }
    ~PrimarySelection() { withdraw(); }
    Q_DISABLE_COPY_MOVE(PrimarySelection)

    void offer();
    void withdraw();

private:
    std::function<QString()> m_text;
    QPointer<QMimeData> m_offered;
};

} // namespace tokenhub::app
