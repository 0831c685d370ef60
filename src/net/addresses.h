// The addresses behind a name, for who cannot wait as long as name servers let one wait.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include <boost/asio/ip/address.hpp>

#include "base/result.h"

namespace crm::net {

using Addresses = std::vector<boost::asio::ip::address>;
// Called on any thread. Errors: as addresses_of().
using LookUp = std::function<Result<Addresses>(const std::string& host)>;

// What the system's resolver knows. Waits as long as that does, half a minute where name servers
// are silent, and nothing stops it.
[[nodiscard]] Result<Addresses> looked_up(const std::string& host);

// Of an address as text: itself, at once. Of a name: what `look_up` says, on a thread of its own
// that is left behind at `until` and ends by itself; nothing of the caller's is used by it then.
// Errors: Unavailable, with the reason.
[[nodiscard]] Result<Addresses> addresses_of(const std::string& host,
                                             std::chrono::steady_clock::time_point until,
                                             const LookUp& look_up = looked_up);

}  // namespace crm::net
