// What the document tells of a service, made from its table. Include it only where that is done.
#pragma once

#include <string>
#include <tuple>
#include <type_traits>

#include "agent/entity_operations.h"
#include "agent/method.h"
#include "carrier/entity_links.h"
#include "carrier/given.h"
#include "reference/carrier_schemas.h"
#include "reference/entity_operation.h"
#include "reference/method_operation.h"
#include "reference/services.h"

namespace crm::reference {

namespace detail {

template <class T>
inline constexpr bool kIsGiven = false;
template <class C>
inline constexpr bool kIsGiven<carrier::Given<C>> = true;

// What a method is sent; none where nothing is.
template <class Arguments>
Json sent_schema(Schemas& schemas) {
  if constexpr (kIsGiven<Arguments>) {
    return member_schema<std::remove_cvref_t<decltype(Arguments{}.value)>>(schemas, {}, Way::Sent);
  } else if constexpr (std::is_same_v<Arguments, agent::Numbers>) {
    return member_schema<decltype(agent::Numbers{}.ids)>(schemas, {}, Way::Sent);
  } else {
    return {};
  }
}

// What a method answers; none where nothing is.
template <class Answer>
Json told_schema(Schemas& schemas) {
  if constexpr (std::is_same_v<Answer, agent::Done>) {
    return {};
  } else if constexpr (
      requires { typename Answer::value_type; } &&
      requires(Answer answer) { answer.has_value(); }) {
    return member_schema<typename Answer::value_type>(schemas, {.nullable = true}, Way::Told);
  } else {
    return member_schema<Answer>(schemas, {}, Way::Told);
  }
}

}  // namespace detail

template <class Desk, class Arguments, class Answer>
void add_method(Services& services, const agent::Method<Desk, Arguments, Answer>& method) {
  add_tag(services, method.agent);
  const std::string path =
      std::string("/api/v1/Agents/").append(method.agent).append("/").append(method.name);
  services.paths.push_back(
      {path, method_item({method.agent, method.name, method.summary, method.query,
                          detail::sent_schema<Arguments>(services.schemas),
                          detail::told_schema<Answer>(services.schemas)})});
}

template <class... Methods>
void add_methods(Services& services, const std::tuple<Methods...>& table) {
  std::apply([&](const auto&... method) { (add_method(services, method), ...); }, table);
}

template <class Row, class Entity>
void add_entity(Services& services, const agent::EntityOperations<Row, Entity>& operations) {
  add_tag(services, operations.name);
  Schemas& schemas = services.schemas;
  const Line links{.doc = "Its addresses.", .nullable = true};
  const Member member{std::string(carrier::kLinksMember),
                      named_schema(links, add_schema<carrier::EntityLinks>(schemas, Way::Told))};
  const std::string told = std::string(carrier::Description<Entity>::kName) + "WithLinks";
  Json written = carrier_object<Entity>(schemas, Way::Told, {member});
  schemas.insert_or_assign(told, std::move(written));
  add_entity_paths(
      services, {operations.name, operations.noun, told, add_schema<Entity>(schemas, Way::Sent)});
}

}  // namespace crm::reference
