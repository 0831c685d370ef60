// What companies, diaries, bookings and persons have, and the numbers that new rows are given.
#include <algorithm>
#include <vector>

#include "tests/store/contract.h"

namespace crm::store {
namespace {

using Ids = std::vector<std::int32_t>;

Ids ids_of(const auto& rows) {
  Ids ids;
  std::ranges::transform(rows, std::back_inserter(ids),
                         [](const auto& row) { return raw(row.id); });
  return ids;
}

Appointment at(std::int32_t id, std::string_view starts, ContactId contact = kAcme,
               AssociateId owner = kAnna) {
  return {.id = AppointmentId{id},
          .contact = contact,
          .owner = owner,
          .starts_at = instant(starts),
          .ends_at = instant(starts),
          .registered = {instant("2024-01-01T00:00:00"), kAnna}};
}

// Those that `ask` visits, at most `count`.
template <class Row>
Ids visited(const auto& each, std::size_t count = 100) {
  Ids ids;
  each([&](const Row& row) {
    ids.push_back(raw(row.id));
    return ids.size() < count;
  });
  return ids;
}

TEST_P(StoreContract, TellsThePersonsOfACompanyByRank) {
  put_world();
  write([](Transaction& transaction) {
    transaction.put(Person{.id = PersonId{1}, .contact = kAcme, .rank = 3});
    transaction.put(Person{.id = PersonId{2}, .contact = kAcme, .rank = 1});
    transaction.put(Person{.id = PersonId{3}, .contact = kBolt, .rank = 1});
    transaction.put(Person{.id = PersonId{4},
                           .contact = kAcme,
                           .deleted_at = instant("2025-01-01T00:00:00"),
                           .rank = 3});
  });
  EXPECT_EQ(ask([](const Reader& reader) { return ids_of(reader.persons_of(kAcme)); }),
            (Ids{2, 1, 4}));
  EXPECT_EQ(ask([](const Reader& reader) { return ids_of(reader.persons_of(ContactId{77})); }),
            Ids{});
}

TEST_P(StoreContract, TellsTheAppointmentsOfACompanyNewestFirstWithinAPeriod) {
  put_world();
  write([](Transaction& transaction) {
    transaction.put(at(1, "2026-01-01T10:00:00"));
    transaction.put(at(2, "2026-01-03T10:00:00"));
    transaction.put(at(3, "2026-01-03T10:00:00"));
    transaction.put(at(4, "2026-01-02T10:00:00", kBolt));
    transaction.put(at(5, "2026-01-04T10:00:00"));
  });
  const auto within = [&](const Period& period, std::size_t count = 100) {
    return ask([&](const Reader& reader) {
      return visited<Appointment>(
          [&](const auto& visit) { reader.each_appointment_of(kAcme, period, visit); }, count);
    });
  };
  EXPECT_EQ(within({}), (Ids{5, 3, 2, 1}));
  EXPECT_EQ(within({}, 2), (Ids{5, 3}));
  EXPECT_EQ(within({instant("2026-01-01T10:00:00"), instant("2026-01-03T10:00:00")}),
            (Ids{3, 2, 1}));
  EXPECT_EQ(within({instant("2026-01-01T10:00:01"), instant("2026-01-03T09:59:59")}), Ids{});
}

TEST_P(StoreContract, TellsADiaryInItsOrder) {
  put_world();
  write([](Transaction& transaction) {
    transaction.put(at(1, "2026-01-05T10:00:00"));
    transaction.put(at(2, "2026-01-03T10:00:00", kBolt));
    transaction.put(at(3, "2026-01-04T10:00:00", kAcme, kBo));
    transaction.put(at(4, "2026-01-03T10:00:00"));
  });
  const auto diary = [&](const Period& period, std::size_t count = 100) {
    return ask([&](const Reader& reader) {
      return visited<Appointment>(
          [&](const auto& visit) { reader.each_appointment_in_diary(kAnna, period, visit); },
          count);
    });
  };
  EXPECT_EQ(diary({}), (Ids{2, 4, 1}));
  EXPECT_EQ(diary({}, 1), Ids{2});
  EXPECT_EQ(diary({instant("2026-01-04T00:00:00"), kLatest}), Ids{1});
}

TEST_P(StoreContract, TellsTheDocumentsOfACompanyNewestFirst) {
  put_world();
  write([](Transaction& transaction) {
    const auto added = [&](std::int32_t id, std::string_view when, ContactId contact) {
      transaction.put(
          Document{.id = DocumentId{id}, .contact = contact, .registered = {instant(when), kAnna}});
    };
    added(1, "2026-01-02T00:00:00", kAcme);
    added(2, "2026-01-01T00:00:00", kAcme);
    added(3, "2026-01-03T00:00:00", kBolt);
    added(4, "2026-01-02T00:00:00", kAcme);
  });
  const auto documents = [&](std::size_t count) {
    return ask([&](const Reader& reader) {
      return visited<Document>([&](const auto& visit) { reader.each_document_of(kAcme, visit); },
                               count);
    });
  };
  EXPECT_EQ(documents(100), (Ids{4, 1, 2}));
  EXPECT_EQ(documents(1), Ids{4});
}

TEST_P(StoreContract, FindsTheRowsOfABookingOfASeriesAndOfAPerson) {
  put_world();
  write([](Transaction& transaction) {
    Appointment master = at(1, "2026-01-01T10:00:00");
    master.mother = master.id;
    Appointment invitation = at(2, "2026-01-01T10:00:00", kAcme, kBo);
    invitation.mother = master.id;
    Appointment first = at(3, "2026-01-01T10:00:00");
    first.series = first.id;
    first.person = kCara;
    Appointment second = at(4, "2026-01-08T10:00:00");
    second.series = first.id;
    for (const Appointment& row : {master, invitation, first, second}) transaction.put(row);
    transaction.put(Document{.id = DocumentId{8}, .contact = kBolt, .person = kCara});
    transaction.put(Document{.id = DocumentId{9}, .contact = kBolt});
  });
  EXPECT_EQ(ask([](const Reader& reader) { return ids_of(reader.booking(AppointmentId{1})); }),
            (Ids{1, 2}));
  EXPECT_EQ(ask([](const Reader& reader) { return ids_of(reader.series(AppointmentId{3})); }),
            (Ids{3, 4}));
  EXPECT_EQ(ask([](const Reader& reader) { return ids_of(reader.appointments_with(kCara)); }),
            Ids{3});
  EXPECT_EQ(ask([](const Reader& reader) { return ids_of(reader.documents_with(kCara)); }), Ids{8});
}

TEST_P(StoreContract, GivesNoIdTwiceThoughItsRowIsGone) {
  put_world();
  write([](Transaction& transaction) { transaction.put(at(7, "2026-01-01T10:00:00")); });
  AppointmentId first{};
  write([&](Transaction& transaction) {
    first = transaction.next_appointment_id();
    Appointment row = at(raw(first), "2026-01-01T10:00:00");
    transaction.put(row);
  });
  EXPECT_EQ(raw(first), 8);
  write([&](Transaction& transaction) { transaction.erase(first); });
  write([&](Transaction& transaction) {
    EXPECT_EQ(raw(transaction.next_appointment_id()), 9);
    EXPECT_EQ(raw(transaction.next_appointment_id()), 10) << "within one change";
    EXPECT_EQ(raw(transaction.next_contact_id()), raw(kBolt) + 1);
    EXPECT_EQ(raw(transaction.next_person_id()), raw(kCara) + 1);
    EXPECT_EQ(raw(transaction.next_document_id()), 1);
    EXPECT_EQ(raw(transaction.next_category_id()), raw(kCustomer) + 1);
  });
  // An import may have brought higher ones since.
  write([](Transaction& transaction) { transaction.put(at(100, "2026-01-01T10:00:00")); });
  write([](Transaction& transaction) { EXPECT_EQ(raw(transaction.next_appointment_id()), 101); });
}

TEST_P(StoreContract, RemembersWhatUsersHaveLookedAt) {
  put_world();
  const auto viewed = [&](AssociateId user, std::int32_t count) {
    return ask([&](const Reader& reader) { return reader.viewed_by(user, count); });
  };
  EXPECT_TRUE(viewed(kAnna, 10).empty());
  write([](Transaction& transaction) {
    transaction.put_view(kAnna, kAcme, instant("2026-01-01T00:00:00"));
    transaction.put_view(kAnna, kBolt, instant("2026-01-02T00:00:00"));
    transaction.put_view(kBo, kAcme, instant("2026-01-03T00:00:00"));
  });
  EXPECT_EQ(viewed(kAnna, 10), (std::vector{kBolt, kAcme}));
  EXPECT_EQ(viewed(kAnna, 1), std::vector{kBolt});
  write([](Transaction& transaction) {
    transaction.put_view(kAnna, kAcme, instant("2026-01-04T00:00:00"));
  });
  EXPECT_EQ(viewed(kAnna, 10), (std::vector{kAcme, kBolt}));
}

}  // namespace
}  // namespace crm::store
