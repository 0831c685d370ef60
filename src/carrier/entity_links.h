// Where an entity stands among the addresses, as REST tells it behind the entity's own members
// [wire: Entities by REST].
#pragma once

#include <string>
#include <string_view>

#include "carrier/field.h"

namespace crm::carrier {

// The member that holds them.
inline constexpr std::string_view kLinksMember = "_Links";

struct EntityLinks {
  std::string self;
  std::string archive;

  bool operator==(const EntityLinks&) const = default;
};

template <>
struct Description<EntityLinks> {
  using C = EntityLinks;
  static constexpr std::string_view kName = "EntityLinks";
  static constexpr auto kFields = Fields{
      Field{"Self", &C::self, Use::Answer, 0, "Its address."},
      Field{"Archive", &C::archive, Use::Answer, 0,
            "The address of all of its kind, where new ones are made."},
  };
};

}  // namespace crm::carrier
