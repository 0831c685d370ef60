#include "agent/person_saving.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/agent/person_desk.h"

namespace crm::agent {
namespace {

using Entity = carrier::PersonEntity;

class PersonSaving : public PersonDesk {};

TEST_F(PersonSaving, MakesAPersonBehindTheOthersOfItsCompany) {
  const auto made = save(kAnna, R"({"firstname":" Eva ","middleName":"van","lastname":"Dal",
      "contact":{"contactId":2},"emails":[{"value":"eva@acme.no"}]})");
  ASSERT_TRUE(made) << refusal(made);
  EXPECT_EQ(made->person_id, 5);
  EXPECT_EQ(made->firstname, "Eva");
  EXPECT_EQ(made->full_name, "Eva van Dal");
  EXPECT_EQ(made->contact->full_name, "Acme, Sales");
  EXPECT_EQ(made->country->country_id, 578);  // the company's
  EXPECT_EQ(made->created_by->associate_id, 1);
  EXPECT_FALSE(made->updated_by);
  EXPECT_FALSE(made->updated_date.at);
  const Person person = row(PersonId{5});
  EXPECT_EQ(person.rank, 3);
  EXPECT_EQ(person.email, "eva@acme.no");
  EXPECT_EQ(person.registered, (Stamp{clock_.now(), kAnna}));
  EXPECT_EQ(news(), (Lines{"Happened PersonAdded 5 in 2"}));
  EXPECT_EQ(slot(kAcme, ContactAction::PersonAdded).subject, 5);
  EXPECT_EQ(slot(kAcme, ContactAction::PersonAdded).actor, kAnna);
  EXPECT_EQ(owners_, Owners{kAnna});
}

TEST_F(PersonSaving, WhatIsSaidComesBack) {
  const auto made = save(kAnna, R"({"Firstname":"Eva","Contact":{"ContactId":2},
      "BirthDate":"0002-05-17T00:00:00","Mrmrs":"Ms.","Salutation":"Dr.","Title":"Manager",
      "Position":{"Id":1},"Country":{"CountryId":752},"Interests":[{"Id":2,"Selected":true}],
      "MobilePhones":[{"Value":"+47 (90) 1","StrippedValue":"nonsense","Description":"day"}],
      "Emails":[{"Value":"a@b","Description":"work"},{"Value":"c@d"}],"Retired":true,
      "ExtraFields":{"x:1":"y"},"Consents":[{"A":1}],"ShipmentTypes":[{"Id":9,"Selected":true}]})");
  ASSERT_TRUE(made) << refusal(made);
  const auto told = get(kAnna, PersonId{5}).value();
  EXPECT_EQ(told, *made);
  EXPECT_EQ(told.birth_date, (carrier::CalendarDay{2, 5, 17}));
  EXPECT_EQ(told.formal_name, "Ms. Dr. Eva, Manager");
  EXPECT_FALSE(told.position->value.empty());
  EXPECT_EQ(told.country->country_id, 752);
  EXPECT_EQ(told.active_interests, 1);
  EXPECT_EQ(told.mobile_phones.front().value, "+47 (90) 1");
  EXPECT_EQ(told.mobile_phones.front().stripped_value, "+47901");
  EXPECT_EQ(told.emails.size(), 2U);
  EXPECT_EQ(told.emails.front().description, "work");
  EXPECT_TRUE(told.retired);
  EXPECT_EQ(told.extra_fields.at("x:1"), "y");
  EXPECT_EQ(told.consents.front().json, R"({"A":1})");
  ASSERT_EQ(told.shipment_types.size(), 1U);
  EXPECT_EQ(told.shipment_types.front().id, 9);
  EXPECT_TRUE(told.shipment_types.front().selected);
}

TEST_F(PersonSaving, AChangeIsStampedAndTold) {
  const auto saved = save(kChief, R"({"PersonId":2,"Title":"Boss"})");
  ASSERT_TRUE(saved) << refusal(saved);
  EXPECT_EQ(saved->title, "Boss");
  EXPECT_EQ(saved->firstname, "Ada");
  EXPECT_EQ(saved->updated_by->associate_id, 3);
  EXPECT_EQ(saved->updated_date.at, clock_.now());
  EXPECT_EQ(news(), (Lines{"Happened PersonUpdated 2 in 2"}));
  EXPECT_EQ(slot(kAcme, ContactAction::PersonUpdated).actor, kChief);
  EXPECT_EQ(slot(kAcme, ContactAction::Updated).subject, 0);  // of the company nothing changed
}

