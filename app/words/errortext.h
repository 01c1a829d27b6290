// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "words/remedy.h"

#include <QList>
#include <QString>

namespace tokenhub::words {

//! \brief A failure for a person: what is wrong, what to do. Plain text always, never markup. The first remedy is the
//! one to offer; ShowDetails is among them whenever details say more than the sentence.
struct ErrorText {
    QString sentence;
    QList<Remedy> remedies;
    QString details; //!< one "name: value" per line

    friend bool operator==(const ErrorText &, const ErrorText &) = default;
};

[[nodiscard]] ErrorText errorText(const base::Error &error);

//! The request was sent and no answer tells whether it was carried out.
[[nodiscard]] bool mayHaveBeenBilled(base::ErrorKind kind);

//! A field of the request as the parameter panel calls it ("Extra JSON"); unknown names stay as they are.
[[nodiscard]] QString fieldName(const QString &field);

} // namespace tokenhub::words
