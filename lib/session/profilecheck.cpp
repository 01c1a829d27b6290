// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/profilecheck.h"

#include "gateway/profilerules.h"

namespace tokenhub::session {

chat::ProfileFaults faultsOf(const chat::Profile &profile)
{
    return gateway::faultsOf(profile, gateway::CheckFiles::Yes);
}

base::Result<QString> askedAddress(const chat::Profile &profile)
{
    const base::Result<net::Endpoint> endpoint = gateway::endpointOf(profile);
    if (!endpoint)
        return endpoint.error();
    return endpoint->chatCompletions().toString();
}

bool isOnThisComputer(const chat::Profile &profile)
{
    const base::Result<net::Endpoint> endpoint = gateway::endpointOf(profile);
    return endpoint && net::isLoopbackHost(endpoint->host());
}

} // namespace tokenhub::session
