// Each deed of a company's life as one sentence: the lines that it adds to the log, and the heads.
#include "store/recorder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "store/consistency.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::store {
namespace {

constexpr AssociateId kAnna{7};
constexpr AssociateId kBo{8};
constexpr ContactId kAcme{689};
constexpr ContactId kBolt{690};
constexpr PersonId kCara{501};
constexpr AppointmentId kLunch{31};
constexpr DocumentId kOffer{41};

const Instant kMonday = instant("2024-05-06T09:00:00");
const Instant kTuesday = instant("2024-05-07T09:00:00");
const Instant kWednesday = instant("2024-05-08T09:00:00");
const Instant kToday = instant("2026-01-31T09:30:00");

Contact company(ContactId id) { return {.id = id, .owner = kAnna, .registered = {kMonday, kBo}}; }

Person cara() { return {.id = kCara, .contact = kAcme, .registered = {kMonday, kBo}}; }

Appointment lunch() {
  return {.id = kLunch, .contact = kAcme, .person = kCara, .registered = {kMonday, kBo}};
}

Appointment eaten_lunch() {
  Appointment eaten = lunch();
  eaten.status = ActivityStatus::Completed;
  eaten.done = Stamp{kTuesday, kAnna};
  return eaten;
}

Document offer() {
  return {.id = kOffer, .contact = kAcme, .person = kCara, .registered = {kMonday, kBo}};
}

Subject subject_of(ContactId id) { return {SubjectTable::Contact, raw(id)}; }
constexpr Subject kTheCara{SubjectTable::Person, raw(kCara)};
constexpr Subject kTheLunch{SubjectTable::Appointment, raw(kLunch)};
constexpr Subject kTheOffer{SubjectTable::Document, raw(kOffer)};

// A line as the log has it, but for its number and when it was written.
Event line(EventKind kind, ContactId contact, ContactAction action, const Subject& subject,
           const Stamp& stamp, std::int32_t previous = 0) {
  const PersonId person = subject.table == SubjectTable::Contact ? kNoPerson : kCara;
  return {.kind = kind,
          .action = static_cast<std::uint8_t>(action),
          .contact = contact,
          .subject = subject,
          .person = person,
          .stamp = stamp,
          .previous = previous};
}

// Of an appointment or document.
Event seen_by(Event event, const Access& access) {
  event.owned = access.owned;
  event.visible = access.visible;
  return event;
}

Event line_about(EventKind kind, ContactId contact, const Stamp& stamp, std::int32_t previous) {
  return {.kind = kind,
          .contact = contact,
          .subject = subject_of(contact),
          .stamp = stamp,
          .previous = previous};
}

class RecorderTest : public testing::Test {
 protected:
  using Lines = std::vector<Event>;

  // Acme and Bolt, of Anna, are on file before each test.
  void SetUp() override {
    lines_of([](Recorder& recorder) {
      recorder.save(company(kAcme));
      recorder.save(company(kBolt));
    });
  }

  // Does something as one change; the lines that it has added to the log. Afterwards rows, log and
  // heads must agree, whatever was done.
  Lines lines_of(const std::function<void(Recorder&)>& deed) {
    const std::size_t known = log().size();
    const auto written = store_.write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
      Recorder recorder(transaction);
      deed(recorder);
      recorder.finish();
      return {};
    });
    EXPECT_TRUE(written.has_value());
    read(
        [](const Reader& reader) { EXPECT_EQ(disagreements(reader), std::vector<std::string>{}); });
    Lines lines = log();
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(known));
    for (Event& each : lines) {
      EXPECT_EQ(each.logged_at.ticks - each.logged_at.ticks % 1000, kToday.ticks);
      each.id = EventId{};
      each.logged_at = Instant{};
    }
    return lines;
  }

  template <class Row>
  Lines lines_of_saving(const Row& row) {
    return lines_of([&](Recorder& recorder) { recorder.save(row); });
  }

  std::optional<Head> head(ContactId id) {
    std::optional<Head> found;
    read([&](const Reader& reader) { found = reader.head(id); });
    return found;
  }

  HeadSlot slot(ContactId id, ContactAction action) {
    const auto found = head(id);
    EXPECT_TRUE(found.has_value());
    return found ? found->slots.at(index(action)) : HeadSlot{};
  }

  void read(const std::function<void(const Reader&)>& question) {
    const auto done = store_.read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
      question(reader);
      return {};
    });
    ASSERT_TRUE(done.has_value());
  }

  Lines log() {
    Lines lines;
    read([&](const Reader& reader) {
      reader.each_event([&](const Event& event) { lines.push_back(event); });
    });
    return lines;
  }

  ManualClock clock_{kToday};
  MemoryStore store_{clock_};
};

