// What a merge does for the one that stays: what is empty there is filled from the one that goes
// [entities §3]. Truths are never empty.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "carrier/field.h"
#include "carrier/values.h"

namespace crm::agent {

// `may_fill(name)` says of each member that is not the server's own whether it is looked at.
template <carrier::Described Entity>
void fill_empty(Entity& entity, const Entity& from, const auto& may_fill) {
  static const Entity kEmpty{};
  carrier::for_each_field<Entity>([&](const auto& field) {
    auto& value = entity.*field.member;
    using Value = std::remove_cvref_t<decltype(value)>;
    constexpr carrier::Traits kOurs = carrier::kKey | carrier::kReadOnly | carrier::kComputed;
    if ((field.traits & kOurs) != 0 || !is_read(field.use) || !may_fill(field.name)) return;
    if constexpr (std::is_same_v<Value, carrier::Dictionary>) {
      for (const auto& [key, text] : from.*field.member) {
        if (std::string& mine = value[key]; mine.empty()) mine = text;
      }
    } else if constexpr (!std::is_same_v<Value, bool>) {
      if (value == kEmpty.*field.member) value = from.*field.member;
    }
  });
}

}  // namespace crm::agent
