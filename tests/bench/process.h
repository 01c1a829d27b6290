// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace tokenhub::bench {

//! \brief A program that is measured from outside, through /proc. It ends with this object.
class Process
{
public:
    //! The clock runs from just before fork() and exec().
    explicit Process(const std::vector<std::string> &command);
    ~Process();
    Process(const Process &) = delete;
    Process &operator=(const Process &) = delete;

    [[nodiscard]] double age() const; //!< seconds
    [[nodiscard]] double cpu() const; //!< seconds of all its threads, in steps of 0.01
    [[nodiscard]] double pss() const; //!< MB
    [[nodiscard]] double rss() const; //!< MB; as much as PSS would be if nobody else used the same libraries
    void end(); //!< and waits for it

private:
    [[nodiscard]] double rollup(const std::string &field) const;

    double m_begin = 0;
    pid_t m_pid = -1;
};

} // namespace tokenhub::bench
