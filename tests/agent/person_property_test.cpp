#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "agent/interests.h"
#include "agent/person_saving.h"
#include "agent/typed_values.h"
#include "base/text.h"
#include "domain/lengths.h"
#include "tests/agent/person_desk.h"
#include "tests/support/any_carrier.h"

namespace crm::agent {
namespace {

using Entity = carrier::PersonEntity;

class AnyPerson : public PersonDesk {};

carrier::Given<Entity> all_given(Entity entity) {
  carrier::Given<Entity> given{.value = std::move(entity)};
  given.members.fill(carrier::Presence::Given);
  return given;
}

// A person with anything in it that a save accepts.
Entity any_person(std::uint64_t seed) {
  Entity entity = AnyCarrier(seed).make<Entity>();
  drop_blank(entity);
  entity.person_id = 0;
  // Blanks around names are not kept.
  for (std::string* name : {&entity.firstname, &entity.middle_name, &entity.lastname}) {
    *name = "(" + *name + ")";
    if (code_points(*name) > lengths::kPersonName) *name = "long";
  }
  entity.contact.emplace().contact_id = 2;
  if (entity.position) entity.position->id = 1;
  if (entity.country) entity.country->country_id = 752;
  if (entity.support_associate) entity.support_associate->associate_id = 4711;
  if (entity.ticket_priority) entity.ticket_priority->id = 3;
  if (entity.customer_language) entity.customer_language->id = 3;
  for (std::size_t i = 0; i < entity.interests.size(); ++i) {
    entity.interests[i].id = static_cast<std::int32_t>(1 + i);
  }
  // Of an address in two forms the cells win, and of two addresses the street is a person's.
  if (entity.address) {
    entity.address->localized_address.clear();
    entity.address->postal.reset();
  }
  for (carrier::Email& email : entity.emails) email.value = "a@b" + std::to_string(seed % 7);
  return entity;
}

// What is kept of a value just as it was sent.
template <class Value>
inline constexpr bool kIsPlain = std::is_arithmetic_v<Value>;
template <>
inline constexpr bool kIsPlain<std::string> = true;
template <>
inline constexpr bool kIsPlain<carrier::Moment> = true;
template <>
inline constexpr bool kIsPlain<carrier::Dictionary> = true;
template <>
inline constexpr bool kIsPlain<std::optional<carrier::CalendarDay>> = true;
template <>
inline constexpr bool kIsPlain<std::vector<carrier::Opaque>> = true;

// The members of `told` that are not what was sent.
std::vector<std::string> lost(const Entity& told, const Entity& sent) {
  std::vector<std::string> members;
  carrier::for_each_field<Entity>([&](const auto& field) {
    const auto& is = told.*field.member;
    const auto& was = sent.*field.member;
    using Value = std::remove_cvref_t<decltype(is)>;
    if ((field.traits & (carrier::kKey | carrier::kReadOnly | carrier::kComputed)) != 0) return;
    if (!is_read(field.use)) return;
    if constexpr (kIsPlain<Value>) {
      if (is != was) members.emplace_back(field.name);
    } else if constexpr (detail::kIsTyped<Value>) {
      const bool is_same = std::ranges::equal(is, was, [](const auto& a, const auto& b) {
        return a.value == b.value && a.description == b.description;
      });
      if (!is_same) members.emplace_back(field.name);
    } else if constexpr (std::is_same_v<Value, std::optional<carrier::Address>>) {
      const carrier::Address address = was.value_or(carrier::Address{});
      carrier::StructuredAddress street = address.street.value_or(carrier::StructuredAddress{});
      street.atype_idx = carrier::AddressType::PersonPrivateAddress;
      street.formatted = is->street->formatted;
      if (is->street != street || is->postal || is->wgs84_latitude != address.wgs84_latitude ||
          is->wgs84_longitude != address.wgs84_longitude) {
        members.emplace_back(field.name);
      }
    } else if constexpr (requires { is.has_value(); }) {
      if (is.has_value() != was.has_value()) members.emplace_back(field.name);
    }
  });
  return members;
}

std::vector<std::int32_t> chosen(const Interests& interests) {
  std::vector<std::int32_t> ids;
  for (const auto& each : interests) {
    if (each.selected) ids.push_back(each.id);
  }
  std::ranges::sort(ids);
  const auto [repeated, end] = std::ranges::unique(ids);
  ids.erase(repeated, end);
  return ids;
}

RC_GTEST_FIXTURE_PROP(AnyPerson, LosesNothingWhenSavedAndReadBack, (std::uint64_t seed)) {
  const auto sent = all_given(any_person(seed));
  const auto made = writing(kAnna, [&](Writing& desk) { return save_person_entity(desk, sent); });
  RC_ASSERT(refusal(made) == "");
  const auto told = get(kAnna, PersonId{made->person_id});
  RC_ASSERT(told.has_value());
  RC_ASSERT(*told == *made);
  RC_ASSERT(lost(*told, sent.value) == std::vector<std::string>{});
  RC_ASSERT(chosen(told->interests) == chosen(sent.value.interests));
  RC_ASSERT(chosen(told->shipment_types) == chosen(sent.value.shipment_types));

  // What is told and sent back changes nothing.
  const Person stored = row(PersonId{made->person_id});
  const auto echo = all_given(*told);
  const auto again = writing(kAnna, [&](Writing& desk) { return save_person_entity(desk, echo); });
  RC_ASSERT(refusal(again) == "");
  RC_ASSERT(row(PersonId{made->person_id}) == stored);
}

}  // namespace
}  // namespace crm::agent
