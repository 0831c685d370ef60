// Companies of two users and what stands in them, for tests of operations on companies.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "agent/contact_reading.h"
#include "agent/contact_saving.h"
#include "store/consistency.h"
#include "store/recorder.h"
#include "tests/support/desk.h"

namespace crm {

class ContactDesk : public DeskTest {
 protected:
  static constexpr AssociateId kAnna{1};    // may do everything, in group 1; her person is in kHome
  static constexpr AssociateId kBob{2};     // his own alone, in group 2
  static constexpr AssociateId kChief{3};   // administers, in group 2
  static constexpr AssociateId kGone{4};    // retired
  static constexpr AssociateId kReader{5};  // reads companies, in group 1
  static constexpr ContactId kHome{1};      // the users' own company
  static constexpr ContactId kAcme{2};      // Anna's
  static constexpr ContactId kBobs{3};
  static constexpr PersonId kAnnaHerself{1};
  static constexpr PersonId kAda{2};  // of Acme
  static constexpr CategoryId kCustomer{1};
  static constexpr CategoryId kVendor{2};
  static constexpr CategoryId kFormer{3};  // offered no more

  ContactDesk() {
    put([&](store::Transaction& t) {
      for (const int group : {1, 2}) t.put(UserGroup{GroupId{group}, std::to_string(group)});
      t.put(Category{.id = kCustomer, .name = "Customer", .rank = 1});
      t.put(Category{.id = kVendor, .name = "Vendor", .rank = 2});
      t.put(Category{.id = kFormer, .name = "Former", .rank = 0, .deleted = true});
      t.put(user(kAnna, "Anna", 1, kUserLevel1, kAnnaHerself));
      t.put(user(kBob, "Bob", 2, kUserLevel3));
      t.put(user(kChief, "Chief", 2, kUserLevel0));
      Associate gone = user(kGone, "Gone", 1, kUserLevel1);
      gone.retired = true;
      t.put(gone);
      t.put(user(kReader, "Reader", 1, kUserLevel5));
      store::Recorder recorder(t);
      recorder.save(company(kHome, "Home", kAnna, 1));
      recorder.save(company(kAcme, "Acme", kAnna, 1));
      recorder.save(company(kBobs, "Bob's", kBob, 2));
      recorder.save(person(kAnnaHerself, kHome, "Anna", "Berg"));
      recorder.save(person(kAda, kAcme, "Ada", "Lund"));
      recorder.finish();
    });
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
            .full_name = name + " Full",
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
                std::int32_t rank = 1) {
    Person made{.id = id, .contact = contact};
    made.first_name = std::move(first);
    made.last_name = std::move(last);
    made.registered = {clock_.now(), kAnna};
    made.rank = rank;
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
  }

  Result<carrier::ContactEntity> save(AssociateId user, std::string_view json) {
    const auto asked = given<carrier::ContactEntity>(json);
    return writing(user,
                   [&](agent::Writing& desk) { return agent::save_contact_entity(desk, asked); });
  }
  std::optional<carrier::ContactEntity> get(AssociateId user, ContactId id) {
    return reading(user,
                   [&](agent::Reading& desk) { return agent::get_contact_entity(desk, {raw(id)}); })
        .value();
  }

  std::optional<Contact> row(ContactId id) {
    return stored([&](const store::Reader& r) { return r.contact(id); });
  }
  std::optional<Person> row(PersonId id) {
    return stored([&](const store::Reader& r) { return r.person(id); });
  }
  std::optional<Head> head(ContactId id) {
    return stored([&](const store::Reader& r) { return r.head(id); });
  }
  // What the log has about companies since this was last asked, as "Happened Updated 2".
  std::vector<std::string> news() {
    std::vector<std::string> lines;
    std::size_t place = 0;
    stored([&](const store::Reader& r) {
      r.each_event([&](const Event& event) {
        if (place++ < told_) return;
        std::string line = kKinds.at(static_cast<std::size_t>(event.kind));
        if (event.action != 0) line.append(" ").append(name(ContactAction{event.action}));
        lines.push_back(line + " " + std::to_string(raw(event.contact)));
      });
      return 0;
    });
    told_ = place;
    return lines;
  }
  using Lines = std::vector<std::string>;
  // The ids on an owner's page.
  std::vector<std::int32_t> page(AssociateId owner) {
    std::vector<std::int32_t> ids;
    for (const auto& each : stored([&](const store::Reader& r) { return r.owned_by(owner); })) {
      ids.push_back(raw(each.head.contact));
    }
    return ids;
  }
  using Ids = std::vector<std::int32_t>;
  using Owners = std::set<AssociateId>;

 private:
  static inline const std::vector<std::string> kKinds{"",         "Happened", "Withdrawn",
                                                      "Restored", "Relinked", "OwnerChanged",
                                                      "Merged",   "Deleted",  "Undeleted"};
  std::size_t told_ = 0;
};

}  // namespace crm
