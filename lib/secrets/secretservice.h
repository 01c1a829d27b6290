// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <functional>

namespace tokenhub::secrets {

//! Whether the Secret Service has an entry. Missing is certain; CollectionLocked means that it could not look.
enum class Presence { NoService, Missing, Unlocked, Locked, CollectionLocked };

struct Finding {
    Presence presence = Presence::NoService;
    QStringList toUnlock; //!< object paths, with Locked and CollectionLocked
    QString detail; //!< of NoService
};

enum class UnlockEnd { Unlocked, Dismissed, Failed };

//! \brief The two questions that QtKeychain cannot ask: whether an entry that it did not find is missing or behind a
//! lock, and whether the person would unlock it. GUI thread; every answer comes later, through D-Bus calls that do
//! not block. Answers stop with \a context.
class SecretService final : public QObject
{
    Q_OBJECT

public:
    using FindDone = std::function<void(const Finding &)>;
    using UnlockDone = std::function<void(UnlockEnd)>;

    using QObject::QObject;

    void find(const QString &service, const QString &user, const QObject *context, FindDone done);
    //! Shows the keyring's own dialog where one is needed; done may come after minutes, or never.
    void unlock(const QStringList &paths, const QObject *context, UnlockDone done);

private:
    void findDefaultCollection(const QObject *context, const FindDone &done);
    void findLock(const QString &collection, const QObject *context, const FindDone &done);
};

//! \brief One dialog of the keyring. Deletes itself when the dialog has ended.
class SecretPrompt final : public QObject
{
    Q_OBJECT

public:
    SecretPrompt(const QString &path, const QObject *context, SecretService::UnlockDone done, QObject *parent);
    void show();

private slots:
    void onCompleted(bool dismissed); // by name: QtDBus connects to signals of the bus by signature only

private:
    void end(UnlockEnd end);

    QString m_path;
    const QObject *m_context;
    SecretService::UnlockDone m_done;
};

} // namespace tokenhub::secrets
