// A carrier as a request gives it. Saving needs to know of each member whether it was sent: what is
// absent stays as it is, what is null becomes empty [adr 24].
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "carrier/field.h"

namespace crm::carrier {

enum class Presence : std::uint8_t { Absent, Null, Given };

// Members that are absent or null have their defaults in `value`. Of carriers inside it nothing is
// known but their values.
template <Described Carrier>
struct Given {
  Carrier value;
  std::array<Presence, kFieldCount<Carrier>> members{};

  bool operator==(const Given&) const = default;

  template <class Value>
  [[nodiscard]] Presence presence(Value Carrier::* member) const {
    return members[field_index<Carrier>(member)];
  }
  template <class Value>
  [[nodiscard]] bool has(Value Carrier::* member) const {
    return presence(member) == Presence::Given;
  }
};

}  // namespace crm::carrier
