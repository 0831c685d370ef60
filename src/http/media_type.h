// Media types, as Content-Type names them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace crm::http {

struct MediaType {
  struct Parameter {
    std::string name;   // lower-case
    std::string value;  // as written, without the quotes

    bool operator==(const Parameter&) const = default;
  };

  std::string type;     // lower-case, as is the subtype
  std::string subtype;  // all behind the '/', such as json-patch+json
  std::vector<Parameter> parameters;

  // The value of a parameter, named in lower case.
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;

  bool operator==(const MediaType&) const = default;
};

// Reads type/subtype *( ; name=value ) by the grammar of [rfc 9110]: blanks only around the
// semicolons, values as tokens or in quotes, an empty place between semicolons means nothing.
// A name that comes twice is refused: two readers might believe different ones.
[[nodiscard]] Result<MediaType> parse_media_type(std::string_view text);

}  // namespace crm::http
