// Whose pages a change touches. That they then are as they are read anew, row by row, DeskTest sees
// to behind every write.
#include "agent/desk.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/agent/contact_desk.h"
#include "tests/support/told_pages.h"

namespace crm::agent {
namespace {

class WritingTest : public ContactDesk {
 protected:
  static constexpr AppointmentId kLunch{11};
  static constexpr DocumentId kOffer{21};

  // By Anna.
  void change(const std::function<void(Writing&)>& work) {
    ASSERT_TRUE(writing(kAnna, [&](Writing& desk) -> Result<int> {
      work(desk);
      return 0;
    }));
  }

  Appointment lunch(ContactId at) const {
    Appointment made{.id = kLunch, .contact = at, .owner = kAnna, .title = "Lunch"};
    made.registered = {clock_.now(), kAnna};
    made.starts_at = clock_.now();
    return made;
  }
  Document offer(ContactId to) const {
    Document made{.id = kOffer, .contact = to, .owner = kAnna, .header = "Offer"};
    made.registered = {clock_.now(), kAnna};
    return made;
  }
};

TEST_F(WritingTest, ACompanyIsOnThePageOfItsOwner) {
  change([&](Writing& desk) { desk.save(company(ContactId{9}, "New", kBob, 2)); });
  EXPECT_EQ(owners_, Owners{kBob});
  change([&](Writing& desk) { desk.save(company(ContactId{9}, "Named otherwise", kBob, 2)); });
  EXPECT_EQ(owners_, Owners{kBob});
}

TEST_F(WritingTest, ACompanyThatGoesToAnotherIsOnThePagesOfBoth) {
  change([&](Writing& desk) { desk.save(company(kAcme, "Acme", kBob, 2)); });
  EXPECT_EQ(owners_, (Owners{kAnna, kBob}));
  EXPECT_EQ(page(kBob), (Ids{raw(kAcme), raw(kBobs)}));
}

TEST_F(WritingTest, ACompanyThatGoesToNobodyLeavesThePage) {
  change([&](Writing& desk) { desk.save(company(kAcme, "Acme", kNobody, 0)); });
  EXPECT_EQ(owners_, Owners{kAnna});
  change([&](Writing& desk) { desk.save(lunch(kAcme)); });
  EXPECT_EQ(owners_, Owners{});
}

TEST_F(WritingTest, ACompanyThatIsDeletedLeavesThePage) {
  Contact gone = company(kAcme, "Acme", kAnna, 1);
  gone.deleted_at = clock_.now();
  change([&](Writing& desk) { desk.save(gone); });
  EXPECT_EQ(owners_, Owners{kAnna});
  EXPECT_EQ(page(kAnna), Ids{raw(kHome)});
}

TEST_F(WritingTest, APersonThatMovesIsOnThePagesOfBothCompanies) {
  change([&](Writing& desk) { desk.save(person(PersonId{9}, kAcme, "Kim", "Vik")); });
  EXPECT_EQ(owners_, Owners{kAnna});
  change([&](Writing& desk) { desk.save(person(PersonId{9}, kBobs, "Kim", "Vik")); });
  EXPECT_EQ(owners_, (Owners{kAnna, kBob}));
}

TEST_F(WritingTest, AFollowUpIsOnThePageOfItsCompanysOwnerWhereverItStands) {
  change([&](Writing& desk) { desk.save(lunch(kAcme)); });
  EXPECT_EQ(owners_, Owners{kAnna});
  change([&](Writing& desk) { desk.save(lunch(kBobs)); });
  EXPECT_EQ(owners_, (Owners{kAnna, kBob}));
  change([&](Writing& desk) {
    Appointment done = lunch(kBobs);
    done.status = ActivityStatus::Completed;
    done.done = desk.stamp();
    desk.save(done);
  });
  EXPECT_EQ(owners_, Owners{kBob});
  change([&](Writing& desk) { desk.erase(kLunch); });
  EXPECT_EQ(owners_, Owners{kBob});
}

TEST_F(WritingTest, ADocumentIsOnThePageOfItsCompanysOwnerWhereverItStands) {
  change([&](Writing& desk) { desk.save(offer(kBobs)); });
  EXPECT_EQ(owners_, Owners{kBob});
  change([&](Writing& desk) { desk.save(offer(kAcme)); });
  EXPECT_EQ(owners_, (Owners{kAnna, kBob}));
  change([&](Writing& desk) { desk.erase(kOffer); });
  EXPECT_EQ(owners_, Owners{kAnna});
}

// What one may not know of is not on the page, and comes when all may.
TEST_F(WritingTest, AFollowUpThatIsShownToFewIsOnThePageOfWhomItIsShownTo) {
  Appointment secret = lunch(kBobs);
  secret.visible = {Visibility::Kind::Associate, raw(kAnna)};
  change([&](Writing& desk) { desk.save(secret); });
  EXPECT_EQ(owners_, Owners{kBob});
  change([&](Writing& desk) { desk.save(lunch(kBobs)); });
  secret.visible = {Visibility::Kind::Associate, raw(kBob)};
  change([&](Writing& desk) { desk.save(secret); });
  EXPECT_EQ(owners_, Owners{kBob});
}

TEST_F(WritingTest, WhatStaysAsItWasTouchesNoPage) {
  const Appointment same = lunch(kAcme);
  change([&](Writing& desk) { desk.save(same); });
  change([&](Writing& desk) { desk.save(same); });
  EXPECT_EQ(owners_, Owners{});
}

TEST_F(WritingTest, ManyChangesAtOnceAreOnAllTheirPages) {
  change([&](Writing& desk) {
    desk.save(company(ContactId{9}, "New", kBob, 2));
    desk.save(lunch(ContactId{9}));
    desk.save(offer(kAcme));
    desk.save(company(kAcme, "Acme", kChief, 2));
    desk.save(company(kBobs, "Bob's", kAnna, 1));
    desk.save(person(kAda, ContactId{9}, "Ada", "Lund"));
  });
  EXPECT_EQ(owners_, (Owners{kAnna, kBob, kChief}));
}

// The check of all these itself.
TEST_F(WritingTest, APageThatIsNotToldOfAChangeIsOtherThanItIsRead) {
  const ToldPages before = pages_now();
  EXPECT_EQ(differences(before), std::vector<std::string>{});
  change([&](Writing& desk) { desk.save(lunch(kAcme)); });
  EXPECT_FALSE(differences(before).empty());
}

}  // namespace
}  // namespace crm::agent
