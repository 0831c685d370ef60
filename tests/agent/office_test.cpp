// What follows a change: which pages and names tell of it before whoever asked hears of it, and
// that they hear once, whatever fails behind the commit.
#include "agent/office.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "domain/role.h"
#include "store/recorder.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::agent {
namespace {

constexpr AssociateId kAnna{1};
constexpr AssociateId kBob{2};
constexpr ContactId kAcme{1};  // Anna's
constexpr ContactId kBolt{2};  // Bob's
constexpr CategoryId kCustomer{1};

// A store that writes, and can be shut to readers.
class ShutStore final : public store::MemoryStore {
 public:
  using MemoryStore::MemoryStore;

  Result<void> read(TenantId tenant,
                    const std::function<Result<void>(const store::Reader&)>& work) const override {
    if (is_shut) return refuse(ErrorKind::Unavailable, "the disk does not answer");
    return MemoryStore::read(tenant, work);
  }

  std::atomic<bool> is_shut{false};
};

// Somebody who waits, of whom copies are made while there is memory for some more of them.
class PoorListener {
 public:
  struct Fate {
    std::atomic<int> copies_left;
    bool can_answer;
    std::atomic<int> heard{0};
  };

  explicit PoorListener(Fate& fate) : fate_(fate) {}
  PoorListener(const PoorListener& other) : fate_(other.fate_) {
    if (fate_.copies_left-- <= 0) throw std::bad_alloc();
  }
  PoorListener& operator=(const PoorListener&) = delete;
  ~PoorListener() = default;

  void operator()(const Result<void>& done) const {
    EXPECT_TRUE(done);
    ++fate_.heard;
    if (!fate_.can_answer) throw std::bad_alloc();
  }

 private:
  Fate& fate_;
};

class OfficeTest : public testing::Test {
 protected:
  OfficeTest() {
    EXPECT_TRUE(store_.write(kOnlyTenant, [](store::Transaction& t) -> Result<void> {
      t.put(Category{.id = kCustomer, .name = "Customer"});
      t.put(Associate{.id = kAnna, .login = "anna", .role = kUserLevel0});
      t.put(Associate{.id = kBob, .login = "bob", .role = kUserLevel0});
      store::Recorder recorder(t);
      recorder.save(company(kAcme, "Acme", kAnna));
      recorder.save(company(kBolt, "Bolt", kBob));
      recorder.finish();
      return {};
    }));
    begin();
  }

  // A feed and an office that nothing has happened to, with both pages in memory.
  void begin() {
    office_.reset();
    feed_.emplace(
        store_, feed::Settings{},
        [this](const store::OwnedContact& owned) {
          if (texts_refused_ > 0 && texts_refused_-- > 0) throw std::bad_alloc();
          return owned.name;
        },
        [](std::string_view text) { return std::string(text); });
    office_.emplace(store_, *feed_, clock_, Office::Settings{});
    EXPECT_TRUE(feed_->refresh_names(kOnlyTenant));
    for (const AssociateId owner : {kAnna, kBob}) EXPECT_TRUE(load(owner));
  }

  static Contact company(ContactId id, std::string name, AssociateId owner) {
    Contact made{.id = id, .name = std::move(name), .category = kCustomer, .owner = owner};
    made.registered = {instant("2026-01-01"), owner};
    return made;
  }

  Result<void> load(AssociateId owner) {
    std::promise<Result<void>> loaded;
    feed_->load(kOnlyTenant, owner, [&](const auto& page) {
      loaded.set_value(page ? Result<void>() : Result<void>(forward(page)));
    });
    return loaded.get_future().get();
  }

  // What Anna hears first.
  Result<void> write(const Office::WritingWork& work) {
    const auto first = std::make_shared<std::promise<Result<void>>>();
    heard_ = std::make_shared<std::atomic<int>>(0);
    office_->write(anna_, zone_, work, [first, heard = heard_](Result<void> done) {
      if (++*heard == 1) first->set_value(std::move(done));
    });
    return first->get_future().get();
  }

