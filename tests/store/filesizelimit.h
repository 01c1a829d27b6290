// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <csignal>
#include <sys/resource.h>

namespace tokenhub::store::test {

//! \brief While it lives no file of this process can be written at or beyond so many bytes: a write up to there is cut
//! short, a later one fails. Works for root and for anybody.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(qint64 bytes) : m_signalBefore(std::signal(SIGXFSZ, SIG_IGN))
    {
        if (getrlimit(RLIMIT_FSIZE, &m_before) != 0)
            qFatal("no limit can be read");
        const struct rlimit small = {.rlim_cur = rlim_t(bytes), .rlim_max = m_before.rlim_max};
        if (setrlimit(RLIMIT_FSIZE, &small) != 0)
            qFatal("no limit can be set");
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signalBefore);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    struct rlimit m_before = {};
    void (*m_signalBefore)(int);
};

} // namespace tokenhub::store::test
