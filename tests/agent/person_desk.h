// Persons in companies of two users and what has been done with them, for tests of operations on
// persons.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agent/person_reading.h"
#include "agent/person_saving.h"
#include "store/consistency.h"
#include "store/recorder.h"
#include "tests/support/desk.h"

namespace crm {

class PersonDesk : public DeskTest {
 protected:
  static constexpr AssociateId kAnna{1};    // may do everything, in group 1; her person is in kHome
  static constexpr AssociateId kBob{2};     // changes his own alone, in group 2
  static constexpr AssociateId kChief{3};   // administers, in group 2
  static constexpr AssociateId kReader{5};  // reads persons, in group 1
  static constexpr ContactId kHome{1};      // the users' own company
  static constexpr ContactId kAcme{2};      // Anna's
  static constexpr ContactId kBobs{3};
  static constexpr ContactId kFormer{4};  // Anna's, deleted
  static constexpr PersonId kAnnaHerself{1};
  static constexpr PersonId kAda{2};   // of Acme
  static constexpr PersonId kBen{3};   // of Acme, behind her
  static constexpr PersonId kCarl{4};  // of Bob's
  static constexpr CategoryId kCustomer{1};

  PersonDesk() {
    put([&](store::Transaction& t) {
      for (const int group : {1, 2}) {
        t.put(UserGroup{GroupId{group}, "Group " + std::to_string(group)});
      }
      t.put(Category{.id = kCustomer, .name = "Customer"});
      t.put(user(kAnna, "anna", 1, kUserLevel1, kAnnaHerself));
      t.put(user(kBob, "bob", 2, kUserLevel3));
      t.put(user(kChief, "chief", 2, kUserLevel0));
      t.put(user(kReader, "reader", 1, kUserLevel5));
      store::Recorder recorder(t);
      recorder.save(company(kHome, "Home", kAnna, 1));
      Contact acme = company(kAcme, "Acme", kAnna, 1);
      acme.department = "Sales";
      acme.org_nr = "NO 1";
      acme.card =
          R"({"Phones":[{"Value":"+47 1"}],"Business":{"Id":2},"Country":{"CountryId":578}})";
      recorder.save(acme);
      recorder.save(company(kBobs, "Bob's", kBob, 2));
      Contact former = company(kFormer, "Former", kAnna, 1);
      former.deleted_at = clock_.now();
      recorder.save(former);
      recorder.save(person(kAnnaHerself, kHome, "Anna", "Berg", 1));
      recorder.save(person(kAda, kAcme, "Ada", "Lund", 1));
      recorder.save(person(kBen, kAcme, "Ben", "Moe", 2));
      recorder.save(person(kCarl, kBobs, "Carl", "Ness", 1));
      recorder.finish();
    });
    news();
  }

  // Whatever a test has done, log and heads agree with the rows.
  void TearDown() override {
    EXPECT_EQ(stored([](const store::Reader& r) { return store::disagreements(r); }),
              std::vector<std::string>{});
  }

  static Associate user(AssociateId id, std::string name, int group, RoleId role,
                        PersonId person = kNoPerson) {
    return {.id = id,
            .login = name,
            .full_name = name + " full",
            .person = person,
            .group = GroupId{group},
            .role = role};
  }
  Contact company(ContactId id, std::string name, AssociateId owner, int group) {
    Contact made{.id = id, .name = std::move(name), .category = kCustomer, .owner = owner};
    made.owner_group = GroupId{group};
    made.registered = {clock_.now(), owner};
    return made;
  }
  Person person(PersonId id, ContactId contact, std::string first, std::string last,
                std::int32_t rank) {
    Person made{.id = id, .contact = contact};
    made.first_name = std::move(first);
    made.last_name = std::move(last);
    made.registered = {clock_.now(), kAnna};
    made.rank = rank;
    return made;
  }
  Appointment meeting(AppointmentId id, PersonId with, ContactId at, std::string_view starts) {
    Appointment made{.id = id, .contact = at, .person = with, .owner = kAnna};
    made.owner_group = GroupId{1};
    made.starts_at = instant(starts);
    made.ends_at = made.starts_at;
    made.registered = {clock_.now(), kAnna};
    return made;
  }
  // Rows beside the services, with their log.
  template <class... Rows>
  void put_rows(const Rows&... rows) {
    put([&](store::Transaction& t) {
      store::Recorder recorder(t);
      (recorder.save(rows), ...);
      recorder.finish();
    });
    news();
  }

  Result<carrier::PersonEntity> save(AssociateId user, std::string_view json) {
    const auto asked = given<carrier::PersonEntity>(json);
    return writing(user,
                   [&](agent::Writing& desk) { return agent::save_person_entity(desk, asked); });
  }
  std::optional<carrier::PersonEntity> get(AssociateId user, PersonId id) {
    return reading(user,
                   [&](agent::Reading& desk) { return agent::get_person_entity(desk, {raw(id)}); })
        .value();
  }
  template <class Arguments, class Operation>
  auto change(AssociateId user, std::string_view json, const Operation& operation) {
    const auto asked = given<Arguments>(json);
    return writing(user, [&](agent::Writing& desk) { return operation(desk, asked); });
  }
  template <class Arguments, class Operation>
  auto ask(AssociateId user, std::string_view json, const Operation& operation) {
    const auto asked = given<Arguments>(json);
    return reading(user, [&](agent::Reading& desk) { return operation(desk, asked); });
  }

  Person row(PersonId id) {
    return stored([&](const store::Reader& r) { return r.person(id).value_or(Person{}); });
  }
  Appointment row(AppointmentId id) {
    return stored(
        [&](const store::Reader& r) { return r.appointment(id).value_or(Appointment{}); });
  }
  Document row(DocumentId id) {
    return stored([&](const store::Reader& r) { return r.document(id).value_or(Document{}); });
  }
  // What a contact's head tells of an action.
  HeadSlot slot(ContactId id, ContactAction action) {
    return stored([&](const store::Reader& r) {
      const auto head = r.head(id);
      return head ? head->slots.at(index(action)) : HeadSlot{};
    });
  }
  // What the log has since this was last asked, as "Happened PersonAdded 7 in 2": an action, its
  // subject, its contact.
  std::vector<std::string> news() {
    std::vector<std::string> lines;
    std::size_t place = 0;
    stored([&](const store::Reader& r) {
      r.each_event([&](const Event& event) {
        if (place++ < told_) return;
        std::string line = kKinds.at(static_cast<std::size_t>(event.kind));
        if (event.action != 0) line.append(" ").append(name(ContactAction{event.action}));
        lines.push_back(line + " " + std::to_string(event.subject.id) + " in " +
                        std::to_string(raw(event.contact)));
      });
      return 0;
    });
    told_ = place;
    return lines;
  }
  using Lines = std::vector<std::string>;
  using Owners = std::set<AssociateId>;

 private:
  static inline const std::vector<std::string> kKinds{"",         "Happened", "Withdrawn",
                                                      "Restored", "Relinked", "OwnerChanged",
                                                      "Merged",   "Deleted",  "Undeleted"};
  std::size_t told_ = 0;
};

}  // namespace crm
