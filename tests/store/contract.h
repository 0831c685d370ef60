// What every adapter of the store promises, as tests. An adapter joins with one line:
//
//   INSTANTIATE_TEST_SUITE_P(Memory, StoreContract, testing::Values(Adapter{"memory", make}),
//                            name_of);
//
// and links the *_contract.cpp of this folder.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "store/store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::store {

struct Adapter {
  std::string name;
  // A fresh, empty store that goes by `clock`.
  std::function<std::shared_ptr<Store>(const Clock& clock)> make;
};

inline std::string name_of(const testing::TestParamInfo<Adapter>& info) { return info.param.name; }

// The rows that other rows may point to. Every test that writes rows with references puts these
// first: an adapter may refuse what points to nothing.
inline constexpr GroupId kSales{2};
inline constexpr AssociateId kAnna{7};
inline constexpr AssociateId kBo{8};
inline constexpr CategoryId kVendor{3};
inline constexpr CategoryId kCustomer{4};
inline constexpr ContactId kAcme{689};
inline constexpr ContactId kBolt{690};
inline constexpr PersonId kCara{501};

class StoreContract : public testing::TestWithParam<Adapter> {
 protected:
  // Runs `work` as one change that must succeed.
  void write(const std::function<void(Transaction&)>& work, TenantId tenant = kOnlyTenant) {
    const auto written = store_->write(tenant, [&](Transaction& transaction) -> Result<void> {
      work(transaction);
      return {};
    });
    ASSERT_TRUE(written.has_value()) << written.error().detail;
  }

  // What `question` finds in a picture of its own.
  template <class Question>
  auto ask(Question question, TenantId tenant = kOnlyTenant) const {
    using Answer = std::invoke_result_t<Question, const Reader&>;
    Answer answer{};
    const auto done = store_->read(tenant, [&](const Reader& reader) -> Result<void> {
      answer = question(reader);
      return {};
    });
    EXPECT_TRUE(done.has_value()) << done.error().detail;
    return answer;
  }

  // Anna and Bo of the sales group, two categories, two companies, a person.
  void put_world(TenantId tenant = kOnlyTenant);

  ManualClock clock_{instant("2026-01-31T09:30:00")};
  std::shared_ptr<Store> store_ = GetParam().make(clock_);
};

// Everything a reader can tell, for comparing whole pictures.
struct Everything {
  std::vector<Contact> contacts;
  std::vector<Person> persons;
  std::vector<Appointment> appointments;
  std::vector<Document> documents;
  std::vector<Category> categories;
  std::vector<Associate> associates;
  std::vector<Head> heads;
  std::vector<Event> events;

  bool operator==(const Everything&) const = default;
};

inline Everything everything(const Reader& reader) {
  Everything all;
  reader.each_contact([&](const Contact& row) { all.contacts.push_back(row); });
  reader.each_person([&](const Person& row) { all.persons.push_back(row); });
  reader.each_appointment([&](const Appointment& row) { all.appointments.push_back(row); });
  reader.each_document([&](const Document& row) { all.documents.push_back(row); });
  reader.each_category([&](const Category& row) { all.categories.push_back(row); });
  reader.each_associate([&](const Associate& row) { all.associates.push_back(row); });
  reader.each_head([&](const Head& row) { all.heads.push_back(row); });
  reader.each_event([&](const Event& row) { all.events.push_back(row); });
  return all;
}

// A row of every table, pointing into the world.
inline Contact acme() {
  return {.id = kAcme,
          .name = "Acme",
          .department = "Oslo",
          .org_nr = "NO 979 384 352",
          .url = "https://acme.example",
          .category = kVendor,
          .owner = kAnna,
          .owner_group = kSales,
          .registered = {instant("2024-01-01T08:00:00"), kBo},
          .updated = Stamp{instant("2024-08-26T17:54:02.1234567"), kAnna},
          .deleted_at = instant("2025-02-03T04:05:06"),
          .merged_into = kBolt,
          .card = R"({"Number1":"ACME","Phones":[{"Value":"12 34"}]})"};
}

