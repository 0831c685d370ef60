// Rows come back as they were put.
#include <cstdint>
#include <string>
#include <vector>

#include "tests/store/contract.h"

namespace crm::store {
namespace {

TEST_P(StoreContract, GivesBackEveryFieldOfAContact) {
  put_world();
  write([](Transaction& transaction) { transaction.put(acme()); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.contact(kAcme); }), acme());
}

TEST_P(StoreContract, GivesBackAContactOfWhichLittleIsKnown) {
  const Contact bare{.id = ContactId{5}};
  write([&](Transaction& transaction) { transaction.put(bare); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.contact(ContactId{5}); }), bare);
}

TEST_P(StoreContract, GivesBackEveryFieldOfAPerson) {
  put_world();
  write([](Transaction& transaction) { transaction.put(cara()); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.person(kCara); }), cara());
}

TEST_P(StoreContract, GivesBackAPersonOfWhomLittleIsKnown) {
  const Person bare{.id = PersonId{5}};
  write([&](Transaction& transaction) { transaction.put(bare); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.person(PersonId{5}); }), bare);
}

TEST_P(StoreContract, GivesBackEveryFieldOfAnAppointment) {
  put_world();
  write([](Transaction& transaction) { transaction.put(lunch()); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.appointment(lunch().id); }), lunch());
}

TEST_P(StoreContract, GivesBackAnAppointmentOfWhichLittleIsKnown) {
  const Appointment bare{.id = AppointmentId{5}};
  write([&](Transaction& transaction) { transaction.put(bare); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.appointment(AppointmentId{5}); }), bare);
}

TEST_P(StoreContract, GivesBackEveryFieldOfADocument) {
  put_world();
  write([](Transaction& transaction) { transaction.put(offer()); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.document(offer().id); }), offer());
}

TEST_P(StoreContract, GivesBackADocumentOfWhichLittleIsKnown) {
  const Document bare{.id = DocumentId{5}};
  write([&](Transaction& transaction) { transaction.put(bare); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.document(DocumentId{5}); }), bare);
}

// As an import puts them: an adapter may write many at once.
constexpr int kMany = 75;

Contact contact_numbered(int id) {
  return {.id = ContactId{id}, .name = "Company " + std::to_string(id), .owner = kAnna};
}

TEST_P(StoreContract, GivesBackManyRowsOfOneChange) {
  put_world();
  std::vector<Contact> contacts;
  for (int id = 1; id <= kMany; ++id) contacts.push_back(contact_numbered(id));
  write([&](Transaction& transaction) {
    for (const Contact& each : contacts) {
      const std::int32_t id = raw(each.id);
      transaction.put(each);
      transaction.put(Person{.id = PersonId{id}, .contact = each.id, .first_name = each.name});
      transaction.put(Appointment{.id = AppointmentId{id}, .contact = each.id});
      transaction.put(Document{.id = DocumentId{id}, .contact = each.id});
    }
  });
  std::vector<Contact> found;
  const auto counts = ask([&](const Reader& reader) {
    for (int id = 1; id <= kMany; ++id) {
      found.push_back(reader.contact(ContactId{id}).value());
      EXPECT_EQ(reader.person(PersonId{id})->first_name, found.back().name);
      EXPECT_EQ(reader.appointment(AppointmentId{id})->contact, found.back().id);
      EXPECT_EQ(reader.document(DocumentId{id})->contact, found.back().id);
    }
    return reader.counts();
  });
  EXPECT_EQ(found, contacts);
  EXPECT_EQ(counts.appointments, kMany);
  EXPECT_EQ(counts.documents, kMany);
}

TEST_P(StoreContract, AChangeSeesEachRowAsSoonAsItIsPut) {
  put_world();
  write([](Transaction& transaction) {
    const auto before = transaction.counts().contacts;
    for (int id = 1; id <= kMany; ++id) {
      transaction.put(contact_numbered(id));
      if (id != 5 && id != 45 && id != kMany) continue;  // fewer wait than go at once, and more
      EXPECT_EQ(transaction.contact(ContactId{id}), contact_numbered(id));
      EXPECT_EQ(transaction.counts().contacts, before + static_cast<std::uint64_t>(id));
    }
    transaction.put(Appointment{.id = AppointmentId{5}, .contact = ContactId{1}});
    EXPECT_EQ(transaction.highest_id(SubjectTable::Appointment), 5);
    transaction.put(Appointment{.id = AppointmentId{6}, .contact = ContactId{1}});
    transaction.erase(AppointmentId{6});
    transaction.put(Person{.id = PersonId{9}, .contact = ContactId{1}});
    EXPECT_EQ(transaction.persons_of(ContactId{1}).size(), 1U);
  });
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.appointment(AppointmentId{6}); }));
}

