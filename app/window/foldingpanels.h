// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tokenhub::app {

class PanelHandle;

//! \brief A centre with a side panel at each edge that fold away. Where there is room they stand beside the centre and
//! can be dragged to another width; in a narrow window an open one lies over the centre. Knows nothing of what is in
//! it.
class FoldingPanels : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Start, End }; //!< left and right, mirrored where one reads from right to left
    static constexpr int narrowWidth = 860; //!< below it panels lie over the centre

    FoldingPanels(QWidget *start, QWidget *centre, QWidget *end, QWidget *parent = nullptr);

    void setOpen(Side side, bool open);
    [[nodiscard]] bool isOpen(Side side) const { return panel(side).isOpen; }
    void setPanelWidth(Side side, int width);
    [[nodiscard]] int panelWidth(Side side) const { return panel(side).width; }
    [[nodiscard]] bool isNarrow() const { return width() < narrowWidth; }

signals:
    void openChanged(tokenhub::app::FoldingPanels::Side side, bool open); //!< by whatever means
    void panelWidthChanged(tokenhub::app::FoldingPanels::Side side, int width); //!< by a person

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Panel {
        QWidget *widget = nullptr;
        PanelHandle *handle = nullptr;
        int width = 252;
        bool isOpen = true;
        bool wasOpenWide = true; //!< to come back when there is room again
    };

    [[nodiscard]] const Panel &panel(Side side) const { return m_panels[size_t(side)]; }
    [[nodiscard]] Panel &panel(Side side) { return m_panels[size_t(side)]; }
    void arrange();
    [[nodiscard]] int shownWidth(Side side) const;
    void place(Side side);
    void enterWidth(bool narrow);

    QWidget *m_centre;
    Panel m_panels[2];
    bool m_wasNarrow = false;
    bool m_hasSize = false;
};

} // namespace tokenhub::app
