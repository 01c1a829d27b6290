// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "transcript/messagegeometry.h"

#include <QAccessible>
#include <QPointer>

namespace tokenhub::app {

class TranscriptView;

//! \brief Something in a message that can be pressed, for assistive technology. Owned by Qt's cache, which its message
//! tells when it goes; GUI thread.
class SpotAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    SpotAccessible(TranscriptView &view, base::MessageId message, Spot spot);

    [[nodiscard]] bool isValid() const override { return find() != nullptr; }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override { }
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override
    {
        return m_spot.kind == SpotKind::Link ? QAccessible::Link : QAccessible::Button;
    }
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] int row() const;
    [[nodiscard]] const Spot *find() const; //!< as it lies now; null when it is gone

    QPointer<TranscriptView> m_view;
    base::MessageId m_message;
    Spot m_spot;
};

} // namespace tokenhub::app
