// What reading a request came to, as one value: the same for the real reader and for the reference,
// so that the two can be compared, and short enough to be written into a table of cases.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "http/message.h"

namespace crm::http::testing {

struct Reading {
  enum class Kind : std::uint8_t { More, Whole, Refused };

  Kind kind = Kind::More;
  // Of More:
  bool in_body = false;
  bool wants_continue = false;
  // Of Refused:
  Status status = Status::Ok;
  // Of Whole:
  std::size_t consumed = 0;
  std::string method;
  std::string target;
  std::string path;
  std::string query;
  std::string authority;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;
  bool keep_alive = false;
  bool says_keep_alive = false;

  bool operator==(const Reading&) const = default;
};

// "400"; "more head"; "more body"; "more body, continue"; or method, path, query, authority,
// whether the connection stays, and the body: "GET /a ?b=c @h keep 'body'".
[[nodiscard]] std::string summary(const Reading& reading);

// For the messages of failing tests: the summary and all the rest.
std::ostream& operator<<(std::ostream& out, const Reading& reading);

}  // namespace crm::http::testing
