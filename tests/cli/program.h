// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/guidechunks.h"
#include "practice/practicegateway.h"

#include <QProcess>
#include <QTemporaryDir>

namespace tokenhub::test {

//! \brief The console program and a practice gateway for it to ask, with a home of its own, no session bus and no key
//! unless one is set.
class Program
{
public:
    struct End {
        int status = -1; //!< -1: it did not end, or crashed
        QByteArray out;
        QByteArray err;
    };

    Program();

    //! Runs it to its end.
    [[nodiscard]] End run(const QStringList &arguments, const QByteArray &input = {});
    //! `ask` on the practice gateway.
    [[nodiscard]] End ask(const QStringList &arguments, const QByteArray &input = {});

    void start(const QStringList &arguments);
    [[nodiscard]] End waitForEnd();
    [[nodiscard]] QStringList onGateway(const QStringList &arguments) const; //!< ask, gateway and model before them
    [[nodiscard]] QStringList filesAtHome() const;
    [[nodiscard]] QString home() const { return m_home.path(); }

    practice::PracticeGateway gateway;
    QProcess process;
    QProcessEnvironment environment;

private:
    QTemporaryDir m_home;
};

//! A stream in the guide's form that says these pieces.
[[nodiscard]] practice::Reply saying(const QStringList &pieces);
//! It says \a before and stands until the gateway is released.
[[nodiscard]] practice::Reply holding(const QString &before);

} // namespace tokenhub::test
