// What browsers send to sign in and to be known: the form, and the cookies. Nothing that comes may
// break a reader, lead away from us, or be taken for a session that was not begun; and what a
// browser holds is found among whatever else is sent.
#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "auth/browser_sessions.h"
#include "base/text.h"
#include "server/sign_in_form.h"
#include "tests/support/manual_clock.h"
#include "tests/support/sent_request.h"

namespace {

using crm::SentRequest;
using crm::auth::Account;
using crm::auth::BrowserSessions;
using crm::auth::Directory;

void require(bool truth) {
  if (!truth) std::abort();
}

struct World {
  crm::ManualClock clock{crm::Instant{0}};
  crm::auth::SignIn sign_in{
      {.cost = {8192, 1}, .rehashed = {}},
      std::make_shared<const Directory>(std::vector{Account{.associate = crm::AssociateId{7},
                                                            .login = "anna",
                                                            .password_hash = "",
                                                            .last_logout = {}}})};
  crm::auth::SessionBook book{{}};
  BrowserSessions browsers{sign_in, book, clock, {}};
  BrowserSessions::Begun begun =
      browsers.begin({.associate = crm::AssociateId{7}, .last_logout = {}}, SentRequest("POST"));
};

World& world() {
  static World there;
  return there;
}

void read_form(const std::string& body) {
  const auto form = crm::server::read_sign_in_form(
      SentRequest("POST", "/login", {{"Content-Type", "application/x-www-form-urlencoded"}}, body));
  if (!form) return;
  require(crm::is_utf8(form->user) && crm::is_utf8(form->password.view()));
  require(form->return_url.empty() || crm::server::is_local_path(form->return_url));
  require(!form->return_url.starts_with("//") &&
          form->return_url.find_first_of("\\\r\n\t ") == std::string::npos);
}

void read_cookies(const std::string& cookies, const std::string& xsrf) {
  const World& there = world();
  const auto known = [&](const std::string& some, const std::string& value) {
    const SentRequest request("GET", "/", {{"Cookie", some}, {"X-XSRF-TOKEN", value}});
    return there.browsers.identify(request, crm::kOnlyTenant).has_value();
  };
  const bool is_held = cookies.find(there.begun.value) != std::string::npos;
  require(!known(cookies, there.begun.xsrf) || is_held);
  require(!known(cookies, xsrf) || (is_held && xsrf == there.begun.xsrf));
  if (cookies.find("SO_SESSION=") != std::string::npos) return;
  const std::string held = "SO_SESSION=" + there.begun.value;
  require(known(held + ";" + cookies, there.begun.xsrf));
  require(known(cookies + ";" + held, there.begun.xsrf));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider bytes(data, size);
  const std::string xsrf = bytes.ConsumeRandomLengthString(64);
  const std::string rest = bytes.ConsumeRemainingBytesAsString();
  read_form(rest);
  read_cookies(rest, xsrf);
  return 0;
}
