// Rules that a row has to keep before it is saved [entities §6]. Each adds what it finds wrong
// under the member's wire name; the first is the error of a save, all of them are what Validate…
// answers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "agent/desk.h"
#include "agent/references.h"
#include "base/result.h"
#include "base/text.h"
#include "carrier/associate.h"
#include "carrier/category.h"
#include "carrier/field.h"
#include "carrier/key.h"
#include "carrier/mdo_list_item.h"
#include "domain/list_item.h"

namespace crm::agent {

class Rules {
 public:
  explicit Rules(const Reading& desk) : desk_(desk) {}

  // What is found otherwise.
  void find(std::string_view member, std::string why);

  // A text that is not blank.
  template <carrier::Described Entity>
  void must_say(std::string Entity::* member, const Entity& entity) {
    if (trim(entity.*member).empty()) find(carrier::wire_name(member), "must not be blank.");
  }

  // A reference that is there at all.
  template <carrier::Described Entity, carrier::Reference Row>
  void must_have(std::optional<Row> Entity::* member, const Entity& entity) {
    if (!(entity.*member) || names_nothing(entity.*member)) {
      find(carrier::wire_name(member), "must have a value, and there is none to begin with.");
    }
  }

  // References that are new name a row that is there and offered. Those that were there may stay.
  template <carrier::Described Entity, carrier::Reference Row>
  void must_be_in(List list, std::optional<Row> Entity::* member, const Entity& before,
                  const Entity& after) {
    const std::int32_t id = new_id(member, before, after);
    if (id != 0) look_up(list, id, carrier::wire_name(member));
  }
  template <carrier::Described Entity>
  void must_be_category(std::optional<carrier::Category> Entity::* member, const Entity& before,
                        const Entity& after) {
    const std::int32_t id = new_id(member, before, after);
    if (id != 0) look_up_category(CategoryId{id}, carrier::wire_name(member));
  }
  // Somebody, who is a user and not retired.
  template <carrier::Described Entity>
  void must_be_user(std::optional<carrier::Associate> Entity::* member, const Entity& before,
                    const Entity& after) {
    must_have(member, after);
    const std::int32_t id = new_id(member, before, after);
    if (id != 0) look_up_user(AssociateId{id}, carrier::wire_name(member));
  }
  // The same; or nobody.
  template <carrier::Described Entity>
  void may_be_user(std::optional<carrier::Associate> Entity::* member, const Entity& before,
                   const Entity& after) {
    const std::int32_t id = new_id(member, before, after);
    if (id != 0) look_up_user(AssociateId{id}, carrier::wire_name(member));
  }

  // Interests that are newly chosen are in the list.
  template <carrier::Described Entity>
  void must_be_interests(List list, std::vector<carrier::SelectableMdoListItem> Entity::* member,
                         const Entity& before, const Entity& after) {
    for (const carrier::SelectableMdoListItem& each : after.*member) {
      if (!each.selected) continue;
      const bool is_new = std::ranges::none_of(
          before.*member, [&](const auto& old) { return old.selected && old.id == each.id; });
      if (is_new) look_up(list, each.id, carrier::wire_name(member));
    }
  }

  // Each has one @ in it. More is not asked: imports bring odd addresses.
  template <carrier::Described Entity, class Element>
  void must_be_addresses(std::vector<Element> Entity::* member, const Entity& entity) {
    for (std::size_t i = 0; i < (entity.*member).size(); ++i) {
      look_at_address((entity.*member)[i].value, std::string(carrier::wire_name(member)) + "[" +
                                                     std::to_string(i) + "].Value");
    }
  }

  // By member, in the order that they were found in.
  using Findings = std::vector<std::pair<std::string, std::string>>;
  [[nodiscard]] const Findings& findings() const { return findings_; }
  // BadRequest naming the first member that is wrong.
  [[nodiscard]] Result<void> verdict() const;

 private:
  // 0 where the reference is none or what it was.
  template <carrier::Described Entity, carrier::Reference Row>
  [[nodiscard]] static std::int32_t new_id(std::optional<Row> Entity::* member,
                                           const Entity& before, const Entity& after) {
    const std::int32_t id = after.*member ? carrier::key_of(*(after.*member)) : 0;
    return before.*member && carrier::key_of(*(before.*member)) == id ? 0 : id;
  }

  void look_up(List list, std::int32_t id, std::string_view member);
  void look_up_category(CategoryId id, std::string_view member);
  void look_up_user(AssociateId id, std::string_view member);
  void look_at_address(std::string_view address, const std::string& member);

  const Reading& desk_;
  Findings findings_;
};

// The refusal of an id that no row has that the caller may read.
template <carrier::Described Entity>
[[nodiscard]] tl::unexpected<Error> no_such(std::int32_t Entity::* key, std::int32_t id) {
  return refuse(ErrorKind::BadRequest, std::string(carrier::wire_name(key)) + ": there is no " +
                                           std::to_string(id) + " that you may read.");
}

// A code of a company made of its name: its first letters and digits, in capitals, without blanks.
[[nodiscard]] std::string proposed_code(std::string_view name);

}  // namespace crm::agent
