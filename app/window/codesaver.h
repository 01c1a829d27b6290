// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QWidget>

namespace tokenhub::app {

class NoticeBar;

//! \brief Saves a code block as a file where a person wants it, off the GUI thread: a file may lie on a slow network.
//! One in a window.
class CodeSaver : public QObject
{
    Q_OBJECT

public:
    CodeSaver(NoticeBar &notices, QWidget *window);

    void ask(const QString &code, const QString &fileName); //!< where to; then it is saved, and told
    void saveTo(const QString &file, const QString &code);

private:
    void tell(const QString &file, const QString &problem); //!< empty: saved

    NoticeBar &m_notices;
    QWidget *m_window;
    QString m_folder; //!< the last one that was chosen
    QThreadPool m_pool;
};

} // namespace tokenhub::app