  // How often she has heard of it, when nothing can follow any more.
  int times_heard() {
    end();
    return *heard_;
  }
  void end() {
    office_.reset();
    feed_.reset();
  }

  static void change(Writing& desk, ContactId id, std::string name, AssociateId owner) {
    Contact contact = *desk.transaction().contact(id);
    contact.name = std::move(name);
    contact.owner = owner;
    desk.save(contact);
  }
  static Result<void> rename_acme(Writing& desk) {
    change(desk, kAcme, "Acme Ltd", kAnna);
    return {};
  }
  static void rename_category(Writing& desk, std::string name) {
    desk.transaction().put(Category{.id = kCustomer, .name = std::move(name)});
    desk.names_changed();
  }

  using Texts = std::vector<std::string>;
  // On the page in memory, in its order.
  Texts page(AssociateId owner) {
    const auto page = feed_->page(kOnlyTenant, owner);
    if (page == nullptr) return {"not in memory"};
    Texts texts;
    for (std::uint32_t row = 0; row < page->size(); ++row) texts.emplace_back(page->text(row));
    return texts;
  }
  // Not before.
  void expect_page_when_store_opens() {
    EXPECT_EQ(page(kAnna), kNotInMemory);
    EXPECT_FALSE(load(kAnna));
    store_.is_shut = false;
    ASSERT_TRUE(load(kAnna));
    EXPECT_EQ(page(kAnna), Texts{"Acme Ltd"});
  }
  inline static const Texts kNotInMemory{"not in memory"};

  std::string category() { return feed_->names(kOnlyTenant)->category(kCustomer).text; }

