// What a patch changes of an entity, and what it leaves alone.
#include "codec/entity_change.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "carrier/contact_summary.h"
#include "codec/written_json.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::Presence;
using Item = carrier::ActivitySummaryItem;
using Change = tl::expected<carrier::Given<Item>, PatchFault>;

Item item() {
  Item value;
  value.appointment_id = 7;
  value.description = "Call";
  value.completed = ActivityStatus::Started;
  // The second of two half past twos, when clocks in Oslo are set back.
  value.date = instant("2026-10-25T01:30:00Z");
  return value;
}

carrier::Presentation in_oslo() {
  carrier::Presentation caller;
  caller.zone = *locale::TimeZone::open("Europe/Oslo");
  caller.with_suffix = false;
  return caller;
}

Change change(std::string_view patch) {
  return change_entity(item(), *written_json(patch), in_oslo());
}

TEST(EntityChange, GivesWhatThePatchChangesAndNothingElse) {
  const auto given = change(R"({"description":"Visit","completed":2})");
  ASSERT_TRUE(given) << given.error().detail;
  EXPECT_EQ(given->presence(&Item::description), Presence::Given);
  EXPECT_EQ(given->value.description, "Visit");
  EXPECT_EQ(given->presence(&Item::completed), Presence::Given);  // written another way
  EXPECT_EQ(given->value.completed, ActivityStatus::Started);
  EXPECT_EQ(given->presence(&Item::appointment_id), Presence::Absent);
  EXPECT_EQ(given->value.appointment_id, 7);
}

// The text of a date may say less than its value: what is not touched does not go through it.
TEST(EntityChange, LosesNothingOfWhatIsNotTouched) {
  const auto given = change(R"([{"op":"replace","path":"/Description","value":"Visit"}])");
  ASSERT_TRUE(given);
  EXPECT_EQ(given->value.date, item().date);
  EXPECT_EQ(given->presence(&Item::date), Presence::Absent);
}

TEST(EntityChange, TellsWhatIsRemovedAsNull) {
  for (const std::string_view patch :
       {R"({"Description":null})", R"([{"op":"remove","path":"/description"}])",
        R"([{"op":"add","path":"/Description","value":null}])"}) {
    const auto given = change(patch);
    ASSERT_TRUE(given) << patch;
    EXPECT_EQ(given->presence(&Item::description), Presence::Null) << patch;
    EXPECT_EQ(given->value.description, "") << patch;
  }
}

TEST(EntityChange, TellsDatesToThePatchByTheCallersClock) {
  const auto given = change(R"([{"op":"test","path":"/Date","value":"2026-10-25T02:30:00"},
                               {"op":"replace","path":"/Date","value":"2026-07-01T18:00:00"}])");
  ASSERT_TRUE(given) << given.error().detail;
  EXPECT_EQ(given->value.date, instant("2026-07-01T16:00:00Z"));
}

TEST(EntityChange, TellsAFailedTestFromARefusal) {
  const auto failed = change(R"([{"op":"test","path":"/Description","value":"x"}])");
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, PatchFault::Kind::FailedTest);
  const auto refused = change(R"({"Completed":"Lunch"})");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), (PatchFault{PatchFault::Kind::Refused,
                                         "Completed: 'Lunch' is no value of ActivityStatus"}));
  EXPECT_FALSE(change("5"));
}

TEST(EntityChange, HasNoMoveAndNoCopy) {
  for (const char* op : {"move", "Copy"}) {
    const auto refused = change(R"([{"op":"test","path":"/AppointmentId","value":7},{"op":")" +
                                std::string(op) + R"(","from":"/Description","path":"/Title"}])");
    ASSERT_FALSE(refused) << op;
    EXPECT_EQ(refused.error().detail,
              "Operation 2: entities know add, remove, replace and test, not move and copy.");
  }
}

}  // namespace
}  // namespace crm::codec
