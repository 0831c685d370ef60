// Below which paths the API stands: any, or only none, /crm, or /Cust and a number as in the
// vendor's cloud [wire: Address and methods]. A setting.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace crm::route {

class Prefixes {
 public:
  // Any path of up to so many segments may stand in front.
  static constexpr std::size_t kAnySegmentsMax = 8;

  // Reads paths with blanks between them, such as "/ /crm /Cust*": "/" is no prefix at all, a '*'
  // at the end stands for one digit or more. "/**" is any path. The error says which is wrong.
  [[nodiscard]] static Result<Prefixes> parse(std::string_view text);

  // Whether the API stands without a prefix, too.
  [[nodiscard]] bool has_none() const;

  // How many of a path's first segments, decoded, may be a prefix: the lengths of those that fit.
  [[nodiscard]] std::vector<std::size_t> fits(std::span<const std::string> segments) const;

 private:
  bool any_ = false;
  // The segments of each, as written in the setting.
  std::vector<std::vector<std::string>> prefixes_;
};

}  // namespace crm::route