using enum ContactAction;
using enum EventKind;

TEST_F(RecorderTest, ANewContactIsCreatedAndHasAHead) {
  constexpr ContactId kNew{700};
  EXPECT_EQ(lines_of_saving(company(kNew)),
            (Lines{line(Happened, kNew, Created, subject_of(kNew), {kMonday, kBo})}));
  Head expected{.contact = kNew, .owner = kAnna};
  expected.slots[index(Created)] = {kMonday, raw(kNew), kNoPerson, kBo};
  EXPECT_EQ(head(kNew), expected);
}

TEST_F(RecorderTest, AContactThatWasChangedLaterIsUpdatedToo) {
  Contact changed = company(kAcme);
  changed.name = "Acme 2";
  changed.updated = Stamp{kTuesday, kAnna};
  EXPECT_EQ(lines_of_saving(changed),
            (Lines{line(Happened, kAcme, Updated, subject_of(kAcme), {kTuesday, kAnna})}));
  EXPECT_EQ(slot(kAcme, Updated), (HeadSlot{kTuesday, raw(kAcme), kNoPerson, kAnna}));
  EXPECT_EQ(slot(kAcme, Created).at, kMonday);
}

TEST_F(RecorderTest, ASaveThatChangesNothingWritesNothing) {
  lines_of_saving(lunch());
  lines_of([](Recorder& recorder) {
    EXPECT_EQ(recorder.save(company(kAcme)), Saved::Unchanged);
    EXPECT_EQ(recorder.save(lunch()), Saved::Unchanged);
  });
  EXPECT_EQ(lines_of_saving(company(kAcme)), Lines{});
}

TEST_F(RecorderTest, ASaveSaysWhatItFound) {
  lines_of([](Recorder& recorder) {
    EXPECT_EQ(recorder.save(cara()), Saved::Inserted);
    Person renamed = cara();
    renamed.last_name = "Berg";
    EXPECT_EQ(recorder.save(renamed), Saved::Updated);
    EXPECT_EQ(recorder.save(renamed), Saved::Unchanged);
  });
}

TEST_F(RecorderTest, AChangeThatIsNoActionWritesTheRowAlone) {
  lines_of_saving(lunch());
  Appointment renamed = lunch();
  renamed.title = "Dinner";
  EXPECT_EQ(lines_of_saving(renamed), Lines{});
  read([&](const Reader& reader) { EXPECT_EQ(reader.appointment(kLunch), renamed); });
}

TEST_F(RecorderTest, ANewOwnerIsLoggedAndTheHeadGoesAlong) {
  Contact given_away = company(kAcme);
  given_away.owner = kBo;
  given_away.updated = Stamp{kTuesday, kAnna};
  const Lines lines = lines_of_saving(given_away);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].kind, OwnerChanged);
  EXPECT_EQ(lines[0].previous, raw(kAnna));
  EXPECT_EQ(lines[0].stamp.by, kAnna);
  EXPECT_EQ(lines[1], line(Happened, kAcme, Updated, subject_of(kAcme), {kTuesday, kAnna}));
  EXPECT_EQ(head(kAcme)->owner, kBo);
  EXPECT_EQ(slot(kAcme, Created).at, kMonday);  // with its whole history
}

TEST_F(RecorderTest, ANewCategoryReachesTheHeadWithoutALine) {
  Contact moved = company(kAcme);
  moved.category = CategoryId{3};
  EXPECT_EQ(lines_of_saving(moved), Lines{});
  EXPECT_EQ(head(kAcme)->category, CategoryId{3});
}

TEST_F(RecorderTest, ADeletedContactHasNoHeadAndKeepsItsHistory) {
  lines_of_saving(lunch());
  Contact deleted = company(kAcme);
  deleted.deleted_at = kTuesday;
  const Lines lines = lines_of_saving(deleted);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].kind, Deleted);
  EXPECT_EQ(head(kAcme), std::nullopt);
}

