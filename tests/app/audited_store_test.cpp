#include "app/audited_store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "app/audit_note.h"
#include "app/deeds.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/times.h"

namespace crm::app {
namespace {

namespace fs = std::filesystem;

// Fails behind all work, as a disk does that is full when the commit comes.
class FailingStore final : public store::Store {
 public:
  explicit FailingStore(const Clock& clock) : store_(clock) {}
  bool fails = false;

  [[nodiscard]] Result<void> write(
      TenantId tenant, const std::function<Result<void>(store::Transaction&)>& work) override {
    return store_.write(tenant, [&](store::Transaction& transaction) -> Result<void> {
      if (auto worked = work(transaction); !worked || !fails) return worked;
      return refuse(ErrorKind::StorageFull, "no room");
    });
  }
  [[nodiscard]] Result<void> read(
      TenantId tenant,
      const std::function<Result<void>(const store::Reader&)>& work) const override {
    return store_.read(tenant, work);
  }
  [[nodiscard]] Result<std::vector<Tenant>> tenants() const override { return store_.tenants(); }
  [[nodiscard]] Result<std::vector<App>> apps() const override { return store_.apps(); }
  [[nodiscard]] Result<void> change_apps(
      const std::function<Result<void>(std::vector<App>& apps)>& work) override {
    return store_.change_apps(work);
  }
  [[nodiscard]] Result<std::vector<std::string>> defects() const override {
    return store_.defects();
  }

 private:
  store::MemoryStore store_;
};

class AuditedStoreTest : public testing::Test {
 protected:
  AuditedStore audited(const fs::path& file) {
    return AuditedStore(store_, {.uid = 1000, .command = "import ./export"},
                        [this, file]() -> Result<std::shared_ptr<observe::AuditLog>> {
                          auto log = observe::AuditLog::open({.file = file}, clock_, {});
                          if (!log) return forward(log);
                          log_ = *std::move(log);
                          return log_;
                        });
  }
  // What the transaction does, and says; where it says anything.
  static Result<void> add_group(AuditedStore& store, const char* said) {
    return store.write(kOnlyTenant, [said](store::Transaction& transaction) -> Result<void> {
      transaction.put(UserGroup{GroupId{1}, "Sales"});
      if (said != nullptr) record(said, {{"group", "Sales"}});
      return {};
    });
  }
  bool has_group() {
    bool has = false;
    EXPECT_TRUE(store_->read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      has = !reader.groups().empty();
      return {};
    }));
    return has;
  }
  std::vector<observe::AuditLine> lines() const {
    std::vector<observe::AuditLine> all;
    std::ifstream in(file());
    for (std::string line; std::getline(in, line);) {
      all.push_back(observe::read_audit_line(line).value());
    }
    return all;
  }
  fs::path file() const { return folder_.file("audit.jsonl"); }

  ManualClock clock_{instant("2026-01-31T09:30:00Z")};
  ScratchFolder folder_;
  std::shared_ptr<FailingStore> store_ = std::make_shared<FailingStore>(clock_);
  std::shared_ptr<observe::AuditLog> log_;
};

TEST_F(AuditedStoreTest, TellsWhatATransactionSaysOfItselfAndNotesTheLine) {
  AuditedStore store = audited(file());
  ASSERT_TRUE(add_group(store, "group added"));
  ASSERT_EQ(lines().size(), 1U);
  const observe::AuditLine line = lines()[0];
  EXPECT_EQ(line.member("event"), "group added");
  EXPECT_EQ(line.member("group"), "Sales");
  EXPECT_EQ(line.member("tenant"), "1");
  EXPECT_EQ(line.member("uid"), "1000");
  EXPECT_EQ(line.act, 1U);
  const auto noted = noted_act(store);
  ASSERT_TRUE(noted && *noted);
  EXPECT_EQ((*noted)->act, 1U);
  EXPECT_EQ((*noted)->hash, log_->tip().hash);
}

