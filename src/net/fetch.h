// Gets a small document from a server that the settings name, such as the keys of an identity
// provider. Whoever answers is believed no further than that: a named size, a named time, no
// redirects, and a certificate that proves the name, or an address of a private network.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "base/result.h"
#include "http/url.h"
#include "net/addresses.h"

namespace crm::net {

struct FetchSettings {
  http::Url url;
  std::string ca_file;  // PEM: who may prove the server's name; "": whom the system trusts
  std::size_t body_bytes_max = std::size_t{64} * 1024;
  std::chrono::milliseconds time_max{5'000};  // from the first look at the name to the last byte
};

// The body of a 200. Waits no longer than time_max, silent name servers included: not for threads
// that read sockets. Errors: Unavailable, with the reason, in which nothing stands that the server
// sent.
[[nodiscard]] Result<std::string> fetch(const FetchSettings& settings,
                                        const LookUp& look_up = looked_up);

}  // namespace crm::net