TEST_F(RecorderTest, WhatHappensToADeletedContactIsThereWhenItComesBack) {
  Contact deleted = company(kAcme);
  deleted.deleted_at = kTuesday;
  lines_of_saving(deleted);
  EXPECT_EQ(lines_of_saving(lunch()),
            (Lines{line(Happened, kAcme, NewActivity, kTheLunch, {kMonday, kBo})}));
  EXPECT_EQ(head(kAcme), std::nullopt);

  Contact undeleted = company(kAcme);
  undeleted.updated = Stamp{kWednesday, kAnna};
  const Lines lines = lines_of_saving(undeleted);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].kind, Undeleted);
  // The row of a contact counts as restored with all that it says.
  EXPECT_EQ(lines[1], line(Restored, kAcme, Updated, subject_of(kAcme), {kWednesday, kAnna}));
  EXPECT_EQ(slot(kAcme, Created), (HeadSlot{kMonday, raw(kAcme), kNoPerson, kBo}));
  EXPECT_EQ(slot(kAcme, NewActivity), (HeadSlot{kMonday, raw(kLunch), kCara, kBo}));
}

TEST_F(RecorderTest, ANewPersonIsAdded) {
  EXPECT_EQ(lines_of_saving(cara()),
            (Lines{line(Happened, kAcme, PersonAdded, kTheCara, {kMonday, kBo})}));
  EXPECT_EQ(slot(kAcme, PersonAdded), (HeadSlot{kMonday, raw(kCara), kCara, kBo}));
}

TEST_F(RecorderTest, AChangedPersonIsUpdated) {
  lines_of_saving(cara());
  Person changed = cara();
  changed.updated = Stamp{kTuesday, kAnna};
  EXPECT_EQ(lines_of_saving(changed),
            (Lines{line(Happened, kAcme, PersonUpdated, kTheCara, {kTuesday, kAnna})}));
  EXPECT_EQ(slot(kAcme, PersonUpdated).at, kTuesday);
}

TEST_F(RecorderTest, APersonWhoMovesIsAddedThereWhenItMovedAndWithdrawnHere) {
  Person person = cara();
  person.updated = Stamp{kTuesday, kAnna};
  lines_of_saving(person);
  person.contact = kBolt;
  person.moved = Stamp{kWednesday, kBo};
  EXPECT_EQ(lines_of_saving(person),
            (Lines{line(Withdrawn, kAcme, PersonAdded, kTheCara, {kMonday, kBo}),
                   line(Withdrawn, kAcme, PersonUpdated, kTheCara, {kTuesday, kAnna}),
                   line(Happened, kBolt, PersonAdded, kTheCara, {kWednesday, kBo})}));
  EXPECT_EQ(slot(kAcme, PersonAdded), HeadSlot{});
  EXPECT_EQ(slot(kAcme, PersonUpdated), HeadSlot{});
  EXPECT_EQ(slot(kBolt, PersonAdded), (HeadSlot{kWednesday, raw(kCara), kCara, kBo}));
}

TEST_F(RecorderTest, ADeletedPersonIsWithdrawnAndRestoredWithItsOwnTimes) {
  lines_of_saving(cara());
  Person deleted = cara();
  deleted.deleted_at = kWednesday;
  EXPECT_EQ(lines_of_saving(deleted),
            (Lines{line(Withdrawn, kAcme, PersonAdded, kTheCara, {kMonday, kBo})}));
  EXPECT_EQ(slot(kAcme, PersonAdded), HeadSlot{});
  EXPECT_EQ(lines_of_saving(cara()),
            (Lines{line(Restored, kAcme, PersonAdded, kTheCara, {kMonday, kBo})}));
  EXPECT_EQ(slot(kAcme, PersonAdded).at, kMonday);
}

TEST_F(RecorderTest, ANewAppointmentIsNewActivityOfWhoRegisteredIt) {
  Appointment of_anna = lunch();
  of_anna.owner = kAnna;  // whose diary it lies in does not matter
  EXPECT_EQ(lines_of_saving(of_anna),
            (Lines{seen_by(line(Happened, kAcme, NewActivity, kTheLunch, {kMonday, kBo}),
                           {.owned = {kAnna, kNoGroup}})}));
  EXPECT_EQ(slot(kAcme, NewActivity), (HeadSlot{kMonday, raw(kLunch), kCara, kBo}));
}

