// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "transcript/messagegeometry.h"

#include <QAccessible>
#include <QPointer>
#include <vector>

namespace tokenhub::app {

class TranscriptView;

//! The text of a message as one reads it, whether it is laid out or not.
[[nodiscard]] QString readableText(const TranscriptView &view, int row);

//! \brief A message for assistive technology: its author is the name, its text is read through the text interface.
//! Owned by Qt's cache, which TranscriptAccessible tells when the message goes; GUI thread.
class MessageAccessible : public QAccessibleInterface, public QAccessibleTextInterface
{
public:
    MessageAccessible(TranscriptView &view, base::MessageId id);
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

    void selection(int index, int *from, int *to) const override;
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }
    [[nodiscard]] int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override { }
    [[nodiscard]] QString text(int from, int to) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int) const override { return rect(); }
    [[nodiscard]] int offsetAtPoint(const QPoint &) const override { return -1; }
    void scrollToSubstring(int from, int to) override;
    [[nodiscard]] QString attributes(int offset, int *from, int *to) const override;

private:
    [[nodiscard]] int row() const; //!< -1: it is no longer on the path
    [[nodiscard]] const std::vector<Spot> &spots() const;
    [[nodiscard]] const QString &wholeText() const;

    QPointer<TranscriptView> m_view;
    base::MessageId m_id;
    std::vector<std::pair<Spot, QAccessible::Id>> m_spots; //!< those that were asked for
    mutable QString m_text;
    mutable int m_textOf = -1; //!< the count of layouts when it was read
};

} // namespace tokenhub::app
