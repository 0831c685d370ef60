// The log keeps its order and the heads their owners.
#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "tests/store/contract.h"

namespace crm::store {
namespace {

TEST_P(StoreContract, NumbersTheLinesOfTheLogFromOneWithoutAGap) {
  for (int round = 0; round < 3; ++round) {
    write([](Transaction& transaction) {
      transaction.append(event(kAcme, ContactAction::NewActivity, 1));
      transaction.append(event(kBolt, ContactAction::NewActivity, 2));
    });
  }
  const Everything all = ask(everything);
  ASSERT_EQ(all.events.size(), 6U);
  for (std::size_t line = 0; line < all.events.size(); ++line) {
    EXPECT_EQ(raw(all.events[line].id), static_cast<std::int64_t>(line) + 1);
  }
}

TEST_P(StoreContract, NumbersAndTimesOfTheLogAreTheStoresOwn) {
  Event line = event(kAcme, ContactAction::NewActivity, 1);
  line.id = EventId{900};
  line.logged_at = kLatest;
  write([&](Transaction& transaction) { transaction.append(line); });
  line.id = EventId{1};
  line.logged_at = clock_.now();
  EXPECT_EQ(ask(everything).events, std::vector<Event>{line});
}

// More than a store may write at once, and some over.
TEST_P(StoreContract, ManyLinesAreWrittenAsTheyWouldBeOneByOne) {
  std::vector<Event> lines;
  for (std::int32_t subject = 1; subject <= 300; ++subject) {
    lines.push_back(event(subject % 2 == 0 ? kAcme : kBolt, ContactAction::NewActivity, subject));
  }
  write([&](Transaction& transaction) {
    transaction.append(std::span<const Event>());
    transaction.append(lines.front());
    transaction.append(std::span(lines).subspan(1));
  });
  for (Event& each : lines) {
    each.id = EventId{each.subject.id};
    each.logged_at = clock_.now();
  }
  EXPECT_EQ(ask(everything).events, lines);
}

TEST_P(StoreContract, ANumberThatWasRolledBackIsGivenAgain) {
  const auto refused = store_->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    transaction.append(event(kAcme, ContactAction::NewActivity, 1));
    return refuse(ErrorKind::BadRequest, "no");
  });
  ASSERT_FALSE(refused.has_value());
  write([](Transaction& transaction) {
    transaction.append(event(kBolt, ContactAction::NewActivity, 2));
  });
  const Everything all = ask(everything);
  ASSERT_EQ(all.events.size(), 1U);
  EXPECT_EQ(all.events[0].id, EventId{1});
  EXPECT_EQ(all.events[0].contact, kBolt);
}

TEST_P(StoreContract, TellsTheLinesAboutTheContactsOfOneOwner) {
  put_world();
  write([](Transaction& transaction) {
    transaction.append(event(kBolt, ContactAction::NewActivity, 1));
    transaction.append(event(kAcme, ContactAction::NewActivity, 2));
    transaction.append(Event{.kind = EventKind::OwnerChanged, .contact = kAcme});
    transaction.append(event(kAcme, ContactAction::Created, raw(kAcme)));
    transaction.append(event(kAcme, ContactAction::NewActivity, 3));
    Head restricted = head(kAcme, kAnna, instant("2024-01-01"));
    restricted.has_restricted = true;
    put_head(transaction, restricted);
    put_head(transaction, head(kBolt, kAnna, instant("2024-01-01")));
  });
  const auto subjects = [this](AssociateId owner, Reader::Which which) {
    std::map<ContactId, std::map<std::uint8_t, std::vector<std::int32_t>>> found;
    std::vector<ContactId> order;
    ask([&](const Reader& reader) {
      reader.each_event_of_owned(owner, which, [&](const Event& event) {
        if (order.empty() || order.back() != event.contact) order.push_back(event.contact);
        found[event.contact][event.action].push_back(event.subject.id);
      });
      return 0;
    });
    EXPECT_TRUE(std::ranges::is_sorted(order));
    EXPECT_EQ(order.size(), found.size());
    return found;
  };
  const std::map<std::uint8_t, std::vector<std::int32_t>> acme{{1, {raw(kAcme)}}, {4, {2, 3}}};
  using Found = decltype(subjects(kAnna, Reader::Which::All));
  EXPECT_EQ(subjects(kAnna, Reader::Which::All), (Found{{kAcme, acme}, {kBolt, {{4, {1}}}}}));
  EXPECT_EQ(subjects(kAnna, Reader::Which::Restricted), (Found{{kAcme, acme}}));
  EXPECT_EQ(subjects(kBo, Reader::Which::All), Found{});
}