TEST_F(PersonSaving, ASaveThatChangesNothingLeavesNoTrace) {
  ASSERT_TRUE(save(kAnna, R"({"PersonId":2,"Interests":[{"Id":1,"Selected":true}],
      "Emails":[{"Value":"a@b"}],"OfficePhones":[{"Value":"1 2"}],"ShipmentTypes":[{"Id":4,"Selected":true}]})"));
  const Person before = row(kAda);
  news();
  for (
      const char* const same :
      {R"({"PersonId":2})",
       R"({"PersonId":2,"Emails":[{"Value":"a@b","StrippedValue":"a@b"}],"Contact":{"ContactId":2}})",
       R"({"PersonId":2,"OfficePhones":[{"Value":"1 2","StrippedValue":"12"}]})",
       R"({"PersonId":2,"Interests":[{"Id":1,"Selected":true},{"Id":2,"Selected":false}]})",
       R"({"PersonId":2,"Position":{"Id":0},"SupportAssociate":{"AssociateId":0}})",
       R"({"PersonId":2,"FullName":"x","Associate":{"AssociateId":3},"CreatedDate":"2001-01-01"})"}) {
    ASSERT_TRUE(save(kAnna, same)) << same;
    EXPECT_EQ(row(kAda), before) << same;
    EXPECT_EQ(owners_, Owners{}) << same;
  }
  EXPECT_EQ(news(), Lines{});
}

// Null and absence [entities §0].
TEST_F(PersonSaving, NullTakesAwayWhatMayBeAway) {
  ASSERT_TRUE(save(kAnna, R"({"PersonId":2,"Title":"Boss","Position":{"Id":1},
      "BirthDate":"1980-02-03","Emails":[{"Value":"a@b"}],"ExtraFields":{"a":"1"}})"));
  const auto kept =
      save(kAnna, R"({"PersonId":2,"Contact":null,"Emails":null,"ExtraFields":null})");
  EXPECT_EQ(kept->contact->contact_id, 2);
  EXPECT_EQ(kept->emails.size(), 1U);
  EXPECT_EQ(kept->extra_fields.size(), 1U);
  const auto emptied =
      save(kAnna, R"({"PersonId":2,"Title":null,"Position":null,"BirthDate":null,"Emails":[]})");
  EXPECT_EQ(emptied->title, "");
  EXPECT_FALSE(emptied->position);
  EXPECT_FALSE(emptied->birth_date);
  EXPECT_TRUE(emptied->emails.empty());
  EXPECT_EQ(row(kAda).email, "");
}

// The client sends null for what it was not told.
TEST_F(PersonSaving, ACountryThatIsNullIsTheCompanysOrAsItWas) {
  const auto made = save(kAnna, R"({"Firstname":"F","Contact":{"ContactId":2},"Country":null})");
  EXPECT_EQ(made->country->country_id, 578);
  ASSERT_TRUE(save(kAnna, R"({"PersonId":5,"Country":{"CountryId":752}})"));
  EXPECT_EQ(save(kAnna, R"({"PersonId":5,"Country":null})")->country->country_id, 752);
}

TEST_F(PersonSaving, ACompanyMayBeInACountryThatIsNoLongerOffered) {
  put([](store::Transaction& t) {
    auto countries = t.list(List::Country);
    const auto norway = std::ranges::find(countries, 578, &ListItem::id);
    ASSERT_NE(norway, countries.end());
    norway->deleted = true;
    t.put(List::Country, *norway);
  });
  EXPECT_EQ(refusal(save(kAnna, R"({"Firstname":"F","Contact":{"ContactId":2}})")), "");
  EXPECT_EQ(refusal(save(kBob, R"({"PersonId":4,"Country":{"CountryId":578}})")),
            "400 Country: line 578 of the list country is no longer offered.");
}

TEST_F(PersonSaving, InterestsAreLinesOfTheirList) {
  EXPECT_EQ(refusal(save(kAnna, R"({"PersonId":2,"Interests":[{"Id":4711,"Selected":true}]})")),
            "400 Interests: there is no line in the list persint 4711.");
  EXPECT_EQ(refusal(save(kAnna, R"({"PersonId":2,"Interests":[{"Id":4711,"Selected":false}]})")),
            "");
  EXPECT_EQ(
      save(kAnna, R"({"PersonId":2,"Interests":[{"Id":1,"Selected":true}]})")->active_interests, 1);
  EXPECT_EQ(save(kAnna, R"({"PersonId":2,"Title":"x"})")->active_interests, 1);
  EXPECT_EQ(save(kAnna, R"({"PersonId":2,"Interests":[]})")->active_interests, 0);
}

