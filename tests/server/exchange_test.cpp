#include "server/exchange.h"

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "auth/password_hash.h"
#include "codec/prepared.h"
#include "store/recorder.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/sent_request.h"
#include "tests/support/times.h"

namespace crm::server {
namespace {

using http::Response;
using http::Status;

using Fields = std::vector<SentRequest::NamedValue>;

constexpr AssociateId kAnna{7};
const std::string kCall = "/api/v1/Agents/Contact/GetMyActiveContacts";
const SentRequest::NamedValue kByAnna{"Authorization", "Basic YW5uYTpzZWNyZXQ="};  // anna:secret

const locale::ZoneCatalog& zones() {
  static const auto kOpened = locale::ZoneCatalog::open();
  return kOpened;
}

std::shared_ptr<const auth::Directory> directory() {
  static const std::string kHash = auth::hash_password("secret", {8192, 1}).value();
  return std::make_shared<const auth::Directory>(
      std::vector{auth::Account{.associate = kAnna, .login = "anna", .password_hash = kHash}});
}

Installation installation() {
  Installation made;
  made.standard = {*locale::TimeZone::open("Europe/Oslo"), "NO", true};
  made.prefixes = route::Prefixes::parse("/ /Cust*").value();
  made.cors = Cors::parse("https://app.example.test").value();
  return made;
}

// A server for Anna, who owns one company of that name.
class Server {
 public:
  explicit Server(std::string company = "Acme") {
    const auto done = store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
      Contact contact;
      contact.id = ContactId{1};
      contact.name = std::move(company);
      contact.owner = kAnna;
      contact.registered = {instant("2026-01-05T12:00:00Z"), kAnna};
      store::Recorder recorder(t);
      recorder.save(contact);
      recorder.finish();
      t.put(Associate{.id = kAnna, .login = "anna"});
      return {};
    });
    EXPECT_TRUE(done);
    EXPECT_TRUE(feed_.refresh_names(kOnlyTenant));
  }

  Response answer(const http::Request& request) {
    auto answer = exchange_.serve(request, {});
    if (auto* response = std::get_if<Response>(&answer)) return std::move(*response);
    std::promise<Response> promised;
    std::get<http::Later>(answer)(
        [&](Response response) { promised.set_value(std::move(response)); });
    return promised.get_future().get();
  }

  Response answer(std::string method, std::string target, Fields fields = {},
                  std::string body = {}) {
    return answer(
        SentRequest(std::move(method), std::move(target), std::move(fields), std::move(body)));
  }

  // A call by Anna, with more fields.
  Response call(Fields fields = {}, const std::string& query = "", std::string body = "{}") {
    fields.push_back(kByAnna);
    return answer("POST", kCall + query, std::move(fields), std::move(body));
  }

 private:
  ManualClock clock_{instant("2026-01-31T12:00:00Z")};
  store::MemoryStore store_{clock_};
  // What ends first stands last: while sign_in_ ends, a proof in hand may still ask feed_.
  Exchange exchange_{
      {sign_in_, tokens_, contacts_, users_, zones(), sessions_, browsers_, clock_, tenants_},
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
  auth::TokenKeeper tokens_{{.ticket_key = auth::TicketKey::random()}, store_, clock_, {}};
  auth::SignIn sign_in_{
      auth::Settings{.cost = {8192, 1}, .tokens = &tokens_, .outside_token = {}, .rehashed = {}},
      directory()};
};

TEST(Exchange, AnswersTheCall) {
  const auto response = Server().call();
  EXPECT_EQ(response.status, Status::Ok);
  EXPECT_EQ(response.content_type, "application/json; charset=utf-8");
  EXPECT_TRUE(response.body.starts_with(R"([{"ContactId":1,"Department":"","OrgNr":"",)"
                                        R"("Name":"Acme",)"))
      << response.body;
  EXPECT_NE(response.body.find(R"("ActionTime":"2026-01-05T13:00:00+01:00")"), std::string::npos);
}

// Route, verb, sign-in, type, body: nothing about the data leaks before sign-in [wire: Errors].
TEST(Exchange, RefusesInTheDocumentedOrder) {
  Server server;
  const Fields wrong{{"Content-Type", "text/plain"}, {"SO-TimeZone", "XX"}};
  EXPECT_EQ(server.answer("PUT", "/nothing", wrong).status, Status::NotFound);
  EXPECT_EQ(server.answer("PUT", kCall, wrong).status, Status::MethodNotAllowed);
  EXPECT_EQ(server.answer("POST", kCall, wrong, "{").status, Status::Unauthorized);
  EXPECT_EQ(server.call(wrong, "", "{").status, Status::UnsupportedMediaType);
  EXPECT_EQ(server.call({{"Content-Type", "text/json"}}, "", "{").status, Status::BadRequest);
}

TEST(Exchange, TellsTheZoneOnlyWithAnAnswer) {
  Server server;
  EXPECT_EQ(field_of(server.call(), "SO-TIMEZONE"), "NO");
  EXPECT_EQ(field_of(server.call({{"SO-TimeZone", "us-ny"}}), "SO-TIMEZONE"), "US-NY");
  EXPECT_EQ(field_of(server.call({{"SO-TimeZone", "us-ny"}}, "", "{"), "SO-TIMEZONE"), "");
  for (const auto& target : {"/api", "/api/v1", "/nothing", "/api/v1/String/SR_YES"}) {
    EXPECT_EQ(field_of(server.answer("GET", target), "SO-TIMEZONE"), "") << target;
  }
  EXPECT_EQ(field_of(server.answer("GET", "/api/v1/String/SR_YES", {kByAnna}), "SO-TIMEZONE"),
            "NO");
  EXPECT_EQ(field_of(server.answer("GET", "/api/v1/String/NONE", {kByAnna}), "SO-TIMEZONE"), "");
}

TEST(Exchange, CompressesFrom1024BytesOn) {
  const std::string query = "?$select=Name";
  const std::size_t bytes_besides = Server("").call({}, query).body.size();
  for (const auto& [bytes, compressed] : {std::pair{std::size_t{1023}, false}, {1024, true}}) {
    Server server(std::string(bytes - bytes_besides, 'x'));
    EXPECT_EQ(server.call({}, query).body.size(), bytes);
    const auto response = server.call({{"Accept-Encoding", "gzip"}}, query);
    EXPECT_EQ(field_of(response, "Content-Encoding"), compressed ? "gzip" : "") << bytes;
    EXPECT_EQ(response.body.starts_with("\x1F\x8B"), compressed) << bytes;
  }
}

TEST(Exchange, CompressesOnlyForWhoTakesIt) {
  Server server(std::string(2000, 'x'));
  for (const std::string value : {"identity", "br", "gzip;q=0", ""}) {
    EXPECT_EQ(field_of(server.call({{"Accept-Encoding", value}}), "Content-Encoding"), "");
  }
  EXPECT_EQ(field_of(server.call(), "Content-Encoding"), "");
}

TEST(Exchange, FiltersRowsBySelectAndErrorsNever) {
  Server server;
  const auto rows = server.call({}, "?$select=name");
  EXPECT_NE(rows.body.find(R"("ContactId":null)"), std::string::npos);
  const std::string query = "?$select=ErrorType";
  EXPECT_EQ(server.call({}, query, "{").body, server.call({}, "", "{").body);
  EXPECT_EQ(server.answer("POST", kCall + query).body, server.answer("POST", kCall).body);
  EXPECT_EQ(server.answer("GET", "/api/v1/String/NONE" + query, {kByAnna}).body,
            server.answer("GET", "/api/v1/String/NONE", {kByAnna}).body);
}

TEST(Exchange, TellsAnEntityThatDoesNotExistFromARouteThatDoesNot) {
  Server server;
  const auto entity = server.answer("GET", "/api/v1/String/NONE", {kByAnna});
  EXPECT_EQ(entity.status, Status::NotFound);
  EXPECT_NE(entity.body.find(R"("ErrorType":"SoNotFoundException")"), std::string::npos);
  EXPECT_EQ(server.answer("GET", "/api/v2?password=x").body,
            R"({"Message":"No HTTP resource was found that matches the request URI )"
            R"('http://crm.example.test/api/v2'."})");
}

