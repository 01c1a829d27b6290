// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/namemask.h"

#include <QSet>
#include <algorithm>

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype shortest = 3; // "o1" is a name as well, but so is every other short word
constexpr qsizetype mostNames = 500; // no comparison has as many; a pattern grows with them

bool isLetterOf(QChar c)
{
    return c.isLetter();
}

//! "Qwen" of "Qwen3-32B".
QString familyOf(const QString &name)
{
    const auto end = std::find_if_not(name.begin(), name.end(), isLetterOf);
    return name.first(end - name.begin());
}

void addNames(const QString &model, QSet<QString> &names)
{
    const QStringList pieces = model.trimmed().toLower().split(u'/', Qt::SkipEmptyParts);
    names.insert(model.trimmed().toLower());
    for (const QString &piece : pieces)
        names.insert(piece);
    if (!pieces.isEmpty())
        names.insert(familyOf(pieces.last()));
}

} // namespace

NameMask::NameMask(const QStringList &models)
{
    QSet<QString> found;
    for (const QString &model : models) {
        if (found.size() < mostNames)
            addNames(model, found);
    }
    QStringList names(found.cbegin(), found.cend());
    // The longest first, or "qwen" would leave the rest of "qwen/qwen3" behind.
    std::sort(names.begin(), names.end(),
              [](const QString &a, const QString &b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    QStringList patterns;
    for (const QString &name : names) {
        if (name.size() >= shortest || models.contains(name, Qt::CaseInsensitive))
            patterns << QRegularExpression::escape(name);
    }
    patterns.removeAll(QString());
    if (patterns.isEmpty())
        return;
    m_names = QRegularExpression(u"(?<![\\p{L}\\p{N}])(?:%1)(?![\\p{L}])"_s.arg(patterns.join(u'|')),
                                 QRegularExpression::CaseInsensitiveOption
                                     | QRegularExpression::UseUnicodePropertiesOption);
    m_hasNames = true;
}

QString NameMask::masked(const QString &text) const
{
    return m_hasNames ? QString(text).replace(m_names, u"▮▮▮"_s) : text;
}

QByteArray NameMask::masked(const QByteArray &utf8) const
{
    return m_hasNames ? masked(QString::fromUtf8(utf8)).toUtf8() : utf8;
}

} // namespace tokenhub::exchange
