#include "app/service.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <sstream>
#include <thread>

#include "auth/password_hash.h"
#include "tests/net/client.h"
#include "tests/support/memory_store.h"
#include "tests/support/scratch_folder.h"

namespace crm::app {
namespace {

namespace fs = std::filesystem;

constexpr auth::HashCost kCheap{std::uint64_t{8} * 1024 * 1024, 1};

// Holds the first write that makes a token, until it is let go.
class HoldingStore final : public store::MemoryStore {
 public:
  using MemoryStore::MemoryStore;

  [[nodiscard]] Result<void> write(
      TenantId tenant, const std::function<Result<void>(store::Transaction&)>& work) override {
    return MemoryStore::write(tenant, [&](store::Transaction& transaction) -> Result<void> {
      auto worked = work(transaction);
      bool has_token = false;
      transaction.each_token([&](const Token&) { has_token = true; });
      if (has_token) hold();
      return worked;
    });
  }

  // Whether it came to that within kPatience.
  bool wait_until_held() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, net::kPatience, [this] { return is_held_; });
  }
  void let_go() {
    const std::scoped_lock lock(mutex_);
    is_free_ = true;
    changed_.notify_all();
  }

 private:
  void hold() {
    std::unique_lock lock(mutex_);
    is_held_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return is_free_; });
  }

  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  bool is_held_ = false;
  bool is_free_ = false;
};

// Cannot read its apps once that is told so.
class AppsUnreadable final : public store::MemoryStore {
 public:
  using MemoryStore::MemoryStore;

  [[nodiscard]] Result<std::vector<App>> apps() const override {
    if (is_broken) return refuse(ErrorKind::Internal, "no apps today");
    return MemoryStore::apps();
  }

  bool is_broken = false;
};

std::ptrdiff_t threads() {
  return std::distance(fs::directory_iterator("/proc/self/task"), fs::directory_iterator());
}

class ServiceTest : public testing::Test {
 protected:
  ServiceTest() {
    settings_.database = folder_.file().string();
    settings_.workers = 1;
    settings_.hash_threads = 1;
    settings_.password_memory_bytes = kCheap.memory_bytes;
    settings_.password_passes = kCheap.passes;
    settings_.openid_issuer = "https://login.example";
    settings_.openid_audience = "here";
    settings_.openid_jwks = "http://127.0.0.1:1/keys";  // where nobody listens
    settings_.drain_time_max = std::chrono::milliseconds(0);
  }

  void add_anna() { add_anna_to(store_); }
  static void add_anna_to(store::Store& store) {
    const auto phc = auth::hash_password("secret", kCheap);
    ASSERT_TRUE(phc);
    ASSERT_TRUE(store.write(kOnlyTenant, [&](store::Transaction& transaction) -> Result<void> {
      transaction.put(UserGroup{GroupId{1}, "Sales"});
      Associate anna;
      anna.id = AssociateId{7};
      anna.login = "anna";
      anna.group = GroupId{1};
      transaction.put(anna);
      transaction.put_password_hash(anna.id, *phc);
      return {};
    }));
  }

  ScratchFolder folder_;
  Settings settings_;
  SystemClock clock_;
  HoldingStore store_{clock_};
  std::ostringstream told_;
};

// What a process has left behind that ended in between.
TEST_F(ServiceTest, RemovesContentsThatWereNeverFinished) {
  const fs::path left = folder_.file("crm.db.content/tmp/left");
  fs::create_directories(left.parent_path());
  std::ofstream(left) << "half of a content";
  const observe::Log log(clock_, {observe::Level::Info, observe::Format::Text}, told_);
  const observe::Journal journal(log, nullptr);

  const auto service = Service::open(settings_, {"127.0.0.1", 0}, store_, clock_, journal);

  ASSERT_TRUE(service) << service.error().detail;
  EXPECT_FALSE(fs::exists(left));
}

// It is kept when the sign-in has ended: what the sign-in had may not be touched, which the address
// sanitizer sees.
TEST_F(ServiceTest, TellsOfATokenThatIsKeptWhileItStops) {
  ASSERT_NO_FATAL_FAILURE(add_anna());
  const observe::Log log(clock_, {observe::Level::Info, observe::Format::Text}, told_);
  const observe::Journal journal(log, nullptr);
  auto service = Service::open(settings_, {"127.0.0.1", 0}, store_, clock_, journal);
  ASSERT_TRUE(service) << service.error().detail;
  const auto threads_open = threads();
  std::thread running([&] { (*service)->run(); });
  net::Client client((*service)->port());
  EXPECT_TRUE(
      client.send("GET /api/v1/User/currentToken HTTP/1.1\r\nHost: here\r\n"
                  "Authorization: Basic YW5uYTpzZWNyZXQ=\r\n\r\n"));
  EXPECT_TRUE(store_.wait_until_held());
  (*service)->stop();
  running.join();
  std::thread ending([&] { service->reset(); });
  // One more that ends it, and one less when the sign-in begins to end; the provider's ends once
  // that has.
  while (threads() >= threads_open) std::this_thread::yield();
  store_.let_go();
  ending.join();
  EXPECT_NE(told_.str().find("access token issued tenant=1 login=anna"), std::string::npos)
      << told_.str();
}

TEST_F(ServiceTest, KeepsARetiredUserOutThoughAppsCannotBeRead) {
  AppsUnreadable store(clock_);
  ASSERT_NO_FATAL_FAILURE(add_anna_to(store));
  const observe::Log log(clock_, {observe::Level::Info, observe::Format::Text}, told_);
  const observe::Journal journal(log, nullptr);
  auto service = Service::open(settings_, {"127.0.0.1", 0}, store, clock_, journal);
  ASSERT_TRUE(service) << service.error().detail;
  std::thread running([&] { (*service)->run(); });
  const auto status = [&] {
    const auto answer = net::Client((*service)->port())
                            .ask(
                                "GET /api/v1/User/currentPrincipal HTTP/1.1\r\nHost: here\r\n"
                                "Authorization: Basic YW5uYTpzZWNyZXQ=\r\n\r\n");
    return answer ? answer->status : 0;
  };
  EXPECT_EQ(status(), 200);
  store.is_broken = true;
  const auto done = (*service)->run_beside([&] {
    EXPECT_TRUE(store.write(kOnlyTenant, [](store::Transaction& transaction) -> Result<void> {
      Associate anna = transaction.associate(AssociateId{7}).value();
      anna.retired = true;
      transaction.put(anna);
      return {};
    }));
    return std::vector<TenantId>{kOnlyTenant};
  });
  EXPECT_EQ(done.error().detail, "no apps today");
  EXPECT_EQ(status(), 403);
  (*service)->stop();
  running.join();
}

}  // namespace
}  // namespace crm::app
