#include "server/exchange.h"

#include <exception>
#include <memory>
#include <utility>
#include <variant>

#include "carrier/rights.h"
#include "codec/read_request.h"
#include "negotiate/terms.h"
#include "server/describe.h"
#include "server/error_response.h"
#include "server/routes.h"

namespace crm::server {

Exchange::Exchange(const auth::SignIn& sign_in, const agent::ContactAgent& agent,
                   carrier::Presentation standard, Trouble trouble)
    : sign_in_(sign_in),
      agent_(agent),
      standard_(std::move(standard)),
      activity_json_(carrier::full_table_right(), carrier::full_field_properties()),
      trouble_(std::move(trouble)) {}

http::Answer Exchange::serve(const http::Request& request, std::string buffer) const {
  return guarded(request, [&] { return answer(request, std::move(buffer)); });
}

// The way of one request. The first refusal ends it. A caller who is not yet proven waits for a
// hashing thread and goes on from there.
http::Answer Exchange::answer(const http::Request& request, std::string buffer) const {
  const auto route = find_route(request);
  if (!route) return error_response(route.error(), request);
  if (*route == Route::Options) return options_response();
  if (*route == Route::DescribeGetMyActiveContacts) return describe(request);

  auto identified = sign_in_.identify(request);
  if (const auto* error = std::get_if<Error>(&identified)) return error_response(*error, request);
  if (const auto* caller = std::get_if<Caller>(&identified)) {
    return answer_caller(*caller, request, std::move(buffer));
  }
  auto& unproven = std::get<std::shared_ptr<const auth::Unproven>>(identified);
  return http::Later([this, &request, unproven = std::move(unproven)](const http::Reply& reply) {
    sign_in_.prove(unproven, [this, &request, reply](const Result<Caller>& caller) {
      settle(guarded(request,
                     [&]() -> http::Answer {
                       if (!caller) return error_response(caller.error(), request);
                       return answer_caller(*caller, request, {});
                     }),
             reply);
    });
  });
}

// The rest of the way, for a caller who is known.
http::Answer Exchange::answer_caller(const Caller& caller, const http::Request& request,
                                     std::string buffer) const {
  const auto terms = negotiate::terms_of(request, standard_);
  if (!terms) return error_response(terms.error(), request);
  const auto asked = codec::read_request({}, request.body, terms->presentation.zone, {});
  if (!asked) return error_response(asked.error(), request);
  if (const auto found = agent_.my_active_contacts(caller, *asked)) {
    return write(*terms, *found, std::move(buffer));
  }
  // The caller's contacts are not in memory yet: they are fetched, then the way goes on.
  return http::Later([this, &request, caller, asked = *asked,
                      terms = *terms](const http::Reply& reply) {
    agent_.fetch_my_active_contacts(
        caller, asked, [this, &request, reply, terms](const Result<agent::ActiveContacts>& found) {
          settle(guarded(request,
                         [&]() -> http::Answer {
                           if (!found) return error_response(found.error(), request);
                           return write(terms, *found, {});
                         }),
                 reply);
        });
  });
}

http::Response Exchange::write(const negotiate::Terms& terms, const agent::ActiveContacts& found,
                               std::string buffer) const {
  http::Response response;
  response.content_type = terms.content_type;
  response.body = std::move(buffer);
  activity_json_.append(response.body, found.rows, terms.presentation);
  return response;
}

// What still flies is a bug or an exhausted machine: the caller is told so, the log is told what.
template <class Way>
http::Answer Exchange::guarded(const http::Request& request, const Way& way) const {
  try {
    return way();
  } catch (const std::exception& bug) {
    trouble_(bug.what());
    return error_response({ErrorKind::Internal, ""}, request);
  }
}

// Gives the answer of a way that went on on another thread, which must not see an exception. A
// Reply that is dropped is answered 500 by the network.
void Exchange::settle(http::Answer answer, const http::Reply& reply) const {
  try {
    if (auto* response = std::get_if<http::Response>(&answer)) {
      reply(std::move(*response));
    } else {
      std::get<http::Later>(answer)(reply);
    }
  } catch (const std::exception& bug) {
    trouble_(bug.what());
  }
}

}  // namespace crm::server