TEST_F(RecorderTest, APrivateAppointmentIsInTheLogAndNotInTheHead) {
  Appointment secret = lunch();
  secret.visible = {Visibility::Kind::Associate, raw(kAnna)};
  EXPECT_EQ(lines_of_saving(secret),
            (Lines{seen_by(line(Happened, kAcme, NewActivity, kTheLunch, {kMonday, kBo}),
                           {.visible = secret.visible})}));
  EXPECT_EQ(slot(kAcme, NewActivity), HeadSlot{});
  EXPECT_TRUE(head(kAcme)->has_restricted);
}

TEST_F(RecorderTest, HidingAnAppointmentTakesItOutOfTheHeadAndShowingItBringsItBack) {
  lines_of_saving(lunch());
  Appointment secret = lunch();
  secret.visible = {Visibility::Kind::Group, 3};
  EXPECT_EQ(lines_of_saving(secret),
            (Lines{seen_by(line(Happened, kAcme, NewActivity, kTheLunch, {kMonday, kBo}),
                           {.visible = secret.visible})}));
  EXPECT_EQ(slot(kAcme, NewActivity), HeadSlot{});
  EXPECT_TRUE(head(kAcme)->has_restricted);
  lines_of_saving(lunch());
  EXPECT_EQ(slot(kAcme, NewActivity).at, kMonday);
  EXPECT_FALSE(head(kAcme)->has_restricted);
}

TEST_F(RecorderTest, ErasingTheLastPrivateAppointmentLeavesNothingRestricted) {
  Appointment secret = lunch();
  secret.visible = {Visibility::Kind::Associate, raw(kAnna)};
  lines_of_saving(secret);
  lines_of([](Recorder& recorder) { EXPECT_TRUE(recorder.erase(kLunch)); });
  EXPECT_FALSE(head(kAcme)->has_restricted);
}

TEST_F(RecorderTest, AnAppointmentThatIsGivenToAnotherHasANewLine) {
  lines_of_saving(lunch());
  Appointment given = lunch();
  given.owner = kAnna;
  given.owner_group = GroupId{3};
  EXPECT_EQ(lines_of_saving(given),
            (Lines{seen_by(line(Happened, kAcme, NewActivity, kTheLunch, {kMonday, kBo}),
                           {.owned = {kAnna, GroupId{3}}})}));
}

TEST_F(RecorderTest, AnAppointmentThatIsNoFollowUpIsNoActivity) {
  Appointment note = eaten_lunch();
  note.type = AppointmentType::Note;
  EXPECT_EQ(lines_of_saving(note), Lines{});
  note.type = AppointmentType::InDiary;  // but it is when it becomes one
  EXPECT_EQ(lines_of_saving(note).size(), 2U);
}

TEST_F(RecorderTest, AnAppointmentOfNoContactIsNoActivity) {
  Appointment private_lunch = lunch();
  private_lunch.contact = kNoContact;
  EXPECT_EQ(lines_of_saving(private_lunch), Lines{});
}

TEST_F(RecorderTest, AnAppointmentBornCompletedIsBoth) {
  EXPECT_EQ(lines_of_saving(eaten_lunch()),
            (Lines{line(Happened, kAcme, NewActivity, kTheLunch, {kMonday, kBo}),
                   line(Happened, kAcme, ActivityCompleted, kTheLunch, {kTuesday, kAnna})}));
}

TEST_F(RecorderTest, CompletingUncompletingAndCompletingAgainIsTold) {
  lines_of_saving(lunch());
  EXPECT_EQ(lines_of_saving(eaten_lunch()),
            (Lines{line(Happened, kAcme, ActivityCompleted, kTheLunch, {kTuesday, kAnna})}));
  EXPECT_EQ(slot(kAcme, ActivityCompleted), (HeadSlot{kTuesday, raw(kLunch), kCara, kAnna}));

  EXPECT_EQ(lines_of_saving(lunch()),
            (Lines{line(Withdrawn, kAcme, ActivityCompleted, kTheLunch, {kTuesday, kAnna})}));
  EXPECT_EQ(slot(kAcme, ActivityCompleted), HeadSlot{});

  Appointment again = eaten_lunch();
  again.done = Stamp{kWednesday, kBo};
  EXPECT_EQ(lines_of_saving(again),
            (Lines{line(Happened, kAcme, ActivityCompleted, kTheLunch, {kWednesday, kBo})}));
  EXPECT_EQ(slot(kAcme, ActivityCompleted).at, kWednesday);
}

