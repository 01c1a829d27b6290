// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstdio>
#include <vector>

namespace tokenhub::bench {

//! One measured figure, by its name in figures.json; table.py reads these lines.
inline void report(const char *name, double value)
{
    std::printf("%s\t%.6g\n", name, value);
    std::fflush(stdout);
}

[[nodiscard]] double median(std::vector<double> values);
[[nodiscard]] double quantile(std::vector<double> values, double share); //!< share from 0 to 1

//! By what power of the size the cost grows: 0 is flat, 1 is linear. A straight line through the logarithms.
[[nodiscard]] double growth(const std::vector<double> &sizes, const std::vector<double> &costs);

[[nodiscard]] double now(); //!< seconds of the clock that never jumps, the same in every process
[[nodiscard]] double ownCpu(); //!< seconds this thread has worked

} // namespace tokenhub::bench