TEST_F(PersonSaving, TheAddressIsWhereThePersonLives) {
  const auto saved = save(kAnna, R"({"PersonId":2,"Country":{"CountryId":578},
      "Address":{"LocalizedAddress":[[{"Name":"StreetAddress1","Value":"Gata 1"}]],
                 "Street":{"City":"Oslo"},"Postal":{"City":"Bergen"}}})");
  ASSERT_TRUE(saved) << refusal(saved);
  EXPECT_EQ(saved->address->street->address1, "Gata 1");
  EXPECT_EQ(saved->address->street->city, "Oslo");
  EXPECT_EQ(saved->address->street->atype_idx, carrier::AddressType::PersonPrivateAddress);
  EXPECT_FALSE(saved->address->postal);
  // Twelve characters, where eleven are allowed: cells have one length, their columns others.
  const std::string refused = refusal(save(kAnna, R"({"PersonId":2,"Address":{"LocalizedAddress":
      [[{"Name":"StreetZipcode","Value":"123456789012"}]]}})"));
  EXPECT_TRUE(refused.starts_with("400 Address")) << refused;
}

TEST_F(PersonSaving, ValuesThatSayNothingAreNone) {
  const auto saved = save(kAnna, R"({"PersonId":2,"Emails":[{"Value":" "},{"Value":"a@b"}],
      "OfficePhones":[{"Value":""}]})");
  ASSERT_TRUE(saved) << refusal(saved);
  EXPECT_EQ(saved->emails.size(), 1U);
  EXPECT_TRUE(saved->office_phones.empty());
}

TEST_F(PersonSaving, TheYearOneIsNoBirthday) {
  EXPECT_EQ(save(kAnna, R"({"PersonId":2,"BirthDate":"1980-02-29T00:00:00"})")->birth_date,
            (carrier::CalendarDay{1980, 2, 29}));
  EXPECT_FALSE(save(kAnna, R"({"PersonId":2,"BirthDate":"0001-01-01T00:00:00"})")->birth_date);
}

TEST_F(PersonSaving, APatchMayNotTakeTheCompanyAway) {
  const auto asked = given<Entity>(R"({"Contact":null})");
  const auto patched = writing(
      kAnna, [&](Writing& desk) { return change_person(desk, row(kAda), asked, Way::Patch); });
  EXPECT_EQ(refusal(patched), "400 Contact: cannot be taken away, as it must have a value.");
}

TEST_F(PersonSaving, NamesWhatMayNotBe) {
  const auto refused = [&](const std::string& json) { return refusal(save(kAnna, json)); };
  EXPECT_EQ(refused(R"({"Firstname":" ","Contact":{"ContactId":2}})"),
            "400 Firstname: must not be blank where there is no last name.");
  EXPECT_EQ(refused(R"({"Lastname":"L","Contact":{"ContactId":2}})"), "");
  EXPECT_EQ(refused(R"({"Firstname":"F"})"), "400 Contact: must name the company of the person.");
  EXPECT_EQ(refused(R"({"Firstname":"F","Contact":null})"),
            "400 Contact: must name the company of the person.");
  EXPECT_EQ(refused(R"({"Firstname":"F","Contact":{"ContactId":99}})"),
            "400 Contact: there is no company 99 that you may read.");
  EXPECT_EQ(refused(R"({"Firstname":"F","Contact":{"ContactId":4}})"),
            "400 Contact: there is no company 4 that you may read.");
  // The company 0 is none, and a save that says none leaves the company [entities §0.1].
  EXPECT_EQ(refused(R"({"PersonId":2,"Contact":{"ContactId":0}})"), "");
  EXPECT_EQ(row(PersonId{2}).contact, ContactId{2});
  EXPECT_EQ(refused(R"({"PersonId":2,"Position":{"Id":4711}})"),
            "400 Position: there is no line in the list perspos 4711.");
  EXPECT_EQ(refused(R"({"PersonId":2,"Country":{"CountryId":4711}})"),
            "400 Country: there is no line in the list country 4711.");
  EXPECT_EQ(refused(R"({"PersonId":2,"Emails":[{"Value":"a@b"},{"Value":"ab"}]})"),
            "400 Emails[1].Value: expected an address with one @.");
  EXPECT_EQ(refused(R"({"PersonId":99})"), "400 PersonId: there is no 99 that you may read.");
}

TEST_F(PersonSaving, NothingIsLeftOfARefusedSave) {
  news();
  const Person before = row(kAda);
  EXPECT_NE(refusal(save(kAnna, R"({"PersonId":2,"Title":"x","Position":{"Id":4711}})")), "");
  EXPECT_EQ(row(kAda), before);
  EXPECT_EQ(news(), Lines{});
}

// A row may be as it has become: imports and deleted companies leave such persons.
TEST_F(PersonSaving, APersonWithoutACompanyMayStayWithoutOne) {
  put_rows(person(PersonId{9}, kNoContact, "Free", "Lance", 0));
  const auto saved = save(kAnna, R"({"PersonId":9,"Title":"Artist"})");
  ASSERT_TRUE(saved) << refusal(saved);
  EXPECT_FALSE(saved->contact);
  EXPECT_FALSE(saved->associate);
  EXPECT_EQ(news(), Lines{});  // nobody's page tells of it
}

