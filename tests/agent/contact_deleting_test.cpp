// Companies deleted and brought back [entities §3].
#include "agent/contact_deleting.h"

#include <gtest/gtest.h>

#include "agent/contact_reading.h"
#include "tests/agent/contact_desk.h"

namespace crm {
namespace {

using agent::Writing;

class ContactDeleting : public ContactDesk {
 protected:
  Result<agent::Done> gone(AssociateId user, ContactId id) {
    return writing(user,
                   [&](Writing& desk) { return agent::delete_contact_entity(desk, {raw(id)}); });
  }
  Result<agent::Done> back(AssociateId user, ContactId id) {
    const auto asked = given<carrier::IdArgument>("{\"Id\":" + std::to_string(raw(id)) + "}");
    return writing(user, [&](Writing& desk) { return agent::undelete_contact(desk, asked); });
  }
};

TEST_F(ContactDeleting, IsSoftAndTakesTheCompanyOffThePage) {
  ASSERT_TRUE(gone(kAnna, kAcme));
  EXPECT_EQ(row(kAcme)->deleted_at, clock_.now());
  EXPECT_EQ(owners_, Owners{kAnna});
  EXPECT_EQ(page(kAnna), Ids{1});
  EXPECT_FALSE(head(kAcme));
  EXPECT_FALSE(get(kAnna, kAcme));
  EXPECT_FALSE(reading(kAnna, [](agent::Reading& desk) {
                 return agent::get_contact(desk, {raw(kAcme)});
               }).value());
  EXPECT_EQ(refusal(save(kAnna, R"({"ContactId":2,"Name":"X"})")),
            "400 ContactId: there is no 2 that you may read.");
}

TEST_F(ContactDeleting, OfWhatIsNotThereIsDone) {
  news();
  EXPECT_TRUE(gone(kAnna, ContactId{99}));
  EXPECT_TRUE(gone(kAnna, kNoContact));
  ASSERT_TRUE(gone(kAnna, kAcme));
  news();
  EXPECT_TRUE(gone(kAnna, kAcme));
  EXPECT_TRUE(gone(kReader, kAcme));
  EXPECT_EQ(news(), Lines{});
}

TEST_F(ContactDeleting, NeedsTheRightAndIsNeverOfACompanyOfUsers) {
  EXPECT_EQ(refusal(gone(kBob, kAcme)), "403 You may not delete this company.");
  EXPECT_EQ(refusal(gone(kChief, kHome)), "403 You may not delete this company.");
  EXPECT_EQ(page(kAnna), (Ids{1, 2}));
}

TEST_F(ContactDeleting, IsTakenBackWithTheHistory) {
  const auto registered = row(kAcme)->registered.at;
  ASSERT_TRUE(gone(kAnna, kAcme));
  news();
  ASSERT_TRUE(back(kAnna, kAcme));
  EXPECT_FALSE(row(kAcme)->deleted_at);
  EXPECT_EQ(page(kAnna), (Ids{1, 2}));
  EXPECT_EQ(owners_, Owners{kAnna});
  const auto slots = head(kAcme)->slots;
  EXPECT_EQ(slots.at(index(ContactAction::Created)).at, registered);
  EXPECT_EQ(slots.at(index(ContactAction::PersonAdded)).at, registered);
  EXPECT_EQ(slots.at(index(ContactAction::Updated)).at, clock_.now());
  const Lines told = news();
  EXPECT_EQ(std::ranges::count(told, "Undeleted 2"), 1);
  EXPECT_EQ(told.back().substr(told.back().find(' ') + 1), "Updated 2");
}

TEST_F(ContactDeleting, OfWhatIsThereNeedsNoTakingBack) {
  news();
  EXPECT_TRUE(back(kAnna, kAcme));
  EXPECT_EQ(news(), Lines{});
}

TEST_F(ContactDeleting, IsNotTakenBackByWhoMayNotOrWhereThereWasNothing) {
  ASSERT_TRUE(gone(kAnna, kAcme));
  EXPECT_EQ(refusal(back(kBob, kAcme)), "403 You may not bring this company back.");
  EXPECT_EQ(refusal(back(kAnna, ContactId{99})), "400 Id: there is no 99 that you may read.");
  EXPECT_EQ(refusal(back(kAnna, kNoContact)), "400 Id: there is no 0 that you may read.");
  Contact merged = *row(kAcme);
  merged.merged_into = kHome;
  put_rows(merged);
  EXPECT_EQ(refusal(back(kAnna, kAcme)),
            "400 Id: company 2 was merged into 1, and cannot be brought back.");
}

}  // namespace
}  // namespace crm