TEST_P(StoreContract, GivesBackEveryFieldOfALineOfTheLog) {
  Event full = event(kAcme, ContactAction::DocumentAdded, 2'147'483'647);
  full.kind = EventKind::Relinked;
  full.subject.table = SubjectTable::Document;
  full.stamp = {kEarliest, kBo};
  full.previous = raw(kBolt);
  full.owned = {kAnna, kSales};
  full.visible = {Visibility::Kind::Group, raw(kSales)};
  Event bare{.kind = EventKind::Undeleted, .contact = kBolt};
  bare.subject = {SubjectTable::Contact, raw(kBolt)};
  write([&](Transaction& transaction) {
    transaction.append(full);
    transaction.append(bare);
  });
  full.id = EventId{1};
  bare.id = EventId{2};
  full.logged_at = bare.logged_at = clock_.now();
  EXPECT_EQ(ask(everything).events, (std::vector<Event>{full, bare}));
}

TEST_P(StoreContract, TellsAContactsHistoryInTheOrderOfTheLog) {
  write([](Transaction& transaction) {
    transaction.append(event(kAcme, ContactAction::PersonAdded, 1));
    transaction.append(event(kBolt, ContactAction::Created, 2));
    transaction.append(event(kAcme, ContactAction::Created, 3));
    transaction.append(event(kAcme, ContactAction::PersonAdded, 4));
    Event moved = event(kAcme, ContactAction::Created, 5);
    moved.action = 0;
    moved.kind = EventKind::OwnerChanged;
    transaction.append(moved);
  });
  const auto subjects = [this](std::optional<ContactAction> action) {
    std::vector<std::int32_t> found;
    for (const Event& line :
         ask([&](const Reader& reader) { return reader.events_of(kAcme, action); })) {
      found.push_back(line.subject.id);
    }
    return found;
  };
  EXPECT_EQ(subjects(std::nullopt), (std::vector<std::int32_t>{1, 3, 4, 5}));
  EXPECT_EQ(subjects(ContactAction::PersonAdded), (std::vector<std::int32_t>{1, 4}));
  EXPECT_EQ(subjects(ContactAction::Created), (std::vector<std::int32_t>{3}));
  EXPECT_EQ(subjects(ContactAction::Updated), std::vector<std::int32_t>{});
}

TEST_P(StoreContract, GivesBackEverySlotOfAHead) {
  put_world();
  Head full{.contact = kAcme, .owner = kAnna, .category = kCustomer};
  for (const ContactAction action : kActions) {
    const auto place = static_cast<std::int32_t>(index(action));
    full.slots[index(action)] = {Instant{-1 + place}, 1000 + place, PersonId{2000 + place},
                                 AssociateId{3000 + place}};
  }
  full.slots[index(ContactAction::Created)].at = kEarliest;
  full.slots[index(ContactAction::DocumentAdded)].at = kLatest;
  const Head empty{.contact = kBolt};  // nobody's, in no category, nothing stands
  write([&](Transaction& transaction) {
    put_head(transaction, full);
    put_head(transaction, empty);
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.head(kAcme); }), full);
  EXPECT_EQ(ask([](const Reader& reader) { return reader.head(kBolt); }), empty);
}

TEST_P(StoreContract, EachSlotOfAHeadComesAndGoesByItself) {
  put_world();
  for (const ContactAction action : kActions) {
    Head one{.contact = kAcme, .owner = kAnna, .category = kVendor};
    one.slots[index(action)] = {instant("2024-05-01T08:00:00"), 9, kNoPerson, kNobody};
    write([&](Transaction& transaction) { put_head(transaction, one); });
    EXPECT_EQ(ask([](const Reader& reader) { return reader.head(kAcme); }), one) << name(action);
  }
}

TEST_P(StoreContract, AHeadThatIsPutWithAnotherOwnerMoves) {
  put_world();
  write([](Transaction& transaction) { put_head(transaction, head(kAcme, kAnna, Instant{1})); });
  write([](Transaction& transaction) { put_head(transaction, head(kAcme, kBo, Instant{2})); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.head(kAcme); }),
            head(kAcme, kBo, Instant{2}));
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.owned_by(kAnna); }).empty());
  EXPECT_EQ(ask([](const Reader& reader) { return reader.owned_by(kBo); }).size(), 1U);
  EXPECT_EQ(ask([](const Reader& reader) { return reader.counts(); }).heads, 1U);
}

TEST_P(StoreContract, ErasesAHead) {
  put_world();
  write([](Transaction& transaction) {
    put_head(transaction, head(kAcme, kAnna, Instant{1}));
    put_head(transaction, head(kBolt, kAnna, Instant{1}));
  });
  write([](Transaction& transaction) { transaction.erase_head(kAcme); });
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.head(kAcme); }));
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.head(kBolt); }));
}

TEST_P(StoreContract, ListsAnOwnersContactsInOrderOfIdWithTheirTexts) {
  put_world();
  const Contact acme{.id = kAcme,
                     .name = "Acme",
                     .department = "Oslo",
                     .org_nr = "979",
                     .url = "https://acme.example",
                     .owner = kAnna};
  write([&](Transaction& transaction) {
    transaction.put(acme);
    transaction.put(Contact{.id = kBolt, .name = "Bolt", .owner = kAnna});
    transaction.put(Contact{.id = ContactId{1}, .name = "Other", .owner = kBo});
    put_head(transaction, head(kBolt, kAnna, Instant{2}));
    put_head(transaction, head(kAcme, kAnna, Instant{1}));
    put_head(transaction, head(ContactId{1}, kBo, Instant{3}));
  });
  const std::vector<OwnedContact> expected{
      {head(kAcme, kAnna, Instant{1}), "Acme", "Oslo", "979", "https://acme.example"},
      {head(kBolt, kAnna, Instant{2}), "Bolt", "", "", ""}};
  EXPECT_EQ(ask([](const Reader& reader) { return reader.owned_by(kAnna); }), expected);
}

