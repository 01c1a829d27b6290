// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "transcript/messagetexts.h"
#include "transcript/transcriptselection.h"

#include <QAccessible>
#include <QPointer>

namespace tokenhub::app {

class TranscriptView;

//! \brief A message for assistive technology: its author is the name, its text is read through the text interface,
//! whose caret and selection are the transcript's own. Owned by Qt's cache, which TranscriptAccessible tells when the
//! message goes; GUI thread.
class MessageAccessible : public QAccessibleInterface,
                          public QAccessibleTextInterface,
                          public QAccessibleActionInterface
{
public:
    //! \a texts must outlive this.
    MessageAccessible(TranscriptView &view, MessageTexts &texts, base::MessageId id);
    ~MessageAccessible() override;

    [[nodiscard]] base::MessageId id() const { return m_id; }
    //! Of something that can be pressed; null when it is not there.
    [[nodiscard]] QAccessibleInterface *spotChild(const Spot &spot);

    [[nodiscard]] bool isValid() const override { return row() >= 0; }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override { } // read only
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    // What can be done with it: it takes the keyboard, the caret comes to it.
    [[nodiscard]] QStringList actionNames() const override { return {setFocusAction()}; }
    void doAction(const QString &name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

    // The text; lines are those on the screen, rows of tables count as one.
    void selection(int index, int *from, int *to) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int from, int to) override; //!< there is one: it is replaced
    void removeSelection(int index) override;
    void setSelection(int index, int from, int to) override;
    [[nodiscard]] int cursorPosition() const override; //!< -1: it is in another message, or nowhere
    void setCursorPosition(int offset) override; //!< and shows it
    [[nodiscard]] QString text(int from, int to) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QString textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary, int *from,
                                           int *to) const override;
    [[nodiscard]] QString textAfterOffset(int offset, QAccessible::TextBoundaryType boundary, int *from,
                                          int *to) const override;
    [[nodiscard]] QString textAtOffset(int offset, QAccessible::TextBoundaryType boundary, int *from,
                                       int *to) const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int from, int to) override;
    [[nodiscard]] QString attributes(int offset, int *from, int *to) const override;

private:
    [[nodiscard]] int row() const; //!< -1: it is no longer on the path
    [[nodiscard]] const std::vector<Spot> &spots() const;
    [[nodiscard]] const MessageText &words() const; //!< laid out; empty when the message has gone
    [[nodiscard]] const TextBox *boxAt(int offset, int *position) const; //!< null: there is no text
    [[nodiscard]] TextRange lineAt(int offset) const;
    [[nodiscard]] QString textOf(TextRange range, int *from, int *to) const;
    [[nodiscard]] std::optional<TextSpan> spanOf(int from, int to) const;

    QPointer<TranscriptView> m_view;
    MessageTexts &m_texts;
    base::MessageId m_id;
    std::vector<std::pair<Spot, QAccessible::Id>> m_spots; //!< those that were asked for
};

} // namespace tokenhub::app
