// Whatever is broken on purpose is found.
#include "store/consistency.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "store/recorder.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::store {
namespace {

constexpr AssociateId kAnna{7};
constexpr ContactId kAcme{689};
constexpr ContactId kGone{690};
const Instant kMonday = instant("2024-05-06T09:00:00");
const Instant kTuesday = instant("2024-05-07T09:00:00");

Contact acme() { return {.id = kAcme, .owner = kAnna, .registered = {kMonday, kAnna}}; }

Appointment lunch() {
  return {.id = AppointmentId{31}, .contact = kAcme, .registered = {kMonday, kAnna}};
}

Event told_of_lunch(EventKind kind) {
  return {.kind = kind,
          .action = static_cast<std::uint8_t>(ContactAction::NewActivity),
          .contact = kAcme,
          .subject = {SubjectTable::Appointment, 31},
          .stamp = {kMonday, kAnna}};
}

class Consistency : public testing::Test {
 protected:
  using Sentences = std::vector<std::string>;

  // A living contact with an appointment, and a deleted one.
  void SetUp() override {
    change([](Transaction& transaction) {
      Recorder recorder(transaction);
      recorder.save(acme());
      recorder.save(Contact{.id = kGone, .registered = {kMonday, kAnna}, .deleted_at = kTuesday});
      recorder.save(lunch());
      recorder.finish();
    });
  }

  void change(const std::function<void(Transaction&)>& work) {
    const auto written = store_.write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
      work(transaction);
      return {};
    });
    ASSERT_TRUE(written.has_value());
  }

  // What is found after something has been done behind the recorder's back.
  Sentences found_after(const std::function<void(Transaction&)>& damage) {
    change(damage);
    Sentences found;
    EXPECT_TRUE(store_.read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
      found = disagreements(reader);
      return {};
    }));
    return found;
  }

  ManualClock clock_{instant("2026-01-31T09:30:00")};
  MemoryStore store_{clock_, MemoryStore::Heads::AsPut};
};

TEST_F(Consistency, FindsNothingWhereAllAgrees) {
  EXPECT_EQ(found_after([](Transaction&) {}), Sentences{});
}

TEST_F(Consistency, FindsARowOfWhichTheLogDoesNotTell) {
  const auto found = found_after([](Transaction& transaction) {
    Appointment untold = lunch();
    untold.id = AppointmentId{32};
    transaction.put(untold);
  });
  EXPECT_EQ(found, Sentences{"The log does not tell of NewActivity of contact 689 (element 32)."});
}

TEST_F(Consistency, FindsALineThatNoRowBearsOut) {
  const auto found =
      found_after([](Transaction& transaction) { transaction.erase(AppointmentId{31}); });
  EXPECT_EQ(found, Sentences{"The log tells of NewActivity of contact 689 (element 31), which no "
                             "row bears out."});
}

TEST_F(Consistency, FindsALineOfAnotherTime) {
  const auto found = found_after([](Transaction& transaction) {
    Appointment later = lunch();
    later.registered.at = kTuesday;
    transaction.put(later);
  });
  EXPECT_EQ(found, Sentences{"The log tells of NewActivity of contact 689 (element 31) at "
                             "2024-05-06T09:00:00Z, its row says 2024-05-07T09:00:00Z or another "
                             "person or actor."});
}

TEST_F(Consistency, FindsALineOfAnotherPersonOrActor) {
  for (const Appointment& other :
       {Appointment{.id = AppointmentId{31},
                    .contact = kAcme,
                    .person = PersonId{1},
                    .registered = {kMonday, kAnna}},
        Appointment{.id = AppointmentId{31}, .contact = kAcme, .registered = {kMonday, kNobody}}}) {
    const auto found = found_after([&](Transaction& transaction) { transaction.put(other); });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].ends_with("or another person or actor.")) << found[0];
  }
}

TEST_F(Consistency, FindsAWithdrawalOfWhatStillStands) {
  const auto found = found_after(
      [](Transaction& transaction) { transaction.append(told_of_lunch(EventKind::Withdrawn)); });
  EXPECT_EQ(found, (Sentences{
                       "The log does not tell of NewActivity of contact 689 (element 31).",
                       "The head of contact 689 is not what its log adds up to.",
                   }));
}

TEST_F(Consistency, FindsAHeadThatIsNotWhatTheLogAddsUpTo) {
  const auto found = found_after([](Transaction& transaction) {
    Head head = *transaction.head(kAcme);
    head.slots[index(ContactAction::DocumentAdded)].at = kMonday;
    transaction.put_head(head);
  });
  EXPECT_EQ(found, Sentences{"The head of contact 689 is not what its log adds up to."});
}

TEST_F(Consistency, FindsAHeadOfAnotherOwnerOrCategory) {
  const std::string sentence =
      "The head of contact 689 has another owner or category than the contact.";
  EXPECT_EQ(found_after([](Transaction& transaction) {
              Head head = *transaction.head(kAcme);
              head.owner = AssociateId{8};
              transaction.put_head(head);
            }),
            Sentences{sentence});
  EXPECT_EQ(found_after([](Transaction& transaction) {
              Head head = *transaction.head(kAcme);
              head.owner = kAnna;
              head.category = CategoryId{3};
              transaction.put_head(head);
            }),
            Sentences{sentence});
}

TEST_F(Consistency, FindsALivingContactWithoutAHead) {
  EXPECT_EQ(found_after([](Transaction& transaction) { transaction.erase_head(kAcme); }),
            Sentences{"Contact 689 has no head."});
}

TEST_F(Consistency, FindsAHeadOfADeletedOrUnknownContact) {
  EXPECT_EQ(found_after([](Transaction& transaction) {
              transaction.put_head({.contact = kGone});
              transaction.put_head({.contact = ContactId{999}});
            }),
            (Sentences{"There is a head for contact 690, which is deleted or unknown.",
                       "There is a head for contact 999, which is deleted or unknown."}));
}

TEST_F(Consistency, TellsNoMoreThanAHundred) {
  const auto found = found_after([](Transaction& transaction) {
    for (std::int32_t id = 1000; id < 1500; ++id) {
      transaction.put_head({.contact = ContactId{id}});
    }
  });
  EXPECT_EQ(found.size(), kDisagreementsMax);
}

}  // namespace
}  // namespace crm::store
