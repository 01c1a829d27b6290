// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/linkpolicy.h"

#include <QRegularExpression>
#include <QUrlQuery>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::markdown {

namespace {

// Browsers read "\" as "/" and drop line ends, so that they may see another host than QUrl does.
bool hasTrickCharacters(QStringView target)
{
    return std::any_of(target.begin(), target.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c == u'\\' || c.isSpace();
    });
}

QStringView authorityOf(QStringView target)
{
    const qsizetype slashes = target.indexOf("//"_L1);
    if (slashes < 0)
        return {};
    const QStringView rest = target.sliced(slashes + 2);
    const auto end
        = std::find_if(rest.begin(), rest.end(), [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    return rest.first(end - rest.begin());
}

bool isAllowedWeb(const QUrl &url, QStringView target)
{
    // Written so that "https:good.example" and "https:///x", which browsers complete by themselves, are refused.
    return !url.host().isEmpty() && !authorityOf(target).isEmpty() && !authorityOf(target).contains(u'@');
}

bool isAllowedMail(const QUrl &url)
{
    // Some mail programs attach the file that "attach" names.
    const auto items = QUrlQuery(url).queryItems();
    const bool attaches = std::any_of(items.begin(), items.end(), [](const std::pair<QString, QString> &item) {
        return item.first.startsWith("attach"_L1, Qt::CaseInsensitive);
    });
    return url.host().isEmpty() && url.path().contains(u'@') && !attaches;
}

QString withoutWww(const QString &host)
{
    return host.startsWith("www."_L1) ? host.sliced(4) : host;
}

// The host in a label that reads like an address. Without a scheme, "www." or a path only the common endings count:
// "Node.js" and "main.cpp" are no hosts.
QString hostInLabel(const QString &label)
{
    static const QRegularExpression address(
        uR"(^(?<scheme>[a-z][a-z0-9+.-]*://)?(?:[^\s/?#@]*@)?(?<host>[^\s/?#@:]+\.(?<end>[^\s/?#@:.]+))(?::\d+)?(?<path>[/?#]\S*)?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression commonEnd(
        u"^(com|org|net|edu|gov|io|ai|dev|app|info|biz|co|me|cn|de|fr|uk|eu|us|jp|kr|ru|br|in|it|es|nl|pl|ca|au|ch|se)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = address.match(label);
    if (!match.hasMatch())
        return {};
    const QString host = match.captured(u"host"_s);
    const bool isAddress = !match.captured(u"scheme"_s).isEmpty() || host.startsWith("www."_L1, Qt::CaseInsensitive)
        || commonEnd.match(match.captured(u"end"_s)).hasMatch();
    return isAddress ? host.toLower() : QString();
}

} // namespace

std::optional<Link> checkLink(QStringView target)
{
    if (target.isEmpty() || hasTrickCharacters(target))
        return std::nullopt;
    const QUrl url(target.toString(), QUrl::TolerantMode);
    if (!url.isValid())
        return std::nullopt;
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (isWeb ? !isAllowedWeb(url, target) : !(url.scheme() == "mailto"_L1 && isAllowedMail(url)))
        return std::nullopt;

    Link link;
    link.url = url;
    link.shown = QString::fromLatin1(url.toEncoded());
    link.host = url.host(QUrl::FullyEncoded);
    const QStringList parts = link.host.split(u'.');
    link.hasForeignLetters
        = std::any_of(parts.begin(), parts.end(), [](const QString &part) { return part.startsWith("xn--"_L1); });
    return link;
}

bool labelMisleads(QStringView label, const Link &link)
{
    const QString named = hostInLabel(label.trimmed().toString());
    if (named.isEmpty())
        return false;
    const QString ascii = QString::fromLatin1(QUrl::toAce(named));
    const QString real = link.host.isEmpty() ? link.url.path().section(u'@', -1).toLower() : link.host;
    return withoutWww(ascii.isEmpty() ? named : ascii) != withoutWww(real);
}

} // namespace tokenhub::markdown
