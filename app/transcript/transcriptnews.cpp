// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcriptnews.h"

#include "transcript/spokenblocks.h"
#include "transcript/statusaccessible.h"
#include "transcript/transcriptaccessible.h"
#include "transcript/transcripttext.h"
#include "transcript/transcriptview.h"

#include <algorithm>
#include <set>

namespace tokenhub::app {
namespace {

// A flood of sentences is handed over in portions: each replaces the one before it where that was not said yet.
constexpr qsizetype mostAtOnce = 1000;
// Of one answer; the rest is read in the message.
constexpr qsizetype mostOfAnAnswer = 10'000;
constexpr std::chrono::milliseconds sayEvery{500};
// The message is laid out a tick after it ends.
constexpr std::chrono::milliseconds endPause{50};

void send(QAccessible::Event type, QAccessibleInterface *source)
{
    if (!source)
        return;
    QAccessibleEvent event(source, type);
    QAccessible::updateAccessibility(&event);
}

//! Where the last whole sentence of \a text ends.
qsizetype saidUpTo(const QString &text, qsizetype from, TextIs state)
{
    for (qsizetype end = 0; (end = sentenceEnd(text, from, state)) >= 0;)
        from = end;
    return from;
}

} // namespace

TranscriptNews::TranscriptNews(TranscriptAccessible &owner) : m_owner(owner), m_view(owner.view())
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &TranscriptNews::say);
    connect(&m_view, &TranscriptView::spotFocusChanged, this, &TranscriptNews::onFocus);
    connect(&m_view, &TranscriptView::selectionChanged, this, &TranscriptNews::onSelection);
    listen();
}

void TranscriptNews::listen()
{
    const chat::ConversationModel *model = m_view.model();
    if (m_model == model)
        return;
    m_model = model;
    m_connections.reset(model ? new QObject : nullptr);
    m_running.clear();
    m_caret.row = -1;
    m_selected = {};
    if (!model)
        return;
    // Its owner may still be under construction: nothing is told yet.
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->message(row).isRunning())
            m_running.insert(model->message(row).id, {});
    }
    if (!m_running.isEmpty())
        m_pause.start(sayEvery);
    connectModel();
}

void TranscriptNews::connectModel()
{
    QObject *context = m_connections.get();
    connect(m_model, &QAbstractItemModel::rowsInserted, context,
            [this](const QModelIndex &, int first, int last) { onInserted(first, last); });
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, context,
            [this](const QModelIndex &, int first, int last) { forget(first, last); });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, context, [this] { forget(0, m_model->rowCount() - 1); });
    connect(m_model, &QAbstractItemModel::modelReset, context, [this] {
        m_running.clear();
        note(0, m_model->rowCount() - 1);
    });
    connect(m_model, &QAbstractItemModel::dataChanged, context,
            [this](const QModelIndex &first, const QModelIndex &last) { note(first.row(), last.row()); });
}

void TranscriptNews::note(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const chat::Message &message = m_model->message(row);
        const bool isKnown = m_running.contains(message.id);
        if (message.isRunning() && !isKnown) {
            m_running.insert(message.id, {});
            tellBusy(row);
        }
        if (message.isRunning() && !m_pause.isActive())
            m_pause.start(sayEvery);
        else if (!message.isRunning() && isKnown)
            m_pause.start(endPause);
    }
}

void TranscriptNews::onInserted(int first, int last)
{
    for (int row = first; row <= last; ++row)
        send(QAccessible::ObjectCreated, m_owner.messageAt(row));
    note(first, last);
}

void TranscriptNews::forget(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const base::MessageId id = m_model->message(row).id;
        m_running.remove(id);
        m_owner.forget(id);
    }
}

void TranscriptNews::tellBusy(int row)
{
    QAccessible::State changed;
    changed.busy = true;
    if (QAccessibleInterface *message = m_owner.messageAt(row)) {
        QAccessibleStateChangeEvent event(message, changed);
        QAccessible::updateAccessibility(&event);
    }
}

void TranscriptNews::say()
{
    bool isMore = false;
    for (auto at = m_running.begin(); at != m_running.end();) {
        const bool goesOn = sayOf(at.key(), at.value());
        isMore = isMore || (goesOn && !at->waiting.isEmpty());
        at = goesOn ? std::next(at) : m_running.erase(at);
    }
    if (isMore)
        m_pause.start(sayEvery);
}

