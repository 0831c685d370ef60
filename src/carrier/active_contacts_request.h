// What GetMyActiveContacts asks [wire: Request body].
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "carrier/field.h"
#include "domain/contact_action.h"
#include "domain/ids.h"

namespace crm::carrier {

inline constexpr std::size_t kCategoriesMax = 100'000;

struct ActiveContactsRequest {
  Instant start = kEarliest;           // inclusive; kEarliest: no lower bound
  std::vector<CategoryId> categories;  // as sent; empty: all
  ActionMask actions = kAllActions;    // empty: nothing matches

  bool operator==(const ActiveContactsRequest&) const = default;
};

template <>
struct Description<ActiveContactsRequest> {
  using C = ActiveContactsRequest;
  static constexpr std::string_view kName = "Contact_GetMyActiveContactsRequest";
  static constexpr auto kFields = Fields{
      Field{"ActivityStartTime", &C::start, Use::Request, 0,
            "Since when, inclusive. In the future: since the caller last logged out."},
      Field{"ContactCategories", &C::categories, Use::Request, kCategoriesMax,
            "Only companies of these categories; empty for all."},
      Field{"ActionType", &C::actions, Use::Request, 0,
            "Only these actions, as a name, a list of names or the sum of their numbers."},
  };
};

}  // namespace crm::carrier
