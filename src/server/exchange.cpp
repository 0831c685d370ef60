#include "server/exchange.h"

#include <cstddef>
#include <exception>
#include <memory>
#include <utility>
#include <variant>

#include "base/text.h"
#include "carrier/document_arguments.h"
#include "codec/entity_body.h"
#include "codec/gzip.h"
#include "negotiate/query.h"
#include "server/error_response.h"
#include "server/lookups.h"
#include "server/tenant_status.h"

namespace crm::server {
namespace {

using route::Name;

// Shorter answers would hardly become shorter.
constexpr std::size_t kGzipBytesMin = 1024;

// Shorter rows cost little more to make than to look for.
constexpr std::size_t kKeptBytesMin = 4096;

bool is_of_contents(Name name) {
  return name == Name::SetDocumentStream || name == Name::GetDocumentStream;
}

Error no_such_route(const Urls& urls, const http::Request& request) {
  return {ErrorKind::NotFound, "No HTTP resource was found that matches the request URI '" +
                                   excerpt(urls.asked_for(request)) + "'."};
}

// Clients name a type of body that they do not send.
bool has_body(std::string_view verb) { return verb == "POST" || verb == "PUT" || verb == "PATCH"; }

void say_zipped(http::Response& response) {
  response.fields.push_back({"Content-Encoding", "gzip"});
}

// The body made smaller, where the caller takes that and it is worth it.
http::Response compressed(http::Response response, bool takes_gzip) {
  if (!takes_gzip || response.body.size() < kGzipBytesMin) return response;
  response.body = codec::gzip(response.body);
  say_zipped(response);
  return response;
}

void say_zone(http::Response& response, const negotiate::Terms& terms) {
  if (terms.zone_code.empty()) return;
  response.fields.push_back({"SO-TIMEZONE", std::string(terms.zone_code)});
}

// Adds the fields to the answer, now or when it comes.
http::Answer with_fields(http::Answer answer, std::vector<http::OwnField> fields) {
  if (fields.empty()) return answer;
  const auto add = [fields = std::move(fields)](http::Response& response) {
    response.fields.insert(response.fields.end(), fields.begin(), fields.end());
  };
  if (auto* response = std::get_if<http::Response>(&answer)) {
    add(*response);
    return answer;
  }
  return http::Later(
      [later = std::get<http::Later>(std::move(answer)), add](const http::Reply& reply) {
        later([reply, add](http::Response response) {
          add(response);
          reply(std::move(response));
        });
      });
}

}  // namespace

Exchange::Exchange(const Services& services, Installation installation, Trouble trouble)
    : services_(services),
      installation_(std::move(installation)),
      sign_in_page_(services.browsers, services.users,
                    {installation_.urls, installation_.secure_cookies}),
      callable_(services.office == nullptr ? std::vector<carrier::CatalogueEntry>()
                                           : callable(calls_, entities_)),
      guarded_(trouble),
      answers_(installation_.answer_memory_bytes_max, std::move(trouble)),
      open_id_(services.apps == nullptr
                   ? std::nullopt
                   : std::optional<OpenId>(std::in_place, *services.apps, installation_.urls,
                                           installation_.system_user_issuer, guarded_)),
      streams_(services.contents == nullptr || services.office == nullptr
                   ? nullptr
                   : std::make_unique<const DocumentStreams>(
                         *services.contents, *services.office, guarded_,
                         [this](http::Response response, const negotiate::Terms& terms) {
                           return finished(std::move(response), terms);
                         })) {}

// Whatever the answer is, a page of an allowed origin may see it. What a preflight is told differs.
http::Answer Exchange::serve(const http::Request& request, std::string buffer) const {
  http::Answer answer =
      guarded_.answer(request, [&] { return this->answer(request, std::move(buffer)); });
  if (request.method == "OPTIONS") return answer;
  return with_fields(std::move(answer), installation_.cors.fields_for(request));
}

bool Exchange::takes_upload(const http::Request& head) const {
  const auto found = route::find(head.path, installation_.prefixes);
  return found && found->route->takes_upload &&
         route::purpose_of(*found->route, head.method) == route::Purpose::Run;
}

// The way of one request. The first refusal ends it. A caller who is not yet proven waits for a
// hashing thread and goes on from there.
http::Answer Exchange::answer(const http::Request& request, std::string buffer) const {
  if (request.method == "OPTIONS" && request.target == "*") {
    return options_response(route::kAllVerbs);
  }
  auto found = route::find(request.path, installation_.prefixes);
  if (!found) return error_response(no_such_route(installation_.urls, request), request);
  const route::Route& route = *found->route;
  if (!is_there(*found)) {
    return error_response(no_such_route(installation_.urls, request), request);
  }
  const auto tenant = services_.tenants.tenant_of(request, *found);
  if (!tenant) return no_such_tenant(tenant.error(), request);
  if (request.method == "OPTIONS") return answer_options(request, route);
  switch (route::purpose_of(route, request.method)) {
    case route::Purpose::None:
      return wrong_verb_response(request, route::verbs(route));
    case route::Purpose::Tell:
      // How small a page with a secret becomes would tell of the secret.
      return compressed(answer_anyone(request, *found, *tenant),
                        negotiate::takes_gzip(request) && (route.needs_caller || !route.post));
    case route::Purpose::Run:
      break;
  }

  if (!route.needs_caller) return answer_browser(request, *found, *tenant);
  auto identified = identify(request, *tenant);
  if (const auto* error = std::get_if<Error>(&identified)) return refused(*error, request);
  if (const auto* caller = std::get_if<Caller>(&identified)) {
    return answer_caller(*caller, request, *found, std::move(buffer));
  }
  auto& unproven = std::get<std::shared_ptr<const auth::Unproven>>(identified);
  return http::Later([this, &request, found = *std::move(found),
                      unproven = std::move(unproven)](const http::Reply& reply) {
    services_.sign_in.prove(unproven, [this, &request, found, reply](const Result<Caller>& caller) {
      guarded_.reply(request, reply, [&] { return answer_proven(caller, request, found); });
    });
  });
}

// An address below a tenant that is not there is like any other that is not there.
http::Response Exchange::no_such_tenant(const Error& error, const http::Request& request) const {
  if (error.kind != ErrorKind::NotFound) return error_response(error, request);
  return error_response(no_such_route(installation_.urls, request), request);
}

// To somebody we do not know, or may not answer.
http::Response Exchange::refused(const Error& error, const http::Request& request) const {
  return error_response(error, request, installation_.challenge);
}

// Authorization decides alone where it is there; else the session of a browser may.
auth::Identity Exchange::identify(const http::Request& request, TenantId tenant) const {
  if (!auth::BrowserSessions::are_asked(request)) {
    return services_.sign_in.identify(request, tenant);
  }
  const auto caller = services_.browsers.identify(request, tenant);
  if (!caller) return caller.error();
  return *caller;
}

// What the forms of the sign-in page send.
http::Answer Exchange::answer_browser(const http::Request& request, const route::Found& found,
                                      TenantId tenant) const {
  if (is_of_open_id(found.route->name)) return answer_app(request, found);
  if (found.route->name == Name::SignIn) return sign_in(request, found, tenant);
  return sign_in_page_.sign_out(request, found, tenant);
}

// What apps ask on their own, of no tenant or of one that the address or the body names.
http::Answer Exchange::answer_app(const http::Request& request, const route::Found& found) const {
  if (!open_id_) return error_response(no_such_route(installation_.urls, request), request);
  auto done = open_id_->run(request, found);
  return done ? *std::move(done) : no_such_tenant(done.error(), request);
}

http::Answer Exchange::sign_in(const http::Request& request, const route::Found& found,
                               TenantId tenant) const {
  const auto form = sign_in_page_.filled_in(request);
  if (!form) return sign_in_page_.turn_away(form.error(), request, found);
  const auto come_of = [this, &request, found,
                        return_url = form->return_url](const Result<Caller>& caller) {
    return caller ? sign_in_page_.let_in(*caller, return_url, request, found)
                  : sign_in_page_.turn_away(caller.error(), request, found, return_url);
  };
  auto identified =
      services_.sign_in.identify_user(tenant, form->user, form->password.view(), request.peer);
  if (const auto* error = std::get_if<Error>(&identified)) return come_of(tl::unexpected(*error));
  if (const auto* caller = std::get_if<Caller>(&identified)) return come_of(*caller);
  auto& unproven = std::get<std::shared_ptr<const auth::Unproven>>(identified);
  return http::Later(
      [this, &request, come_of, unproven = std::move(unproven)](const http::Reply& reply) {
        services_.sign_in.prove(
            unproven, [this, &request, come_of, reply](const Result<Caller>& caller) {
              guarded_.reply(request, reply, [&]() -> http::Answer { return come_of(caller); });
            });
      });
}

// What comes of a proof.
http::Answer Exchange::answer_proven(const Result<Caller>& caller, const http::Request& request,
                                     const route::Found& found) const {
  if (!caller) return refused(caller.error(), request);
  return answer_caller(*caller, request, found, {});
}

http::Response Exchange::answer_options(const http::Request& request,
                                        const route::Route& route) const {
  if (Cors::is_preflight(request)) {
    return installation_.cors.preflight(request, route::verbs(route));
  }
  return options_response(route::verbs(route));
}

// What everybody may know.
http::Response Exchange::answer_anyone(const http::Request& request, const route::Found& found,
                                       TenantId tenant) const {
  const std::string host_root = installation_.urls.host_root(request);
  switch (found.route->name) {
    case Name::VersionInfo:
      return version_info(request, found, host_root, installation_.likeness);
    case Name::Catalogue:
      return catalogue(request, found, host_root, callable_);
    case Name::OpenApi:
      return openapi_response(installation_.documents, request);
    case Name::Reference:
      return reference_page(installation_.documents, request);
    case Name::ReferenceFile:
      if (const Document* file = find_document(installation_.documents, found.parameters.at(0))) {
        return document_response(installation_.documents, *file, request);
      }
      return error_response(no_such_route(installation_.urls, request), request);
    case Name::SignIn:
    case Name::SignOut:
      return sign_in_page_.show(request, found, tenant);
    case Name::SignInFile:
      if (auto file = sign_in_page_.file(found)) return *std::move(file);
      return error_response(no_such_route(installation_.urls, request), request);
    case Name::OpenIdConfiguration:
    case Name::Jwks:
    case Name::Authorize:
      if (open_id_) {
        auto told = open_id_->tell(request, found);
        return told ? *std::move(told) : no_such_tenant(told.error(), request);
      }
      return error_response(no_such_route(installation_.urls, request), request);
    case Name::TenantStatus:
      return tenant_status_response(request, services_.tenants, found.parameters.at(0),
                                    installation_.urls, services_.clock.now());
    case Name::AgentMethod:
      return describe(request, text_of(*method_of(found)), installation_.urls.asked_for(request));
    default:
      return describe(request, *found.route, installation_.urls.asked_for(request));
  }
}

http::Answer Exchange::answer_caller(const Caller& proven, const http::Request& request,
                                     const route::Found& found, std::string buffer) const {
  const Caller caller =
      services_.sessions.attend(proven, auth::client_key_of(request), services_.clock.now());
  if (found.route->name == Name::GetMyActiveContacts) {
    return active_contacts(caller, request, std::move(buffer));
  }
  if (found.route->name == Name::CurrentToken || found.route->name == Name::GetCurrentToken) {
    return current_token(caller, request);
  }
  if (const Call* call = method_of(found)) return run(call->prepare, caller, request);
  if (const EntityCalls* entity = entity_of(found)) {
    return run(preparing(*entity, request, found), caller, request);
  }
  if (is_of_contents(found.route->name)) return stream(caller, request, found);
  return look_up(caller, request, found);
}

// Null where the address is another's, or names no method.
const Call* Exchange::method_of(const route::Found& found) const {
  if (services_.office == nullptr) return nullptr;
  const auto addressed = addressed_calls_.find(found.route->name);
  if (addressed != addressed_calls_.end()) return &addressed->second;
  if (found.route->name != Name::AgentMethod) return nullptr;
  return calls_.find(found.parameters.at(0), found.parameters.at(1));
}

// The content of a document, in or out.
http::Answer Exchange::stream(const Caller& caller, const http::Request& request,
                              const route::Found& found) const {
  auto terms = negotiate::terms_of(request, installation_.standard, services_.zones);
  if (!terms) return error_response(terms.error(), request);
  const auto kept = std::make_shared<const negotiate::Terms>(*std::move(terms));
  if (found.route->name == Name::SetDocumentStream) return streams_->set(caller, request, kept);
  const auto asked = codec::read_entity<carrier::DocumentIdArgument>(
      kept->reads, request.body, kept->presentation.zone, installation_.body_limits);
  if (!asked) return error_response(asked.error(), request);
  return streams_->get(caller, request, kept, DocumentId{asked->value.document_id});
}

// Likewise of a kind of entity.
const EntityCalls* Exchange::entity_of(const route::Found& found) const {
  return services_.office == nullptr ? nullptr : entities_.find(found);
}

// Whether an address that stands for many calls stands for one that there is.
bool Exchange::is_there(const route::Found& found) const {
  switch (found.route->name) {
    case Name::AgentMethod:
    case Name::CurrentUser:
    case Name::CurrentAssociate:
      return method_of(found) != nullptr;
    case Name::DefaultEntity:
    case Name::Entities:
    case Name::Entity:
      return entity_of(found) != nullptr;
    case Name::SetDocumentStream:
    case Name::GetDocumentStream:
      return streams_ != nullptr;
    default:
      return true;
  }
}

// A call by REST, to be read like the method of a service that does the same.
Exchange::Prepare Exchange::preparing(const EntityCalls& entity, const http::Request& request,
                                      const route::Found& found) const {
  EntityRequest::Address address{
      deed_of(found, request.method), id_of(found),
      installation_.urls.host_root(request) + found.prefix + "/api/v1/" + entity.name,
      services_.clock.now()};
  return [&entity, address = std::move(address)](const CallRequest& call) {
    return entity.prepare({call, address});
  };
}

// A call of a service: read here, done where the store may be waited for, and told there, from
// the same picture or change.
http::Answer Exchange::run(const Prepare& prepare, const Caller& caller,
                           const http::Request& request) const {
  auto terms = has_body(request.method)
                   ? negotiate::terms_of(request, installation_.standard, services_.zones)
                   : negotiate::reading_terms_of(request, installation_.standard, services_.zones);
  if (!terms) return error_response(terms.error(), request);
  const auto kept = std::make_shared<const negotiate::Terms>(*std::move(terms));
  auto prepared = prepare({request, *kept, installation_.body_limits});
  if (!prepared) return error_response(prepared.error(), request);
  return http::Later(
      [this, &request, caller, kept, prepared = *std::move(prepared)](const http::Reply& reply) {
        const auto response = std::make_shared<http::Response>();
        const auto then = [this, &request, reply, kept, response](const Result<void>& done) {
          guarded_.reply(request, reply, [&]() -> http::Answer {
            if (!done) return refused(done.error(), request);
            return finished(std::move(*response), *kept);
          });
        };
        const auto doing = [response](const auto& work) {
          return [response, work](auto& desk) -> Result<void> {
            auto told = work(desk);
            if (!told) return forward(told);
            *response = *std::move(told);
            return {};
          };
        };
        const locale::TimeZone& zone = kept->presentation.zone;
        if (const auto* reading = std::get_if<ReadingCall>(&prepared)) {
          services_.office->read(caller, zone, doing(*reading), then);
        } else {
          services_.office->write(caller, zone, doing(std::get<WritingCall>(prepared)), then);
        }
      });
}

// A token is kept before it is told, and the store is waited for elsewhere. The call takes no
// arguments: a body is not looked at.
http::Answer Exchange::current_token(const Caller& caller, const http::Request& request) const {
  const auto terms = negotiate::reading_terms_of(request, installation_.standard, services_.zones);
  if (!terms) return error_response(terms.error(), request);
  return http::Later([this, &request, caller, terms = *terms](const http::Reply& reply) {
    services_.tokens.issue_access_token(
        caller, [this, &request, reply, terms](const Result<std::string>& token) {
          guarded_.reply(request, reply, [&]() -> http::Answer {
            if (!token) return refused(token.error(), request);
            return finished(token_response(terms, *token), terms);
          });
        });
  });
}

// The rest of the way of the call that all this is for.
http::Answer Exchange::active_contacts(const Caller& caller, const http::Request& request,
                                       std::string buffer) const {
  const auto terms = negotiate::terms_of(request, installation_.standard, services_.zones);
  if (!terms) return error_response(terms.error(), request);
  const auto asked = codec::read_request(terms->reads, request.body, terms->presentation.zone,
                                         installation_.body_limits);
  if (!asked) return error_response(asked.error(), request);
  if (const auto sought = services_.contacts.seek(caller, *asked)) {
    return tell(*terms, *sought, std::move(buffer));
  }
  // The caller's contacts are not in memory yet: they are fetched, then the way goes on.
  return http::Later([this, &request, caller, asked = *asked,
                      terms = *terms](const http::Reply& reply) {
    services_.contacts.fetch(
        caller, asked, [this, &request, reply, terms](const Result<agent::ContactsSought>& sought) {
          guarded_.reply(request, reply, [&]() -> http::Answer {
            if (!sought) return error_response(sought.error(), request);
            return tell(terms, *sought, {});
          });
        });
  });
}

// What clients look up beside it.
http::Response Exchange::look_up(const Caller& caller, const http::Request& request,
                                 const route::Found& found) const {
  const auto terms = negotiate::reading_terms_of(request, installation_.standard, services_.zones);
  if (!terms) return error_response(terms.error(), request);
  const auto told = [&]() -> Result<http::Response> {
    switch (found.route->name) {
      case Name::CurrentPrincipal:
        return principal_response(*terms, services_.users.current_principal(caller));
      case Name::TimeZones:
        return time_zones(*terms, services_.zones,
                          installation_.urls.host_root(request) + found.prefix + "/api");
      case Name::CurrentTimeZone:
        return time_zone(*terms, services_.zones, terms->zone_code);
      case Name::BaseTimeZone:
        return time_zone(*terms, services_.zones, installation_.standard.zone_code);
      case Name::KnownLanguages:
        return known_languages(*terms);
      case Name::ResourceString:
        return resource_string(*terms, found.parameters.at(0),
                               negotiate::query_value(request.query, found.route->query));
      case Name::ResourceStringIn:
        return resource_string(*terms, found.parameters.at(0), found.parameters.at(1));
      default:
        return refuse(ErrorKind::Internal, "a route that nobody answers");
    }
  }();
  if (!told) return error_response(told.error(), request);
  return finished(*told, *terms);
}

// What was told to the same question of the same picture, or the rows, found and written.
http::Response Exchange::tell(const negotiate::Terms& terms, const agent::ContactsSought& sought,
                              std::string buffer) const {
  http::Response response;
  response.content_type = terms.writes.content_type;
  response.body = std::move(buffer);  // also where it stays empty: so it comes back
  std::optional<AnswerKey> key;
  if (!sought.finds_nothing()) {
    key.emplace(sought, terms);
    if (auto answer = answers_.find(*key)) {
      say_zone(response, terms);
      if (answer->zipped) say_zipped(response);
      response.kept = std::move(answer->text);
      return response;
    }
  }
  const agent::ActiveContacts found = agent::ContactAgent::find(sought);
  activities_.append(response.body, terms.writes.format, found.rows, terms.presentation);
  const std::size_t bytes = response.body.size();
  response = finished(std::move(response), terms);
  if (key && bytes >= kKeptBytesMin) {
    answers_.told(*key, response.body, terms.takes_gzip);
  }
  return response;
}

// What every answer to a caller carries.
http::Response Exchange::finished(http::Response response, const negotiate::Terms& terms) const {
  if (response.status == http::Status::Ok) say_zone(response, terms);
  return compressed(std::move(response), terms.takes_gzip);
}

}  // namespace crm::server
