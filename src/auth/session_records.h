// What is written about sessions, as functions over the store: by the server behind the requests,
// and by commands. Whoever changes a store that a server has open has its SessionKeeper reload.
#pragma once

#include <cstddef>
#include <optional>

#include "base/instant.h"
#include "domain/session.h"
#include "store/store.h"

namespace crm::auth {

// Ended sessions of a user that are kept, for those who run the server to look at.
inline constexpr std::int32_t kEndedSessionsKept = 20;

// Keeps a session as the server has it in memory; one that has ended is also a log-out of its user.
// What a command has ended stays so. Does nothing for a user who is not there.
void keep_session(store::Transaction& transaction, const Session& session);

// Ends an open session. A log-off counts from the transaction's now() on, anything else from the
// session's last request, as its user has seen nothing later.
void end_session(store::Transaction& transaction, const Session& session, SessionEnd why);

// Ends the user's open sessions, all or those of one scheme; how many there were.
std::size_t end_sessions_of(store::Transaction& transaction, AssociateId associate, SessionEnd why,
                            std::optional<Scheme> scheme = std::nullopt);

// Logs the user off: all sessions end, and the last log-out is now, also without any. Returns how
// many sessions there were.
std::size_t log_off(store::Transaction& transaction, AssociateId associate);

// The administrator's word on when the user last logged out (none: never), for sessions that come
// and for those that are open. Does nothing for a user who is not there.
void set_last_logout(store::Transaction& transaction, AssociateId associate,
                     std::optional<Instant> at);

}  // namespace crm::auth
