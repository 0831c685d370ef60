// The operation of a method of a service, as the document tells it.
#pragma once

#include <string_view>

#include "reference/json.h"

namespace crm::reference {

struct MethodOperation {
  std::string_view agent;
  std::string_view name;
  std::string_view summary;
  std::string_view query;  // the name of the id behind the ?; "": none
  Json body;               // schema of what is sent; none: nothing is
  Json answer;             // schema of what is told; none: nothing is
  bool bytes = false;      // told as they are to who asks for application/octet-stream
};

// The path item of its address.
[[nodiscard]] Json method_item(const MethodOperation& method);

// The same of what has an address of its own and is read by GET.
[[nodiscard]] Json read_item(const MethodOperation& method);

// requestBody of an operation that is sent that.
[[nodiscard]] Json service_body(const Json& schema);

// The good answer of an operation that tells that. In XML it has the same members.
[[nodiscard]] Member good_answer(const Json& schema, std::string_view doc,
                                 std::string_view header = "");

// The one that tells nothing.
[[nodiscard]] Member no_content();

}  // namespace crm::reference
