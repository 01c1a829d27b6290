// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/costtext.h"

#include "words/plaintext.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace tokenhub::words {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

constexpr double smallest = 0.000001;

//! Two digits that tell something, whatever the size: 12.30, 0.0123, 0.0012.
int decimalsOf(double amount)
{
    if (amount == 0 || amount >= 0.1)
        return 2;
    const int zeros = int(std::floor(-std::log10(amount)));
    return std::min(zeros + 2, 6);
}

QString signOf(const QString &currency)
{
    for (const auto &[code, sign] :
         {std::pair(u"USD"_s, u"$"_s), std::pair(u"EUR"_s, u"€"_s), std::pair(u"GBP"_s, u"£"_s),
          std::pair(u"CNY"_s, u"¥"_s), std::pair(u"JPY"_s, u"¥"_s), std::pair(u"INR"_s, u"₹"_s)}) {
        if (currency.compare(code, Qt::CaseInsensitive) == 0)
            return sign;
    }
    return currency.size() == 1 ? currency : QString();
}

QString amountText(double amount, const QString &currency)
{
    const QLocale locale;
    const int decimals = decimalsOf(amount);
    const QString number = locale.toString(amount, 'f', decimals);
    if (const QString sign = signOf(currency); !sign.isEmpty())
        // The C locale would put the sign last, as nobody does.
        return locale.language() == QLocale::C ? sign + number : locale.toCurrencyString(amount, sign, decimals);
    return currency.isEmpty() ? number : number + u'\u00a0' + currency;
}

} // namespace

QString costText(const chat::Cost &cost)
{
    const QString currency = onOneLine(cost.currency);
    if (cost.amount > 0 && cost.amount < smallest)
        return Words::tr("< %1", "less than this amount of money").arg(amountText(smallest, currency));
    return Words::tr("≈ %1", "about this amount of money").arg(amountText(cost.amount, currency));
}

} // namespace tokenhub::words
