// Companies of two users, whose documents tests are about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "agent/document_saving.h"
#include "domain/activity.h"
#include "store/consistency.h"
#include "store/recorder.h"
#include "tests/support/desk.h"

namespace crm {

class DocumentDesk : public DeskTest {
 protected:
  static constexpr AssociateId kAnna{1};    // may do everything, in group 1
  static constexpr AssociateId kBob{2};     // his own alone, in group 2
  static constexpr AssociateId kReader{3};  // in group 1, and reads what others there own
  static constexpr AssociateId kGone{4};    // retired
  static constexpr ContactId kAcme{2};      // Anna's
  static constexpr ContactId kBobs{3};
  static constexpr PersonId kAda{2};  // of Acme
  static constexpr PersonId kBo{3};   // of Bob's

  DocumentDesk() {
    put([&](store::Transaction& t) {
      for (const int group : {1, 2}) t.put(UserGroup{GroupId{group}, std::to_string(group)});
      t.put(Category{.id = CategoryId{1}, .name = "Customer"});
      t.put(user(kAnna, "Anna", 1, kUserLevel1));
      t.put(user(kBob, "Bob", 2, kUserLevel3));
      t.put(user(kReader, "Reader", 1, kUserLevel3));
      Associate gone = user(kGone, "Gone", 1, kUserLevel1);
      gone.retired = true;
      t.put(gone);
      store::Recorder recorder(t);
      recorder.save(company(kAcme, "Acme", kAnna, 1));
      recorder.save(company(kBobs, "Bob's", kBob, 2));
      recorder.save(person(kAda, kAcme, "Ada"));
      recorder.save(person(kBo, kBobs, "Bo"));
      recorder.finish();
    });
    news();
  }

  // Whatever a test has done, log and heads agree with the rows.
  void TearDown() override {
    EXPECT_EQ(stored([](const store::Reader& r) { return store::disagreements(r); }),
              std::vector<std::string>{});
  }

  using Entity = carrier::DocumentEntity;

  Result<Entity> save(AssociateId user, std::string_view json) {
    return save(user, given<Entity>(json));
  }
  Result<Entity> save(AssociateId user, const carrier::Given<Entity>& asked) {
    return writing(user,
                   [&](agent::Writing& desk) { return agent::save_document_entity(desk, asked); });
  }
  // As clients save: all that they were told, with some of it changed.
  Result<Entity> save_back(AssociateId user, const Entity& entity) {
    carrier::Given<Entity> all{entity, {}};
    all.members.fill(carrier::Presence::Given);
    return save(user, all);
  }
  std::optional<Entity> get(AssociateId user, std::int32_t id) {
    return reading(user,
                   [&](agent::Reading& desk) { return agent::get_document_entity(desk, {id}); })
        .value();
  }
  std::optional<Document> row(std::int32_t id) {
    return stored([&](const store::Reader& r) { return r.document(DocumentId{id}); });
  }
  HeadSlot slot(ContactId id, ContactAction action) {
    return stored([&](const store::Reader& r) { return r.head(id); })->slots.at(index(action));
  }

  using Lines = std::vector<std::string>;
  // What the log has about companies since this was last asked, as "Happened DocumentAdded 2".
  Lines news() {
    static const Lines kKinds{"",         "Happened", "Withdrawn",
                              "Restored", "Relinked", "OwnerChanged",
                              "Merged",   "Deleted",  "Undeleted"};
    Lines lines;
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

 private:
  static Associate user(AssociateId id, const std::string& name, int group, RoleId role) {
    return {.id = id,
            .login = name,
            .full_name = name + " Full",
            .group = GroupId{group},
            .role = role};
  }
  Contact company(ContactId id, std::string name, AssociateId owner, int group) {
    Contact made{.id = id, .name = std::move(name), .category = CategoryId{1}, .owner = owner};
    made.owner_group = GroupId{group};
    made.registered = {clock_.now(), owner};
    return made;
  }
  Person person(PersonId id, ContactId contact, std::string first) {
    Person made{.id = id, .contact = contact};
    made.first_name = std::move(first);
    made.registered = {clock_.now(), kAnna};
    return made;
  }

  std::size_t told_ = 0;
};

}  // namespace crm
