// The one place where an error becomes a status, headers and a body [wire: Errors].
#pragma once

#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace crm::server {

// What a 401 asks for [wire: Challenges].
inline constexpr std::string_view kBasicChallenge =
    R"(Basic realm="active-contacts", charset="UTF-8")";
inline constexpr std::string_view kBearerChallenge = R"(Bearer realm="active-contacts")";

// `request` is the one that could not be answered: the type of the body and a challenge depend on
// its headers.
[[nodiscard]] http::Response error_response(const Error& error, const http::Request& request,
                                            std::string_view challenge = kBasicChallenge);

// The address exists, the verb does not; `verbs` are those that do.
[[nodiscard]] http::Response wrong_verb_response(const http::Request& request,
                                                 std::string_view verbs);

// A change that was not made, as the row is no longer what the caller takes it for: Conflict where
// a test in a patch says so, PreconditionFailed where the caller's time does [wire: Entities by
// REST].
[[nodiscard]] http::Response outdated_response(http::Status status, std::string_view detail,
                                               const http::Request& request);

// For what the network refuses before there is a request: bytes that are no HTTP, limits,
// deadlines.
[[nodiscard]] http::Response refusal_response(http::Status status, std::string_view detail);

}  // namespace crm::server
