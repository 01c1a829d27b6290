// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace tokenhub::exchange {

//! \brief Takes the names of models out of a text: the whole name, what stands behind and before its slash, and the
//! word it begins with ("qwen" of "Qwen3-32B"). A value.
class NameMask
{
public:
    NameMask() = default; //!< leaves everything as it is
    explicit NameMask(const QStringList &models);

    [[nodiscard]] QString masked(const QString &text) const;
    [[nodiscard]] QByteArray masked(const QByteArray &utf8) const;

private:
    QRegularExpression m_names;
    bool m_hasNames = false;
};

} // namespace tokenhub::exchange
