#include "agent/person_merging.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/agent/person_desk.h"

namespace crm::agent {
namespace {

constexpr AppointmentId kMarch{1};
constexpr AppointmentId kMay{2};
constexpr AppointmentId kElsewhere{3};  // with Ada, at Home
constexpr DocumentId kOffer{1};

// Ada of Acme and Carl of Bob's become one; what has been done was done with Ada.
class PersonMerging : public PersonDesk {
 protected:
  PersonMerging() {
    Document offer{.id = kOffer, .contact = kAcme, .person = kAda, .owner = kAnna};
    offer.registered = {clock_.now(), kAnna};
    put_rows(meeting(kMarch, kAda, kAcme, "2026-03-10T09:00:00"),
             meeting(kMay, kAda, kAcme, "2026-05-10T09:00:00"),
             meeting(kElsewhere, kAda, kHome, "2026-05-10T09:00:00"), offer);
  }

  std::string merge(AssociateId user, const std::string& json) {
    return refusal(change<carrier::MergePersonsArguments>(
        user, json, [](Writing& desk, const auto& asked) { return merge_persons(desk, asked); }));
  }
};

TEST_F(PersonMerging, WhatWasDoneIsTakenOver) {
  const Stamp planned = row(kMay).registered;
  EXPECT_EQ(merge(kChief, R"({"SourcePersonId":2,"DestinationPersonId":4,"DeleteSource":true})"),
            "");
  EXPECT_EQ(row(kMarch).person, kCarl);
  EXPECT_EQ(row(kMarch).contact, kBobs);
  EXPECT_EQ(row(kMay).registered, planned);
  EXPECT_EQ(row(kElsewhere).person, kCarl);
  EXPECT_EQ(row(kElsewhere).contact, kHome);
  EXPECT_EQ(row(kOffer).person, kCarl);
  EXPECT_EQ(row(kOffer).contact, kBobs);
  EXPECT_TRUE(row(kAda).deleted_at);
  EXPECT_FALSE(get(kAnna, kAda));
  EXPECT_EQ(slot(kBobs, ContactAction::NewActivity).at, planned.at);
  EXPECT_EQ(slot(kBobs, ContactAction::NewActivity).person, kCarl);
  EXPECT_EQ(slot(kBobs, ContactAction::PersonUpdated).actor, kChief);
  EXPECT_EQ(slot(kBobs, ContactAction::PersonUpdated).at, clock_.now());
  EXPECT_EQ(slot(kAcme, ContactAction::NewActivity).subject, 0);
  EXPECT_EQ(slot(kAcme, ContactAction::PersonAdded).subject, 3);  // Ben is there still
  EXPECT_EQ(owners_, (Owners{kAnna, kBob}));
}

TEST_F(PersonMerging, WhoGoesMayStayWithWhatWasBeforeTheDate) {
  EXPECT_EQ(merge(kChief, R"({"SourcePersonId":2,"DestinationPersonId":3,
      "MoveAfterDate":"2026-04-01T00:00:00Z"})"),
            "");
  EXPECT_EQ(row(kMarch).person, kAda);
  EXPECT_EQ(row(kMay).person, kBen);
  EXPECT_EQ(row(kMay).contact, kAcme);
  EXPECT_FALSE(row(kAda).deleted_at);
}

TEST_F(PersonMerging, EmptyFieldsAreFilledOnRequest) {
  ASSERT_TRUE(save(kAnna, R"({"PersonId":2,"MiddleName":"B.","Title":"Boss","Mrmrs":"Ms.",
      "Emails":[{"Value":"ada@a"}],"BirthDate":"1980-01-02","Position":{"Id":1},"NoMailing":true,
      "ExtraFields":{"a":"1","b":"2"},"Interests":[{"Id":1,"Selected":true}]})"));
  ASSERT_TRUE(save(kChief, R"({"PersonId":4,"Title":"Chair","ExtraFields":{"a":"3"}})"));
  ASSERT_EQ(merge(kChief, R"({"SourcePersonId":2,"DestinationPersonId":4})"), "");
  EXPECT_EQ(get(kBob, kCarl)->mrmrs, "");
  ASSERT_EQ(merge(kChief, R"({"SourcePersonId":2,"DestinationPersonId":4,
      "ReplaceEmptyFieldsOnDestination":true})"),
            "");
  const auto carl = get(kBob, kCarl).value();
  EXPECT_EQ(carl.full_name, "Carl B. Ness");
  EXPECT_EQ(carl.title, "Chair");
  EXPECT_EQ(carl.mrmrs, "Ms.");
  EXPECT_EQ(row(kCarl).email, "ada@a");
  EXPECT_EQ(carl.birth_date, (carrier::CalendarDay{1980, 1, 2}));
  EXPECT_EQ(carl.position->id, 1);
  EXPECT_FALSE(carl.no_mailing);
  EXPECT_EQ(carl.extra_fields, (carrier::Dictionary{{"a", "3"}, {"b", "2"}}));
  EXPECT_EQ(carl.active_interests, 1);
  EXPECT_EQ(carl.contact->contact_id, 3);
  EXPECT_EQ(get(kAnna, kAda)->title, "Boss");
}

TEST_F(PersonMerging, NeedsTheRights) {
  const std::string asked = R"({"SourcePersonId":2,"DestinationPersonId":4})";
  EXPECT_EQ(merge(kAnna, asked), "403 Your role does not allow to merge persons.");
  put([&](store::Transaction& t) {
    Role narrow{.id = RoleId{50}, .name = "Narrow"};
    narrow.rights.set(RightsEntity::Person, Relation::OtherAssociates, DataRight::Update);
    narrow.rights.set(RightsEntity::Person, Relation::PrimaryGroup, DataRight::Read);
    narrow.functions = {FunctionRight::MoveAndMerge};
    t.put(narrow);
    t.put(user(AssociateId{9}, "narrow", 2, RoleId{50}));
  });
  EXPECT_EQ(merge(AssociateId{9}, asked), "403 You may not change the person that stays.");
  EXPECT_EQ(merge(AssociateId{9}, R"({"SourcePersonId":4,"DestinationPersonId":2})"),
            "403 You may not change the person that goes.");
  EXPECT_EQ(
      merge(AssociateId{9}, R"({"SourcePersonId":3,"DestinationPersonId":2,"DeleteSource":true})"),
      "403 You may not delete the person that goes.");
  EXPECT_EQ(merge(AssociateId{9}, R"({"SourcePersonId":3,"DestinationPersonId":2})"), "");
  EXPECT_EQ(merge(kChief, R"({"SourcePersonId":1,"DestinationPersonId":2,"DeleteSource":true})"),
            "403 You may not delete the person that goes.");  // a user
}

TEST_F(PersonMerging, NamesWhatMayNotBe) {
  EXPECT_EQ(merge(kChief, R"({"SourcePersonId":2,"DestinationPersonId":2})"),
            "400 DestinationPersonId: must be another person.");
  EXPECT_EQ(merge(kChief, R"({"SourcePersonId":99,"DestinationPersonId":2})"),
            "400 SourcePersonId: there is no 99 that you may read.");
  EXPECT_EQ(merge(kChief, R"({"SourcePersonId":2})"),
            "400 DestinationPersonId: there is no 0 that you may read.");
  EXPECT_EQ(news(), Lines{});
}

}  // namespace
}  // namespace crm::agent
