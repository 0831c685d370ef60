#include "tests/support/random_company.h"

#include <functional>
#include <string>
#include <vector>

#include "store/recorder.h"

namespace crm {
namespace {

constexpr std::int32_t kOwners = kHistoryUsers;
constexpr std::int32_t kGroups = kHistoryGroups;
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
  ShowAppointmentTo,
  GiveAppointment,
  ShowDocumentTo,
  GiveDocument,
  ChangeRole,
  ChangeGroups,
  HireUser,
  WaitATick,
};
constexpr int kDeeds = static_cast<int>(Deed::WaitATick) + 1;

template <class Id>
Id pick(int number, std::int32_t count) {
  return Id{number % count + 1};
}

// Does the deeds of one history.
class Deeds {
 public:
  Deeds(store::Store& store, ManualClock& clock) : store_(store), clock_(clock) {}

  void found() {
    write([&](store::Transaction& transaction, store::Recorder& recorder) {
      for (std::int32_t i = 1; i <= kGroups; ++i) {
        transaction.put(UserGroup{GroupId{i}, "Group " + std::to_string(i)});
      }
      for (std::int32_t i = 1; i <= kOwners; ++i) {
        Associate associate;
        associate.id = AssociateId{i};
        associate.login = "user" + std::to_string(i);
        associate.full_name = associate.login;
        associate.group = pick<GroupId>(i, kGroups);
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

  void settle(const std::vector<RandomUser>& users) {
    write([&](store::Transaction& transaction, store::Recorder& recorder) {
      for (std::int32_t i = 1; i <= kOwners; ++i) {
        const RandomUser& as = users.at(static_cast<std::size_t>(i - 1));
        take_role(transaction, AssociateId{i}, as);
        change_groups(transaction, AssociateId{i}, as.groups, as.groups / kGroups);
        if (as.person % 3 == 0) continue;
        hire({.which = i - 1, .other = as.person, .asked = as.groups}, transaction, recorder);
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
      case Deed::ShowAppointmentTo:
      case Deed::GiveAppointment:
        return act_on_appointment(step, transaction, recorder);
      case Deed::ShowDocumentTo:
      case Deed::GiveDocument:
        return act_on_document(step, transaction, recorder);
      case Deed::ChangeRole:
        return change_role(transaction, pick<AssociateId>(step.which, kOwners), step.other,
                           step.asked);
      case Deed::ChangeGroups:
        return change_groups(transaction, pick<AssociateId>(step.which, kOwners), step.other,
                             step.asked);
      case Deed::HireUser:
        return hire(step, transaction, recorder);
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
        give(transaction, contact, step.other);
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
      give(transaction, appointment, step.other);
      if (step.asked % 2 == 0) appointment.visible = some_visibility(step.asked / 2);
      appointment.type = static_cast<AppointmentType>(step.asked % 10);
      appointment.registered = now(step.other);
      recorder.save(appointment);
      return;
    }
    Appointment appointment = *stored;
    switch (static_cast<Deed>(step.deed)) {
      case Deed::ShowAppointmentTo:
        appointment.visible = some_visibility(step.other);
        break;
      case Deed::GiveAppointment:
        give(transaction, appointment, step.other);
        break;
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
    if (stored && static_cast<Deed>(step.deed) == Deed::ShowDocumentTo) {
      document = *stored;
      document.visible = some_visibility(step.other);
    } else if (stored && static_cast<Deed>(step.deed) == Deed::GiveDocument) {
      document = *stored;
      give(transaction, document, step.other);
    } else if (stored) {
      document = *stored;
      document.status = ActivityStatus::Completed;
      document.done = now(step.other);
    } else {
      document.id = id;
      document.contact = pick<ContactId>(step.other, kContacts);
      give(transaction, document, step.other);
      document.header = "Document";
      document.registered = now(step.other);
    }
    recorder.save(document);
  }

  // To the user of that number, with the group that the user is in then; or to nobody, and a group
  // stays on the row.
  template <class Row>
  static void give(const store::Transaction& transaction, Row& row, int number) {
    if (number % 7 == 0) {
      row.owner = kNobody;
      row.owner_group = pick<GroupId>(number / 7, kGroups);
      return;
    }
    row.owner = pick<AssociateId>(number, kOwners);
    row.owner_group = transaction.associate(row.owner)->group;
  }

  static Visibility some_visibility(int number) {
    switch (number % 3) {
      case 0:
        return {};
      case 1:
        return {Visibility::Kind::Associate, number / 3 % kOwners + 1};
      default:
        return {Visibility::Kind::Group, number / 3 % kGroups + 1};
    }
  }

  // The user is from now on the person of that number, who begins at some contact if not there.
  void hire(const Step& step, store::Transaction& transaction, store::Recorder& recorder) {
    Associate user = *transaction.associate(pick<AssociateId>(step.which, kOwners));
    user.person = PersonId{step.other % (kPersons + 1)};  // 0: nobody
    user.retired = step.asked % 4 == 1;
    if (user.person != kNoPerson && !transaction.person(user.person)) {
      Person person;
      person.id = user.person;
      person.contact = pick<ContactId>(step.other, kContacts);
      person.last_name = "Person";
      person.registered = now(step.other);
      recorder.save(person);
    }
    transaction.put(user);
  }

  store::Store& store_;
  ManualClock& clock_;
};

}  // namespace

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

void RandomCompany::found(const std::vector<RandomUser>& users) {
  Deeds deeds(store_, clock_);
  deeds.found();
  deeds.settle(users);
}

void RandomCompany::step(const Step& step) { Deeds(store_, clock_).step(step); }

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

}  // namespace crm