TEST_F(RecorderTest, AnAppointmentThatMovesTakesItsActionsAlongWithTheirTimes) {
  lines_of_saving(eaten_lunch());
  Appointment moved = eaten_lunch();
  moved.contact = kBolt;
  EXPECT_EQ(
      lines_of_saving(moved),
      (Lines{line(Withdrawn, kAcme, NewActivity, kTheLunch, {kMonday, kBo}),
             line(Withdrawn, kAcme, ActivityCompleted, kTheLunch, {kTuesday, kAnna}),
             line(Relinked, kBolt, NewActivity, kTheLunch, {kMonday, kBo}, raw(kAcme)),
             line(Relinked, kBolt, ActivityCompleted, kTheLunch, {kTuesday, kAnna}, raw(kAcme))}));
  EXPECT_EQ(slot(kAcme, NewActivity), HeadSlot{});
  EXPECT_EQ(slot(kBolt, ActivityCompleted), (HeadSlot{kTuesday, raw(kLunch), kCara, kAnna}));
}

TEST_F(RecorderTest, AnErasedAppointmentIsWithdrawnAndTheOneBeforeShowsAgain) {
  Appointment earlier = lunch();
  earlier.id = AppointmentId{30};
  earlier.registered = {kMonday, kAnna};
  Appointment later = eaten_lunch();
  later.registered.at = kTuesday;
  lines_of_saving(earlier);
  lines_of_saving(later);
  EXPECT_EQ(slot(kAcme, NewActivity).subject, raw(kLunch));
  EXPECT_EQ(lines_of([](Recorder& recorder) { EXPECT_TRUE(recorder.erase(kLunch)); }),
            (Lines{line(Withdrawn, kAcme, NewActivity, kTheLunch, {kTuesday, kBo}),
                   line(Withdrawn, kAcme, ActivityCompleted, kTheLunch, {kTuesday, kAnna})}));
  EXPECT_EQ(slot(kAcme, NewActivity), (HeadSlot{kMonday, 30, kCara, kAnna}));
  EXPECT_EQ(slot(kAcme, ActivityCompleted), HeadSlot{});
  read([](const Reader& reader) { EXPECT_EQ(reader.appointment(kLunch), std::nullopt); });
}

TEST_F(RecorderTest, ErasingWhatIsNotThereIsNoDeed) {
  EXPECT_EQ(lines_of([](Recorder& recorder) {
              EXPECT_FALSE(recorder.erase(kLunch));
              EXPECT_FALSE(recorder.erase(kOffer));
            }),
            Lines{});
}

TEST_F(RecorderTest, AnAppointmentDatedBackGivesItsPlaceToTheNext) {
  Appointment other = lunch();
  other.id = AppointmentId{30};
  other.registered.at = kTuesday;
  Appointment dated = lunch();
  dated.registered.at = kWednesday;
  lines_of_saving(other);
  lines_of_saving(dated);
  EXPECT_EQ(slot(kAcme, NewActivity).subject, raw(kLunch));
  EXPECT_EQ(lines_of_saving(lunch()),
            (Lines{line(Happened, kAcme, NewActivity, kTheLunch, {kMonday, kBo})}));
  EXPECT_EQ(slot(kAcme, NewActivity).subject, 30);
}

TEST_F(RecorderTest, OfTwoAtOneTimeTheHigherIdStandsInTheHead) {
  Appointment twin = lunch();
  twin.id = AppointmentId{32};
  lines_of([&](Recorder& recorder) {
    recorder.save(twin);
    recorder.save(lunch());
  });
  EXPECT_EQ(slot(kAcme, NewActivity).subject, 32);
}

