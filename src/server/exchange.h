// The way of one request, from what the network has read to what it will write.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agent/contact_agent.h"
#include "agent/office.h"
#include "agent/user_agent.h"
#include "auth/browser_sessions.h"
#include "auth/session_book.h"
#include "auth/sign_in.h"
#include "auth/token_keeper.h"
#include "base/clock.h"
#include "codec/activity_writer.h"
#include "codec/read_request.h"
#include "http/answer.h"
#include "locale/zone_catalog.h"
#include "negotiate/terms.h"
#include "route/find.h"
#include "server/addressed_calls.h"
#include "server/answer_memory.h"
#include "server/app_services.h"
#include "server/callable.h"
#include "server/calls.h"
#include "server/cors.h"
#include "server/describe.h"
#include "server/document_streams.h"
#include "server/documents.h"
#include "server/entity_calls.h"
#include "server/error_response.h"
#include "server/guarded.h"
#include "server/open_id.h"
#include "server/sign_in_page.h"
#include "server/tenants.h"
#include "server/urls.h"

namespace crm::server {

// On site there is one tenant. Online is like the vendor's cloud.
enum class InstallationType : std::uint8_t { Onsite, Online };

// What belongs to the installation and is the same for all requests.
struct Installation {
  InstallationType type = InstallationType::Onsite;
  negotiate::Standard standard;
  route::Prefixes prefixes;
  Cors cors;
  Urls urls;
  Likeness likeness;
  Documents documents;
  codec::BodyLimits body_limits;
  std::size_t answer_memory_bytes_max = 64ULL * 1024 * 1024;  // of rows told a short while ago
  std::string_view challenge = kBasicChallenge;               // to whom we do not know
  bool secure_cookies = true;
  std::string system_user_issuer;  // of the JWT that carries the system user's ticket
};

class Exchange {
 public:
  // What went wrong inside, for the log; callers are told no details.
  using Trouble = Guarded::Trouble;

  // Who answers. All outlive this.
  struct Services {
    const auth::SignIn& sign_in;
    auth::TokenKeeper& tokens;
    const agent::ContactAgent& contacts;
    const agent::UserAgent& users;
    const locale::ZoneCatalog& zones;
    auth::SessionBook& sessions;
    const auth::BrowserSessions& browsers;
    const Clock& clock;
    const Tenants& tenants;
    const AppServices* apps = nullptr;      // null: nothing is there for apps
    const agent::Office* office = nullptr;  // null: the feed is all there is
    // Null: documents have no contents. Needs the office.
    const DocumentStreams::Rooms* contents = nullptr;
  };

  // REQUIRES: this outlives every answer that it has promised.
  Exchange(const Services& services, Installation installation, Trouble trouble);

  // Any thread; never waits, never throws.
  [[nodiscard]] http::Answer serve(const http::Request& request, std::string buffer) const;

  // Whether the body of the request with this head may be an upload. Any thread; never waits.
  [[nodiscard]] bool takes_upload(const http::Request& head) const;

 private:
  using Prepare = std::function<Result<PreparedCall>(const CallRequest&)>;

  [[nodiscard]] http::Answer answer(const http::Request& request, std::string buffer) const;
  [[nodiscard]] auth::Identity identify(const http::Request& request, TenantId tenant) const;
  [[nodiscard]] http::Answer answer_browser(const http::Request& request, const route::Found& found,
                                            TenantId tenant) const;
  [[nodiscard]] http::Answer answer_app(const http::Request& request,
                                        const route::Found& found) const;
  [[nodiscard]] http::Answer sign_in(const http::Request& request, const route::Found& found,
                                     TenantId tenant) const;
  [[nodiscard]] http::Response answer_options(const http::Request& request,
                                              const route::Route& route) const;
  [[nodiscard]] http::Response answer_anyone(const http::Request& request,
                                             const route::Found& found, TenantId tenant) const;
  [[nodiscard]] http::Response no_such_tenant(const Error& error,
                                              const http::Request& request) const;
  [[nodiscard]] http::Response refused(const Error& error, const http::Request& request) const;
  [[nodiscard]] http::Answer answer_proven(const Result<Caller>& caller,
                                           const http::Request& request,
                                           const route::Found& found) const;
  [[nodiscard]] http::Answer answer_caller(const Caller& proven, const http::Request& request,
                                           const route::Found& found, std::string buffer) const;
  [[nodiscard]] http::Response look_up(const Caller& caller, const http::Request& request,
                                       const route::Found& found) const;
  [[nodiscard]] http::Answer current_token(const Caller& caller,
                                           const http::Request& request) const;
  [[nodiscard]] http::Answer active_contacts(const Caller& caller, const http::Request& request,
                                             std::string buffer) const;
  [[nodiscard]] const Call* method_of(const route::Found& found) const;
  [[nodiscard]] const EntityCalls* entity_of(const route::Found& found) const;
  [[nodiscard]] bool is_there(const route::Found& found) const;
  [[nodiscard]] http::Answer run(const Prepare& prepare, const Caller& caller,
                                 const http::Request& request) const;
  [[nodiscard]] http::Answer stream(const Caller& caller, const http::Request& request,
                                    const route::Found& found) const;
  [[nodiscard]] Prepare preparing(const EntityCalls& entity, const http::Request& request,
                                  const route::Found& found) const;
  [[nodiscard]] http::Response tell(const negotiate::Terms& terms,
                                    const agent::ContactsSought& sought, std::string buffer) const;
  [[nodiscard]] http::Response finished(http::Response response,
                                        const negotiate::Terms& terms) const;

  const Services services_;
  const Installation installation_;
  const codec::ActivityWriter activities_;
  const SignInPage sign_in_page_;
  const Calls calls_;
  const std::map<route::Name, Call> addressed_calls_ = addressed_calls();
  const Entities entities_;
  const std::vector<carrier::CatalogueEntry> callable_;
  const Guarded guarded_;
  // Rows alone: they are what is asked for again and again. What is told is the same without it.
  mutable AnswerMemory answers_;
  const std::optional<OpenId> open_id_;                   // none on site
  const std::unique_ptr<const DocumentStreams> streams_;  // null where there are no contents
};

}  // namespace crm::server
