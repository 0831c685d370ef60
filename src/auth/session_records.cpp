#include "auth/session_records.h"

namespace crm::auth {
namespace {

void raise_last_logout(store::Transaction& transaction, AssociateId id, Instant at) {
  auto associate = transaction.associate(id);
  if (!associate || (associate->last_logout && *associate->last_logout >= at)) return;
  associate->last_logout = at;
  transaction.put(*associate);
}

void put_ended(store::Transaction& transaction, const Session& session) {
  transaction.put(session);
  raise_last_logout(transaction, session.associate, *session.ended_at);
  transaction.erase_ended_sessions(session.associate, kEndedSessionsKept);
}

}  // namespace

void keep_session(store::Transaction& transaction, const Session& session) {
  if (!transaction.associate(session.associate)) return;
  const auto kept = transaction.session(session.id);
  if (kept && kept->ended_at) return;
  if (session.ended_at) {
    put_ended(transaction, session);
  } else {
    transaction.put(session);
  }
}

void end_session(store::Transaction& transaction, const Session& session, SessionEnd why) {
  if (session.ended_at) return;
  Session ended = session;
  ended.end_reason = why;
  ended.ended_at = why == SessionEnd::LoggedOff ? transaction.now() : session.last_seen_at;
  put_ended(transaction, ended);
}

std::size_t end_sessions_of(store::Transaction& transaction, AssociateId associate, SessionEnd why,
                            std::optional<Scheme> scheme) {
  std::size_t ended = 0;
  for (const Session& each : transaction.sessions_of(associate)) {
    if (each.ended_at || (scheme && each.scheme != *scheme)) continue;
    end_session(transaction, each, why);
    ++ended;
  }
  return ended;
}

std::size_t log_off(store::Transaction& transaction, AssociateId associate) {
  const std::size_t ended = end_sessions_of(transaction, associate, SessionEnd::LoggedOff);
  raise_last_logout(transaction, associate, transaction.now());
  return ended;
}

void set_last_logout(store::Transaction& transaction, AssociateId id, std::optional<Instant> at) {
  auto associate = transaction.associate(id);
  if (!associate) return;
  associate->last_logout = at;
  transaction.put(*associate);
  for (Session each : transaction.sessions_of(id)) {
    if (each.ended_at) continue;
    each.prev_logout = at;
    transaction.put(each);
  }
}

}  // namespace crm::auth
