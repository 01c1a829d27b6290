// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/profiletext.h"

#include "words/errortext.h"
#include "words/plaintext.h"

#include <QCoreApplication>

namespace tokenhub::words {
namespace {

using chat::ProfileField;
using Rule = chat::ProfileFault::Rule;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString headerText(Rule rule)
{
    switch (rule) {
    case Rule::OwnHeader:
        return Words::tr("The program sends this header itself, and the key has a field of its own: remove it here.");
    case Rule::HeaderName:
        return Words::tr("A header's name has Latin letters, digits and - only: no blanks, no colon.");
    case Rule::HeaderValue:
        return Words::tr("A header's value has Latin letters, digits and signs only, on one line.");
    case Rule::TwiceTheSame:
        return Words::tr("This header is there already: remove one of the two.");
    default:
        return Words::tr("Enter both name and value, or remove the header.");
    }
}

QString proxyText(const chat::ProfileFault &fault)
{
    if (fault.field == ProfileField::ProxyPort)
        return Words::tr("Enter a number from 1 to 65535.");
    return fault.rule == Rule::Missing
        ? Words::tr("Enter the proxy's host name or address.")
        : Words::tr("This is no host name: enter it without http:// and without a path.");
}

QString priceText(const chat::ProfileFault &fault)
{
    if (fault.row < 0)
        return Words::tr("The currency is too long: 12 letters at most.");
    switch (fault.rule) {
    case Rule::OutOfRange:
        return Words::tr("A price is a number from 0 to 1,000,000, such as 2.50.");
    case Rule::TwiceTheSame:
        return Words::tr("This model has a price already: remove one of the two.");
    default:
        return Words::tr("Enter the model and what its input and output cost, or remove the row.");
    }
}

} // namespace

QString faultText(const chat::ProfileFault &fault)
{
    switch (fault.field) {
    case ProfileField::Headers:
        return headerText(fault.rule);
    case ProfileField::ProxyHost:
    case ProfileField::ProxyPort:
    case ProfileField::ProxyUser:
        return proxyText(fault);
    case ProfileField::Limits:
        return fault.rule == Rule::WarningAfterEnd
            ? Words::tr("The warning has to come before the end: make its time shorter.")
            : Words::tr("A time limit is from 1 to 3600 seconds.");
    case ProfileField::Prices:
        return priceText(fault);
    case ProfileField::AuthoritiesFile:
        if (fault.error.kind == base::ErrorKind::FileFailed)
            return Words::tr("This file cannot be read: choose an ordinary file of at most 1 MB that you may read.");
        break;
    case ProfileField::Url:
        if (fault.error.kind == base::ErrorKind::InsecureUrl)
            return Words::tr("Key and messages would travel unencrypted: use an https:// address, or allow it below.");
        break;
    case ProfileField::Name:
    case ProfileField::Key:
        break;
    }
    return errorText(fault.error).sentence;
}

QString gatewayName(const chat::Profile &profile)
{
    const QString name = onOneLine(profile.name);
    if (!name.isEmpty())
        return name;
    const QString address = onOneLine(profile.baseUrl);
    return address.isEmpty() ? Words::tr("Gateway") : address;
}

} // namespace tokenhub::words
