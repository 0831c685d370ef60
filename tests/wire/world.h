// The small company that the stories play in, and the way of their requests: bytes in, bytes out,
// no socket.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "agent/contact_agent.h"
#include "auth/sign_in.h"
#include "feed/feed.h"
#include "server/exchange.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"

namespace crm {

// Users, contacts and what has happened to them are listed in world.cpp; now is 2026-01-31T12:00Z.
class World {
 public:
  explicit World(std::string_view base_time_zone = "UTC");

  // Has `bytes` read in slices that `slice` chooses (given what is left, how much comes next) and
  // answered; everything the server writes until the bytes are used up or it closes.
  [[nodiscard]] std::string talk(std::string_view bytes,
                                 const std::function<std::size_t(std::size_t)>& slice);

  // One whole request, at once.
  [[nodiscard]] std::string talk(std::string_view bytes);

 private:
  ManualClock clock_;
  store::MemoryStore store_;
  std::unique_ptr<server::Exchange> exchange_;  // first in, last out: see app/service.h
  std::unique_ptr<auth::SignIn> sign_in_;
  std::unique_ptr<feed::Feed> feed_;
  std::unique_ptr<agent::ContactAgent> agent_;
};

// The response to the last of the requests in one string of responses, taken apart.
struct Seen {
  int status = 0;
  std::string head;  // with the line ends
  std::string body;

  // The value of a field, "" when it is absent.
  [[nodiscard]] std::string field(std::string_view name) const;
};

// REQUIRES: bytes begin with a response.
[[nodiscard]] Seen first_response(std::string_view bytes);

}  // namespace crm
