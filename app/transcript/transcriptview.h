// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagewords.h"
#include "transcript/primaryselection.h"
#include "transcript/spotfocus.h"
#include "transcript/transcriptpointer.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QUrl>

class QMenu;
class QMimeData;

namespace tokenhub::typeset {
class CodeWorker;
class MathTypesetter;
} // namespace tokenhub::typeset

namespace tokenhub::app {

class CodeInks;
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
    //! Code gets its colours from \a worker, which must outlive the view; without one it has none. Once.
    void setCodeWorker(typeset::CodeWorker &worker);
    void setMathTypesetter(typeset::MathTypesetter &typesetter); //!< the same for formulas; without one they are TeX
    [[nodiscard]] markdown::Formulas formulas() const; //!< how they stand in the documents
    void refreshActivity(base::MessageId id); //!< what it waits for changed: its line is asked for again
    void setZoom(qreal zoom); //!< 1 is the font of the widget
    [[nodiscard]] qreal zoom() const { return m_zoom; }
    void setColumn(TextColumn column);
    void setResting(bool resting); //!< nobody sees it: changes are laid out when it ends

    void scrollToEnd(); //!< and follow it
    [[nodiscard]] bool isPinnedToEnd() const { return m_scroll.isPinned(); }
    [[nodiscard]] int newLines() const; //!< that came below since the reader left the end
    //! The message the keyboard is on, else the one under the mouse, else the last; null without any.
    [[nodiscard]] base::MessageId currentMessage() const;
    [[nodiscard]] QString plainText(base::MessageId id) const; //!< as it is seen, without Markdown signs
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] std::unique_ptr<QMimeData> copied(base::MessageId id, CopyAs as) const; //!< null: what is selected
    void copy(base::MessageId id, CopyAs as); //!< the same, to the clipboard
    [[nodiscard]] bool hasSelection() const { return !m_selection.isEmpty(); }
    [[nodiscard]] int selectedRows() const { return m_selection.to().row - m_selection.from().row + 1; }
    [[nodiscard]] const TranscriptRows &rows() const { return m_rows; } //!< for tests and accessibility
    [[nodiscard]] const TranscriptScroll &scroll() const { return m_scroll; }
    [[nodiscard]] const SpotFocus &spotFocus() const { return m_focus; }
    [[nodiscard]] const TranscriptSelection &selection() const { return m_selection; }
    [[nodiscard]] int caretRow() const; //!< where the selection's moving end is; -1: nowhere
    void buildRow(int row); //!< though it may be out of sight
    [[nodiscard]] ToEndButton &toEndButton() const { return *m_toEnd; }
    void press(base::MessageId id, const Spot &spot); //!< as by the mouse
    void focusSpot(base::MessageId id, const Spot &spot); //!< as by Tab
    void clearSpotFocus();
    void reveal(base::MessageId id); //!< its beginning comes into sight
    void setMarks(MarksOfText marks); //!< of what is in sight; empty: none. Asked again at each painting
    void showText(int row, LeafId leaf, TextRange range); //!< unfolds what hides it; scrolls, also sideways
    void select(const TextSpan &span);
    [[nodiscard]] TextPosition readingPlace() const; //!< the selection's beginning, else the top of the viewport
    void putAtTop(int row, int offset); //!< pixels into it
    void goToQuestion(FocusStep step);
    void goToHeading(base::MessageId id, int index, const QString &text); //!< see headingTop(); -1: to the message

public slots:
    void copySelection(); //!< as text, rich text and Markdown; nothing selected: nothing happens
    void selectAll();

signals:
    void editRequested(tokenhub::base::MessageId id);
    void regenerateRequested(tokenhub::base::MessageId id);
    void resultRequested(tokenhub::base::MessageId answer, int part); //!< of the tool call that is its part
    void saveCodeRequested(const QString &code, const QString &fileName); //!< a name to begin with
    //! Before \a menu is shown: what else can be done with \a id is added by whoever can do it.
    void menuRequested(tokenhub::base::MessageId id, QMenu *menu);
    void siblingRequested(tokenhub::base::MessageId target);
    void remedyRequested(tokenhub::base::MessageId id, const QString &remedy); //!< also the buttons of an activity
    void linkActivated(const QUrl &link); //!< passed the link policy
    void linkDoubted(const tokenhub::app::TextLink &link); //!< the same, but somebody has to be asked first
    void textCopied(const QString &text); //!< it is in the clipboard
    void linkHovered(const QUrl &link); //!< empty when it is left
    void pinnedToEndChanged();
    void selectionChanged();
    void spotFocusChanged();

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
    void catchUp();
    void scrollBy(int pixels);
    void afterScroll();
    void showChanges();
    void moveImage(int shift);
    void tellInks(const std::vector<RowChange> &changes);
    void syncScrollBar();
    void syncToEndButton();
    void notePinned(); //!< compares with what was known before
    void updateRow(int row);
    void autoscroll();
    [[nodiscard]] bool scrollByKey(int key);
    [[nodiscard]] bool selectByKey(const QKeyEvent &event);
    void onSelected();
    void showFocus();
    void paintPart(QPainter &painter, const QRect &part);
    void paintRow(QPainter &painter, int row, const QRect &clip);
    void pressSpot(int row, const Spot &spot);
    void followLink(const TextLink &link);
    void copyText(const QString &text, int row, LeafId shown);
    void saveCode(int row, LeafId leaf);
    [[nodiscard]] QString storedCode(int row, LeafId leaf) const;
    void goToSibling(int row, int step);
    [[nodiscard]] int currentRow() const;
    void openMenu(int row, QPoint at, bool withSelection);

    chat::ConversationModel *m_model = nullptr;
    TranscriptRows m_rows;
    TranscriptScroll m_scroll{m_rows};
    TranscriptSelection m_selection;
    MarksOfText m_marks;
    PrimarySelection m_primary{[this] { return selectedText(); }};
    SpotFocus m_focus;
    TranscriptPointer *m_pointer;
    ToEndButton *m_toEnd;
    CodeInks *m_inks = nullptr;
    markdown::FormulaObjects *m_formulas = nullptr;
    markdown::PictureObjects *m_pictures;
    qreal m_zoom = 1;
    TextColumn m_column = TextColumn::Readable;
    int m_generation = 0;
    QBasicTimer m_settleTimer;
    QBasicTimer m_autoscrollTimer;
    QElapsedTimer m_sinceSettle;
    std::function<void()> m_awaited; //!< goes to a place in a long message that was not laid out yet
    bool m_resting = false;
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