TEST_F(RecorderTest, ANewDocumentIsAddedAndNoActivity) {
  EXPECT_EQ(lines_of_saving(offer()),
            (Lines{line(Happened, kAcme, DocumentAdded, kTheOffer, {kMonday, kBo})}));
  EXPECT_EQ(slot(kAcme, DocumentAdded), (HeadSlot{kMonday, raw(kOffer), kCara, kBo}));
  EXPECT_EQ(slot(kAcme, NewActivity), HeadSlot{});
}

TEST_F(RecorderTest, ADocumentBornCompletedIsOnlyAdded) {
  Document born_done = offer();
  born_done.status = ActivityStatus::Completed;
  EXPECT_EQ(lines_of_saving(born_done),
            (Lines{line(Happened, kAcme, DocumentAdded, kTheOffer, {kMonday, kBo})}));
}

TEST_F(RecorderTest, ADocumentCompletedLaterIsCompleted) {
  lines_of_saving(offer());
  Document done = offer();
  done.status = ActivityStatus::Completed;
  done.done = Stamp{kTuesday, kAnna};
  EXPECT_EQ(lines_of_saving(done),
            (Lines{line(Happened, kAcme, ActivityCompleted, kTheOffer, {kTuesday, kAnna})}));
}

TEST_F(RecorderTest, AnErasedDocumentIsWithdrawn) {
  lines_of_saving(offer());
  EXPECT_EQ(lines_of([](Recorder& recorder) { EXPECT_TRUE(recorder.erase(kOffer)); }),
            (Lines{line(Withdrawn, kAcme, DocumentAdded, kTheOffer, {kMonday, kBo})}));
  EXPECT_EQ(slot(kAcme, DocumentAdded), HeadSlot{});
}

TEST_F(RecorderTest, AMergedContactHandsItsHistoryOnWithItsTimes) {
  lines_of([](Recorder& recorder) {
    recorder.save(cara());
    recorder.save(eaten_lunch());
    recorder.save(offer());
  });
  const Stamp merged{kWednesday, kAnna};
  Appointment lunch_there = eaten_lunch();
  lunch_there.contact = kBolt;
  Document offer_there = offer();
  offer_there.contact = kBolt;
  Contact source = company(kAcme);
  source.updated = merged;
  source.deleted_at = kWednesday;
  source.merged_into = kBolt;
  Contact destination = company(kBolt);
  destination.updated = merged;
  const Lines lines = lines_of([&](Recorder& recorder) {
    recorder.save(lunch_there);
    recorder.save(offer_there);
    recorder.save(destination);
    recorder.save(source);
  });
  const auto told = [&](EventKind kind) { return std::ranges::count(lines, kind, &Event::kind); };
  EXPECT_EQ(told(Relinked), 3);
  EXPECT_EQ(told(Withdrawn), 3);
  const auto merge = std::ranges::find(lines, Merged, &Event::kind);
  ASSERT_NE(merge, lines.end());
  EXPECT_EQ(merge->contact, kAcme);
  EXPECT_EQ(merge->previous, raw(kBolt));
  EXPECT_EQ(told(Deleted), 1);
  EXPECT_EQ(head(kAcme), std::nullopt);
  EXPECT_EQ(slot(kBolt, NewActivity), (HeadSlot{kMonday, raw(kLunch), kCara, kBo}));
  EXPECT_EQ(slot(kBolt, ActivityCompleted).at, kTuesday);
  EXPECT_EQ(slot(kBolt, DocumentAdded).at, kMonday);
  EXPECT_EQ(slot(kBolt, Updated), (HeadSlot{kWednesday, raw(kBolt), kNoPerson, kAnna}));
  EXPECT_EQ(slot(kBolt, Created).subject, raw(kBolt));  // the source's does not come along
}

TEST_F(RecorderTest, KnowsWhatItHasSavedItself) {
  constexpr ContactId kNew{900};
  lines_of([](Recorder& recorder) {
    EXPECT_EQ(recorder.save(company(kNew)), Saved::Inserted);
    EXPECT_EQ(recorder.save(company(kNew)), Saved::Unchanged);
    EXPECT_EQ(recorder.save(company(ContactId{800})), Saved::Inserted);  // below the highest
    EXPECT_EQ(recorder.save(lunch()), Saved::Inserted);
    EXPECT_EQ(recorder.save(eaten_lunch()), Saved::Updated);
  });
  EXPECT_EQ(slot(kAcme, ContactAction::ActivityCompleted).at, kTuesday);
}

