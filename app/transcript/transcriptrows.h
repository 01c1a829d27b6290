// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversationmodel.h"
#include "transcript/heighttable.h"
#include "transcript/messagelayout.h"

#include <QHash>
#include <QPointer>
#include <memory>

namespace tokenhub::app {

//! A row that was laid out again: from fromY down (pixels from its top) it looks other than before.
struct RowChange {
    int row = 0;
    int fromY = 0;
    int heightBefore = 0;
    int heightAfter = 0;
};

//! \brief The rows of a transcript: a height for each, a layout for the few near the screen. Rows that are not on the
//! screen are only marked; nothing is laid out but by build() and catchUp(). Owned by the view, GUI thread. It must not
//! know of scrolling, painting or input.
//!
//! A long message is laid out in slices: build() makes its beginning, which is then all of it, and each catchUp() more.
class TranscriptRows
{
public:
    TranscriptRows() = default;
    Q_DISABLE_COPY_MOVE(TranscriptRows)

    void setModel(const chat::ConversationModel *model); //!< may be null; not owned
    void setWords(MessageWords words);
    //! Everything that is built becomes stale; the rest is estimated again.
    void setContext(const LayoutContext &context);
    [[nodiscard]] const LayoutContext &context() const { return m_context; }

    // What the model did.
    void reset();
    void onInserted();
    void onTruncated(int count);
    void onChanged(int row); //!< its message has more, or another state

    //! A row that changed out of sight: its height grows by a guess.
    void guessHeight(int row);
    void markStale(int row); //!< its words or folds changed
    bool refreshFormula(const QString &tex); //!< there is a picture of it; false where no built row has it
    void setFold(int row, int element, SpotState state);
    void toggleWrap(int row, LeafId group); //!< of a code block's lines
    void setScrollX(int row, LeafId group, int x);
    [[nodiscard]] int scrollX(int row, LeafId group) const;

    [[nodiscard]] int count() const { return m_heights.size(); }
    [[nodiscard]] const HeightTable &heights() const { return m_heights; }
    [[nodiscard]] bool isCurrent(int row) const;
    [[nodiscard]] bool isBuilt(int row) const { return m_rows[std::size_t(row)].built != nullptr; }
    void build(int row); //!< lays \a row out where that is due
    //! Built, but its message goes on: what is asked of its end is not there yet, or is as it was before.
    [[nodiscard]] bool isBehind(int row) const;
    //! A slice more of a row that is behind, of those from \a first to \a last first. False: none is.
    bool catchUp(int first, int last);
    [[nodiscard]] bool hasBehind() const;
    [[nodiscard]] const MessageGeometry &geometry(int row) const; //!< must be built
    [[nodiscard]] const chat::Message &message(int row) const { return m_model->message(row); }
    [[nodiscard]] const MessageContent &content(int row) const; //!< must be built
    //! Documents of a message that is not built: for copying.
    [[nodiscard]] std::unique_ptr<MessageContent> detachedContent(int row) const;

    [[nodiscard]] const std::vector<int> &builtRows() const { return m_built; } //!< in no order
    //! Lets go of what was not used lately; rows from \a first to \a last stay.
    void trim(int first, int last);
    [[nodiscard]] std::vector<RowChange> takeChanges();
    [[nodiscard]] int layoutCount() const { return m_layoutCount; } //!< layouts made so far
    [[nodiscard]] int builtCount() const { return int(m_built.size()); }
    [[nodiscard]] std::vector<chat::MessageId> siblings(int row) const;
    [[nodiscard]] AuthorWords authorOf(const chat::Message &message) const;

    static constexpr int kept = 64;

private:
    struct Built {
        explicit Built(const TranscriptStyle &style) : content(style) { }
        MessageContent content;
        MessageGeometry geometry;
        QHash<std::pair<int, int>, int> scrollX;
        qint64 usedAt = 0;
    };
    struct Row {
        qsizetype builtBytes = 0; //!< of the message when it was laid out
        int generation = -1; //!< of the style it was laid out with
        int width = -1;
        bool stale = true;
        std::unique_ptr<Built> built;
    };

    void layOut(int row);
    [[nodiscard]] MessageInputs inputs(int row) const;
    [[nodiscard]] QString previousModel(int row) const;
    [[nodiscard]] QStringList answeredCalls(int row) const;
    void markAbove(int row);

    QPointer<const chat::ConversationModel> m_model;
    MessageWords m_words;
    LayoutContext m_context;
    HeightTable m_heights;
    std::vector<Row> m_rows;
    QHash<chat::MessageId, Folds> m_folds; //!< survives the layout
    QHash<chat::MessageId, Wraps> m_wraps; //!< the same
    std::vector<RowChange> m_changes;
    qint64 m_clock = 0; //!< counts uses
    std::vector<int> m_built; //!< rows, in no order
    int m_layoutCount = 0;
};

} // namespace tokenhub::app
