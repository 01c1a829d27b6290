// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagewords.h"
#include "transcript/spotfocus.h"
#include "transcript/transcriptpointer.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QUrl>

namespace tokenhub::app {

class ToEndButton;

//! \brief Shows one lane's path and emits wishes. GUI thread; the model is not owned. Changes of the model are
//! gathered: at most one layout for each display tick, of what is in sight. No timer runs while nothing changes. It
//! must not know of sessions, requests, settings, storage or the words for errors.
class TranscriptView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TranscriptView(QWidget *parent = nullptr);
    ~TranscriptView() override;

    void setModel(chat::ConversationModel *model); //!< null shows nothing
    [[nodiscard]] chat::ConversationModel *model() const { return m_model; }
    void setWords(MessageWords words);
    //! What \a id waits for changed: its line is asked for again.
    void refreshActivity(base::MessageId id);
    void setZoom(qreal zoom); //!< 1 is the font of the widget
    [[nodiscard]] qreal zoom() const { return m_zoom; }

    void scrollToEnd(); //!< and follow it
    [[nodiscard]] bool isPinnedToEnd() const { return m_scroll.isPinned(); }
    [[nodiscard]] int newLines() const; //!< that came below since the reader left the end

    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] bool hasSelection() const { return !m_selection.isEmpty(); }

    [[nodiscard]] const TranscriptRows &rows() const { return m_rows; } //!< for tests and accessibility
    [[nodiscard]] const TranscriptScroll &scroll() const { return m_scroll; }
    [[nodiscard]] const SpotFocus &spotFocus() const { return m_focus; }

public slots:
    void copySelection(); //!< nothing selected: nothing happens
    void selectAll();

signals:
    void editRequested(tokenhub::base::MessageId id);
    void regenerateRequested(tokenhub::base::MessageId id);
    void siblingRequested(tokenhub::base::MessageId target);
    void remedyRequested(tokenhub::base::MessageId id, const QString &remedy); //!< also the buttons of an activity
    void linkActivated(const QUrl &link); //!< passed the link policy
    void linkHovered(const QUrl &link); //!< empty when it is left
    void pinnedToEndChanged();
    void selectionChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void timerEvent(QTimerEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void connectModel();
    void connectPointer();
    void restyle();
    void scheduleSettle();
    void settleNow();
    void scrollBy(int pixels);
    void afterScroll();
    void showChanges();
    void syncScrollBar();
    void syncToEndButton();
    void notePinned(); //!< compares with what was known before
    void updateRow(int row);
    void autoscroll();
    [[nodiscard]] bool scrollByKey(int key);
    void paintRow(QPainter &painter, int row, const QRect &clip);
    void pressSpot(int row, const Spot &spot);
    void copyText(const QString &text, int row, LeafId shown);
    void goToSibling(int row, int step);

    chat::ConversationModel *m_model = nullptr;
    TranscriptRows m_rows;
    TranscriptScroll m_scroll{m_rows};
    TranscriptSelection m_selection;
    SpotFocus m_focus;
    TranscriptPointer *m_pointer;
    ToEndButton *m_toEnd;
    qreal m_zoom = 1;
    int m_generation = 0;

    QBasicTimer m_settleTimer;
    QBasicTimer m_autoscrollTimer;
    QElapsedTimer m_sinceSettle;
    bool m_syncing = false; //!< the scroll bar is being set by us
    int m_shownRow = 0; //!< first row in sight at the last settling, and where its top was
    int m_shownTop = 0;
    bool m_wasPinned = true;
    int m_followRow = 0; //!< last row when the reader left the end, and its height then
    int m_followHeight = 0;
    int m_wheelRest = 0; //!< eighths of a degree that were too few for a pixel
    base::MessageId m_copiedFrom; //!< shows "Copied" for a moment
    LeafId m_copied{.element = -1};
};

} // namespace tokenhub::app
