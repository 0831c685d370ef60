// Below which paths the API stands: any, or only none, /crm, or /Cust and a number as in the
// vendor's cloud [wire: Address and methods]. On site a setting; online that of the tenants.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "route/route.h"

namespace crm::route {

class Prefixes {
 public:
  // Any path of up to so many segments may stand in front.
  static constexpr std::size_t kAnySegmentsMax = 8;

  // Reads paths with blanks between them, such as "/ /crm /Cust*": "/" is no prefix at all, a '*'
  // at the end stands for one digit or more. "/**" is any path. The error says which is wrong.
  [[nodiscard]] static Result<Prefixes> parse(std::string_view text);

  // Those of many tenants: /Cust and a number, exactly one segment, for what is a tenant's; none
  // for what is the installation's.
  [[nodiscard]] static Prefixes of_tenants();
  [[nodiscard]] bool are_tenants() const { return are_tenants_; }

  // Whether a prefix of that many segments may stand in front of such an address.
  [[nodiscard]] bool may_lead(std::size_t segments, Standing standing) const;

  // Whether all of the API may stand without a prefix, too.
  [[nodiscard]] bool has_none() const;

  // How many of a path's first segments, decoded, may be a prefix: the lengths of those that fit.
  [[nodiscard]] std::vector<std::size_t> fits(std::span<const std::string> segments) const;

 private:
  bool any_ = false;
  bool are_tenants_ = false;
  // The segments of each, as written in the setting.
  std::vector<std::vector<std::string>> prefixes_;
};

}  // namespace crm::route
