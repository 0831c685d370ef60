#include "agent/person_deleting.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/agent/person_desk.h"

namespace crm::agent {
namespace {

class PersonDeleting : public PersonDesk {
 protected:
  std::string remove(AssociateId user, PersonId id) {
    return refusal(
        writing(user, [&](Writing& desk) { return delete_person_entity(desk, {raw(id)}); }));
  }
  std::string undelete(AssociateId user, PersonId id) {
    return refusal(change<carrier::IdArgument>(
        user, R"({"Id":)" + std::to_string(raw(id)) + "}",
        [](Writing& desk, const auto& asked) { return undelete_person(desk, asked); }));
  }
};

TEST_F(PersonDeleting, WithdrawsWhatWasToldOfThePerson) {
  ASSERT_TRUE(save(kAnna, R"({"PersonId":2,"Title":"Boss"})"));
  news();
  EXPECT_EQ(remove(kAnna, kAda), "");
  EXPECT_FALSE(get(kAnna, kAda));
  EXPECT_EQ(row(kAda).deleted_at, clock_.now());
  EXPECT_EQ(news(), (Lines{"Withdrawn PersonAdded 2 in 2", "Withdrawn PersonUpdated 2 in 2"}));
  EXPECT_EQ(slot(kAcme, ContactAction::PersonAdded).subject, 3);
  EXPECT_EQ(slot(kAcme, ContactAction::PersonUpdated).subject, 0);
  EXPECT_EQ(owners_, Owners{kAnna});
}

TEST_F(PersonDeleting, WhoIsNotThereIsGoneAlready) {
  ASSERT_EQ(remove(kAnna, kAda), "");
  const Person deleted = row(kAda);
  news();
  EXPECT_EQ(remove(kAnna, kAda), "");
  EXPECT_EQ(remove(kAnna, PersonId{99}), "");
  EXPECT_EQ(row(kAda), deleted);
  EXPECT_EQ(news(), Lines{});
}

TEST_F(PersonDeleting, NeedsTheRight) {
  EXPECT_EQ(remove(kBob, kAda), "403 You may not delete this person.");
  EXPECT_EQ(remove(kReader, kAda), "403 You may not delete this person.");
  EXPECT_EQ(remove(kBob, kCarl), "");
}

TEST_F(PersonDeleting, SparesPersonsWhoAreUsers) {
  EXPECT_EQ(remove(kChief, kAnnaHerself), "403 This person is a user and cannot be deleted.");
  EXPECT_TRUE(get(kChief, kAnnaHerself));
}

TEST_F(PersonDeleting, BringsBackThePersonWithItsHistory) {
  const Stamp added = row(kAda).registered;
  ASSERT_EQ(remove(kAnna, kAda), "");
  news();
  EXPECT_EQ(undelete(kAnna, kAda), "");
  EXPECT_TRUE(get(kAnna, kAda));
  EXPECT_EQ(row(kAda).registered, added);
  EXPECT_EQ(row(kAda).updated, (Stamp{clock_.now(), kAnna}));
  EXPECT_EQ(news(), (Lines{"Restored PersonAdded 2 in 2", "Restored PersonUpdated 2 in 2"}));
  EXPECT_EQ(slot(kAcme, ContactAction::PersonUpdated).at, clock_.now());
}

TEST_F(PersonDeleting, BringsBackOnlyWhomOneMay) {
  EXPECT_EQ(undelete(kAnna, PersonId{99}), "400 Id: there is no person 99.");
  ASSERT_EQ(remove(kAnna, kAda), "");
  EXPECT_EQ(undelete(kBob, kAda), "403 You may not bring this person back.");
  EXPECT_TRUE(row(kAda).deleted_at);
  Person of_former = person(PersonId{9}, kFormer, "Of", "Former", 1);
  of_former.deleted_at = clock_.now();
  put_rows(of_former);
  EXPECT_EQ(undelete(kAnna, PersonId{9}),
            "400 Id: the company of this person is deleted; bring that back first.");
  news();
  EXPECT_EQ(undelete(kAnna, kBen), "");  // who is there
  EXPECT_EQ(news(), Lines{});
}

}  // namespace
}  // namespace crm::agent