inline Person cara() {
  return {.id = kCara,
          .contact = kAcme,
          .first_name = "Cara",
          .last_name = "Ødegård",
          .email = "cara@acme.example",
          .registered = {instant("2024-01-02T08:00:00"), kAnna},
          .updated = Stamp{instant("2024-03-02T08:00:00"), kBo},
          .moved = Stamp{instant("2024-02-02T08:00:00"), kAnna},
          .deleted_at = instant("2025-01-01T00:00:00"),
          .middle_name = "van",
          .rank = 3,
          .retired = true,
          .card = R"({"Title":"Head of Ødegård"})"};
}

inline Appointment lunch() {
  return {.id = AppointmentId{31},
          .contact = kAcme,
          .person = kCara,
          .owner = kBo,
          .owner_group = kSales,
          .visible = {Visibility::Kind::Associate, raw(kAnna)},
          .type = AppointmentType::InChecklist,
          .status = ActivityStatus::Completed,
          .title = "Lunch",
          .starts_at = instant("2024-05-06T11:00:00"),
          .ends_at = instant("2024-05-06T12:30:00"),
          .registered = {instant("2024-05-01T08:00:00"), kAnna},
          .done = Stamp{instant("2024-05-06T12:31:00"), kBo},
          .updated = Stamp{instant("2024-05-06T12:32:00"), kAnna},
          .mother = AppointmentId{30},
          .series = AppointmentId{29},
          .invited = kCara,
          .assigned_by = kAnna,
          .card = R"({"Location":"Canteen"})"};
}

inline Document offer() {
  return {.id = DocumentId{41},
          .contact = kBolt,
          .person = kCara,
          .owner = kAnna,
          .owner_group = kSales,
          .visible = {Visibility::Kind::Group, raw(kSales)},
          .type = AppointmentType::MergeFinal,
          .status = ActivityStatus::Started,
          .header = "Offer",
          .registered = {instant("2024-06-01T08:00:00"), kBo},
          .done = Stamp{instant("2024-06-02T08:00:00"), kAnna},
          .updated = Stamp{instant("2024-06-03T08:00:00"), kBo},
          .content = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          .content_size = 5'000'000'000,
          .card = R"({"OurRef":"A-1"})"};
}

inline Event event(ContactId contact, ContactAction action, std::int32_t subject) {
  return {.kind = EventKind::Happened,
          .action = static_cast<std::uint8_t>(action),
          .contact = contact,
          .subject = {SubjectTable::Appointment, subject},
          .person = kCara,
          .stamp = {instant("2024-05-01T08:00:00"), kAnna}};
}

inline Head head(ContactId contact, AssociateId owner, Instant created) {
  Head head{.contact = contact, .owner = owner, .category = kVendor};
  head.slots[index(ContactAction::Created)] = {created, raw(contact), kNoPerson, kBo};
  return head;
}

// With the contact's row, as the port requires: there, and of the same owner.
inline void put_head(Transaction& transaction, const Head& head) {
  Contact row = transaction.contact(head.contact).value_or(Contact{.id = head.contact});
  row.owner = head.owner;
  transaction.put(row);
  transaction.put_head(head);
}

inline void StoreContract::put_world(TenantId tenant) {
  write(
      [](Transaction& transaction) {
        transaction.put(UserGroup{kSales, "Sales"});
        transaction.put(Associate{.id = kAnna, .login = "anna", .group = kSales});
        transaction.put(Associate{.id = kBo, .login = "bo", .group = kSales});
        transaction.put(Category{kVendor, R"(US:"Vendor";NO:"Leverandør")"});
        transaction.put(Category{kCustomer, "Customer"});
        transaction.put(Contact{.id = kAcme, .name = "Acme"});
        transaction.put(Contact{.id = kBolt, .name = "Bolt"});
        transaction.put(Person{.id = kCara, .contact = kBolt, .first_name = "Cara"});
      },
      tenant);
}

}  // namespace crm::store
