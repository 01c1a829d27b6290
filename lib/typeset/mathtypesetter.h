// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/mathengine.h"

#include <QCache>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

class QFont;
class QThread;

namespace tokenhub::typeset {

class MathWorker;

//! Whether there is a typesetter to be loaded; it is not loaded by asking.
[[nodiscard]] bool isMathAvailable();
//! One em of a formula beside text in \a font, in pixels: the x is as high as the text's.
[[nodiscard]] qreal emFor(const QFont &font);

struct MathTuning {
    std::chrono::milliseconds idle{60'000}; //!< then the engine and its thread end
    std::chrono::milliseconds limit{2'000}; //!< for one formula
    qsizetype longestTex = 8 * 1024; //!< characters
    int cacheBytes = 16 * 1024 * 1024; //!< of pictures
    std::size_t longestQueue = 2'000; //!< beyond it the oldest are forgotten
    //! On the typesetter's thread; null where there is no engine. Empty: the plugin's.
    std::function<std::unique_ptr<MathEngine>()> makeEngine;
};

//! \brief Pictures of formulas, made one after the other on a thread of their own and kept. GUI thread; owned by the
//! composition root. Knows nothing of documents.
//!
//! Thread and engine begin with the first request and end when nothing was asked for a while; no timer runs without
//! them. A formula over the limit is given up, and the engine with it.
class MathTypesetter : public QObject
{
    Q_OBJECT

public:
    explicit MathTypesetter(MathTuning tuning = {}, QObject *parent = nullptr);
    ~MathTypesetter() override; //!< interrupts what runs

    //! The answer where it is known; otherwise it is asked for, and answered() comes once, later.
    [[nodiscard]] std::optional<MathAnswer> answer(const MathRequest &request);
    //! What was asked for and not begun is not wanted any more; answered() does not come for it.
    void forgetQueue();

    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; } //!< there is an engine, or one that starts
    [[nodiscard]] std::size_t queued() const { return m_queue.size(); }

signals:
    //! answer() knows it now. Never from within a call of this class.
    void answered(const tokenhub::typeset::MathRequest &request);

private:
    void startThread();
    void endThread();
    void next();
    void onStarted(tokenhub::typeset::MathEngine *engine, quint64 job);
    void onDone(const tokenhub::typeset::MathAnswer &answer, quint64 job);
    void onTooSlow();
    void keep(const MathRequest &request, const MathAnswer &answer);

    MathTuning m_tuning;
    QCache<MathRequest, MathAnswer> m_answers; //!< cost in bytes
    std::deque<MathRequest> m_queue; //!< the first is being drawn while m_isBusy
    QSet<MathRequest> m_asked; //!< in the queue
    QTimer m_idle;
    QTimer m_watchdog;
    QThread *m_thread = nullptr; //!< ends and deletes itself; null: not running
    MathWorker *m_worker = nullptr; //!< lives in the thread and ends with it
    MathEngine *m_engine = nullptr; //!< only to interrupt it, while it draws
    quint64 m_job = 0; //!< of the formula that is being drawn; answers to others are late
    bool m_isBusy = false;
    bool m_isMissing = false; //!< the engine could not be made: it is not tried again
};

} // namespace tokenhub::typeset
