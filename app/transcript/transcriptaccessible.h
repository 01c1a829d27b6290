// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "transcript/messagetexts.h"

#include <QAccessibleWidget>
#include <QHash>
#include <memory>

namespace tokenhub::app {

class StatusAccessible;
class TranscriptNews;
class TranscriptView;

//! \brief What assistive technology sees of a transcript: one child for each message, with its author as the name and
//! its text to be read; below it what can be pressed. A last child announces what has happened. Made when it is asked
//! for, owned by Qt's cache; GUI thread. Messages out of sight cost nothing until they are read.
class TranscriptAccessible : public QAccessibleWidget
{
public:
    explicit TranscriptAccessible(TranscriptView *view);

    //! For QAccessible::installFactory(); null for what is no transcript.
    [[nodiscard]] static QAccessibleInterface *make(const QString &className, QObject *object);

    //! Where somebody listens: they hear of answers also when they never came to the view.
    static void listenTo(TranscriptView &view);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

    [[nodiscard]] TranscriptView &view() const;
    [[nodiscard]] StatusAccessible &status() const;
    [[nodiscard]] MessageTexts &texts() { return m_texts; }
    [[nodiscard]] QAccessibleInterface *messageAt(int row) const; //!< null: there is none
    void forget(base::MessageId message); //!< it goes

protected:
    ~TranscriptAccessible() override;

private:
    [[nodiscard]] int messageCount() const;

    mutable MessageTexts m_texts;
    mutable QHash<base::MessageId, QAccessible::Id> m_messages; //!< those that were asked for
    QAccessible::Id m_status = 0;
    std::unique_ptr<TranscriptNews> m_news;
};

} // namespace tokenhub::app
