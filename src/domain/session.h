// A stretch of time in which a user was there: begun by a sign-in or by the first request of a
// client, ended by a log-out, by silence, or by whoever runs the server.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.h"
#include "domain/caller.h"
#include "domain/ids.h"

namespace crm {

enum class SessionEnd : std::uint8_t {
  None,             // it is open
  SignedOut,        // by the user
  Idle,             // no request for too long
  Age,              // it had lasted too long
  LoggedOff,        // by whoever runs the server
  PasswordChanged,  // a browser's, whose sign-in no longer counts
  Retired,          // its user may sign in no more
  Replaced,         // the same browser signed in anew
  NoRoom,           // the one seen longest ago left for a new one
};

struct Session {
  SessionId id{};
  AssociateId associate{};
  Scheme scheme = Scheme::Basic;
  std::int64_t credential = 0;  // which ticket; 0 where the scheme needs none
  std::string client_key;       // a hash of who was at the other end, hexadecimal
  std::string value_hash;       // of the value that a browser holds, hexadecimal; else ""
  Instant started_at;
  Instant last_seen_at;
  std::optional<Instant> ended_at;
  SessionEnd end_reason = SessionEnd::None;
  std::optional<Instant> prev_logout;  // the user's last log-out when it began; none: never

  bool operator==(const Session&) const = default;
};

}  // namespace crm
