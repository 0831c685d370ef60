#include "agent/category_saving.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "agent/card_members.h"
#include "agent/entity_rights.h"
#include "agent/given_members.h"
#include "agent/saving_rules.h"
#include "base/text.h"
#include "codec/card.h"
#include "locale/language.h"
#include "locale/multi_language.h"

namespace crm::agent {
namespace {

using Entity = carrier::CategoryEntity;

constexpr auto kInCard = all_but(&Entity::name, &Entity::tooltip, &Entity::rank, &Entity::deleted);

constexpr auto kIsOpen = [](std::string_view /*member*/) { return true; };

Entity bare_category(const Category& row) {
  Entity entity;
  // What a card of ours cannot say is as if it were not there; `check` tells of it.
  if (const auto read = codec::read_card(row.card, entity); !read) entity = {};
  entity.category_id = raw(row.id);
  entity.name = row.name;
  entity.tooltip = row.tooltip;
  entity.rank = row.rank;
  entity.deleted = row.deleted;
  return entity;
}

Category with_entity(Category row, const Entity& entity) {
  row.name = entity.name;
  row.tooltip = entity.tooltip;
  row.rank = entity.rank;
  row.deleted = entity.deleted;
  row.card = codec::card_text(entity, kInCard);
  return row;
}

Entity told_category_entity(const Reading& desk, const Category& row) {
  Entity entity = bare_category(row);
  const RowRight right = desk.may(FunctionRight::ListAdministrator) ? row_right(DataRight::Delete)
                                                                    : row_right(DataRight::Read);
  entity.table_right = told_right(right);
  entity.field_properties = told_fields<Entity, kIsOpen>(right);
  return entity;
}

std::string words_in(locale::Language language, const std::string& text) {
  return locale::pick(text, std::array{language}).value_or(text);
}

// Whether a text is what callers of some language are told for the other one.
bool is_told_for(const std::string& told, const std::string& stored) {
  return std::ranges::any_of(locale::kLanguages, [&](locale::Language language) {
    return words_in(language, stored) == told;
  });
}

bool look_alike(const std::string& a, const std::string& b) {
  return std::ranges::any_of(locale::kLanguages, [&](locale::Language language) {
    return equals_ignoring_case(words_in(language, a), words_in(language, b));
  });
}

Result<void> check(const Reading& desk, const Entity& before, const Entity& after) {
  Rules rules(desk);
  rules.must_say(&Entity::name, after);
  if (after.name != before.name || before.category_id == 0) {
    desk.reader().each_category([&](const Category& other) {
      if (raw(other.id) == after.category_id || !look_alike(other.name, after.name)) return;
      rules.find(carrier::wire_name(&Entity::name),
                 "category " + std::to_string(raw(other.id)) + " has that name" +
                     (other.deleted ? ", though it is no longer offered." : "."));
    });
  }
  return rules.verdict();
}

std::int32_t last_rank(const Reading& desk) {
  std::int32_t last = 0;
  desk.reader().each_category([&](const Category& each) { last = std::max(last, each.rank); });
  return last;
}

}  // namespace

Result<Entity> create_default_category_entity(Reading& desk, const NoArguments& /*none*/) {
  return told_category_entity(desk, {.rank = last_rank(desk) + 1});
}

Result<std::optional<Entity>> get_category_entity(Reading& desk, const IdInQuery& category) {
  const auto row = desk.reader().category(CategoryId{category.id});
  if (!row) return std::nullopt;
  return told_category_entity(desk, *row);
}

Result<Entity> save_category_entity(Writing& desk, const carrier::Given<Entity>& given) {
  if (!desk.may(FunctionRight::ListAdministrator)) {
    return refuse(ErrorKind::NoRight, "Only list administrators may change categories.");
  }
  const std::int32_t id = given.value.category_id;
  Category before{.rank = last_rank(desk) + 1};
  if (id != 0) {
    const auto row = desk.reader().category(CategoryId{id});
    if (!row) return no_such<Entity>(&Entity::category_id, id);
    before = *row;
  }
  const Entity bare = bare_category(before);
  Entity after = bare;
  if (const auto taken = take_given(after, given, Way::Save); !taken) return forward(taken);
  after.name = trim(after.name);
  if (is_told_for(after.name, bare.name)) after.name = bare.name;
  if (is_told_for(after.tooltip, bare.tooltip)) after.tooltip = bare.tooltip;
  if (const auto fine = check(desk, bare, after); !fine) return forward(fine);
  Category row = with_entity(before, after);
  if (id != 0 && row == before) return told_category_entity(desk, row);
  if (id == 0) row.id = desk.transaction().next_category_id();
  desk.transaction().put(row);
  desk.names_changed();
  return told_category_entity(desk, row);
}

}  // namespace crm::agent
