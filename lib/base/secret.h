// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace tokenhub::base {

//! \brief An API key in memory. It has no debug output and no conversion to QString; its bytes are overwritten when it
//! goes. Copies share the bytes until the last one goes.
class Secret
{
public:
    Secret() = default;
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    //! What a person pasted: blanks and line ends around it are dropped; anything outside 0x21–0x7E inside it, an
    //! empty text or more than maximumLength bytes is refused with BadKey (no part of the text is in the error).
    [[nodiscard]] static Result<Secret> fromText(QStringView text);
    [[nodiscard]] static Result<Secret> fromBytes(const QByteArray &bytes);
    static constexpr qsizetype maximumLength = 4096;

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    //! For the place that puts it on the wire or into the keychain, and nowhere else.
    [[nodiscard]] QByteArray reveal() const;

    friend bool operator==(const Secret &, const Secret &) = default;

private:
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) { }
    void wipe();

    QByteArray m_bytes;
};

} // namespace tokenhub::base