// The log is asked for a contact beyond all that it knew when it was asked first.
TEST_F(RecorderTest, AContactFindsTheRowsThatCameBeforeItInTheSameChange) {
  constexpr ContactId kNew{900};
  lines_of([](Recorder& recorder) {
    recorder.save(company(ContactId{800}));
    Appointment early = lunch();
    early.contact = kNew;
    recorder.save(early);
    recorder.save(company(kNew));
  });
  EXPECT_EQ(slot(kNew, ContactAction::NewActivity).at, kMonday);
  EXPECT_EQ(slot(kNew, ContactAction::Created).at, kMonday);
}

// More than are held back before they are written.
TEST_F(RecorderTest, ManyLinesOfOneChangeStandInItsOrder) {
  const auto nth = [](std::int32_t id) {
    Appointment one = lunch();
    one.id = AppointmentId{id};
    return one;
  };
  const Lines lines = lines_of([&](Recorder& recorder) {
    for (std::int32_t id = 1; id <= 3000; ++id) recorder.save(nth(id));
    recorder.erase(AppointmentId{3000});
  });
  ASSERT_EQ(lines.size(), 3001U);
  for (std::int32_t id = 1; id <= 3000; ++id) {
    EXPECT_EQ(lines.at(static_cast<std::size_t>(id) - 1).subject.id, id);
  }
  EXPECT_EQ(lines.back().kind, Withdrawn);
  EXPECT_EQ(slot(kAcme, NewActivity).subject, 2999);
}

TEST_F(RecorderTest, AnotherMayGoOnInTheSameTransactionOnceItHasFinished) {
  const auto written = store_.write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
    Recorder first(transaction);
    Recorder second(transaction);
    first.save(company(ContactId{800}));
    first.finish();
    EXPECT_EQ(second.save(company(ContactId{900})), Saved::Inserted);
    second.finish();
    EXPECT_EQ(first.save(company(ContactId{900})), Saved::Unchanged);
    first.finish();
    return {};
  });
  EXPECT_TRUE(written);
}

TEST_F(RecorderTest, RowsMayComeBeforeTheContactTheyPointTo) {
  constexpr ContactId kNew{700};
  Appointment early = lunch();
  early.contact = kNew;
  lines_of([&](Recorder& recorder) {
    recorder.save(early);
    recorder.save(company(kNew));
  });
  EXPECT_EQ(slot(kNew, NewActivity).subject, raw(kLunch));
  EXPECT_EQ(slot(kNew, Created).subject, raw(kNew));
}

TEST_F(RecorderTest, AfterFinishFurtherSavesNeedAFurtherFinish) {
  lines_of([](Recorder& recorder) {
    recorder.save(cara());
    recorder.finish();
    recorder.save(lunch());
  });
  EXPECT_EQ(slot(kAcme, PersonAdded).subject, raw(kCara));
  EXPECT_EQ(slot(kAcme, NewActivity).subject, raw(kLunch));
}

TEST(Slots, AreTheLastWordOnEachSubjectThenTheNewest) {
  std::vector<Event> log{line(Happened, kAcme, NewActivity, kTheLunch, {kWednesday, kBo}),
                         line(Happened, kAcme, NewActivity, kTheOffer, {kMonday, kBo}),
                         line(Withdrawn, kAcme, NewActivity, kTheLunch, {kWednesday, kBo}),
                         line_about(OwnerChanged, kAcme, {kWednesday, kBo}, raw(kAnna))};
  EXPECT_EQ(visible_slots_from_log(log).at(index(NewActivity)),
            (HeadSlot{kMonday, raw(kOffer), kCara, kBo}));
  log.push_back(line(Restored, kAcme, NewActivity, kTheLunch, {kTuesday, kAnna}));
  EXPECT_EQ(visible_slots_from_log(log).at(index(NewActivity)),
            (HeadSlot{kTuesday, raw(kLunch), kCara, kAnna}));
  EXPECT_EQ(visible_slots_from_log({}), (std::array<HeadSlot, kActionCount>{}));
}

}  // namespace
}  // namespace crm::store