TEST_F(AuditedStoreTest, TellsWhatIsDoneWithAppsLikewise) {
  AuditedStore store = audited(file());
  ASSERT_TRUE(add_group(store, "group added"));
  ASSERT_TRUE(store.change_apps([](std::vector<App>& apps) -> Result<void> {
    apps.push_back({.id = AppId{1}, .client_id = "a", .name = "A"});
    record("app registered", {{"name", "A"}});
    return {};
  }));
  ASSERT_EQ(lines().size(), 2U);
  EXPECT_EQ(lines()[1].member("event"), "app registered");
  EXPECT_EQ(lines()[1].member("uid"), "1000");
  EXPECT_EQ(store.apps()->size(), 1U);
  const auto noted = noted_act(store);
  ASSERT_TRUE(noted && *noted);
  EXPECT_EQ((*noted)->hash, log_->tip().hash);
}

TEST_F(AuditedStoreTest, ChangesNoAppWhereItCannotTell) {
  AuditedStore store = audited(folder_.file("nowhere/audit.jsonl"));
  EXPECT_FALSE(store.change_apps([](std::vector<App>& apps) -> Result<void> {
    apps.push_back({.id = AppId{1}, .client_id = "a", .name = "A"});
    return {};
  }));
  EXPECT_TRUE(store.apps()->empty());
}

TEST_F(AuditedStoreTest, TellsATransactionThatSaysNothingByItsCommand) {
  AuditedStore store = audited(file());
  ASSERT_TRUE(add_group(store, nullptr));
  EXPECT_EQ(lines()[0].member("event"), "other command");
  EXPECT_EQ(lines()[0].member("command"), "import ./export");
}

TEST_F(AuditedStoreTest, TellsNothingOfWorkThatRefuses) {
  AuditedStore store = audited(file());
  const auto refused = store.write(kOnlyTenant, [](store::Transaction&) -> Result<void> {
    record("never", {});
    return refuse(ErrorKind::NotFound, "nobody");
  });
  EXPECT_FALSE(refused);
  EXPECT_FALSE(fs::exists(file()));
}

TEST_F(AuditedStoreTest, ChangesNothingThatCannotBeTold) {
  AuditedStore store = audited(folder_.path());  // a folder takes no lines
  const auto refused = add_group(store, "group added");
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().detail.ends_with("Nothing was changed.")) << refused.error().detail;
  EXPECT_FALSE(has_group());
}

TEST_F(AuditedStoreTest, SaysThatWhatWasToldWasNotDoneWhenTheCommitFails) {
  AuditedStore store = audited(file());
  ASSERT_TRUE(add_group(store, "group added"));
  store_->fails = true;
  ASSERT_FALSE(add_group(store, "group added"));
  while (lines().size() < 3) std::this_thread::yield();  // written behind
  const auto all = lines();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].member("event"), "group added");
  EXPECT_EQ(all[2].member("event"), "not done");
  EXPECT_EQ(all[2].member("not_done"), "2");
  EXPECT_EQ(all[2].member("why"), "no room");
  EXPECT_EQ(all[2].act, 2U);
  const auto noted = noted_act(*store_);
  ASSERT_TRUE(noted && *noted);
  EXPECT_EQ((*noted)->act, 1U) << "the database knows what it has";
}

TEST_F(AuditedStoreTest, IsNotSpokenToOutsideOfATransaction) {
  AuditedStore store = audited(file());
  record("group added", {});
  ASSERT_TRUE(add_group(store, "group added"));
  EXPECT_EQ(lines().size(), 1U);
}

TEST(AuditNote, TellsWhatIsInOneOfDatabaseAndLogOnly) {
  EXPECT_EQ(audit_difference(std::nullopt, 0), "");
  EXPECT_EQ(audit_difference(AuditNote{7, "x"}, 7), "");
  EXPECT_NE(audit_difference(AuditNote{7, "x"}, 9).find("up to line 7"), std::string::npos);
  EXPECT_NE(audit_difference(std::nullopt, 9).find("up to line 0"), std::string::npos);
  EXPECT_NE(audit_difference(AuditNote{7, "x"}, 5).find("missing at the end"), std::string::npos);
}

}  // namespace
}  // namespace crm::app