TEST_F(PersonSaving, RightsGoByTheOwnerOfTheCompany) {
  EXPECT_EQ(refusal(save(kBob, R"({"PersonId":2,"Title":"x"})")),
            "403 You may not change this person.");
  EXPECT_EQ(refusal(save(kBob, R"({"Firstname":"F","Contact":{"ContactId":2}})")),
            "403 You may not add persons to this company.");
  EXPECT_EQ(refusal(save(kReader, R"({"PersonId":2,"Title":"x"})")),
            "403 You may not change this person.");
  EXPECT_EQ(refusal(save(kBob, R"({"PersonId":4,"Title":"x"})")), "");
  EXPECT_EQ(refusal(save(kBob, R"({"Firstname":"F","Contact":{"ContactId":3}})")), "");
  // Nothing would change: then there is nothing to refuse.
  EXPECT_EQ(refusal(save(kReader, R"({"PersonId":2,"Firstname":"Ada"})")), "");
}

TEST_F(PersonSaving, APersonWhoIsAUserCannotBeRetired) {
  EXPECT_EQ(refusal(save(kChief, R"({"PersonId":1,"Retired":true})")),
            "403 Retired: stays as it is, as this person is a user.");
  EXPECT_EQ(refusal(save(kChief, R"({"PersonId":2,"Retired":true})")), "");
  EXPECT_TRUE(row(kAda).retired);
}

TEST_F(PersonSaving, AUserWhoIsRenamedIsShownSoEverywhere) {
  ASSERT_TRUE(save(kAnna, R"({"PersonId":1,"MiddleName":"Maria","Lastname":"Dahl"})"));
  EXPECT_EQ(feed_.names(kOnlyTenant)->actor(kAnna).activity_name, "Anna Maria Dahl");
  const auto asked = given<Entity>(R"({"PersonId":1,"Lastname":"Berg"})");
  bool told = false;
  ASSERT_TRUE(writing(kAnna, [&](Writing& desk) {
    auto saved = save_person_entity(desk, asked);
    told = desk.changes_names();
    return saved;
  }));
  EXPECT_TRUE(told);
}

TEST_F(PersonSaving, AddPersonForcesTheCompany) {
  const auto add = [](Writing& desk, const carrier::Given<carrier::AddPersonArguments>& asked) {
    return add_person(desk, asked);
  };
  const auto made = change<carrier::AddPersonArguments>(
      kBob, R"({"ContactId":3,"NewPersonEntity":{"Firstname":"F","Contact":{"ContactId":2}}})",
      add);
  ASSERT_TRUE(made) << refusal(made);
  EXPECT_EQ(made->contact->contact_id, 3);
  EXPECT_EQ(news(), (Lines{"Happened PersonAdded 5 in 3"}));
  EXPECT_EQ(refusal(change<carrier::AddPersonArguments>(kBob, R"({"ContactId":3})", add)),
            "400 NewPersonEntity: expected the person to add.");
  EXPECT_EQ(refusal(change<carrier::AddPersonArguments>(
                kBob, R"({"ContactId":3,"NewPersonEntity":{"PersonId":4}})", add)),
            "400 NewPersonEntity.PersonId: expected 0, as the person is to be made.");
  EXPECT_EQ(refusal(change<carrier::AddPersonArguments>(
                kBob, R"({"ContactId":4,"NewPersonEntity":{"Firstname":"F"}})", add)),
            "400 Contact: there is no company 4 that you may read.");
  EXPECT_EQ(refusal(change<carrier::AddPersonArguments>(
                kBob, R"({"ContactId":2,"NewPersonEntity":{"Firstname":"F"}})", add)),
            "403 You may not add persons to this company.");
}

TEST_F(PersonSaving, ValidateTellsAllThatIsWrong) {
  const auto validate = [](Reading& desk, const carrier::Given<Entity>& asked) {
    return validate_person_entity(desk, asked);
  };
  const auto wrong = ask<Entity>(kAnna, R"({"Position":{"Id":4711}})", validate);
  ASSERT_TRUE(wrong) << refusal(wrong);
  ASSERT_EQ(wrong->size(), 3U);
  EXPECT_EQ(wrong->at("Firstname"), "must not be blank where there is no last name.");
  EXPECT_EQ(wrong->at("Contact"), "must name the company of the person.");
  EXPECT_TRUE(wrong->contains("Position"));
  EXPECT_TRUE(ask<Entity>(kAnna, R"({"PersonId":2,"Title":"x"})", validate)->empty());
  EXPECT_EQ(
      ask<Entity>(kAnna, R"({"PersonId":2,"Firstname":"","Lastname":null})", validate)->size(), 1U);
  EXPECT_EQ(refusal(ask<Entity>(kAnna, R"({"PersonId":77})", validate)),
            "400 PersonId: there is no 77 that you may read.");
}

}  // namespace
}  // namespace crm::agent
