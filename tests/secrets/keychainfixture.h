// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

//! What the tests of the keychain share.
namespace keychain {

using namespace Qt::Literals::StringLiterals;
using tokenhub::base::KeyState;
using tokenhub::base::SecretAnswer;

inline const auto name = u"link.tokenhub.Chat/api-key/6f1c2a9e-0000-4000-8000-000000000001"_s;
inline const auto otherName = u"link.tokenhub.Chat/api-key/6f1c2a9e-0000-4000-8000-000000000002"_s;
inline const auto keyBytes = "sk-keychain-probe-4711-abcdefghijklmnop"_ba;
inline const auto password = u"pw"_s; // of the login keyring that the wrapper script makes

inline tokenhub::base::Secret secretOf(const QByteArray &bytes)
{
    return tokenhub::base::Secret::fromBytes(bytes).value();
}

//! One answer, awaited.
class Answer
{
public:
    [[nodiscard]] tokenhub::base::SecretStore::Done receiver()
    {
        return [this](const SecretAnswer &answer) {
            ++m_count;
            m_last = answer;
        };
    }
    [[nodiscard]] const QObject *context() const { return &m_context; }
    [[nodiscard]] bool wait(int ms = 10'000)
    {
        return QTest::qWaitFor([this] { return m_count > 0; }, ms);
    }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] KeyState state() const { return m_last.state; }
    [[nodiscard]] tokenhub::base::Secret secret() const { return m_last.secret; }
    [[nodiscard]] QString detail() const { return m_last.detail; }

private:
    QObject m_context;
    SecretAnswer m_last;
    int m_count = 0;
};

inline QStringList filesThatContain(const QByteArray &text, const QString &folder)
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            found.append(file.fileName());
    }
    return found;
}

} // namespace keychain
