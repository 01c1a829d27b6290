// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QPointer>

namespace tokenhub::app {

class TranscriptView;

//! \brief The child of the transcript that speaks: what is announced becomes its name. Owned by Qt's cache, which
//! TranscriptAccessible tells when it goes; GUI thread.
class StatusAccessible : public QAccessibleInterface
{
public:
    explicit StatusAccessible(TranscriptView &view);

    void announce(const QString &sentence);

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override { }
    [[nodiscard]] QRect rect() const override { return {}; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Notification; }
    [[nodiscard]] QAccessible::State state() const override { return {}; }

private:
    QPointer<TranscriptView> m_view;
    QString m_sentence;
};

} // namespace tokenhub::app
