// A small company for tests of follow-ups. Anna and Bo are in the group Sales, Cai in the Board;
// Rita has retired; Lea may only read what is not hers. Acme is Anna's company with Pia in it,
// Globex is Bo's with Gus.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "agent/appointment_saving.h"
#include "carrier/appointment_entity.h"
#include "carrier/presentation.h"
#include "codec/carrier_json.h"
#include "codec/entities.h"
#include "tests/support/desk.h"

namespace crm::agent {

inline constexpr GroupId kSales{1};
inline constexpr GroupId kBoard{2};
inline constexpr AssociateId kAnna{7};
inline constexpr AssociateId kBo{8};
inline constexpr AssociateId kCai{9};
inline constexpr AssociateId kRita{10};
inline constexpr AssociateId kLea{11};
inline constexpr PersonId kAnnaInPerson{70};
inline constexpr PersonId kBoInPerson{80};
inline constexpr ContactId kAcme{100};
inline constexpr ContactId kGlobex{200};
inline constexpr ContactId kUs{500};
inline constexpr PersonId kPia{300};
inline constexpr PersonId kGus{400};

class FollowUpTest : public DeskTest {
 protected:
  using Entity = carrier::AppointmentEntity;

  FollowUpTest() {
    put([](store::Transaction& t) {
      t.put(UserGroup{kSales, "Sales"});
      t.put(UserGroup{kBoard, "Board"});
      store::Recorder recorder(t);
      for (const auto& [id, name, owner] :
           {std::tuple{kAcme, "Acme", kAnna}, {kGlobex, "Globex", kBo}, {kUs, "Us", kCai}}) {
        Contact contact;
        contact.id = id;
        contact.name = name;
        contact.owner = owner;
        contact.registered = {instant("2025-01-01"), kAnna};
        recorder.save(contact);
      }
      for (const auto& [id, company, name] : {std::tuple{kPia, kAcme, "Pia"},
                                              {kGus, kGlobex, "Gus"},
                                              {kAnnaInPerson, kUs, "Anna"},
                                              {kBoInPerson, kUs, "Bo"}}) {
        Person person;
        person.id = id;
        person.contact = company;
        person.first_name = name;
        person.registered = {instant("2025-01-01"), kAnna};
        recorder.save(person);
      }
      recorder.finish();
      t.put(Associate{.id = kAnna,
                      .login = "anna",
                      .full_name = "Anna Berg",
                      .person = kAnnaInPerson,
                      .group = kSales,
                      .other_groups = {}});
      t.put(Associate{.id = kBo,
                      .login = "bo",
                      .full_name = "Bo Dahl",
                      .person = kBoInPerson,
                      .group = kSales,
                      .other_groups = {kBoard}});
      t.put(Associate{
          .id = kCai, .login = "cai", .full_name = "Cai", .group = kBoard, .other_groups = {}});
      t.put(Associate{.id = kRita, .login = "rita", .other_groups = {}, .retired = true});
      t.put(Associate{
          .id = kLea, .login = "lea", .group = kSales, .other_groups = {}, .role = kUserLevel3});
    });
  }

  // The entity as it is told after a save of that JSON.
  Result<Entity> save(AssociateId user, std::string_view json) {
    return save(user, given<Entity>(json));
  }
  Result<Entity> save(AssociateId user, const carrier::Given<Entity>& entity) {
    return writing(user, [&](Writing& desk) { return save_appointment_entity(desk, entity); });
  }
  // The same where it has to succeed.
  Entity saved(AssociateId user, std::string_view json) {
    auto entity = save(user, json);
    EXPECT_TRUE(entity) << refusal(entity);
    return entity.value_or(Entity{});
  }
  // A follow-up of Anna's with Acme, an hour from noon on the second of February.
  Entity visit(std::string_view more = "") {
    return saved(kAnna, R"({"Title":"Visit","Contact":{"ContactId":100},)"
                        R"("StartDate":"2026-02-02T12:00:00Z","EndDate":"2026-02-02T13:00:00Z")" +
                            std::string(more) + "}");
  }

  // {"AppointmentId":7,…}
  static std::string of(const Entity& entity, std::string_view more) {
    return R"({"AppointmentId":)" + std::to_string(entity.appointment_id) + "," +
           std::string(more) + "}";
  }

  Entity told(AssociateId user, std::int32_t id) {
    const auto entity =
        reading(user, [&](Reading& desk) { return get_appointment_entity(desk, IdInQuery{id}); });
    EXPECT_TRUE(entity && *entity) << "no follow-up " << id;
    return entity && *entity ? **entity : Entity{};
  }

  // What a client sends that gives back all that it was told, as JSON.
  static std::string as_json(const Entity& entity) {
    std::string json;
    codec::append_json(json, entity, carrier::Presentation{}, carrier::Selection::everything());
    return json;
  }

  std::optional<Appointment> row(std::int32_t id) {
    return stored(
        [&](const store::Reader& reader) { return reader.appointment(AppointmentId{id}); });
  }
  std::vector<Appointment> rows() {
    return stored([](const store::Reader& reader) {
      std::vector<Appointment> all;
      reader.each_appointment([&](const Appointment& each) { all.push_back(each); });
      return all;
    });
  }
  // Of the booking, the row of that user; an empty one where there is none.
  Appointment invitation_of(AssociateId user, std::int32_t master) {
    for (const Appointment& each : rows()) {
      if (each.owner == user && raw(each.mother) == master && raw(each.id) != master) return each;
    }
    return {};
  }

  std::size_t lines_of_log() {
    return stored([](const store::Reader& reader) { return reader.counts().events; });
  }
  // What stands now on a company: the slots of its head.
  HeadSlot newest(ContactId contact, ContactAction action) {
    const auto head = stored([&](const store::Reader& reader) { return reader.head(contact); });
    return head ? head->slots.at(index(action)) : HeadSlot{};
  }
};

}  // namespace crm::agent
