// Small carriers that stand in others for a row: who, which category, which line of a list. Null
// where the id is none or names nothing; telling looks at nobody's rights.
#pragma once

#include <optional>
#include <string>

#include "agent/desk.h"
#include "carrier/associate.h"
#include "carrier/category.h"
#include "carrier/field.h"
#include "carrier/key.h"
#include "codec/card.h"
#include "domain/full_name.h"
#include "domain/list_item.h"

namespace crm::agent {

[[nodiscard]] carrier::Associate told_associate(const Reading& desk, const Associate& associate);
[[nodiscard]] std::optional<carrier::Associate> told_associate(const Reading& desk, AssociateId id);
[[nodiscard]] carrier::Category told_category(const Category& category);
[[nodiscard]] std::optional<carrier::Category> told_category(const Reading& desk, CategoryId id);

// Name and department, with a comma between them.
[[nodiscard]] std::string full_name(const Contact& contact);
// As pages show the owner.
[[nodiscard]] std::string full_name(const Associate& associate);

// A line of a plain list, or of one whose carrier has more members, which its card holds.
template <carrier::Described Carrier>
[[nodiscard]] Carrier told_item(const ListItem& item) {
  Carrier told;
  // What a card of ours cannot say is as if it were not there; `check` tells of it.
  if (const auto read = codec::read_card(item.card, told); !read) told = {};
  if constexpr (requires { told.value; }) told.value = item.name;
  if constexpr (requires { told.name; }) told.name = item.name;
  if constexpr (requires { told.tooltip; }) told.tooltip = item.tooltip;
  if constexpr (requires { told.tool_tip; }) told.tool_tip = item.tooltip;
  if constexpr (requires { told.rank; }) told.rank = item.rank;
  if constexpr (requires { told.deleted; }) told.deleted = item.deleted;
  carrier::set_key(told, item.id);
  return told;
}

template <carrier::Described Carrier>
[[nodiscard]] std::optional<Carrier> told_item(const Reading& desk, List list, std::int32_t id) {
  if (id == 0) return std::nullopt;
  const ListItem* item = desk.list_item(list, id);
  if (item == nullptr) return std::nullopt;
  return told_item<Carrier>(*item);
}

// The first line that is offered; 0 where there is none.
[[nodiscard]] std::int32_t default_item(const Reading& desk, List list);
[[nodiscard]] CategoryId default_category(const Reading& desk);

}  // namespace crm::agent
