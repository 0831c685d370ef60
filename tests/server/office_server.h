// A whole server over a store in memory that may be changed, for tests of calls by address and
// verb. Anna owns the company Acme and may do everything; Rita reads.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "auth/password_hash.h"
#include "codec/prepared.h"
#include "server/exchange.h"
#include "store/recorder.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/sent_request.h"
#include "tests/support/times.h"

namespace crm::server {

class OfficeServer {
 public:
  using Fields = std::vector<SentRequest::NamedValue>;

  static constexpr AssociateId kAnna{7};
  static constexpr AssociateId kRita{8};
  static constexpr int kAcme = 1;
  static constexpr std::string_view kMade = "2026-01-05T12:00:00.25Z";
  inline static const SentRequest::NamedValue kByAnna{"Authorization", "Basic YW5uYTpzZWNyZXQ="};
  inline static const SentRequest::NamedValue kByRita{"Authorization", "Basic cml0YTpzZWNyZXQ="};

  explicit OfficeServer(
      std::size_t answer_memory_bytes_max = Installation().answer_memory_bytes_max)
      : answer_memory_bytes_max_(answer_memory_bytes_max) {
    EXPECT_TRUE(store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
      t.put(UserGroup{GroupId{1}, "Sales"});
      t.put(Category{.id = CategoryId{1}, .name = "Customer", .rank = 1});
      t.put(Associate{.id = kAnna, .login = "anna", .group = GroupId{1}, .role = kUserLevel1});
      t.put(Associate{.id = kRita, .login = "rita", .group = GroupId{1}, .role = kUserLevel5});
      Contact contact;
      contact.id = ContactId{kAcme};
      contact.name = "Acme";
      contact.category = CategoryId{1};
      contact.owner = kAnna;
      contact.owner_group = GroupId{1};
      contact.registered = {instant(kMade), kAnna};
      store::Recorder recorder(t);
      recorder.save(contact);
      recorder.finish();
      return {};
    }));
    EXPECT_TRUE(feed_.refresh_names(kOnlyTenant));
  }

  http::Response answer(const http::Request& request) {
    auto answer = exchange_.serve(request, {});
    if (auto* response = std::get_if<http::Response>(&answer)) return std::move(*response);
    std::promise<http::Response> promised;
    std::get<http::Later>(answer)(
        [&](http::Response response) { promised.set_value(std::move(response)); });
    return promised.get_future().get();
  }

  // By Anna, unless the fields say who is asking.
  http::Response answer(std::string method, std::string target, std::string body = {},
                        Fields fields = {}) {
    const bool is_signed = !fields.empty() && fields.front().first == "Authorization";
    if (!is_signed) fields.insert(fields.begin(), kByAnna);
    return answer(
        SentRequest(std::move(method), std::move(target), std::move(fields), std::move(body)));
  }

  [[nodiscard]] ManualClock& clock() { return clock_; }
  [[nodiscard]] store::Store& store() { return store_; }

 private:
  static const locale::ZoneCatalog& zones() {
    static const auto kOpened = locale::ZoneCatalog::open();
    return kOpened;
  }

  static std::shared_ptr<const auth::Directory> directory() {
    static const std::string kHash = auth::hash_password("secret", {8192, 1}).value();
    return std::make_shared<const auth::Directory>(
        std::vector{auth::Account{.associate = kAnna, .login = "anna", .password_hash = kHash},
                    auth::Account{.associate = kRita, .login = "rita", .password_hash = kHash}});
  }

  [[nodiscard]] Installation installation() const {
    Installation made;
    made.answer_memory_bytes_max = answer_memory_bytes_max_;
    made.standard = {*locale::TimeZone::open("Europe/Oslo"), "NO", true};
    made.prefixes = route::Prefixes::parse("/ /Cust*").value();
    made.cors = Cors::parse("https://app.example.test").value();
    return made;
  }

  const std::size_t answer_memory_bytes_max_;
  ManualClock clock_{instant("2026-01-31T12:00:00.5Z")};
  store::MemoryStore store_{clock_};
  // What ends first stands last: while sign_in_ ends, a proof in hand may still ask feed_.
  Exchange exchange_{{sign_in_, tokens_, contacts_, users_, zones(), sessions_, browsers_, clock_,
                      tenants_, nullptr, &office_},
                     installation(),
                     [](std::string_view what) { ADD_FAILURE() << what; }};
  Tenants tenants_{kOnlyTenant};
  auth::SessionBook sessions_{{}};
  auth::BrowserSessions browsers_{sign_in_, sessions_, clock_, {}};
  agent::ContactAgent contacts_{clock_, feed_};
  agent::UserAgent users_{feed_};
  feed::Feed feed_{store_,
                   {},
                   [](const store::OwnedContact& owned) {
                     return codec::prepare_company({owned.head.contact, owned.department,
                                                    owned.org_nr, owned.name, owned.url});
                   },
                   codec::prepare_text};
  agent::Office office_{store_, feed_, clock_, {}};
  auth::TokenKeeper tokens_{{.ticket_key = auth::TicketKey::random()}, store_, clock_, {}};
  auth::SignIn sign_in_{
      auth::Settings{.cost = {8192, 1}, .tokens = &tokens_, .outside_token = {}, .rehashed = {}},
      directory()};
};

}  // namespace crm::server
