// What GET answers at each address, in one table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reference/json.h"
#include "route/route.h"

namespace crm::reference {

// A group that operations are shown in.
struct Tag {
  std::string_view name;
  std::string_view doc;
};

inline constexpr Tag kContactTag{"Contact", "Companies that something has happened to."};
inline constexpr Tag kUserTag{"User", "Who is signed in."};
inline constexpr Tag kOtherTag{"HEAD and OPTIONS",
                               "GET without its body, and the verbs of an address."};

// What GET answers at an address.
struct Answered {
  route::Name name;
  const Tag* tag;
  std::string_view id;  // operationId; HEAD and OPTIONS add their verb
  std::string_view doc;
  bool html;                // also as a page, or only so
  std::string_view schema;  // "": none
};

[[nodiscard]] const Answered& answered_at(const route::Route& route);

// content of the answer of a POST that tells a text.
[[nodiscard]] Json text_content();

// content of the answer.
[[nodiscard]] Json content(const Answered& answered);

// All groups, in the order in which they are shown, with those of services behind.
[[nodiscard]] Json all_tags(const std::vector<std::string>& services);

}  // namespace crm::reference