//! False: there will be nothing more of it.
bool TranscriptNews::sayOf(base::MessageId id, Running &running)
{
    const int row = m_model ? m_model->rowOf(id) : -1;
    if (row < 0 || row >= m_view.rows().count())
        return false;
    m_view.buildRow(row);
    const chat::Message &message = m_model->message(row);
    const bool hasEnded = !message.isRunning();
    const auto blocks = spokenBlocks(message, m_view.rows().content(row), running.speech.firstWanted());
    queue(running.speech.take(blocks, hasEnded ? AnswerSpeech::Answer::Ended : AnswerSpeech::Answer::Running), running);
    if (hasEnded && !running.hasEnded) {
        running.hasEnded = true;
        running.waiting += endWords(message, m_view.rows().geometry(row));
        tellBusy(row);
    }
    tellText(row, hasEnded ? TextIs::Whole : TextIs::Growing, running);
    announce(message, running);
    return !hasEnded || !running.waiting.isEmpty();
}

void TranscriptNews::queue(const QStringList &sentences, Running &running)
{
    for (const QString &sentence : sentences) {
        if (running.length > mostOfAnAnswer)
            return;
        running.length += sentence.size();
        running.waiting += running.length > mostOfAnAnswer ? TranscriptText::restIsRead() : sentence;
    }
}

void TranscriptNews::announce(const chat::Message &message, Running &running)
{
    QStringList now;
    if (!running.isNamed && (running.hasEnded || !running.waiting.isEmpty()))
        now += TranscriptText::author(message, m_view.rows().authorOf(message));
    running.isNamed = running.isNamed || !now.isEmpty();
    for (qsizetype size = 0; !running.waiting.isEmpty() && size < mostAtOnce; size += now.last().size())
        now += running.waiting.takeFirst();
    if (!now.isEmpty())
        m_owner.status().announce(now.join(u'\n'));
}

//! By sentences as well: a reader that follows insertions must not hear every token.
void TranscriptNews::tellText(int row, TextIs state, Running &running)
{
    QAccessibleInterface *message = m_owner.messageAt(row);
    const QString text = m_owner.texts().of(m_view, row).text();
    const auto differs = std::mismatch(running.told.cbegin(), running.told.cend(), text.cbegin(), text.cend());
    const qsizetype same = differs.first - running.told.cbegin();
    if (same < running.told.size()) {
        QAccessibleTextRemoveEvent event(message, int(same), running.told.sliced(same));
        QAccessible::updateAccessibility(&event);
        running.told.truncate(same);
    }
    const qsizetype end = state == TextIs::Whole ? text.size() : saidUpTo(text, same, state);
    if (end <= same)
        return;
    QAccessibleTextInsertEvent event(message, int(same), text.sliced(same, end - same));
    QAccessible::updateAccessibility(&event);
    running.told = text.left(end);
}

void TranscriptNews::onFocus()
{
    send(QAccessible::Focus, m_owner.focusChild());
}

void TranscriptNews::onSelection()
{
    if (!QAccessible::isActive() || !m_model)
        return;
    const TranscriptSelection &selection = m_view.selection();
    TextPosition caret = selection.cursor();
    caret.row = m_view.caretRow();
    const TextPosition caretBefore = std::exchange(m_caret, caret);
    if (caret.row >= 0 && caret.row != caretBefore.row && m_view.hasFocus() && !m_view.spotFocus().spot())
        send(QAccessible::Focus, m_owner.messageAt(caret.row));
    if (caret.row >= 0 && caret != caretBefore)
        tellCaret(caret.row);
    const TextSpan now = selection.isEmpty() ? TextSpan{} : TextSpan{selection.from(), selection.to()};
    const TextSpan before = std::exchange(m_selected, now);
    if (now.from == before.from && now.to == before.to)
        return;
    // Messages that lie wholly between the ends are not told one by one.
    for (const int row : std::set{before.from.row, before.to.row, now.from.row, now.to.row})
        tellSelection(row);
}

void TranscriptNews::tellCaret(int row)
{
    QAccessibleInterface *message = m_owner.messageAt(row);
    QAccessibleTextCursorEvent event(message, message->textInterface()->cursorPosition());
    QAccessible::updateAccessibility(&event);
}

void TranscriptNews::tellSelection(int row)
{
    QAccessibleInterface *message = m_owner.messageAt(row);
    if (!message)
        return;
    int from = 0;
    int to = 0;
    message->textInterface()->selection(0, &from, &to);
    QAccessibleTextSelectionEvent event(message, from, to);
    QAccessible::updateAccessibility(&event);
}

} // namespace tokenhub::app
