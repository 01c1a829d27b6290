// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace tokenhub::app {

//! \brief What a person needs to be told, and helped with, while typing JSON into a parameter. Pure.
class JsonProblem
{
    Q_DECLARE_TR_FUNCTIONS(JsonProblem)

public:
    //! One sentence with line and column, or with the entry that is wrong; empty when it can be sent.
    [[nodiscard]] static QString ofTools(const QString &json);
    [[nodiscard]] static QString ofExtra(const QString &json);

    [[nodiscard]] static QStringList functionNames(const QString &tools); //!< empty while it does not parse
    //! With one more function to fill in; \a tools must be good or empty.
    [[nodiscard]] static QString withNewFunction(const QString &tools);

private:
    [[nodiscard]] static QString ofSyntax(const QString &json);
};

} // namespace tokenhub::app