// Its network leaves out the body [wire: Address and methods].
TEST(Exchange, AnswersHeadAsGet) {
  Server server;
  for (const std::string& target :
       {std::string("/api"), std::string("/api/v1"), kCall, std::string("/api/v1/TimeZone"),
        std::string("/api/v1/User/currentPrincipal"), std::string("/nothing")}) {
    const auto get = server.answer("GET", target, {kByAnna});
    const auto head = server.answer("HEAD", target, {kByAnna});
    EXPECT_EQ(head.status, get.status) << target;
    EXPECT_EQ(head.content_type, get.content_type) << target;
    EXPECT_EQ(head.body, get.body) << target;
    EXPECT_EQ(head.fields.size(), get.fields.size()) << target;
  }
}

TEST(Exchange, DescribesTheCallToAnybodyAndNeverRunsIt) {
  Server server;
  for (const Fields& fields : {Fields{}, Fields{kByAnna}, Fields{{"Authorization", "nonsense"}}}) {
    const auto response = server.answer("GET", "/Cust9" + kCall, fields);
    EXPECT_EQ(response.status, Status::Ok);
    EXPECT_TRUE(response.body.starts_with(
        R"({"http://crm.example.test/Cust9/api/v1/Agents/Contact/GetMyActiveContacts":{"POST":)"));
  }
  EXPECT_EQ(server.answer("GET", kCall, {{"Accept", "text/html"}}).content_type,
            "text/html; charset=utf-8");
}

TEST(Exchange, LetsListedOriginsReadAnswersAndErrors) {
  Server server;
  const SentRequest::NamedValue origin{"Origin", "https://app.example.test"};
  const auto allowed = [](const Response& response) {
    return field_of(response, "Access-Control-Allow-Origin");
  };
  EXPECT_EQ(allowed(server.call({origin})), origin.second);
  EXPECT_EQ(allowed(server.call({origin}, "", "{")), origin.second);
  EXPECT_EQ(allowed(server.answer("POST", kCall, {origin})), origin.second);
  EXPECT_EQ(allowed(server.answer("PUT", kCall, {origin})), origin.second);
  EXPECT_EQ(allowed(server.answer("GET", "/api", {origin})), origin.second);
  EXPECT_EQ(allowed(server.call({{"Origin", "https://evil.example"}})), "");
}

TEST(Exchange, AnswersOptionsWithoutSignIn) {
  Server server;
  const auto plain = server.answer("OPTIONS", kCall);
  EXPECT_EQ(plain.status, Status::NoContent);
  EXPECT_EQ(field_of(plain, "Allow"), "GET, HEAD, POST, OPTIONS");
  const Fields from_evil{{"Origin", "https://evil.example"},
                         {"Access-Control-Request-Method", "POST"}};
  EXPECT_EQ(server.answer("OPTIONS", kCall, from_evil).status, Status::Forbidden);
  EXPECT_EQ(server.answer("OPTIONS", "/nothing").status, Status::NotFound);
}

}  // namespace
}  // namespace crm::server
