// A server in the small company of company.h, and the way of its requests: bytes in, bytes out, no
// socket.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "agent/contact_agent.h"
#include "agent/office.h"
#include "agent/user_agent.h"
#include "auth/apps.h"
#include "auth/authorization_codes.h"
#include "auth/browser_sessions.h"
#include "auth/guard.h"
#include "auth/session_book.h"
#include "auth/sign_in.h"
#include "auth/token_keeper.h"
#include "feed/feed.h"
#include "http/answer.h"
#include "server/app_services.h"
#include "server/exchange.h"
#include "server/tenants.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"

namespace crm {

// The settings of the server that a story changes, by the names and in the words of the settings
// file.
struct WorldSettings {
  std::map<std::string, std::string> given;

  auto operator<=>(const WorldSettings&) const = default;
};

// Changes the setting of that name. Throws std::runtime_error when there is none, or not such a
// value.
void set(WorldSettings& settings, std::string_view name, std::string_view value);

// With the installation set online, beside the tenants of neighbours.h.
class World {
 public:
  explicit World(const WorldSettings& settings = {});

  // Has `bytes` read in slices that `slice` chooses (given what is left, how much comes next) and
  // answered; everything the server writes until the bytes are used up or it closes.
  [[nodiscard]] std::string talk(std::string_view bytes,
                                 const std::function<std::size_t(std::size_t)>& slice);

  // One whole request, at once.
  [[nodiscard]] std::string talk(std::string_view bytes);

  // For a server with sockets; this outlives it. Any thread.
  [[nodiscard]] http::Handler handler() const;

 private:
  ManualClock clock_;
  store::MemoryStore store_;
  // What ends first stands last: see app/service.h.
  std::unique_ptr<server::AppServices> app_services_;
  std::unique_ptr<server::Exchange> exchange_;
  std::unique_ptr<server::Tenants> tenants_;
  std::unique_ptr<agent::ContactAgent> contacts_;
  std::unique_ptr<agent::UserAgent> users_;
  std::unique_ptr<feed::Feed> feed_;
  std::unique_ptr<agent::Office> office_;
  std::unique_ptr<auth::SessionBook> sessions_;
  std::unique_ptr<auth::BrowserSessions> browsers_;
  std::unique_ptr<auth::Guard> guard_;
  std::unique_ptr<auth::TokenKeeper> tokens_;
  auth::AppBook apps_;
  auth::AuthorizationCodes codes_;
  std::unique_ptr<auth::SignIn> sign_in_;
};

}  // namespace crm
