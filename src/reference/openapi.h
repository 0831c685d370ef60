// The OpenAPI 3.1 document: everything that can be called, made from the tables of the carriers and
// the table of the routes, so that it cannot say otherwise than the program does [wire: OpenAPI].
#pragma once

#include <string>

#include "http/limits.h"

namespace crm::reference {

struct Settings {
  // Where the addresses begin, without / at the end. "." is the folder that the document itself is
  // fetched from, which holds below any path.
  std::string server_url = ".";
  std::string version;  // of the program
  http::Limits limits;
  bool online = false;  // with what stands at the root of an installation of many tenants
};

// As JSON on one line.
[[nodiscard]] std::string openapi_document(const Settings& settings);

}  // namespace crm::reference
