// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <vector>

namespace tokenhub::chat {

//! What a person can enter about a gateway.
enum class ProfileField { Name, Url, Key, Headers, AuthoritiesFile, ProxyHost, ProxyPort, ProxyUser, Limits, Prices };

//! Why a profile cannot be used as it is. The error's kind tells what is wrong, its subject which part.
struct ProfileFault {
    //! For BadField: which rule was broken.
    enum class Rule {
        None, //!< the error's kind says it all
        Missing,
        OwnHeader, //!< a header that the program sends itself, or one that carries a key
        HeaderName, //!< not a token of HTTP
        HeaderValue, //!< bytes outside 0x20-0x7E, a line break among them
        TwiceTheSame,
        OutOfRange, //!< of a price also: no number
        WarningAfterEnd, //!< the stall's warning would come after its end
    };

    ProfileField field = ProfileField::Url;
    Rule rule = Rule::None;
    base::Error error;
    int row = -1; //!< of the header or the price; -1: of none (of prices: the currency)

    friend bool operator==(const ProfileFault &, const ProfileFault &) = default;
};
using ProfileFaults = std::vector<ProfileFault>;

} // namespace tokenhub::chat