TEST_P(StoreContract, OfARowThatIsPutAgainTheLastStands) {
  put_world();
  write([](Transaction& transaction) {
    for (int round = 1; round <= 3; ++round) {
      for (int id = 1; id <= kMany; ++id) {
        Contact contact = contact_numbered(id % 10 + 1);
        contact.department = std::to_string(round * kMany + id);
        transaction.put(contact);
      }
    }
  });
  const auto contacts = ask([](const Reader& reader) {
    std::vector<std::string> departments;
    for (int id = 1; id <= 10; ++id) {
      departments.push_back(reader.contact(ContactId{id})->department);
    }
    return departments;
  });
  const std::vector<std::string> last{"295", "296", "297", "298", "299",
                                      "300", "291", "292", "293", "294"};
  EXPECT_EQ(contacts, last);
}

TEST_P(StoreContract, OfAChangeThatIsGivenUpNoRowIsLeft) {
  put_world();
  const auto given_up = store_->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    for (int id = 1; id <= kMany; ++id) transaction.put(contact_numbered(id));
    return refuse(ErrorKind::BadRequest, "no");
  });
  EXPECT_FALSE(given_up);
  write([](Transaction& transaction) { transaction.put(contact_numbered(kMany + 1)); });
  for (int id = 1; id <= kMany; ++id) {
    EXPECT_FALSE(ask([&](const Reader& reader) { return reader.contact(ContactId{id}); }));
  }
  EXPECT_TRUE(ask([&](const Reader& reader) { return reader.contact(ContactId{kMany + 1}); }));
}

TEST_P(StoreContract, GivesBackEveryFieldOfAnAssociate) {
  put_world();
  const Associate anna{.id = kAnna,
                       .login = "Anna",
                       .full_name = "Anna Ås",
                       .person = kCara,
                       .group = kSales,
                       .retired = true,
                       .waiting_for_approval = true,
                       .last_logout = instant("2026-01-30T16:00:00")};
  write([&](Transaction& transaction) { transaction.put(anna); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.associate(kAnna); }), anna);
}

TEST_P(StoreContract, GivesBackCategoriesAndGroups) {
  put_world();
  EXPECT_EQ(ask([](const Reader& reader) { return reader.category(kVendor); }),
            (Category{kVendor, R"(US:"Vendor";NO:"Leverandør")"}));
  EXPECT_EQ(ask([](const Reader& reader) { return reader.group_by_name("Sales"); }),
            (UserGroup{kSales, "Sales"}));
  EXPECT_EQ(ask([](const Reader& reader) { return reader.group_by_name("Sale"); }), std::nullopt);
}

TEST_P(StoreContract, KeepsStatusesThatContactActivityDoesNotKnow) {
  Appointment odd{.id = AppointmentId{5}};
  odd.status = ActivityStatus{13};
  write([&](Transaction& transaction) { transaction.put(odd); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.appointment(AppointmentId{5}); }), odd);
}

TEST_P(StoreContract, KeepsInstantsToTheTickAtBothEndsOfTime) {
  for (const Instant at : {kEarliest, Instant{-1}, Instant{0}, Instant{1}, kLatest}) {
    const Appointment long_ago{.id = AppointmentId{5},
                               .starts_at = at,
                               .ends_at = at,
                               .registered = {at, kNobody},
                               .done = Stamp{at, kNobody}};
    write([&](Transaction& transaction) { transaction.put(long_ago); });
    EXPECT_EQ(ask([](const Reader& reader) { return reader.appointment(AppointmentId{5}); }),
              long_ago);
  }
}

TEST_P(StoreContract, KeepsTheGreatestId) {
  const ContactId greatest{2'147'483'647};
  write([&](Transaction& transaction) { transaction.put(Contact{.id = greatest}); });
  EXPECT_TRUE(ask([&](const Reader& reader) { return reader.contact(greatest); }));
}

TEST_P(StoreContract, KeepsTextsAsTheyAre) {
  const std::vector<std::string> texts{"",
                                       " blanks around ",
                                       "Ødegård & Søn",
                                       "株式会社",
                                       "\U0001F600",
                                       "it's \"so\"",
                                       "a;b,c\r\n\td",
                                       "%_?1:a@b$c",
                                       "NULL",
                                       std::string(16'000, 'x'),
                                       std::string("a\0b", 3)};
  for (const std::string& text : texts) {
    write([&](Transaction& transaction) {
      transaction.put(Appointment{.id = AppointmentId{5}, .title = text});
    });
    const auto found =
        ask([](const Reader& reader) { return reader.appointment(AppointmentId{5}); });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->title, text);
  }
}

TEST_P(StoreContract, PutReplacesTheWholeRowOfTheSameId) {
  put_world();
  write([](Transaction& transaction) {
    transaction.put(acme());
    transaction.put(cara());
    transaction.put(lunch());
    transaction.put(offer());
  });
  const Contact contact{.id = kAcme, .name = "Acme 2"};
  const Person person{.id = kCara};
  const Appointment appointment{.id = lunch().id};
  const Document document{.id = offer().id};
  write([&](Transaction& transaction) {
    transaction.put(contact);
    transaction.put(person);
    transaction.put(appointment);
    transaction.put(document);
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.contact(kAcme); }), contact);
  EXPECT_EQ(ask([](const Reader& reader) { return reader.person(kCara); }), person);
  EXPECT_EQ(ask([](const Reader& reader) { return reader.appointment(lunch().id); }), appointment);
  EXPECT_EQ(ask([](const Reader& reader) { return reader.document(offer().id); }), document);
  EXPECT_EQ(ask([](const Reader& reader) { return reader.counts(); }), (Counts{.associates = 2,
                                                                               .categories = 2,
                                                                               .contacts = 2,
                                                                               .persons = 1,
                                                                               .appointments = 1,
                                                                               .documents = 1}));
}

