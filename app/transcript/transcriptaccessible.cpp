// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcriptaccessible.h"

#include "transcript/messageaccessible.h"
#include "transcript/toendbutton.h"
#include "transcript/transcripttext.h"
#include "transcript/transcriptview.h"

#include <QPointer>
#include <QTimer>
#include <algorithm>

namespace tokenhub::app {

namespace {

// A whole page would be spoken over whatever comes next; the rest is read in the message.
constexpr int mostAnnounced = 1000;
// The message is laid out a tick after it ends.
constexpr std::chrono::milliseconds announcePause{50};

//! The child that speaks: what happened becomes its name.
class StatusAccessible : public QAccessibleInterface
{
public:
    explicit StatusAccessible(TranscriptView &view) : m_view(&view) { }

    void announce(const QString &sentence)
    {
        m_sentence = sentence;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        QAccessibleAnnouncementEvent said(m_view, sentence);
        QAccessible::updateAccessibility(&said);
#endif
        // Below Qt 6.8 a new name is what reaches AT-SPI; an alert never does.
        QAccessibleEvent renamed(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&renamed);
        QAccessibleEvent shown(this, QAccessible::ObjectShow);
        QAccessible::updateAccessibility(&shown);
    }

    [[nodiscard]] bool isValid() const override
    {
        return m_view;
    }
    [[nodiscard]] QObject *object() const override
    {
        return nullptr;
    }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override
    {
        return nullptr;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override
    {
        return nullptr;
    }
    [[nodiscard]] int childCount() const override
    {
        return 0;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override
    {
        return -1;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_sentence : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }
    [[nodiscard]] QRect rect() const override
    {
        return {};
    }
    [[nodiscard]] QAccessible::Role role() const override
    {
        return QAccessible::Notification;
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        return {};
    }

private:
    QPointer<TranscriptView> m_view;
    QString m_sentence;
};

} // namespace

//! Hears what happens to the messages and tells assistive technology.
class TranscriptAccessible::Watch : public QObject
{
public:
    explicit Watch(TranscriptAccessible &owner) : m_owner(owner)
    {
        m_pause.setSingleShot(true);
        m_pause.setInterval(announcePause);
        connect(&m_pause, &QTimer::timeout, this, &Watch::announce);
        connect(&owner.view(), &TranscriptView::spotFocusChanged, this, &Watch::onFocus);
        listen();
    }

    //! The view may have been given another model since.
    void listen()
    {
        const chat::ConversationModel *model = m_owner.view().model();
        if (m_model == model)
            return;
        m_model = model;
        m_connections.reset(model ? new QObject : nullptr);
        m_running.clear();
        if (!model)
            return;
        note(0, model->rowCount() - 1);
        connect(model, &QAbstractItemModel::rowsInserted, m_connections.get(),
                [this](const QModelIndex &, int first, int last) { onInserted(first, last); });
        connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, m_connections.get(),
                [this](const QModelIndex &, int first, int last) { forget(first, last); });
        connect(model, &QAbstractItemModel::modelAboutToBeReset, m_connections.get(),
                [this] { forget(0, m_model->rowCount() - 1); });
        connect(model, &QAbstractItemModel::modelReset, m_connections.get(), [this] {
            m_running.clear();
            note(0, m_model->rowCount() - 1);
        });
        connect(model, &QAbstractItemModel::dataChanged, m_connections.get(),
                [this](const QModelIndex &first, const QModelIndex &last) { note(first.row(), last.row()); });
    }

private:
    //! Which messages run; those that no longer do are announced.
    void note(int first, int last)
    {
        for (int row = first; row <= last; ++row) {
            const chat::Message &message = m_model->message(row);
            if (message.isRunning()) {
                m_running.insert(message.id);
            } else if (m_running.remove(message.id)) {
                m_ended = message.id;
                m_pause.start();
            }
        }
    }

    void onInserted(int first, int last)
    {
        note(first, last);
        for (int row = first; row <= last; ++row) {
            if (QAccessibleInterface *made = m_owner.messageAt(row)) {
                QAccessibleEvent event(made, QAccessible::ObjectCreated);
                QAccessible::updateAccessibility(&event);
            }
        }
    }

    void forget(int first, int last)
    {
        for (int row = first; row <= last; ++row) {
            const QAccessible::Id id = m_owner.m_messages.take(m_model->message(row).id);
            if (id == 0)
                continue;
            QAccessibleEvent event(QAccessible::accessibleInterface(id), QAccessible::ObjectDestroyed);
            QAccessible::updateAccessibility(&event);
            QAccessible::deleteAccessibleInterface(id);
        }
    }

