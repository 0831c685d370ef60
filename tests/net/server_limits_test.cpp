// How many connections there may be, and what the others are told.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "tests/net/client.h"

namespace crm::net {
namespace {

using std::chrono::milliseconds;

void expect_turned_away(Client& client) {
  const auto answer = client.ask(get("/"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->field("retry-after"), "1");
  EXPECT_EQ(answer->field("connection"), "close");
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

// A place is given back a moment after its client has closed.
bool finds_a_place(const RunningServer& server) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < until) {
    Client client = server.client();
    const auto answer = client.ask(get("/"));
    if (answer && answer->status == 200) return true;
    std::this_thread::sleep_for(milliseconds(5));
  }
  return false;
}

TEST(Server, TurnsAwayConnectionsAboveItsLimit) {
  Settings settings = quick_settings();
  settings.connections_max = 3;
  settings.workers = 2;  // the limit is of all of them together
  RunningServer server(answer_plainly, settings);
  {
    std::vector<Client> clients;
    for (int i = 0; i < 3; ++i) {
      clients.push_back(server.client());
      ASSERT_TRUE(clients.back().ask(get("/")));
    }

    for (int i = 0; i < 5; ++i) {
      Client one_more = server.client();
      expect_turned_away(one_more);
    }
    EXPECT_TRUE(clients.front().ask(get("/")));
    EXPECT_EQ(server.refusals(), std::vector(5, http::Status::ServiceUnavailable));
  }
  EXPECT_TRUE(finds_a_place(server));
}

TEST(Server, TurnsAwayConnectionsOfOneAddressAboveItsLimit) {
  Settings settings = quick_settings();
  settings.connections_per_address_max = 2;
  RunningServer server(answer_plainly, settings);
  {
    Client first = server.client();
    Client second = server.client();
    ASSERT_TRUE(first.ask(get("/")));
    ASSERT_TRUE(second.ask(get("/")));

    Client third = server.client();
    expect_turned_away(third);
  }
  EXPECT_TRUE(finds_a_place(server));
}

TEST(Server, AcceptsFiveHundredConnectionsAtOnce) {
  Settings settings = quick_settings();
  settings.connections_per_address_max = 1000;
  RunningServer server(answer_plainly, settings);
  std::vector<Client> clients;

  for (int i = 0; i < 500; ++i) clients.push_back(server.client());

  for (Client& client : clients) {
    const auto answer = client.ask(get("/"));
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->status, 200);
  }
}

// Takes every descriptor that this process may still have, until it goes.
class NoDescriptors {
 public:
  NoDescriptors() {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    const int next = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    taken_.push_back(next);
    rlimit low = before_;
    low.rlim_cur = static_cast<rlim_t>(next) + 1;
    ::setrlimit(RLIMIT_NOFILE, &low);
    for (;;) {
      const int more = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
      if (more < 0) break;
      taken_.push_back(more);
    }
  }
  NoDescriptors(const NoDescriptors&) = delete;
  NoDescriptors& operator=(const NoDescriptors&) = delete;
  ~NoDescriptors() {
    for (const int descriptor : taken_) ::close(descriptor);
    ::setrlimit(RLIMIT_NOFILE, &before_);
  }

 private:
  rlimit before_{};
  std::vector<int> taken_;
};

double processor_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

TEST(Server, TurnsConnectionsAwayWithoutSpinningWhenItHasNoDescriptors) {
  RunningServer server(answer_plainly);
  Client settled = server.client();
  ASSERT_TRUE(settled.ask(get("/")));
  std::vector<Client> clients;
  for (int i = 0; i < 8; ++i) clients.push_back(Client::unconnected());
  {
    const NoDescriptors none;
    const double before = processor_seconds();
    for (Client& client : clients) client.connect(server.port());

    expect_turned_away(clients[0]);
    expect_turned_away(clients[1]);

    const auto answer = settled.ask(get("/settled"));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    std::this_thread::sleep_for(milliseconds(100));
    EXPECT_LT(processor_seconds() - before, 0.15);
  }

  // Those that still wait are served, as soon as there are descriptors again.
  const auto answer = clients.back().ask(get("/back"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
}

TEST(Server, HoldsLittleForAnIdleConnection) {
  const auto resident_kb = [] {
    std::FILE* file = std::fopen("/proc/self/statm", "r");
    long all = 0;
    long resident = 0;
    EXPECT_EQ(std::fscanf(file, "%ld %ld", &all, &resident), 2);
    std::fclose(file);
    return resident * (::sysconf(_SC_PAGESIZE) / 1024);
  };
  Settings settings = quick_settings();
  settings.connections_per_address_max = 1000;
  settings.idle_time_max = kPatience * 6;
  RunningServer server(answer_plainly, settings);
  std::vector<Client> clients;
  {  // what the first answers need is not of the idle connections
    Client first = server.client();
    ASSERT_TRUE(first.ask(post(std::string(100'000, 'x'))));
  }
  const long before = resident_kb();

  for (int i = 0; i < 400; ++i) {
    clients.push_back(server.client());
    // A large request and a large answer leave nothing behind.
    const auto answer = clients.back().ask(post(std::string(100'000, 'x')));
    ASSERT_TRUE(answer);
  }

#ifdef CRM_SANITIZED
  constexpr long kKbEach = 2048;  // the sanitizers keep freed memory for a while
#else
  constexpr long kKbEach = 12;  // 120 MB for ten thousand
#endif
  EXPECT_LT(resident_kb() - before, 400 * kKbEach);
}

}  // namespace
}  // namespace crm::net