TEST_P(StoreContract, SaysThatNothingIsThereWhereNothingIs) {
  EXPECT_EQ(ask(everything), Everything{});
  EXPECT_EQ(ask([](const Reader& reader) { return reader.counts(); }), Counts{});
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.contact(kAcme); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.person(kCara); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.appointment(AppointmentId{1}); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.document(DocumentId{1}); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.category(kVendor); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.associate(kAnna); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.associate_by_login("anna"); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.password_hash(kAnna); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.head(kAcme); }));
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.events_of(kAcme); }).empty());
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.owned_by(kAnna); }).empty());
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.owners(); }).empty());
}

TEST_P(StoreContract, KeepsANoteUntilItIsReplaced) {
  const auto noted = [this](std::string_view name) {
    return ask([&](const Reader& reader) { return reader.note(name); });
  };
  EXPECT_EQ(noted("demo"), std::nullopt);
  write([](Transaction& transaction) {
    transaction.put_note("demo", "one");
    transaction.put_note("other", "");
  });
  EXPECT_EQ(noted("demo"), "one");
  EXPECT_EQ(noted("other"), "");
  write([](Transaction& transaction) { transaction.put_note("demo", "two"); });
  EXPECT_EQ(noted("demo"), "two");
  EXPECT_EQ(ask([](const Reader& reader) { return reader.note("demo"); }, TenantId{2}),
            std::nullopt);
}

TEST_P(StoreContract, ErasesAppointmentsAndDocumentsForGood) {
  put_world();
  write([](Transaction& transaction) {
    transaction.put(lunch());
    transaction.put(offer());
    transaction.put(Appointment{.id = AppointmentId{99}});
  });
  write([](Transaction& transaction) {
    transaction.erase(lunch().id);
    transaction.erase(offer().id);
    transaction.erase(AppointmentId{12345});  // erasing nothing is no fault
  });
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.appointment(lunch().id); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.document(offer().id); }));
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.appointment(AppointmentId{99}); }));
}

TEST_P(StoreContract, VisitsEveryTableInOrderOfId) {
  write([](Transaction& transaction) {
    for (const std::int32_t id : {30, 4, 200, 1}) {
      transaction.put(Contact{.id = ContactId{id}});
      transaction.put(Person{.id = PersonId{id}});
      transaction.put(Appointment{.id = AppointmentId{id}});
      transaction.put(Document{.id = DocumentId{id}});
      transaction.put(Category{CategoryId{id}, ""});
      transaction.put(Associate{.id = AssociateId{id}, .login = std::to_string(id)});
      const AssociateId owner{id == 1 ? 200 : 1};
      put_head(transaction, head(ContactId{id}, owner, Instant{id}));
    }
  });
  const auto ids = [](const auto& rows, auto id_of) {
    std::vector<std::int32_t> all;
    for (const auto& row : rows) all.push_back(raw(id_of(row)));
    return all;
  };
  const auto id = [](const auto& row) { return row.id; };
  const std::vector<std::int32_t> in_order{1, 4, 30, 200};
  const Everything all = ask(everything);
  EXPECT_EQ(ids(all.contacts, id), in_order);
  EXPECT_EQ(ids(all.persons, id), in_order);
  EXPECT_EQ(ids(all.appointments, id), in_order);
  EXPECT_EQ(ids(all.documents, id), in_order);
  EXPECT_EQ(ids(all.categories, id), in_order);
  EXPECT_EQ(ids(all.associates, id), in_order);
  EXPECT_EQ(ids(all.heads, [](const Head& row) { return row.contact; }), in_order);
}

}  // namespace
}  // namespace crm::store