// Those that are deleted have their rows still, before, between and behind the others.
TEST_P(StoreContract, ListsAnOwnersContactsWithoutThoseThatHaveNoHead) {
  put_world();
  for (const AssociateId owner : {kAnna, kNobody}) {
    const std::int32_t first = owner == kAnna ? 100 : 200;
    std::vector<OwnedContact> expected;
    write([&](Transaction& transaction) {
      for (std::int32_t id = first; id < first + 8; ++id) {
        const std::string name = "Contact " + std::to_string(id);
        transaction.put(Contact{.id = ContactId{id}, .name = name, .owner = owner});
        if (id != first + 3 && id != first + 6) continue;
        put_head(transaction, head(ContactId{id}, owner, Instant{id}));
        expected.push_back({head(ContactId{id}, owner, Instant{id}), name, "", "", ""});
      }
    });
    EXPECT_EQ(ask([&](const Reader& reader) { return reader.owned_by(owner); }), expected);
  }
}

TEST_P(StoreContract, ListsTheContactsOfNobody) {
  write([](Transaction& transaction) {
    transaction.put(Contact{.id = kAcme, .name = "Acme"});
    put_head(transaction, head(kAcme, kNobody, Instant{1}));
  });
  const std::vector<OwnedContact> expected{{head(kAcme, kNobody, Instant{1}), "Acme", "", "", ""}};
  EXPECT_EQ(ask([](const Reader& reader) { return reader.owned_by(kNobody); }), expected);
}

TEST_P(StoreContract, CountsTheLivingContactsOfEachOwner) {
  put_world();
  write([](Transaction& transaction) {
    put_head(transaction, head(ContactId{1}, kBo, Instant{1}));
    put_head(transaction, head(kBolt, kAnna, Instant{1}));
    put_head(transaction, head(kAcme, kAnna, Instant{1}));
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.owners(); }),
            (std::vector<Owner>{{kAnna, 2}, {kBo, 1}}));
  write([](Transaction& transaction) { transaction.erase_head(ContactId{1}); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.owners(); }),
            (std::vector<Owner>{{kAnna, 2}}));
}

TEST_P(StoreContract, TellsTheOwnersOneAfterAnother) {
  put_world();
  write([](Transaction& transaction) {
    put_head(transaction, head(kBolt, kAnna, Instant{1}));
    put_head(transaction, head(kAcme, kBo, Instant{1}));
  });
  const auto after = [this](AssociateId last) {
    return ask([last](const Reader& reader) { return reader.owner_after(last); });
  };
  EXPECT_EQ(after(kNobody), (Owner{kAnna, 1}));
  EXPECT_EQ(after(kAnna), (Owner{kBo, 1}));
  EXPECT_EQ(after(kBo), std::nullopt);
}

TEST_P(StoreContract, KnowsTheHighestIdsThatItHas) {
  write([](Transaction& transaction) {
    for (const SubjectTable table : {SubjectTable::Contact, SubjectTable::Person,
                                     SubjectTable::Appointment, SubjectTable::Document}) {
      EXPECT_EQ(transaction.highest_id(table), 0);
    }
    EXPECT_EQ(transaction.highest_logged_contact(), kNoContact);
  });
  put_world();
  write([](Transaction& transaction) {
    transaction.put(Contact{.id = ContactId{900}});
    transaction.put(Person{.id = PersonId{700}});
    transaction.put(Appointment{.id = AppointmentId{12}});
    transaction.put(Appointment{.id = AppointmentId{11}});
    transaction.put(Document{.id = DocumentId{13}});
    transaction.append(event(ContactId{1000}, ContactAction::NewActivity, 1));
    transaction.append(event(kAcme, ContactAction::NewActivity, 2));
    EXPECT_EQ(transaction.highest_id(SubjectTable::Contact), 900);
    EXPECT_EQ(transaction.highest_id(SubjectTable::Person), 700);
    EXPECT_EQ(transaction.highest_id(SubjectTable::Appointment), 12);
    EXPECT_EQ(transaction.highest_id(SubjectTable::Document), 13);
    EXPECT_EQ(transaction.highest_logged_contact(), ContactId{1000});
  });
}

TEST_P(StoreContract, BehindTheHighestIdOfAllThereIsNoNext) {
  static constexpr std::int32_t kGreatest = std::numeric_limits<std::int32_t>::max();
  const auto refused = store_->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    transaction.put(Contact{.id = ContactId{kGreatest}});
    EXPECT_EQ(transaction.highest_id(SubjectTable::Contact), kGreatest);
    static_cast<void>(transaction.next_contact_id());
    return {};
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::Unavailable);
}

}  // namespace
}  // namespace crm::store
