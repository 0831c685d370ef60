// Answers that tell what there is and what can be called, and never run it
// [wire: Auxiliary documents] [wire: Address and methods].
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "route/find.h"

namespace crm::server {

// The vendor's version that GET /api tells, so that clients who look at it find what they know.
struct Likeness {
  std::string version = "11.0.1.1";
  std::string date = "2026-01-31";
  std::string product = "active-contacts (WebAPI compatible)";
};

// GET /api. `host_root` is http://host, here and below.
[[nodiscard]] http::Response version_info(const http::Request& request, const route::Found& found,
                                          std::string_view host_root, const Likeness& likeness);

// GET /api/v1: every address with its verbs.
[[nodiscard]] http::Response catalogue(const http::Request& request, const route::Found& found,
                                       std::string_view host_root);

// GET and HEAD on a call: its address, as it was asked for, and what a POST there does.
[[nodiscard]] http::Response describe(const http::Request& request, const route::Route& route,
                                      const std::string& address);

// OPTIONS: the verbs.
[[nodiscard]] http::Response options_response(std::string_view verbs);

}  // namespace crm::server
