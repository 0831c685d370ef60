#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "app/deeds.h"
#include "app/tenant_data.h"
#include "app/user_rights.h"
#include "base/text.h"
#include "codec/json_text.h"
#include "domain/lengths.h"
#include "domain/role.h"

namespace crm::app {
namespace {

using UsersByRole = std::map<RoleId, std::uint64_t>;

UsersByRole users_by_role(const store::Reader& reader) {
  UsersByRole users;
  reader.each_associate([&](const Associate& each) { ++users[each.role]; });
  return users;
}

void append_member(std::string& json, std::string_view name, std::string_view text) {
  codec::append_json_string(json, name);
  json.push_back(':');
  codec::append_json_string(json, text);
}

void append_rights(std::string& json, const RoleRights& rights) {
  std::string_view before_entity = "{";
  for (const RightsEntity entity : kRightsEntities) {
    json += before_entity;
    before_entity = ",";
    codec::append_json_string(json, name(entity));
    std::string_view before = ":{";
    for (const Relation relation : kRelations) {
      json += before;
      before = ",";
      append_member(json, name(relation), name(rights.cell(entity, relation)));
    }
    json.push_back('}');
  }
  json.push_back('}');
}

std::string json_of(const Role& role, std::uint64_t users) {
  std::string json = R"({"RoleId":)" + std::to_string(raw(role.id)) + ",";
  append_member(json, "Name", role.name);
  json.push_back(',');
  append_member(json, "Tooltip", role.description);
  json.push_back(',');
  append_member(json, "RoleType", name(role.type));
  json += R"(,"Users":)" + std::to_string(users) + R"(,"FunctionRights":[)";
  std::string_view before;
  for (const FunctionRight function : role.functions) {
    json += before;
    before = ",";
    codec::append_json_string(json, name(function));
  }
  json += R"(],"DataRights":)";
  append_rights(json, role.rights);
  json.push_back('}');
  return json;
}

std::string text_of(const Role& role, std::uint64_t users) {
  std::string text = role.name + " (" + std::string(name(role.type)) + "): " + role.description +
                     "\n" + with_thousands(users) + " users; functions:";
  for (const FunctionRight function : role.functions) text.append(" ").append(name(function));
  if (role.functions.empty()) text += " none";
  if (role.rights.bypasses) return text + "\nNothing is checked.";
  std::vector<std::vector<std::string>> rows{{""}};
  for (const Relation relation : kRelations) rows.front().emplace_back(name(relation));
  for (const RightsEntity entity : kRightsEntities) {
    auto& row = rows.emplace_back(1, std::string(name(entity)));
    for (const Relation relation : kRelations) {
      row.emplace_back(name(role.rights.cell(entity, relation)));
    }
  }
  return text + "\n\n" + as_table(rows);
}

// The values that a word names: one, or "all" of them.
template <class Values, class Find>
Result<std::vector<typename Values::value_type>> values_named(const std::string& word,
                                                              const std::string& what,
                                                              const Values& values,
                                                              const Find& find) {
  if (equals_ignoring_case(word, "all")) return std::vector(values.begin(), values.end());
  if (const auto one = find(word)) return std::vector{*one};
  std::string expected;
  for (const auto each : values) expected.append(name(each)).append(", ");
  return refuse(ErrorKind::BadRequest,
                what + " \"" + printable(excerpt(word)) + "\": expected " + expected + "or all.");
}

struct Cells {
  std::vector<RightsEntity> entities;
  std::vector<Relation> relations;
  DataRight level = DataRight::None;
};

Result<Cells> cells_of(const RoleOptions& options) {
  const auto entities =
      values_named(options.entity, "ENTITY", kRightsEntities, rights_entity_named);
  if (!entities) return forward(entities);
  const auto relations = values_named(options.relation, "RELATION", kRelations, relation_named);
  if (!relations) return forward(relations);
  const auto level = data_right_named(options.level);
  if (!level) {
    return refuse(ErrorKind::BadRequest, "LEVEL \"" + printable(excerpt(options.level)) +
                                             "\": expected None, Read, Create, Update or Delete.");
  }
  return Cells{*entities, *relations, *level};
}

Result<Role> find_editable_role(const store::Reader& reader, const std::string& name) {
  auto role = find_role(reader, name);
  if (role && role->type == RoleType::System) {
    return refuse(ErrorKind::BadRequest,
                  "The role \"" + role->name + "\" is above all rights: it stays so, and alone.");
  }
  return role;
}

// The role to change: the one of that name, or a new one like another.
Result<Role> role_to_change(const store::Transaction& transaction, const RoleOptions& options) {
  if (options.like.empty()) return find_editable_role(transaction, options.name);
  if (transaction.role_by_name(options.name)) {
    return refuse(ErrorKind::BadRequest,
                  "There is a role \"" + options.name + "\" already: --like is for a new one.");
  }
  auto role = find_editable_role(transaction, options.like);
  if (!role) return role;
  if (const auto checked = check_text(options.name, "role", lengths::kRoleName); !checked) {
    return forward(checked);
  }
  role->description = "Made like " + role->name;
  role->id = transaction.next_role_id();
  role->name = options.name;
  return role;
}

Result<void> set_cells(store::Transaction& transaction, const RoleOptions& options,
                       const Cells& cells) {
  auto role = role_to_change(transaction, options);
  if (!role) return forward(role);
  for (const RightsEntity entity : cells.entities) {
    for (const Relation relation : cells.relations) {
      role->rights.set(entity, relation, cells.level);
    }
  }
  transaction.put(*role);
  record("role set", {{"role_id", raw(role->id)},
                      {"role", role->name},
                      {"like", options.like},
                      {"entity", options.entity},
                      {"relation", options.relation},
                      {"level", name(cells.level)}});
  return {};
}

}  // namespace

Result<void> list_roles(const Configuration& configuration, bool json) {
  const SystemClock clock;
  const auto store = open_tenant_for_reading(configuration, clock);
  if (!store) return forward(store);
  std::vector<Role> roles;
  UsersByRole users;
  const auto read = store->read([&](const store::Reader& reader) -> Result<void> {
    roles = reader.roles();
    users = users_by_role(reader);
    return {};
  });
  if (!read) return read;
  std::vector<std::vector<std::string>> rows{{"id", "name", "type", "users", "description"}};
  std::string array;
  for (const Role& each : roles) {
    rows.push_back({std::to_string(raw(each.id)), each.name, std::string(name(each.type)),
                    with_thousands(users[each.id]), each.description});
    array += array.empty() ? "[" : ",";
    array += json_of(each, users[each.id]);
  }
  print(json ? (array.empty() ? "[" : array) + "]" : as_table(rows));
  return {};
}

Result<void> show_role(const Configuration& configuration, const RoleOptions& options) {
  const SystemClock clock;
  const auto store = open_tenant_for_reading(configuration, clock);
  if (!store) return forward(store);
  std::string told;
  const auto read = store->read([&](const store::Reader& reader) -> Result<void> {
    const auto role = find_role(reader, options.name);
    if (!role) return forward(role);
    const std::uint64_t users = users_by_role(reader)[role->id];
    told = options.json ? json_of(*role, users) : text_of(*role, users);
    return {};
  });
  if (!read) return read;
  print(told);
  return {};
}

Result<void> set_role(const Configuration& configuration, const RoleOptions& options) {
  const auto cells = cells_of(options);
  if (!cells) return forward(cells);
  const SystemClock clock;
  const auto store = open_tenant_for_writing(configuration, clock, "role");
  if (!store) return forward(store);
  const auto done = store->write([&](store::Transaction& transaction) -> Result<void> {
    return set_cells(transaction, options, *cells);
  });
  if (!done) return done;
  if (options.json) return show_role(configuration, options);
  print("Role " + options.name + ": " + options.entity + ", " + options.relation + ": " +
        std::string(name(cells->level)) + ".");
  return {};
}

}  // namespace crm::app
