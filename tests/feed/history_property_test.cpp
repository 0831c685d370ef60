// Random histories of a small company; after every step the feed, the heads, the log and the rows
// must tell the same, whatever is asked.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "feed/feed.h"
#include "store/consistency.h"
#include "store/recorder.h"
#include "store/sqlite/sqlite_store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/oracle.h"
#include "tests/support/times.h"

namespace crm {
namespace {

constexpr std::int32_t kOwners = 3;
constexpr std::int32_t kCategories = 3;
constexpr std::int32_t kContacts = 5;
constexpr std::int32_t kPersons = 6;
constexpr std::int32_t kAppointments = 8;
constexpr std::int32_t kDocuments = 4;

enum class Deed : std::uint8_t {
  SaveContact,
  ChangeOwner,
  ChangeCategory,
  DeleteContact,
  UndeleteContact,
  MergeContact,
  SavePerson,
  MovePerson,
  DeletePerson,
  UndeletePerson,
  AddAppointment,
  BackdateAppointment,
  Complete,
  Uncomplete,
  MoveAppointment,
  EraseAppointment,
  AddDocument,
  CompleteDocument,
  EraseDocument,
  WaitATick,
};
constexpr int kDeeds = static_cast<int>(Deed::WaitATick) + 1;

// One step: a deed and the numbers that say to what and what is asked afterwards.
struct Step {
  int deed = 0;
  int which = 0;
  int other = 0;
  int asked = 0;
};

std::ostream& operator<<(std::ostream& out, const Step& step) {
  return out << "{" << step.deed << ", " << step.which << ", " << step.other << ", " << step.asked
             << "}";
}

rc::Gen<Step> any_step() {
  return rc::gen::build<Step>(rc::gen::set(&Step::deed, rc::gen::inRange(0, kDeeds)),
                              rc::gen::set(&Step::which, rc::gen::inRange(0, 1000)),
                              rc::gen::set(&Step::other, rc::gen::inRange(0, 1000)),
                              rc::gen::set(&Step::asked, rc::gen::inRange(0, 100'000)));
}

template <class Id>
Id pick(int number, std::int32_t count) {
  return Id{number % count + 1};
}

// Does the deeds of one history.
class Company {
 public:
  Company(store::Store& store, ManualClock& clock) : store_(store), clock_(clock) {}

  void found() {
    write([&](store::Transaction& transaction, store::Recorder& recorder) {
      transaction.put(UserGroup{GroupId{1}, "Sales"});
      for (std::int32_t i = 1; i <= kOwners; ++i) {
        Associate associate;
        associate.id = AssociateId{i};
        associate.login = "user" + std::to_string(i);
        associate.full_name = associate.login;
        associate.group = GroupId{1};
        transaction.put(associate);
      }
      for (std::int32_t i = 1; i <= kCategories; ++i) {
        transaction.put(Category{CategoryId{i}, "Category " + std::to_string(i)});
      }
      for (std::int32_t i = 1; i <= kContacts; ++i) {
        recorder.save(new_contact(ContactId{i}, i));
      }
    });
  }

  void step(const Step& step) {
    write([&](store::Transaction& transaction, store::Recorder& recorder) {
      act(step, transaction, recorder);
    });
  }

 private:
  using Work = std::function<void(store::Transaction&, store::Recorder&)>;

  void write(const Work& work) {
    const auto done =
        store_.write(kOnlyTenant, [&](store::Transaction& transaction) -> Result<void> {
          store::Recorder recorder(transaction);
          work(transaction, recorder);
          recorder.finish();
          return {};
        });
    RC_ASSERT(done.has_value());
  }

  [[nodiscard]] Stamp now(int by) const { return {clock_.now(), pick<AssociateId>(by, kOwners)}; }

  [[nodiscard]] Contact new_contact(ContactId id, int by) const {
    Contact contact;
    contact.id = id;
    contact.name = "Contact " + std::to_string(raw(id));
    contact.owner = pick<AssociateId>(by, kOwners);
    contact.category = pick<CategoryId>(by, kCategories);
    contact.registered = now(by);
    return contact;
  }

  void act(const Step& step, store::Transaction& transaction, store::Recorder& recorder) {
    switch (static_cast<Deed>(step.deed)) {
      case Deed::SaveContact:
      case Deed::ChangeOwner:
      case Deed::ChangeCategory:
      case Deed::DeleteContact:
      case Deed::UndeleteContact:
      case Deed::MergeContact:
        return act_on_contact(step, transaction, recorder);
      case Deed::SavePerson:
      case Deed::MovePerson:
      case Deed::DeletePerson:
      case Deed::UndeletePerson:
        return act_on_person(step, transaction, recorder);
      case Deed::AddAppointment:
      case Deed::BackdateAppointment:
      case Deed::Complete:
      case Deed::Uncomplete:
      case Deed::MoveAppointment:
      case Deed::EraseAppointment:
        return act_on_appointment(step, transaction, recorder);
      case Deed::AddDocument:
      case Deed::CompleteDocument:
      case Deed::EraseDocument:
        return act_on_document(step, transaction, recorder);
      case Deed::WaitATick:
        clock_.set(Instant{clock_.now().ticks + 1});
        return;
    }
  }

  void act_on_contact(const Step& step, store::Transaction& transaction,
                      store::Recorder& recorder) {
    Contact contact = *transaction.contact(pick<ContactId>(step.which, kContacts));
    switch (static_cast<Deed>(step.deed)) {
      case Deed::ChangeOwner:
        contact.owner = pick<AssociateId>(step.other, kOwners);
        break;
      case Deed::ChangeCategory:
        contact.category = pick<CategoryId>(step.other, kCategories);
        break;
      case Deed::DeleteContact:
        contact.deleted_at = clock_.now();
        break;
      case Deed::UndeleteContact:
        contact.deleted_at.reset();
        contact.merged_into = kNoContact;
        break;
      case Deed::MergeContact:
        return merge(contact, step, transaction, recorder);
      default:
        contact.name += ".";
        break;
    }
    contact.updated = now(step.other);
    recorder.save(contact);
  }

  // Everything of the source goes to the destination; the source is gone.
  void merge(Contact source, const Step& step, store::Transaction& transaction,
             store::Recorder& recorder) {
    Contact destination = *transaction.contact(pick<ContactId>(step.other, kContacts));
    if (destination.id == source.id) return;
    std::vector<Person> persons;
    std::vector<Appointment> appointments;
    std::vector<Document> documents;
    transaction.each_person([&](const Person& each) { persons.push_back(each); });
    transaction.each_appointment([&](const Appointment& each) { appointments.push_back(each); });
    transaction.each_document([&](const Document& each) { documents.push_back(each); });
    const auto move = [&](auto& rows) {
      for (auto& row : rows) {
        if (row.contact != source.id) continue;
        row.contact = destination.id;
        recorder.save(row);
      }
    };
    move(persons);
    move(appointments);
    move(documents);
    destination.updated = now(step.asked);
    recorder.save(destination);
    source.deleted_at = clock_.now();
    source.merged_into = destination.id;
    recorder.save(source);
  }

  void act_on_person(const Step& step, store::Transaction& transaction, store::Recorder& recorder) {
    const auto id = pick<PersonId>(step.which, kPersons);
    const auto stored = transaction.person(id);
    if (!stored) {
      Person person;
      person.id = id;
      person.contact = pick<ContactId>(step.other, kContacts);
      person.last_name = "Person";
      person.registered = now(step.other);
      recorder.save(person);
      return;
    }
    Person person = *stored;
    switch (static_cast<Deed>(step.deed)) {
      case Deed::MovePerson:
        person.contact = pick<ContactId>(step.other, kContacts);
        person.moved = now(step.asked);
        break;
      case Deed::DeletePerson:
        person.deleted_at = clock_.now();
        break;
      case Deed::UndeletePerson:
        person.deleted_at.reset();
        break;
      default:
        person.last_name += ".";
        person.updated = now(step.other);
        break;
    }
    recorder.save(person);
  }

  void act_on_appointment(const Step& step, store::Transaction& transaction,
                          store::Recorder& recorder) {
    const auto id = pick<AppointmentId>(step.which, kAppointments);
    const auto stored = transaction.appointment(id);
    if (!stored) {
      Appointment appointment;
      appointment.id = id;
      appointment.contact = ContactId{step.other % (kContacts + 1)};  // 0: with nobody
      appointment.owner = pick<AssociateId>(step.other, kOwners);
      appointment.type = static_cast<AppointmentType>(step.asked % 10);
      appointment.registered = now(step.other);
      recorder.save(appointment);
      return;
    }
    Appointment appointment = *stored;
    switch (static_cast<Deed>(step.deed)) {
      case Deed::Complete:
        appointment.status = ActivityStatus::Completed;
        appointment.done = now(step.other);
        break;
      case Deed::Uncomplete:
        appointment.status = ActivityStatus::Started;
        appointment.done.reset();
        break;
      case Deed::MoveAppointment:
        appointment.contact = ContactId{step.other % (kContacts + 1)};
        break;
      case Deed::EraseAppointment:
        recorder.erase(id);
        return;
      // An import may set a time anew, also to an earlier one.
      case Deed::BackdateAppointment:
        appointment.registered.at.ticks -= step.other % 5;
        break;
      default:
        appointment.title += ".";
        break;
    }
    recorder.save(appointment);
  }

  void act_on_document(const Step& step, store::Transaction& transaction,
                       store::Recorder& recorder) {
    const auto id = pick<DocumentId>(step.which, kDocuments);
    const auto stored = transaction.document(id);
    if (static_cast<Deed>(step.deed) == Deed::EraseDocument) {
      recorder.erase(id);
      return;
    }
    Document document;
    if (stored) {
      document = *stored;
      document.status = ActivityStatus::Completed;
      document.done = now(step.other);
    } else {
      document.id = id;
      document.contact = pick<ContactId>(step.other, kContacts);
      document.owner = pick<AssociateId>(step.other, kOwners);
      document.header = "Document";
      document.registered = now(step.other);
    }
    recorder.save(document);
  }

  store::Store& store_;
  ManualClock& clock_;
};

OracleQuestion question_of(const Step& step, Instant now) {
  OracleQuestion question;
  question.owner = pick<AssociateId>(step.asked, kOwners);
  question.since = step.asked % 4 == 0 ? kEarliest : Instant{now.ticks - step.asked % 11};
  question.actions = ActionMask{static_cast<std::uint8_t>(step.asked / 7 % 128)};
  for (std::int32_t i = 1; i <= kCategories; ++i) {
    if ((step.asked >> i & 1) != 0) question.categories.push_back(CategoryId{i});
  }
  return question;
}

std::vector<OracleRow> feed_answer(feed::Feed& feed, const OracleQuestion& question) {
  std::promise<Result<std::shared_ptr<const feed::Page>>> loaded;
  feed.refresh(kOnlyTenant, question.owner, [&](auto page) { loaded.set_value(std::move(page)); });
  const auto page = loaded.get_future().get();
  RC_ASSERT(page.has_value());
  std::vector<OracleRow> answer;
  for (const feed::Hit& hit : (*page)->active_since({.since = question.since,
                                                     .actions = question.actions,
                                                     .any_category = question.categories.empty(),
                                                     .categories = question.categories})) {
    const HeadSlot slot = (*page)->slot(hit.row, hit.action);
    RC_ASSERT(slot.at == hit.at);
    answer.push_back(
        {(*page)->contact(hit.row), hit.action, hit.at, slot.subject, slot.person, slot.actor});
  }
  return answer;
}

void live_through(store::Store& store, ManualClock& clock, const std::vector<Step>& steps) {
  Company company(store, clock);
  company.found();
  feed::Feed feed(
      store, {}, [](const store::OwnedContact&) { return std::string(); },
      [](std::string_view text) { return std::string(text); });
  for (const Step& step : steps) {
    if (step.other % 3 != 0) clock.set(Instant{clock.now().ticks + 1});
    company.step(step);
    const OracleQuestion question = question_of(step, clock.now());
    const auto told = feed_answer(feed, question);
    const auto read = store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      RC_ASSERT(told == oracle_answer(reader, question));
      RC_ASSERT(store::disagreements(reader).empty());
      return {};
    });
    RC_ASSERT(read.has_value());
  }
}

RC_GTEST_PROP(Feed, TellsWhatTheLogTellsAfterEveryStepOfAnyHistory, ()) {
  const auto steps = *rc::gen::container<std::vector<Step>>(any_step());
  ManualClock clock(instant("2026-01-01T00:00:00"));
  store::MemoryStore store(clock);
  live_through(store, clock, steps);
}

TEST(Feed, TellsTheSameFromADatabaseFile) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("crm-history-" + std::to_string(::getpid()));
  int history = 0;
  const bool held = rc::check([&] {
    const auto steps = *rc::gen::resize(40, rc::gen::container<std::vector<Step>>(any_step()));
    RC_PRE(++history <= 25);  // each has a file of its own
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    ManualClock clock(instant("2026-01-01T00:00:00"));
    const auto store =
        store::SqliteStore::open(folder / "history.db", store::OpenMode::ReadWrite, clock, {});
    RC_ASSERT(store.has_value());
    live_through(**store, clock, steps);
  });
  std::filesystem::remove_all(folder);
  EXPECT_TRUE(held);
}

}  // namespace
}  // namespace crm
