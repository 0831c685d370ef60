// What it costs to read an octet and to send an answer's head and text for it over TCP, by the ways
// that net/output.h chooses among [adr 29]. A thread on another core asks over many connections,
// each again when it has its answer. CPU is the processor time of both, as the kernel sends what
// does not fit into a socket at once when the other side has read; `sender` is that of the thread
// that sends alone, in seconds. What the kernel has to do is nearly all of it.
#include <benchmark/benchmark.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/memory_file.h"

namespace crm {
namespace {

constexpr std::size_t kConnections = 48;
constexpr std::size_t kSmallPagesOnly = std::size_t{1} * 1024 * 1024;  // no room for a large one
constexpr std::size_t kLargePages = std::size_t{4} * 1024 * 1024;

void must(bool done, const char* what) {
  if (!done) throw std::runtime_error(what);
}

// The first or the second of those that this process may use; on one core alone they share it.
void keep_to_core(int number) {
  static const cpu_set_t kOurs = [] {
    cpu_set_t ours;
    must(::sched_getaffinity(0, sizeof ours, &ours) == 0, "no cores");
    return ours;
  }();
  cpu_set_t one;
  CPU_ZERO(&one);
  for (std::size_t core = 0; core < std::size_t{CPU_SETSIZE} && CPU_COUNT(&one) == 0; ++core) {
    const bool is_last = number == 0 || CPU_COUNT(&kOurs) == 1;
    if (!CPU_ISSET(core, &kOurs)) continue;
    if (is_last) CPU_SET(core, &one);
    --number;
  }
  must(::pthread_setaffinity_np(::pthread_self(), sizeof one, &one) == 0, "no core");
}

double seconds_of_this_thread() {
  timespec used{};
  must(::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used) == 0, "no clock");
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

// Kilobytes of files in memory that lie in large pages, of the whole system.
long large_pages_kb() {
  std::ifstream memory("/proc/meminfo");
  std::string word;
  while (memory >> word) {
    long kilobytes = 0;
    if (word == "ShmemHugePages:" && memory >> kilobytes) return kilobytes;
  }
  return 0;
}

// Over each of them an octet asks for an answer of so many bytes, and the next when that is read.
class Callers {
 public:
  explicit Callers(std::size_t answer_bytes) : answer_bytes_(answer_bytes) {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const named = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    must(::bind(listener, named, size) == 0 && ::listen(listener, kConnections) == 0 &&
             ::getsockname(listener, named, &size) == 0,
         "no listener");
    for (std::size_t i = 0; i < kConnections; ++i) {
      callers_.at(i) = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      must(::connect(callers_.at(i), named, size) == 0, "no connection");
      called_.at(i) = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
      const int on = 1;
      for (const int each : {callers_.at(i), called_.at(i)}) {
        must(::setsockopt(each, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0, "no connection");
      }
    }
    ::close(listener);
    asking_ = std::jthread([this](const std::stop_token& stop) { ask(stop); });
  }
  Callers(const Callers&) = delete;
  Callers& operator=(const Callers&) = delete;
  ~Callers() {
    asking_.request_stop();
    asking_.join();
    for (const int each : callers_) ::close(each);
    for (const int each : called_) ::close(each);
  }

  // In turn, when it has asked.
  [[nodiscard]] int next() {
    const int socket = called_.at(++turn_ % kConnections);
    char asked = 0;
    must(::recv(socket, &asked, 1, 0) == 1, "not asked");
    return socket;
  }

 private:
  void ask(const std::stop_token& stop) const {
    keep_to_core(1);
    std::vector<char> bytes(std::size_t{1} * 1024 * 1024);
    std::array<pollfd, kConnections> waiting{};
    std::array<std::size_t, kConnections> missing{};
    for (std::size_t i = 0; i < kConnections; ++i) waiting.at(i) = {callers_.at(i), POLLIN, 0};
    for (const int each : callers_) must(::send(each, "?", 1, 0) == 1, "not asked");
    missing.fill(answer_bytes_);
    while (!stop.stop_requested()) {
      if (::poll(waiting.data(), waiting.size(), 10) <= 0) continue;
      for (std::size_t i = 0; i < kConnections; ++i) {
        if (waiting.at(i).revents == 0) continue;
        const auto read = ::recv(callers_.at(i), bytes.data(), bytes.size(), 0);
        must(read > 0, "not read");
        missing.at(i) -= static_cast<std::size_t>(read);
        if (missing.at(i) > 0) continue;
        missing.at(i) = answer_bytes_;
        must(::send(callers_.at(i), "?", 1, 0) == 1, "not asked");
      }
    }
  }

  const std::size_t answer_bytes_;
  std::array<int, kConnections> callers_{};
  std::array<int, kConnections> called_{};
  std::size_t turn_ = 0;
  std::jthread asking_;  // last: it uses the others
};

const std::string& head() {
  static const std::string head(300, 'h');
  return head;
}

void send_copied(int socket, std::string_view text) {
  std::array<iovec, 2> parts{{{const_cast<char*>(head().data()), head().size()},
                              {const_cast<char*>(text.data()), text.size()}}};
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = parts.size();
  const auto sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);  // blocks until all is taken
  must(std::cmp_equal(sent, head().size() + text.size()), "not sent");
}

void send_from_file(int socket, const KeptText& kept, std::size_t size) {
  const auto begun = ::send(socket, head().data(), head().size(), MSG_NOSIGNAL | MSG_MORE);
  must(std::cmp_equal(begun, head().size()), "not sent");
  auto offset = static_cast<::off_t>(kept.offset);
  while (size > 0) {
    const auto sent = ::sendfile(socket, kept.file, &offset, size);
    must(sent > 0, "not sent");
    size -= static_cast<std::size_t>(sent);
  }
}

template <class Send>
void answer(benchmark::State& state, std::size_t text_bytes, const Send& send) {
  keep_to_core(0);
  Callers callers(head().size() + text_bytes);
  const double before = seconds_of_this_thread();
  for (auto _ : state) send(callers.next());
  state.counters["sender"] =
      benchmark::Counter(seconds_of_this_thread() - before, benchmark::Counter::kAvgIterations);
}

void copied(benchmark::State& state) {
  const std::string text(static_cast<std::size_t>(state.range(0)), 't');
  answer(state, text.size(), [&](int socket) { send_copied(socket, text); });
}

enum class Pages : std::uint8_t { Small, Large };

// From the beginning of a page, or from the middle of one.
void from_file(benchmark::State& state, Pages pages, std::size_t begin) {
  const auto size = static_cast<std::size_t>(state.range(0));
  const long large_before = large_pages_kb();
  const auto file = MemoryFile::open(pages == Pages::Large ? kLargePages : kSmallPagesOnly);
  must(file.has_value(), "no file");
  const auto kept = (*file)->add(std::string(begin + size, 't'));
  must(kept != nullptr, "no memory");
  if ((large_pages_kb() > large_before) != (pages == Pages::Large)) {
    state.SkipWithError("the system has not given such pages");
    return;
  }
  const KeptText sent{kept->text.substr(begin), kept->file, kept->offset + begin};
  answer(state, size, [&](int socket) { send_from_file(socket, sent, size); });
}

void small_pages(benchmark::State& state) { from_file(state, Pages::Small, 0); }
void within_a_small_page(benchmark::State& state) { from_file(state, Pages::Small, 2000); }
void large_pages(benchmark::State& state) { from_file(state, Pages::Large, 0); }

void sizes(benchmark::internal::Benchmark* bench) {
  for (const int size :
       {1000, 2500, 3500, 6500, 41'000, 87'000, 200'000, 262'144, 400'000, 500'000, 1'000'000}) {
    bench->Arg(size)->MeasureProcessCPUTime();
  }
}

BENCHMARK(copied)->Apply(sizes);
BENCHMARK(small_pages)->Apply(sizes);
BENCHMARK(within_a_small_page)->Apply(sizes);
BENCHMARK(large_pages)->Apply(sizes);

}  // namespace
}  // namespace crm
