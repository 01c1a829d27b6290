// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the database in a folder with a schema that is one step newer, and kills itself before the n-th statement. When
// it gets through, it says how many there were.
#include "nextstep.h"
#include "store/opening.h"

#include <QCoreApplication>
#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace tokenhub;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int last = app.arguments().at(2).toInt();
    int statements = 0;
    store::StoreTuning tuning;
    tuning.beforeStatement = [&](const QString &) -> std::optional<base::Error> {
        if (++statements == last)
            ::kill(::getpid(), SIGKILL);
        return std::nullopt;
    };
    const auto opened = store::openDatabase(store::StoreLocation::inFolder(app.arguments().at(1)), tuning,
                                            store::test::withNextStep());
    std::printf("%d\n", statements);
    return opened.ok() ? 0 : 1;
}
