// Reads small JSON objects of texts by the tables of their carriers.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/text.h"
#include "carrier/field.h"

namespace crm::codec {

// Calls visit(name, text) for each member whose value is a text; null is no text. Errors:
// BadRequest for what is no JSON object in UTF-8, and for what `visit` refuses.
[[nodiscard]] Result<void> each_text_member(
    std::string_view json,
    const std::function<Result<void>(std::string_view name, std::string_view text)>& visit);

// A carrier of which all members are texts. Names in any case, unknown members ignored, of several
// equal ones the last counts; what is missing is "". Errors: BadRequest, also where a text is
// longer than its line says.
template <carrier::Described Carrier>
[[nodiscard]] Result<Carrier> read_texts(std::string_view json) {
  Carrier carrier;
  const auto read =
      each_text_member(json, [&](std::string_view name, std::string_view text) -> Result<void> {
        Result<void> fits;
        carrier::for_each_field<Carrier>([&](const auto& field) {
          if (!equals_ignoring_case(field.name, name)) return;
          if (code_points(text) > field.length_max) {
            fits = refuse(ErrorKind::BadRequest, std::string(field.name) + ": too long.");
          }
          carrier.*field.member = text;
        });
        return fits;
      });
  if (!read) return forward(read);
  return carrier;
}

}  // namespace crm::codec
