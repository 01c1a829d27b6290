// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notices/noticequeue.h"

#include <QWidget>

class QPushButton;
class QToolButton;
class QGridLayout;
class QLabel;

namespace tokenhub::app {

class PlainView;

//! \brief Shows one notice at a time, the worst first, and is hidden when there is none. Its text can be selected; a
//! screen reader hears of a new notice because the bar's name changes. It must not know what an action does.
//! Owned by the window; GUI thread.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void showNotice(const tokenhub::app::Notice &notice);
    void removeNotice(const QString &id); //!< says nothing; unknown ids are ignored
    [[nodiscard]] QString shownId() const; //!< empty when there is none

signals:
    void actionTriggered(const QString &id, const QString &action); //!< the notice stays until it is removed
    void dismissed(const QString &id); //!< by a person; it is gone already

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void connectParts();
    void dismiss();
    void refresh();
    void refreshIcon();
    void refreshButtons(const Notice &notice);
    [[nodiscard]] QColor levelColour() const;

    NoticeQueue m_queue;
    Notice m_shown;
    bool m_narrow = false;
    QGridLayout *m_grid = nullptr;
    QWidget *m_buttons = nullptr; //!< beside the text or below it
    QLabel *m_icon = nullptr;
    PlainView *m_text = nullptr;
    QLabel *m_more = nullptr;
    QPushButton *m_detailsButton = nullptr;
    QPushButton *m_action = nullptr;
    QPushButton *m_other = nullptr;
    QToolButton *m_close = nullptr;
    QWidget *m_fold = nullptr;
    PlainView *m_details = nullptr;
};

} // namespace tokenhub::app
