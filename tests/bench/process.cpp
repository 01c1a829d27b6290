// SPDX-License-Identifier: GPL-3.0-or-later
#include "process.h"

#include "figures.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace tokenhub::bench {

Process::Process(const std::vector<std::string> &command)
{
    std::vector<char *> arguments;
    for (const std::string &argument : command)
        arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    m_begin = now();
    if (posix_spawn(&m_pid, command.front().c_str(), nullptr, nullptr, arguments.data(), environ) != 0) {
        std::fprintf(stderr, "%s cannot be started\n", command.front().c_str());
        std::exit(1);
    }
}

Process::~Process()
{
    end();
}

void Process::end()
{
    if (m_pid < 0)
        return;
    ::kill(m_pid, SIGTERM);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

double Process::age() const
{
    return now() - m_begin;
}

double Process::cpu() const
{
    std::ifstream file("/proc/" + std::to_string(m_pid) + "/stat");
    std::string text;
    std::getline(file, text);
    // The second field is a name that may hold anything: count from its end.
    std::istringstream rest(text.substr(std::min(text.size(), text.rfind(')') + 2)));
    std::string field;
    double ticks = 0;
    for (int number = 3; rest >> field && number <= 15; ++number) {
        if (number >= 14)
            ticks += std::atof(field.c_str());
    }
    return ticks / double(sysconf(_SC_CLK_TCK));
}

double Process::rollup(const std::string &field) const
{
    std::ifstream file("/proc/" + std::to_string(m_pid) + "/smaps_rollup");
    double kilobytes = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.rfind(field, 0) == 0)
            kilobytes += std::atof(line.c_str() + field.size());
    }
    return kilobytes / 1024;
}

double Process::pss() const
{
    return rollup("Pss:");
}

double Process::rss() const
{
    return rollup("Rss:");
}

} // namespace tokenhub::bench
