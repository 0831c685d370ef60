// What a connection is waiting for and until when. One sweep of the worker looks at all of them a
// few times a second, so that no request pays for a timer of its own.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "http/request_reader.h"
#include "net/server.h"
#include "net/sockets.h"

namespace crm::net {

enum class WaitsFor {
  Nothing,    // it is not waiting, or for something that ends by itself
  Handshake,  // the client's part of the beginning of TLS
  Request,    // the first byte of the next request
  Head,       // the rest of a request's head
  Body,       // the rest of a request's body
  Taking,     // the client to take a byte of the answer
  Parting,    // the client to close, after our last answer
};

struct Deadline {
  WaitsFor waits_for = WaitsFor::Nothing;
  SteadyTime at = SteadyTime::max();

  [[nodiscard]] bool passed(SteadyTime now) const {
    return waits_for != WaitsFor::Nothing && now >= at;
  }
};

// Since when the request that is being read has been coming in.
class ReadingTime {
 public:
  // Until when to wait for more of a request of which `bytes` have arrived so far.
  [[nodiscard]] Deadline deadline(const Settings& settings, http::RequestReader::Phase phase,
                                  std::size_t bytes, SteadyTime now);

  // The request is whole; the next one begins.
  void restart() { *this = {}; }

 private:
  std::optional<SteadyTime> head_begun_;
  std::optional<SteadyTime> body_begun_;
  std::size_t bytes_before_body_ = 0;
};

// Until when to wait for more of an upload whose body began then and of which `bytes` have arrived
// so far. There is no time for all of it but time_max: large bodies may take long, as long as they
// come.
[[nodiscard]] Deadline upload_deadline(const Settings& settings, SteadyTime begun,
                                       std::uint64_t bytes, SteadyTime now);

// How often to look, so that no deadline is missed by more than a quarter of itself, or 250 ms.
[[nodiscard]] std::chrono::milliseconds sweep_interval(const Settings& settings);

}  // namespace crm::net
