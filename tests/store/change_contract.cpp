// A change is whole or nothing, and readers and tenants are left alone by it.
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/store/contract.h"

namespace crm::store {
namespace {

constexpr TenantId kOther{2};

void put_one_of_each(Transaction& transaction) {
  transaction.put(UserGroup{GroupId{90}, "New"});
  transaction.put(Category{CategoryId{90}, "New"});
  transaction.put(Associate{.id = AssociateId{90}, .login = "new"});
  transaction.put(acme());
  transaction.put(cara());
  transaction.put(lunch());
  transaction.put(offer());
  transaction.put_password_hash(kAnna, "$argon2id$new");
  transaction.append(event(kAcme, ContactAction::NewActivity, 1));
  put_head(transaction, head(kAcme, kAnna, Instant{1}));
}

TEST_P(StoreContract, AnErrorOfTheWorkIsHandedOnAndChangesNothing) {
  put_world();
  const Everything before = ask(everything);
  const auto refused = store_->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    put_one_of_each(transaction);
    return refuse(ErrorKind::BadRequest, "line 7: no");
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error(), (Error{ErrorKind::BadRequest, "line 7: no"}));
  EXPECT_EQ(ask(everything), before);
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.password_hash(kAnna); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.group_by_name("New"); }));
}

TEST_P(StoreContract, AnExceptionOfTheWorkPassesThroughAndChangesNothing) {
  put_world();
  const Everything before = ask(everything);
  EXPECT_THROW(static_cast<void>(store_->write(kOnlyTenant,
                                               [](Transaction& transaction) -> Result<void> {
                                                 put_one_of_each(transaction);
                                                 throw std::logic_error("a bug");
                                               })),
               std::logic_error);
  EXPECT_EQ(ask(everything), before);
  write(put_one_of_each);  // the store is as usable as ever
  EXPECT_NE(ask(everything), before);
}

TEST_P(StoreContract, AFailureInsideTheWorkComesBackAsAnError) {
  put_world();
  const Everything before = ask(everything);
  const auto refused = store_->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    put_one_of_each(transaction);
    throw Failure(ErrorKind::StorageFull, "no space");
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error(), (Error{ErrorKind::StorageFull, "no space"}));
  EXPECT_EQ(ask(everything), before);
}

TEST_P(StoreContract, AReadHandsOnErrorsAndExceptions) {
  const auto refused = store_->read(kOnlyTenant, [](const Reader&) -> Result<void> {
    return refuse(ErrorKind::NotFound, "not here");
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error(), (Error{ErrorKind::NotFound, "not here"}));
  EXPECT_THROW(
      static_cast<void>(store_->read(
          kOnlyTenant, [](const Reader&) -> Result<void> { throw std::logic_error("a bug"); })),
      std::logic_error);
}

TEST_P(StoreContract, AVisitThatThrowsLeavesTheStoreUsable) {
  put_world();
  for (int round = 0; round < 3; ++round) {
    EXPECT_THROW(static_cast<void>(store_->read(kOnlyTenant,
                                                [](const Reader& reader) -> Result<void> {
                                                  reader.each_contact([](const Contact&) {
                                                    throw std::logic_error("a bug");
                                                  });
                                                  return {};
                                                })),
                 std::logic_error);
  }
  EXPECT_EQ(ask(everything).contacts.size(), 2U);
}

TEST_P(StoreContract, ATransactionSeesItsOwnWrites) {
  put_world();
  write([](Transaction& transaction) {
    put_one_of_each(transaction);
    EXPECT_EQ(transaction.contact(kAcme), acme());
    EXPECT_EQ(transaction.person(kCara), cara());
    EXPECT_EQ(transaction.associate_by_login("NEW")->id, AssociateId{90});
    EXPECT_EQ(transaction.head(kAcme), head(kAcme, kAnna, Instant{1}));
    EXPECT_EQ(transaction.events_of(kAcme).size(), 1U);
    EXPECT_EQ(transaction.events_of(kAcme)[0].id, EventId{1});
    EXPECT_EQ(transaction.counts().appointments, 1U);
    transaction.erase(lunch().id);
    EXPECT_EQ(transaction.appointment(lunch().id), std::nullopt);
  });
}

TEST_P(StoreContract, AReaderKeepsItsPictureWhileOthersWrite) {
  put_world();
  const Everything before = ask(everything);
  const auto read = store_->read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
    std::thread([this] { write(put_one_of_each); }).join();
    EXPECT_EQ(everything(reader), before);
    EXPECT_NE(ask(everything), before);  // whoever comes now sees the change
    EXPECT_EQ(everything(reader), before);
    return {};
  });
  ASSERT_TRUE(read.has_value()) << read.error().detail;
}

TEST_P(StoreContract, AReaderSeesNothingOfAWriteThatIsNotDone) {
  put_world();
  const Everything before = ask(everything);
  write([&](Transaction& transaction) {
    put_one_of_each(transaction);
    std::thread([&] { EXPECT_EQ(ask(everything), before); }).join();
  });
  EXPECT_NE(ask(everything), before);
}

