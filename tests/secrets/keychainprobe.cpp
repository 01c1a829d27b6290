// SPDX-License-Identifier: GPL-3.0-or-later
// keychain-probe read|write|remove|unlock NAME: asks the keyring as the program would and prints what it says.
// The key to write is the first line of stdin. For the tests that need an environment without a keyring or a bus.
#include "secrets/keychainsecretstore.h"

#include <QCoreApplication>
#include <QFile>
#include <cstdio>
#include <cstdlib>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;

namespace {

const char *nameOf(base::KeyState state)
{
    static constexpr const char *names[] = {"Unknown", "Found", "Absent", "Locked", "NoService", "Waiting", "Denied"};
    return names[size_t(state)];
}

void print(const base::SecretAnswer &answer)
{
    std::printf("%s\n%s\n", nameOf(answer.state), qPrintable(answer.detail));
    std::fflush(stdout);
    QCoreApplication::quit();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return EXIT_FAILURE;
    const QString &name = arguments[2];
    secrets::KeychainSecretStore store;
    if (arguments[1] == "read"_L1) {
        store.read(name, &application, print);
    } else if (arguments[1] == "remove"_L1) {
        store.remove(name, &application, print);
    } else if (arguments[1] == "unlock"_L1) {
        store.unlock(name, &application, print);
    } else {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return EXIT_FAILURE;
        const auto key = base::Secret::fromBytes(input.readLine());
        if (!key)
            return EXIT_FAILURE;
        store.write(name, *key, &application, print);
    }
    return QCoreApplication::exec();
}