    void announce()
    {
        const int row = m_model ? m_model->rowOf(m_ended) : -1;
        if (row < 0)
            return;
        const QString note = TranscriptText::outcomeNote(m_model->message(row));
        const QString text = readableText(m_owner.view(), row).left(mostAnnounced);
        QString sentence = TranscriptText::author(m_model->message(row));
        for (const QString &part : {note, text}) {
            if (!part.isEmpty())
                sentence += u'\n' + part;
        }
        static_cast<StatusAccessible *>(QAccessible::accessibleInterface(m_owner.m_status))->announce(sentence);
    }

    void onFocus()
    {
        if (QAccessibleInterface *focused = m_owner.focusChild()) {
            QAccessibleEvent event(focused, QAccessible::Focus);
            QAccessible::updateAccessibility(&event);
        }
    }

    TranscriptAccessible &m_owner;
    QPointer<const chat::ConversationModel> m_model;
    std::unique_ptr<QObject> m_connections;
    QSet<base::MessageId> m_running;
    base::MessageId m_ended;
    QTimer m_pause;
};

TranscriptAccessible::TranscriptAccessible(TranscriptView *view)
    : QAccessibleWidget(view, QAccessible::List),
      m_status(QAccessible::registerAccessibleInterface(new StatusAccessible(*view))),
      m_watch(std::make_unique<Watch>(*this))
{
}

TranscriptAccessible::~TranscriptAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_messages))
        QAccessible::deleteAccessibleInterface(id);
    QAccessible::deleteAccessibleInterface(m_status);
}

QAccessibleInterface *TranscriptAccessible::make(const QString &, QObject *object)
{
    auto *view = qobject_cast<TranscriptView *>(object);
    return view ? new TranscriptAccessible(view) : nullptr;
}

TranscriptView &TranscriptAccessible::view() const
{
    return *static_cast<TranscriptView *>(object());
}

int TranscriptAccessible::messageCount() const
{
    m_watch->listen();
    return view().rows().count();
}

int TranscriptAccessible::childCount() const
{
    return messageCount() + 1 + (view().toEndButton().isVisible() ? 1 : 0);
}

QAccessibleInterface *TranscriptAccessible::messageAt(int row) const
{
    if (row < 0 || row >= messageCount())
        return nullptr;
    const base::MessageId id = view().rows().message(row).id;
    QAccessible::Id &known = m_messages[id];
    if (known == 0)
        known = QAccessible::registerAccessibleInterface(new MessageAccessible(view(), id));
    return QAccessible::accessibleInterface(known);
}

QAccessibleInterface *TranscriptAccessible::child(int index) const
{
    const int messages = messageCount();
    if (index < messages)
        return messageAt(index);
    if (index == messages)
        return QAccessible::accessibleInterface(m_status);
    return index < childCount() ? QAccessible::queryAccessibleInterface(&view().toEndButton()) : nullptr;
}

QAccessibleInterface *TranscriptAccessible::childAt(int x, int y) const
{
    const QPoint point(x, y);
    if (!rect().contains(point))
        return nullptr;
    if (QAccessibleInterface *last = child(childCount() - 1); last->rect().contains(point))
        return last;
    return messageAt(view().scroll().rowAt(view().viewport()->mapFromGlobal(point).y()));
}

int TranscriptAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const int messages = messageCount();
    if (child == QAccessible::accessibleInterface(m_status))
        return messages;
    if (child && child->object() == &view().toEndButton())
        return messages + 1;
    const auto known
        = std::find_if(m_messages.constKeyValueBegin(), m_messages.constKeyValueEnd(),
                       [child](const auto &each) { return QAccessible::accessibleInterface(each.second) == child; });
    return known == m_messages.constKeyValueEnd() ? -1 : view().model()->rowOf(known->first);
}

QAccessibleInterface *TranscriptAccessible::focusChild() const
{
    const SpotFocus &focus = view().spotFocus();
    if (!view().hasFocus() || !focus.find(view().rows()))
        return QAccessibleWidget::focusChild();
    auto *message = static_cast<MessageAccessible *>(messageAt(focus.row()));
    return message ? message->spotChild(*focus.spot()) : nullptr;
}

} // namespace tokenhub::app
