// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <chrono>
#include <optional>

namespace tokenhub::base {

//! What went wrong, in the program's own terms. app/words/errortext.cpp turns a kind into a sentence and a remedy.
//! Stored by name (errorKindName), so values may be reordered but not renamed.
enum class ErrorKind {
    // The request never left: nothing was billed.
    BadUrl, //!< the gateway address cannot be read as an http(s) URL
    InsecureUrl, //!< plain http to a host that is not this computer
    HostNotFound,
    ConnectionRefused,
    ConnectTimeout, //!< no connection within the limit
    TlsFailed, //!< certificate or handshake; subject = host
    ProxyFailed, //!< subject = proxy
    ProxyLogin, //!< the proxy wants a login, or another one; subject = proxy
    BadAuthorities, //!< the file of additional certificates holds none that can be used; subject = file
    BadHeader, //!< a header of the person's own that cannot be sent; subject = its name
    GatewayGone, //!< the profile of this conversation was deleted
    BadKey, //!< the key has characters that no key has
    KeyMissing,
    KeychainLocked,
    KeychainUnavailable,
    KeychainDenied,
    KeychainWaiting, //!< nobody answered the keyring's question in time
    BadField, //!< a field of the request cannot be used; subject = its name
    // The request left; no usable answer came. It may have been billed.
    NoAnswer, //!< closed without an answer
    FirstByteTimeout,
    // The gateway refused, by HTTP status.
    Redirected, //!< subject = where to
    KeyRejected, //!< 401, 403
    PaymentRequired, //!< 402
    NotFound, //!< 404: path or model
    BadRequest, //!< 400, 422 and other 4xx
    TooLarge, //!< 413
    RateLimited, //!< 429
    Overloaded, //!< 503, 529
    ServerError, //!< other 5xx, 408, 409
    UpstreamTimeout, //!< 504, 524: the upstream may have run
    // An answer came, and it is not one of ours.
    NotApiAnswer, //!< HTML or other text; detail = its title
    EmptyAnswer,
    UnsupportedEncoding, //!< compressed although identity was asked for
    TooMuchData, //!< a cap was reached
    BadAnswer, //!< three broken JSON events in a row, or a body that is no JSON
    AnswerError, //!< an error object inside a 200 answer
    // The answer broke off.
    Interrupted, //!< cut, or ended without a finish reason
    Stalled, //!< no data for the limit
    ProgramEnded, //!< ours, while the answer ran
    Cancelled, //!< by the user
    // Storage.
    StorageFull,
    StorageReadOnly,
    StorageDamaged,
    StorageNewer, //!< written by a newer version of the program
    StorageBusy,
    StorageLost, //!< the file disappeared while running
    StorageFailed,
    FileFailed, //!< reading or writing some other file; subject = its name
    Internal,
};

//! \brief One failure as a value. Never holds a key, a header or the text of a prompt.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString detail; //!< for developers and the Details fold; plain text, untranslated
    QString subject; //!< what it concerns: host, proxy, field, file
    QString serverMessage; //!< what the gateway said, plain text, capped
    QString code; //!< the gateway's own code or type
    QString requestId; //!< for support
    std::optional<int> httpStatus;
    std::optional<std::chrono::milliseconds> retryAfter;

    friend bool operator==(const Error &, const Error &) = default;
};

[[nodiscard]] QString errorKindName(ErrorKind kind);
[[nodiscard]] std::optional<ErrorKind> errorKindFromName(QStringView name);

} // namespace tokenhub::base

Q_DECLARE_METATYPE(tokenhub::base::Error)
