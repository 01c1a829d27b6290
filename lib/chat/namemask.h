// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>
#include <array>
#include <vector>

namespace tokenhub::chat {

//! \brief Blackens how models speak of themselves: the names that are given, with their pieces, and those of well-known
//! models and of who makes them, with the version behind. Linear in the text; a value.
class NameMask
{
public:
    NameMask() = default; //!< leaves everything as it is
    explicit NameMask(const QStringList &models);

    //! Appends to \a shown what \a text has from \a done on, names blackened, and moves \a done behind it. Of a text
    //! that is not \a whole the last bytes wait: they may be half a name. Both UTF-8.
    void append(QByteArray &shown, QByteArrayView text, qsizetype &done, bool whole) const;
    [[nodiscard]] QByteArray masked(QByteArrayView utf8) const;
    [[nodiscard]] QString masked(const QString &text) const;

    friend bool operator==(const NameMask &, const NameMask &) = default;

private:
    void add(const QString &name);
    [[nodiscard]] qsizetype nameAt(QByteArrayView text, qsizetype at) const;

    std::array<std::vector<QByteArray>, 256> m_names; //!< in small letters, by first byte, longest first
};

} // namespace tokenhub::chat
