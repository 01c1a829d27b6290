// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tokenhub::app {

class LaneHeader;
class LanePane;

//! \brief A lane as it stands in the strip: its header, which one that is alone has not, and its pane, which is hidden
//! while it is folded. GUI thread.
class LaneColumn : public QWidget
{
    Q_OBJECT

public:
    explicit LaneColumn(QWidget *parent = nullptr);

    [[nodiscard]] LaneHeader &header() const { return *m_header; }
    [[nodiscard]] LanePane &pane() const { return *m_pane; }
    void setHeaderShown(bool shown);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    void setInSight(bool inSight); //!< one out of sight does no work

signals:
    void used(); //!< the focus or a press came into it

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    LaneHeader *m_header;
    LanePane *m_pane;
    bool m_isFolded = false;
};

} // namespace tokenhub::app
