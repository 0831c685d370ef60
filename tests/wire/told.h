// Whether an answer is what a story tells.
#pragma once

#include <string>
#include <vector>

#include "tests/wire/story.h"

namespace crm {

// A response taken apart.
struct Seen {
  int status = 0;
  std::string head;  // with the line ends
  std::string body;

  // The value of a field, "" when it is absent; several of the name joined with ", ".
  [[nodiscard]] std::string field(std::string_view name) const;
};

// The first response in these bytes; everything behind its head is its body. Interim responses
// (100) are passed over. Status 0: there is none.
[[nodiscard]] Seen first_response(std::string_view bytes);

// What differs from the answer that is told, a sentence each; none when all is as told.
[[nodiscard]] std::vector<std::string> differences(const Answer& told, const Seen& seen);

}  // namespace crm
