#include "agent/person_reading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "agent/person_telling.h"
#include "tests/agent/person_desk.h"

namespace crm::agent {
namespace {

using Entity = carrier::PersonEntity;
using CompanyArgument = carrier::ContactIdArgument;

class PersonReading : public PersonDesk {
 protected:
  Entity new_person(AssociateId user) {
    return reading(user,
                   [](Reading& desk) { return create_default_person_entity(desk, NoArguments{}); })
        .value();
  }
  std::vector<std::int32_t> persons_of(AssociateId user, ContactId company) {
    const auto told = reading(user, [&](Reading& desk) {
      return get_persons_from_contact(
          desk, given<CompanyArgument>(R"({"ContactId":)" + std::to_string(raw(company)) + "}"));
    });
    std::vector<std::int32_t> ids;
    for (const auto& each : told.value()) ids.push_back(each.person_id);
    return ids;
  }
  carrier::Person in_short(AssociateId user, PersonId id) {
    return reading(user, [&](Reading& desk) { return get_person(desk, {raw(id)}); })
        .value()
        .value();
  }
  static const carrier::FieldProperty& property(const Entity& entity, std::string_view member) {
    return *std::ranges::find(entity.field_properties.entries, member,
                              &carrier::FieldProperty::key);
  }
  using Ids = std::vector<std::int32_t>;
};

TEST_F(PersonReading, ANewPersonHasNoCompanyYet) {
  const Entity fresh = new_person(kBob);
  EXPECT_EQ(fresh.person_id, 0);
  EXPECT_FALSE(fresh.contact);
  EXPECT_FALSE(fresh.category);
  EXPECT_TRUE(fresh.country);  // the first that is offered
  EXPECT_EQ(fresh.created_by->associate_id, 2);
  EXPECT_FALSE(fresh.created_date.at);
  EXPECT_FALSE(fresh.updated_by);
  EXPECT_FALSE(fresh.interests.empty());
  EXPECT_EQ(fresh.active_interests, 0);
  EXPECT_EQ(property(fresh, "Firstname").field_right.mask, carrier::kFieldMandatory);
  EXPECT_EQ(property(fresh, "Associate").field_right.reason, "");
}

TEST_F(PersonReading, ANewPersonOfACompanyHasWhatTheCompanyGives) {
  const auto by_company = [](Reading& desk, const carrier::Given<CompanyArgument>& asked) {
    return create_default_person_by_contact(desk, asked);
  };
  const auto fresh = ask<CompanyArgument>(kAnna, R"({"ContactId":2})", by_company);
  ASSERT_TRUE(fresh) << refusal(fresh);
  EXPECT_EQ(fresh->contact->name, "Acme");
  EXPECT_EQ(fresh->country->country_id, 578);
  EXPECT_EQ(fresh->category->value, "Customer");
  EXPECT_EQ(fresh->business->id, 2);
  EXPECT_EQ(fresh->associate->associate_id, 1);
  for (const char* const gone : {R"({"ContactId":4})", R"({"ContactId":99})", "{}"}) {
    EXPECT_TRUE(refusal(ask<CompanyArgument>(kAnna, gone, by_company)).starts_with("400 ContactId"))
        << gone;
  }
}

TEST_F(PersonReading, TellsWhatIsTheCompanysWithTheReasonWhyItStays) {
  const Entity ada = get(kAnna, kAda).value();
  EXPECT_EQ(ada.contact->contact_id, 2);
  EXPECT_EQ(ada.category->value, "Customer");
  EXPECT_EQ(ada.associate->associate_id, 1);
  for (const char* const of_company : {"Associate", "Category", "Business"}) {
    EXPECT_EQ(property(ada, of_company).field_right.mask, carrier::kFieldRead) << of_company;
    EXPECT_EQ(property(ada, of_company).field_right.reason, "[SR_ACCESS_PERSONONCOMPANY]")
        << of_company;
  }
  EXPECT_EQ(property(ada, "Title").field_right.mask, carrier::kFieldUpdate);
  EXPECT_EQ(property(ada, "FullName").field_right.reason, "");
  EXPECT_EQ(property(get(kReader, kAda).value(), "Title").field_right.mask, carrier::kFieldRead);
}

TEST_F(PersonReading, TellsTheUserThatAPersonIs) {
  const Entity anna = get(kChief, kAnnaHerself).value();
  EXPECT_TRUE(anna.is_associate);
  EXPECT_EQ(anna.corresponding_associate->associate_id, 1);
  ASSERT_TRUE(anna.user_info);
  EXPECT_EQ(anna.user_info->user_name, "anna");
  EXPECT_EQ(anna.user_info->user_info_id, 1);
  EXPECT_EQ(anna.user_info->user_group_name, "Group 1");
  EXPECT_EQ(anna.user_info->role_name, "User level 1");
  EXPECT_TRUE(anna.user_info->can_logon);
  EXPECT_FALSE(anna.user_info->deleted);
  EXPECT_EQ(anna.table_right->mask.bits & RowRight::kDelete, 0U);
  EXPECT_EQ(anna.table_right->reason, "[SR_ACCESS_ASSOC_DELETE]");
  const Entity ada = get(kChief, kAda).value();
  EXPECT_FALSE(ada.is_associate);
  EXPECT_FALSE(ada.user_info);
  EXPECT_NE(ada.table_right->mask.bits & RowRight::kDelete, 0U);
}

TEST_F(PersonReading, WhoIsNotThereIsNull) {
  Person gone = person(PersonId{8}, kAcme, "Gone", "Long", 9);
  gone.deleted_at = clock_.now();
  put_rows(gone, person(PersonId{9}, kFormer, "Of", "Former", 1));
  for (const int id : {0, 8, 9, 99}) EXPECT_FALSE(get(kAnna, PersonId{id})) << id;
}

TEST_F(PersonReading, GetMyPersonIsTheCallers) {
  const auto mine = [](Reading& desk) { return get_my_person(desk, NoArguments{}); };
  EXPECT_EQ(reading(kAnna, mine).value()->person_id, 1);
  EXPECT_FALSE(reading(kBob, mine).value());
}

TEST_F(PersonReading, PersonsOfACompanyGoByRankAndWhoIsRetiredIsLast) {
  Person retired = person(PersonId{7}, kAcme, "Old", "Hand", 0);
  retired.retired = true;
  Person deleted = person(PersonId{8}, kAcme, "Gone", "Long", 0);
  deleted.deleted_at = clock_.now();
  put_rows(retired, deleted, person(PersonId{9}, kAcme, "First", "One", 1));
  EXPECT_EQ(persons_of(kAnna, kAcme), (Ids{2, 9, 3, 7}));
  EXPECT_EQ(persons_of(kAnna, kNoContact), Ids{});
  EXPECT_EQ(persons_of(kAnna, kFormer), Ids{});
  EXPECT_EQ(persons_of(kAnna, ContactId{99}), Ids{});
}

TEST_F(PersonReading, TellsAPersonInShort) {
  ASSERT_TRUE(save(kAnna, R"({"PersonId":2,"Mrmrs":"Ms.","Title":"Boss","MiddleName":"B.",
      "Emails":[{"Value":"a@b","Description":"work"}],"OfficePhones":[{"Value":"1"}],
      "MobilePhones":[{"Value":"2"}],"Faxes":[{"Value":"3"}],"Interests":[{"Id":1,"Selected":true}],
      "Position":{"Id":1},"Retired":true,"PersonNumber":"4"})"));
  const carrier::Person ada = in_short(kAnna, kAda);
  EXPECT_EQ(ada.full_name, "Ada B. Lund");
  EXPECT_EQ(ada.formal_name, "Ms. Ada B. Lund, Boss");
  EXPECT_EQ(ada.email, "a@b");
  EXPECT_EQ(ada.email_name, "work");
  EXPECT_EQ(ada.direct_phone, "1");
  EXPECT_EQ(ada.mobile_phone, "2");
  EXPECT_EQ(ada.fax_phone, "3");
  EXPECT_EQ(ada.active_interests, 1);
  EXPECT_FALSE(ada.position.empty());
  EXPECT_EQ(ada.retired, 1);
  EXPECT_EQ(ada.rank, 1);
  EXPECT_EQ(ada.person_number, "4");
  EXPECT_EQ(ada.contact_id, 2);
  EXPECT_EQ(ada.contact_name, "Acme");
  EXPECT_EQ(ada.contact_full_name, "Acme, Sales");
  EXPECT_EQ(ada.contact_org_nr, "NO 1");
  EXPECT_EQ(ada.contact_phone, "+47 1");
  EXPECT_EQ(ada.contact_country_id, 578);
  EXPECT_EQ(ada.category_name, "Customer");
  const carrier::Person anna = in_short(kAnna, kAnnaHerself);
  EXPECT_EQ(anna.associate_id, 1);
  EXPECT_EQ(anna.associate_name, "anna");
}

// A role may show persons and not their companies.
TEST_F(PersonReading, OfAHiddenCompanyTheIdAloneIsTold) {
  put([&](store::Transaction& t) {
    Role role{.id = RoleId{50}, .name = "Persons only"};
    role.rights.set(RightsEntity::Person, Relation::OtherAssociates, DataRight::Read);
    t.put(role);
    t.put(user(AssociateId{9}, "narrow", 3, RoleId{50}));
  });
  const Entity ada = get(AssociateId{9}, kAda).value();
  EXPECT_EQ(ada.contact->contact_id, 2);
  EXPECT_EQ(ada.contact->name, "");
  EXPECT_FALSE(ada.associate);
  EXPECT_FALSE(ada.category);
  EXPECT_EQ(in_short(AssociateId{9}, kAda).contact_name, "");
  EXPECT_EQ(in_short(AssociateId{9}, kAda).contact_id, 2);
}

TEST_F(PersonReading, OfAHiddenPersonTheIdAloneIsTold) {
  put([&](store::Transaction& t) {
    t.put(Role{.id = RoleId{50}, .name = "Nothing"});
    t.put(user(AssociateId{9}, "none", 3, RoleId{50}));
  });
  const auto told = [&](AssociateId user, PersonId id) {
    return reading(user,
                   [&](Reading& desk) -> Result<std::optional<carrier::Person>> {
                     return told_person(desk, id);
                   })
        .value();
  };
  EXPECT_EQ(told(AssociateId{9}, kAda)->person_id, 2);
  EXPECT_EQ(told(AssociateId{9}, kAda)->full_name, "");
  EXPECT_EQ(told(kAnna, kAda)->full_name, "Ada Lund");
  EXPECT_FALSE(told(kAnna, kNoPerson));
}

}  // namespace
}  // namespace crm::agent