  ManualClock clock_{instant("2026-01-31T12:00:00Z")};
  ShutStore store_{clock_};
  std::atomic<int> texts_refused_{0};  // so many times there is no memory for a text of a page
  locale::TimeZone zone_ = locale::TimeZone::utc();
  Caller anna_{.associate = kAnna};
  std::shared_ptr<std::atomic<int>> heard_;
  std::optional<feed::Feed> feed_;
  std::optional<Office> office_;
};

TEST_F(OfficeTest, AChangeOfOnesContactsIsOnTheirPageBeforeItIsHeardOf) {
  ASSERT_TRUE(write(rename_acme));
  EXPECT_EQ(page(kAnna), Texts{"Acme Ltd"});
  EXPECT_EQ(page(kBob), Texts{"Bolt"});
  EXPECT_EQ(times_heard(), 1);
}

TEST_F(OfficeTest, AChangeOfTwoOwnersIsOnBothPages) {
  ASSERT_TRUE(write([](Writing& desk) -> Result<void> {
    change(desk, kAcme, "Acme", kBob);
    return {};
  }));
  EXPECT_EQ(page(kAnna), Texts{});
  EXPECT_EQ(page(kBob), (Texts{"Acme", "Bolt"}));
  EXPECT_EQ(times_heard(), 1);
}

TEST_F(OfficeTest, AChangeOfNamesAndPagesIsInBoth) {
  ASSERT_TRUE(write([](Writing& desk) {
    rename_category(desk, "Client");
    return rename_acme(desk);
  }));
  EXPECT_EQ(page(kAnna), Texts{"Acme Ltd"});
  EXPECT_EQ(page(kBob), Texts{"Bolt"});
  EXPECT_EQ(category(), "Client");
  EXPECT_EQ(times_heard(), 1);
}

TEST_F(OfficeTest, AChangeOfRightsIsInTheNamesAndLeavesNoPage) {
  ASSERT_TRUE(write([](Writing& desk) -> Result<void> {
    desk.transaction().put(Associate{.id = kBob, .login = "bob", .role = kSystemRole});
    desk.rights_changed();
    return {};
  }));
  EXPECT_TRUE(feed_->names(kOnlyTenant)->actor(kBob).rights.rights.bypasses);
  EXPECT_EQ(page(kAnna), kNotInMemory);
  EXPECT_EQ(page(kBob), kNotInMemory);
  EXPECT_EQ(times_heard(), 1);
}

TEST_F(OfficeTest, AChangeOfNeitherIsHeardOf) {
  ASSERT_TRUE(write([](Writing& desk) -> Result<void> {
    desk.transaction().put_note("colour", "green");
    return {};
  }));
  EXPECT_EQ(page(kAnna), Texts{"Acme"});
  EXPECT_EQ(times_heard(), 1);
}

TEST_F(OfficeTest, WhatIsRefusedChangesNothingAndIsHeardOnce) {
  const auto done = write([](Writing& desk) -> Result<void> {
    change(desk, kAcme, "Acme Ltd", kAnna);
    return refuse(ErrorKind::BadRequest, "not so");
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().detail, "not so");
  EXPECT_EQ(page(kAnna), Texts{"Acme"});
  EXPECT_EQ(times_heard(), 1);
}

TEST_F(OfficeTest, AMistakeOfOursIsHeardOnceAsInternal) {
  const auto done =
      write([](Writing& /*desk*/) -> Result<void> { throw std::logic_error("a bug"); });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::Internal);
  EXPECT_EQ(times_heard(), 1);
}

TEST_F(OfficeTest, APageThereIsNoMemoryForIsReadFromTheStore) {
  texts_refused_ = 1;
  ASSERT_TRUE(write(rename_acme));
  EXPECT_EQ(texts_refused_, 0);
  EXPECT_EQ(page(kAnna), Texts{"Acme Ltd"});
  EXPECT_EQ(times_heard(), 1);
}

TEST_F(OfficeTest, APageThatCannotBeReadEitherLeavesAndTheChangeIsHeardOfOnce) {
  texts_refused_ = 1;
  ASSERT_TRUE(write([this](Writing& desk) {
    store_.is_shut = true;
    return rename_acme(desk);
  }));
  expect_page_when_store_opens();
  EXPECT_EQ(times_heard(), 1);
}

TEST_F(OfficeTest, AChangeIsHeardOfOnceThoughItsNamesCannotBeRead) {
  ASSERT_TRUE(write([this](Writing& desk) {
    rename_category(desk, "Client");
    store_.is_shut = true;
    return rename_acme(desk);
  }));
  expect_page_when_store_opens();
  EXPECT_EQ(category(), "Client");
  EXPECT_EQ(times_heard(), 1);
}

// However often memory is wanting behind the commit, and though it is wanting for the answer too.
TEST_F(OfficeTest, AChangeIsHeardOfOnceWhereverMemoryIsWantingBehindIt) {
  for (const bool can_answer : {true, false}) {
    for (const bool has_names : {true, false}) {
      bool was_wanting = true;
      for (int copies = 0; was_wanting; ++copies) {
        begin();
        const std::string name = "Acme " + std::to_string(copies);
        PoorListener::Fate fate{.copies_left = 1, .can_answer = can_answer};
        Office::Then then = PoorListener(fate);
        fate.copies_left = copies;
        office_->write(
            anna_, zone_,
            [&](Writing& desk) -> Result<void> {
              change(desk, kAcme, name, kAnna);
              if (has_names) rename_category(desk, name);
              return {};
            },
            std::move(then));
        while (fate.heard == 0) std::this_thread::yield();
        if (has_names) {
          EXPECT_EQ(category(), name) << copies;
        }
        ASSERT_TRUE(write([](Writing& /*desk*/) -> Result<void> { return {}; }));
        if (page(kAnna) == kNotInMemory) {
          ASSERT_TRUE(load(kAnna));
        }
        EXPECT_EQ(page(kAnna), Texts{name}) << copies;
        end();
        EXPECT_EQ(fate.heard, 1) << copies;
        was_wanting = fate.copies_left < 0;
      }
    }
  }
}

}  // namespace
}  // namespace crm::agent
