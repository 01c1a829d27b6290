// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace tokenhub::base {

//! \name What one thread wrote is seen by the next
//! Qt's event queue orders two threads, with locks that the thread sanitizer cannot see: Qt is not built with it. So it
//! is told here. In other builds these do nothing.
//! @{
#ifdef __SANITIZE_THREAD__
inline char handedOver = 0;
inline void handOver()
{
    __tsan_release(&handedOver);
}
inline void takeOver()
{
    __tsan_acquire(&handedOver);
}
#else
inline void handOver() { }
inline void takeOver() { }
#endif
//! @}

//! \brief A call on its way to another thread: what it carries is handed over wherever it comes to lie.
template<typename Call> class HandedCall
{
public:
    explicit HandedCall(Call call) : m_call(std::move(call)) { handOver(); }
    HandedCall(const HandedCall &other) : m_call(other.m_call) { handOver(); }
    HandedCall(HandedCall &&other) noexcept : m_call(std::move(other.m_call)) { handOver(); }
    HandedCall &operator=(const HandedCall &) = delete;
    HandedCall &operator=(HandedCall &&) = delete;
    ~HandedCall() { takeOver(); }

    void operator()()
    {
        takeOver();
        m_call();
    }

private:
    Call m_call;
};

//! Calls \a call later, on the thread of \a receiver, unless that is gone by then. From any thread.
template<typename Call> void post(QObject *receiver, Call call)
{
    QMetaObject::invokeMethod(receiver, HandedCall<Call>(std::move(call)), Qt::QueuedConnection);
}

} // namespace tokenhub::base
