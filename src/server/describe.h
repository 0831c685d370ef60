// Answers that tell what there is and what can be called, and never run it
// [wire: Auxiliary documents] [wire: Address and methods].
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrier/catalogue_entry.h"
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

inline constexpr std::string_view kDescribesTheCall = "Describes the call.";

// A text with the parameter of the query in front, as the vendor's catalogue tells it.
[[nodiscard]] std::string with_query(std::string_view query, const std::string& text);

// GET /api/v1: every address of the table of routes with its verbs, and behind them `more`, whose
// urls are paths below the prefix.
[[nodiscard]] http::Response catalogue(const http::Request& request, const route::Found& found,
                                       std::string_view host_root,
                                       const std::vector<carrier::CatalogueEntry>& more = {});

// GET and HEAD on a call: its address, as it was asked for, and what a POST there does.
[[nodiscard]] http::Response describe(const http::Request& request, const route::Route& route,
                                      const std::string& address);
[[nodiscard]] http::Response describe(const http::Request& request, const std::string& text,
                                      const std::string& address);

// OPTIONS: the verbs.
[[nodiscard]] http::Response options_response(std::string_view verbs);

}  // namespace crm::server
