// Whatever a company is saved with is told again, and told back it changes nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "agent/contact_saving.h"
#include "base/text.h"
#include "codec/carrier_json.h"
#include "tests/agent/contact_desk.h"
#include "tests/support/any_carrier.h"

namespace crm {
namespace {

using Entity = carrier::ContactEntity;

constexpr std::uint64_t kSeeds = 150;

// Random but for what has to be there, so that nothing may be refused.
Entity any_company(std::uint64_t seed) {
  Entity entity = AnyCarrier(seed).make<Entity>();
  entity.contact_id = 0;
  entity.name = "N" + entity.name.substr(0, entity.name.size() / 2);
  while (!is_utf8(entity.name)) entity.name.pop_back();
  entity.associate.emplace().associate_id = 1 + static_cast<std::int32_t>(seed % 2);
  entity.category.emplace().id = 1 + static_cast<std::int32_t>(seed % 2);
  entity.business.emplace().id = 1 + static_cast<std::int32_t>(seed % 14);
  entity.country.emplace().country_id = seed % 2 == 0 ? 578 : 840;
  for (auto& each : entity.emails) each.value = "a" + std::to_string(each.value.size()) + "@b";
  entity.interests.clear();
  entity.interests.emplace_back().id = 1 + static_cast<std::int32_t>(seed % 3);
  entity.interests.back().selected = true;
  entity.interests.emplace_back().id = 1 + static_cast<std::int32_t>((seed + 1) % 3);
  return entity;
}

template <class Elements>
void expect_elements(const Elements& told, Elements sent) {
  std::erase_if(
      sent, [](const auto& each) { return trim(each.value).empty() && each.description.empty(); });
  ASSERT_EQ(told.size(), sent.size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    EXPECT_EQ(told[i].value, sent[i].value);
    EXPECT_EQ(told[i].description, sent[i].description);
  }
}

void expect_part(const carrier::StructuredAddress& told,
                 const std::optional<carrier::StructuredAddress>& sent) {
  carrier::StructuredAddress expected = sent.value_or(carrier::StructuredAddress{});
  expected.atype_idx = told.atype_idx;
  expected.formatted = told.formatted;
  EXPECT_EQ(told, expected);
}

template <class Reference>
std::int32_t id(const std::optional<Reference>& reference, std::int32_t Reference::* key) {
  return reference ? (*reference).*key : 0;
}

// Whether each member is told as it was sent: those that are the server's own left aside, of
// references the id, of what has several forms each.
void expect_told(const Entity& told, const Entity& sent) {
  expect_elements(told.emails, sent.emails);
  expect_elements(told.urls, sent.urls);
  expect_elements(told.phones, sent.phones);
  expect_elements(told.faxes, sent.faxes);
  const carrier::Address address = sent.address.value_or(carrier::Address{});
  ASSERT_TRUE(told.address);
  EXPECT_EQ(told.address->wgs84_latitude, address.wgs84_latitude);
  EXPECT_EQ(told.address->wgs84_longitude, address.wgs84_longitude);
  expect_part(*told.address->street, address.street);
  expect_part(*told.address->postal, address.postal);
  carrier::for_each_field<Entity>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(told.*field.member)>;
    const Value& value = told.*field.member;
    const Value& expected = sent.*field.member;
    constexpr carrier::Traits kOurs = carrier::kKey | carrier::kReadOnly | carrier::kComputed;
    if ((field.traits & kOurs) != 0 || !is_read(field.use)) return;
    SCOPED_TRACE(field.name);
    if constexpr (
        requires { requires carrier::Reference<typename Value::value_type>; } &&
        requires { value.has_value(); }) {
      using Row = typename Value::value_type;
      carrier::for_each_field<Row>([&](const auto& key) {
        if constexpr (std::is_same_v<decltype(key.member), std::int32_t Row::*>) {
          if ((key.traits & carrier::kKey) != 0) {
            EXPECT_EQ(id(value, key.member), id(expected, key.member));
          }
        }
      });
    } else if constexpr (std::is_same_v<Value, std::vector<carrier::SelectableMdoListItem>>) {
      const auto chosen = [](const Value& items) {
        std::vector<std::int32_t> ids;
        for (const auto& each : items) {
          if (each.selected) ids.push_back(each.id);
        }
        return ids;
      };
      EXPECT_EQ(chosen(value), chosen(expected));
    } else if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
      Value kept = expected;
      std::erase_if(kept, [](const std::string& text) { return trim(text).empty(); });
      EXPECT_EQ(value, kept);
    } else if constexpr (std::is_same_v<Value, std::string>) {
      const bool is_number = field.name == "Number1" || field.name == "Number2";
      if (is_number && trim(expected).empty()) return;  // one is proposed
      EXPECT_EQ(value, field.name == "Name" ? std::string(trim(expected)) : expected);
    } else if constexpr (
        requires { value.has_value(); } || requires { value.at; } || std::is_arithmetic_v<Value> ||
        std::is_same_v<Value, carrier::Dictionary> || std::is_same_v<Value, carrier::Opaque>) {
      if constexpr (!std::is_same_v<Value, std::optional<carrier::Address>>) {
        EXPECT_EQ(value, expected);
      }
    }
  });
}

class ContactRoundTrip : public ContactDesk {
 protected:
  static std::string json(const Entity& entity) {
    std::string text;
    codec::append_json(text, entity, carrier::Presentation{}, carrier::Selection::everything());
    return text;
  }
};

TEST_F(ContactRoundTrip, LosesNothing) {
  put([&](store::Transaction& t) {  // may make companies of anybody
    Associate anna = *t.associate(kAnna);
    anna.role = kUserLevel0;
    t.put(anna);
  });
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Entity sent = any_company(seed);
    const auto saved = save(kAnna, json(sent));
    ASSERT_TRUE(saved) << refusal(saved);
    expect_told(*saved, sent);
    const ContactId made{saved->contact_id};
    const auto told = get(kAnna, made);
    ASSERT_EQ(told, *saved);

    const auto before = row(made);
    const auto echoed = save(kAnna, json(*told));
    ASSERT_TRUE(echoed) << refusal(echoed);
    EXPECT_EQ(row(made), before);

    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace crm
