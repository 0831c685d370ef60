// Makes a Call of a line of a service's table. Include it only where calls are made.
#pragma once

#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "agent/method.h"
#include "base/text.h"
#include "carrier/given.h"
#include "codec/entities.h"
#include "codec/entity_body.h"
#include "codec/written_body.h"
#include "negotiate/query.h"
#include "server/calls.h"
#include "server/told.h"

namespace crm::server {

namespace detail {

template <class T>
struct GivenCarrier {
  using Carrier = void;
};
template <class C>
struct GivenCarrier<carrier::Given<C>> {
  using Carrier = C;
};

// The arguments that a method is asked with, from where it takes them.
template <class Arguments>
Result<Arguments> read_arguments(const CallRequest& call, std::string_view query) {
  if constexpr (std::is_same_v<Arguments, agent::NoArguments>) {
    return Arguments{};
  } else if constexpr (std::is_same_v<Arguments, agent::IdInQuery>) {
    const std::string text = negotiate::query_value(call.request.query, query);
    const auto id = parse_int32(text);
    if (!id) {
      return refuse(
          ErrorKind::BadRequest,
          std::string(query) + ": expected a number behind the ?, not '" + excerpt(text) + "'.");
    }
    return Arguments{*id};
  } else if constexpr (std::is_same_v<Arguments, agent::Numbers>) {
    const auto written = codec::written_body(call.terms.reads, call.request.body, call.limits);
    if (!written) return forward(written);
    if (codec::holds_nothing(*written)) return Arguments{};
    auto numbers = codec::read_numbers(*written);
    if (!numbers) return forward(numbers);
    return Arguments{*std::move(numbers)};
  } else {
    using Carrier = typename GivenCarrier<Arguments>::Carrier;
    return codec::read_entity<Carrier>(call.terms.reads, call.request.body,
                                       call.terms.presentation.zone, call.limits);
  }
}

}  // namespace detail

template <class Desk, class Arguments, class Answer>
[[nodiscard]] Call call_of(const agent::Method<Desk, Arguments, Answer>& method) {
  return {std::string(method.agent), std::string(method.name), std::string(method.summary),
          std::string(method.query), [method](const CallRequest& call) -> Result<PreparedCall> {
            auto arguments = detail::read_arguments<Arguments>(call, method.query);
            if (!arguments) return forward(arguments);
            std::function<Result<http::Response>(Desk&)> work =
                [method, arguments = *std::move(arguments),
                 &terms = call.terms](Desk& desk) -> Result<http::Response> {
              const auto answer = method.run(desk, arguments);
              if (!answer) return forward(answer);
              return told(terms, *answer);
            };
            return PreparedCall(std::move(work));
          }};
}

// The calls of a whole table.
template <class... Methods>
[[nodiscard]] std::vector<Call> calls_of(const std::tuple<Methods...>& table) {
  std::vector<Call> calls;
  std::apply([&](const auto&... method) { (calls.push_back(call_of(method)), ...); }, table);
  return calls;
}

}  // namespace crm::server
