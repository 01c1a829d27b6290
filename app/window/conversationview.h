// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace tokenhub::app {

enum class TextColumn;
class CentredBox;
class DiffView;
class ComparisonBar;
class Composer;
class FindBar;
class LanePane;
class LaneSend;
class LaneStrip;
class ModelPicker;
class NoticeBar;
class QueueList;

//! \brief The middle of the window: title, lanes, notice, prompts that wait, composer. It lays out and keeps the text
//! centred; what its parts wish for goes to the ConversationController.
class ConversationView : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationView(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    [[nodiscard]] LaneStrip &lanes() const { return *m_lanes; }
    [[nodiscard]] LanePane &lane() const; //!< the one that was used last
    [[nodiscard]] DiffView &diff() const { return *m_diff; }
    void setDiffShown(bool shown); //!< in the lanes' place
    [[nodiscard]] bool isDiffShown() const;
    [[nodiscard]] FindBar &findBar() const { return *m_findBar; }
    [[nodiscard]] Composer &composer() const { return *m_composer; }
    [[nodiscard]] QueueList &queue() const { return *m_queue; }
    [[nodiscard]] NoticeBar &notices() const { return *m_notices; }
    [[nodiscard]] ModelPicker &modelPicker() const { return *m_modelPicker; }
    [[nodiscard]] LaneSend &laneSend() const { return *m_laneSend; }
    [[nodiscard]] ComparisonBar &comparisonBar() const { return *m_comparisonBar; }
    [[nodiscard]] QToolButton &historyButton() const { return *m_historyButton; }
    [[nodiscard]] QToolButton &parametersButton() const { return *m_parametersButton; }
    [[nodiscard]] QToolButton &laneButton() const { return *m_laneButton; } //!< adds a lane
    void setTextColumn(TextColumn column);
    void showLink(const QUrl &link); //!< the real target of what the pointer is on; empty hides it

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHeader();
    void elideTitle();

    QString m_fullTitle;
    QLabel *m_title = nullptr;
    QToolButton *m_historyButton = nullptr;
    QToolButton *m_parametersButton = nullptr;
    QToolButton *m_laneButton = nullptr;
    LaneStrip *m_lanes;
    DiffView *m_diff;
    NoticeBar *m_notices;
    QueueList *m_queue;
    Composer *m_composer;
    ModelPicker *m_modelPicker;
    LaneSend *m_laneSend;
    ComparisonBar *m_comparisonBar;
    QWidget *m_foot; //!< notices and composer
    CentredBox *m_footBox;
    FindBar *m_findBar;
    CentredBox *m_findBox;
    QLabel *m_link;
    QWidget *m_header = nullptr;
};

} // namespace tokenhub::app
