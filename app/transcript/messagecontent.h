// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/message.h"
#include "markdown/livemarkdown.h"
#include "transcript/messagegeometry.h"
#include "transcript/transcriptstyle.h"

#include <QPointer>
#include <QRectF>
#include <QTextDocument>
#include <limits>
#include <map>
#include <memory>

namespace tokenhub::app {

//! What is known of a laid-out stretch of text; it is measured again only when its text or its width changed.
struct LeafMeasure {
    LeafMeasure() = default;
    ~LeafMeasure() { QObject::disconnect(watch); }
    Q_DISABLE_COPY_MOVE(LeafMeasure)

    QPointer<QTextDocument> document;
    QMetaObject::Connection watch; //!< of the document's changes
    int width = -1; //!< it was laid out for
    int height = 0;
    int contentWidth = 0;
    int natural = 0; //!< how wide the text would like to be where naturalFor is offered
    int naturalFor = -1;
    int changedFrom = 0; //!< first character that changed since the last layout
    bool dirty = true;
    std::vector<QRectF> quoteBars;

    static constexpr int nothingChanged = std::numeric_limits<int>::max();
};

//! Parts whose text is Markdown; the others are shown as plain text.
[[nodiscard]] bool isMarkdown(chat::PartKind kind);
//! \a text as it stands in a plain document: control characters made visible, breaks in long words. Any thread.
[[nodiscard]] QString plainText(const QString &text);
[[nodiscard]] bool isTool(chat::PartKind kind); //!< shown as a card, its text as a block of code

//! \brief The documents of one message: its parts as Markdown or plain text, fed with what is new. Owned by a built
//! row, GUI thread. It knows no positions on the screen.
//!
//! A long message is taken in as if it streamed: a slice with each update(), so that no call holds the thread up.
class MessageContent
{
public:
    explicit MessageContent(const TranscriptStyle &style);

    //! Takes what \a message has more than the last time, at most a slice of it. Returns the first stretch of text that
    //! changed; text that was replaced instead of grown builds everything again.
    LeafId update(const chat::Message &message);
    void updateAll(const chat::Message &message); //!< however long it is: for what does not come on the screen
    //! Of the last update and the layout behind it: something was left to the next one.
    [[nodiscard]] bool isBehind() const { return m_isBehind; }
    [[nodiscard]] bool isLong() const; //!< more than one slice
    //! Whether \a characters may still be laid out before the next update; the first are always let through.
    [[nodiscard]] bool takeRoom(qsizetype characters);
    void setStyle(const TranscriptStyle &style);

    //! Null for parts that are not Markdown, and for those of tools that were not shown yet.
    [[nodiscard]] const markdown::LiveMarkdown *markdown(int element) const;
    //! The text of a tool's \a part becomes a block of code, where it is not one yet. True: it is no JSON.
    [[nodiscard]] bool showToolText(int element, const chat::Part &part);
    //! An error's words: made on the first call, replaced when \a text is another.
    [[nodiscard]] QTextDocument *plainDocument(int element, const QString &text, const QFont &font);
    [[nodiscard]] LeafMeasure &measure(LeafId leaf) { return m_measures[leaf]; }
    //! There is a picture of that formula now: lays out anew where it stands. False where it does not.
    bool refreshFormula(const QString &tex);
    [[nodiscard]] int refreshes() const { return m_refreshes; } //!< so far
    void setWraps(const Wraps &wraps) { m_wraps = wraps; }
    [[nodiscard]] bool isWrapped(LeafId group) const; //!< a code block

private:
    struct Element {
        chat::PartKind kind = chat::PartKind::Text;
        std::unique_ptr<markdown::LiveMarkdown> markdown;
        qsizetype taken = 0; //!< bytes of the part
        qsizetype shown = -1; //!< of them, in the card of a tool
        bool isBroken = false; //!< what is shown is no JSON
        QByteArray lastTaken; //!< the end of them: replaced text is told from grown text
    };
    struct Plain {
        QString text;
        QFont font;
        std::unique_ptr<QTextDocument> document;
    };

    [[nodiscard]] bool grewOnly(const chat::Message &message) const;
    [[nodiscard]] markdown::RenderStyle renderStyle(chat::PartKind kind) const;
    [[nodiscard]] std::size_t feed(Element &element, const QByteArray &text, qsizetype size);
    [[nodiscard]] LeafId take(const chat::Message &message, qsizetype slice);
    void markDirty(int element, std::size_t firstSegment);

    TranscriptStyle m_style;
    chat::Role m_role = chat::Role::User;
    std::map<LeafId, LeafMeasure> m_measures; //!< outlives the documents, which report to it
    std::vector<Element> m_elements;
    std::map<int, Plain> m_plains;
    Wraps m_wraps;
    qsizetype m_room = 0; //!< characters that may still be laid out
    int m_refreshes = 0;
    bool m_isBehind = false;
};

} // namespace tokenhub::app