TEST_P(StoreContract, TenantsNeverSeeEachOther) {
  put_world(kOnlyTenant);
  EXPECT_EQ(ask(everything, kOther), Everything{});
  put_world(kOther);  // the same ids and logins
  const Everything before = ask(everything, kOnlyTenant);

  write(put_one_of_each, kOther);

  EXPECT_EQ(ask(everything, kOnlyTenant), before);
  const auto unseen = [this](auto question) { return !ask(question, kOnlyTenant).has_value(); };
  EXPECT_TRUE(unseen([](const Reader& reader) { return reader.password_hash(kAnna); }));
  EXPECT_TRUE(unseen([](const Reader& reader) { return reader.group_by_name("New"); }));
  EXPECT_TRUE(unseen([](const Reader& reader) { return reader.associate_by_login("new"); }));
  EXPECT_TRUE(unseen([](const Reader& reader) { return reader.head(kAcme); }));
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.owned_by(kAnna); }).empty());
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.owners(); }).empty());
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.events_of(kAcme); }).empty());
  EXPECT_EQ(ask([](const Reader& reader) { return reader.counts(); }).events, 0U);
  write([](Transaction& transaction) {
    EXPECT_EQ(transaction.next_associate_id(), AssociateId{9});
    EXPECT_EQ(transaction.next_group_id(), GroupId{3});
    transaction.append(event(kAcme, ContactAction::NewActivity, 1));
    transaction.erase(lunch().id);
    transaction.erase_head(kAcme);
  });
  EXPECT_EQ(ask(everything, kOnlyTenant).events.at(0).id, EventId{1});  // numbers of its own
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.appointment(lunch().id); }, kOther));
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.head(kAcme); }, kOther));
}

TEST_P(StoreContract, NowIsTheClocksTimeAndTheSameHoweverOftenItIsAsked) {
  write([this](Transaction& transaction) {
    const Instant first = transaction.now();
    EXPECT_EQ(first, clock_.now());
    clock_.advance_s(60);
    EXPECT_EQ(transaction.now(), first);
    transaction.append(event(kAcme, ContactAction::NewActivity, 1));
    EXPECT_EQ(transaction.events_of(kAcme)[0].logged_at, first);
  });
}

TEST_P(StoreContract, APictureKnowsTheTimeOfTheLastChangeThatAskedForIt) {
  const auto last_change = [this](TenantId tenant = kOnlyTenant) {
    return ask([](const Reader& reader) { return reader.last_change(); }, tenant);
  };
  EXPECT_EQ(last_change(), kEarliest);
  std::vector<Instant> times;
  for (int i = 0; i < 2; ++i) {
    write([&](Transaction& transaction) {
      times.push_back(transaction.now());
      EXPECT_EQ(transaction.last_change(), times.back());
    });
    EXPECT_EQ(last_change(), times.back());
  }
  EXPECT_LT(times[0], times[1]);
  write([](Transaction& transaction) { transaction.put(Category{.id = kVendor}); });
  EXPECT_EQ(last_change(), times[1]);
  EXPECT_EQ(last_change(TenantId{2}), kEarliest);
}

TEST_P(StoreContract, NowRisesFromOneTransactionToTheNextWhateverTheClockDoes) {
  std::vector<Instant> times;
  const auto take = [&] {
    write([&](Transaction& transaction) { times.push_back(transaction.now()); });
  };
  take();
  take();  // the clock stands still
  clock_.set(instant("2016-01-31T09:30:00"));
  take();  // ten years back
  take();
  clock_.set(instant("2036-01-31T09:30:00"));
  take();
  EXPECT_EQ(times[0], instant("2026-01-31T09:30:00"));
  EXPECT_EQ(times[1], Instant{times[0].ticks + 1});
  EXPECT_EQ(times[2], Instant{times[1].ticks + 1});
  EXPECT_EQ(times[3], Instant{times[2].ticks + 1});
  EXPECT_EQ(times[4], instant("2036-01-31T09:30:00"));
}

TEST_P(StoreContract, WritersTakeTurns) {
  constexpr int kThreads = 4;
  constexpr int kRounds = 25;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([this] {
      for (int round = 0; round < kRounds; ++round) {
        write([](Transaction& transaction) {
          transaction.append(event(kAcme, ContactAction::NewActivity, 1));
        });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const Everything all = ask(everything);
  ASSERT_EQ(all.events.size(), std::size_t{kThreads * kRounds});
  for (std::size_t line = 1; line < all.events.size(); ++line) {
    EXPECT_EQ(raw(all.events[line].id), raw(all.events[line - 1].id) + 1);
    EXPECT_GT(all.events[line].logged_at, all.events[line - 1].logged_at);
  }
}

TEST_P(StoreContract, AStoreThatIsSoundHasNoDefects) {
  put_world();
  write(put_one_of_each);
  const auto defects = store_->defects();
  ASSERT_TRUE(defects.has_value()) << defects.error().detail;
  EXPECT_EQ(*defects, std::vector<std::string>{});
}

}  // namespace
}  // namespace crm::store
