#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "app/deeds.h"
#include "app/tenant_data.h"
#include "auth/session_records.h"
#include "base/civil_time.h"
#include "base/text.h"
#include "codec/json_text.h"

namespace crm::app {
namespace {

std::string_view word_of(Scheme scheme) {
  switch (scheme) {
    case Scheme::Basic:
      return "Basic";
    case Scheme::Ticket:
      return "Ticket";
    case Scheme::AccessToken:
      return "AccessToken";
    case Scheme::OutsideToken:
      return "OutsideToken";
    case Scheme::Browser:
      return "Browser";
  }
  return "";
}

std::string_view word_of(SessionEnd end) {
  switch (end) {
    case SessionEnd::None:
      return "";
    case SessionEnd::SignedOut:
      return "SignedOut";
    case SessionEnd::Idle:
      return "Idle";
    case SessionEnd::Age:
      return "Age";
    case SessionEnd::LoggedOff:
      return "LoggedOff";
    case SessionEnd::PasswordChanged:
      return "PasswordChanged";
    case SessionEnd::Retired:
      return "Retired";
    case SessionEnd::Replaced:
      return "Replaced";
    case SessionEnd::NoRoom:
      return "NoRoom";
  }
  return "";
}

void append_time(std::string& json, std::string_view name, const std::optional<Instant>& at) {
  codec::append_member_name(json, ',', name);
  json += at ? "\"" + utc_text(*at) + "\"" : "null";
}

std::string json_of(const Session& session, const std::string& login) {
  std::string json = "{\"SessionId\":" + std::to_string(raw(session.id)) +
                     ",\"AssociateId\":" + std::to_string(raw(session.associate)) +
                     ",\"UserName\":";
  codec::append_json_string(json, login);
  json.append(",\"Scheme\":\"").append(word_of(session.scheme)).append("\"");
  append_time(json, "Started", session.started_at);
  append_time(json, "LastSeen", session.last_seen_at);
  append_time(json, "Ended", session.ended_at);
  json += ",\"EndReason\":";
  json += session.ended_at ? "\"" + std::string(word_of(session.end_reason)) + "\"" : "null";
  append_time(json, "SinceLogout", session.prev_logout);
  return json + "}";
}

}  // namespace

Result<void> list_sessions(const Configuration& configuration, const SessionOptions& options) {
  const SystemClock clock;
  const auto store = open_tenant_for_reading(configuration, clock);
  if (!store) return forward(store);
  std::vector<std::vector<std::string>> rows{
      {"id", "login", "by", "started", "last seen", "ended", "why", "since log-out"}};
  std::string array = "[";
  const auto read = store->read([&](const store::Reader& reader) -> Result<void> {
    if (!options.login.empty() && !reader.associate_by_login(options.login)) {
      return refuse(ErrorKind::NotFound, "There is no user \"" + options.login +
                                             "\"; active-contacts user list shows all.");
    }
    std::map<AssociateId, std::string> logins;
    reader.each_associate([&](const Associate& each) { logins[each.id] = each.login; });
    reader.each_session([&](const Session& each) {
      const std::string& login = logins[each.associate];
      if (!options.login.empty() && !equals_ignoring_case(login, options.login)) return;
      rows.push_back({std::to_string(raw(each.id)), login, std::string(word_of(each.scheme)),
                      utc_text(each.started_at), utc_text(each.last_seen_at),
                      each.ended_at ? utc_text(*each.ended_at) : "",
                      std::string(word_of(each.end_reason)),
                      each.prev_logout ? utc_text(*each.prev_logout) : "ever"});
      if (array.size() > 1) array += ",";
      array += json_of(each, login);
    });
    return {};
  });
  if (!read) return read;
  print(options.json ? array + "]" : as_table(rows));
  return {};
}

Result<void> end_session(const Configuration& configuration, const SessionOptions& options) {
  const SystemClock clock;
  const auto store = open_tenant_for_writing(configuration, clock, "session");
  if (!store) return forward(store);
  std::string told;
  const auto done = store->write([&](store::Transaction& transaction) -> Result<void> {
    const auto session = transaction.session(SessionId{options.id});
    if (!session || session->ended_at) {
      return refuse(ErrorKind::NotFound, "There is no open session " + std::to_string(options.id) +
                                             "; active-contacts session list shows all.");
    }
    auth::end_session(transaction, *session, SessionEnd::LoggedOff);
    const auto user = transaction.associate(session->associate);
    record("session ended", {{"login", user ? user->login : ""},
                             {"associate_id", raw(session->associate)},
                             {"session_id", options.id}});
    told = options.json ? json_of(transaction.session(session->id).value(), user ? user->login : "")
                        : "Session " + std::to_string(options.id) + " has ended.";
    return {};
  });
  if (done) print(told);
  return done;
}

}  // namespace crm::app
