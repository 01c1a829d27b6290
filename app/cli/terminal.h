// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "chat/message.h"

#include <QByteArray>
#include <QObject>
#include <QString>

class QSocketNotifier;

namespace tokenhub::cli {

//! What the program ends with; scripts rely on the numbers.
enum class ExitStatus { Complete = 0, Usage = 2, Key = 3, Refused = 4, Network = 5, Interrupted = 6 };

[[nodiscard]] ExitStatus exitStatus(const chat::Message &answer);
[[nodiscard]] ExitStatus exitStatus(base::ErrorKind kind);

//! Answers go to stdout, everything else to stderr. False when the reader has gone.
bool printOut(const QByteArray &bytes);
void printNote(const QString &line);
//! The sentence for it, then what to do, if there is something to be done.
[[nodiscard]] QStringList errorLines(const base::Error &error);
void printError(const base::Error &error);

//! \brief Ctrl+C as a signal of Qt. One instance; a second Ctrl+C ends the program as usual.
class InterruptWatch : public QObject
{
    Q_OBJECT

public:
    explicit InterruptWatch(QObject *parent = nullptr);
    ~InterruptWatch() override;

signals:
    void interrupted();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace tokenhub::cli
