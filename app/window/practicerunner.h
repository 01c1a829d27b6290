// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QTimer>
#include <QUrl>

namespace tokenhub::app {

//! \brief The practice gateway as a child process: started on demand, on a free port of this computer; it ends with the
//! program, also when that is killed. GUI thread.
class PracticeRunner : public QObject
{
    Q_OBJECT

public:
    enum class Failure {
        NotFound, //!< the program is not installed
        NotStarted, //!< it is there and does not run
        NoAddress, //!< it runs and does not say where
        Ended, //!< it was ready and is gone
    };

    //! An empty \a program is looked for where it is installed.
    explicit PracticeRunner(QString program = {}, QObject *parent = nullptr);
    ~PracticeRunner() override;

    //! Beside this program, else in ../libexec/tokenhub-chat; empty when it is in neither.
    [[nodiscard]] static QString find();

    void start(); //!< ready or failed follows, later; while one runs: nothing
    void stop(); //!< says nothing more
    [[nodiscard]] bool isRunning() const { return m_url.isValid(); }
    [[nodiscard]] QUrl url() const { return m_url; }

signals:
    void ready(const QUrl &url);
    void failed(tokenhub::app::PracticeRunner::Failure failure, const QString &detail);

private:
    void onOutput();
    void fail(Failure failure, const QString &detail);

    QString m_program;
    QProcess *m_process = nullptr;
    QTimer m_patience;
    QByteArray m_firstLine;
    QUrl m_url; //!< valid: it is ready
};

} // namespace tokenhub::app
