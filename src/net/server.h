// The sockets: listens, reads requests, has them answered, writes the answers. Everything that
// waits here has a deadline, and everything that a client holds has a limit. Knows HTTP, knows
// nothing of contacts.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_sink.h"
#include "base/clock.h"
#include "base/file_threads.h"
#include "base/result.h"
#include "http/answer.h"
#include "http/limits.h"

namespace crm::net {

class TlsIdentity;

// Bodies that are written down as they come, and never held in memory whole [adr 27]. A request
// that has one is handled like any other, with `spooled` instead of `body`.
struct Uploads {
  // How many bytes the body may have of the request with this head; none: it is no upload, and
  // limits.body_bytes_max holds. Asked where the body is chunked or larger than that: smaller ones
  // are in memory also of uploads. On many threads at once; never waits. Empty: there are none.
  std::function<std::optional<std::size_t>(const http::Request& head)> bytes_max;
  // Where such a body goes. On the threads for files: what it uses outlives those.
  std::function<Result<std::unique_ptr<Spool>>()> open;
  std::size_t at_once_max = 32;  // from the head until the request is answered; then 503
  // From the end of the head; 408. Besides, some of it must come in any time of body_time_max, and
  // all of it at body_bytes_per_s_min.
  std::chrono::milliseconds time_max{3'600'000};
};

struct Settings {
  std::string address = "127.0.0.1";  // an IPv4 or IPv6 address, not a name
  std::uint16_t port = 8080;          // 0: any free one
  std::size_t workers = 1;            // threads that read sockets, each with its own listener
  // Connections speak TLS as it says at their beginning; outlives the server. Null: plain HTTP.
  const TlsIdentity* tls = nullptr;
  // For uploads and for answers from files; outlives the server. Null: there are neither.
  FileThreads* file_threads = nullptr;
  Uploads uploads;
  http::Limits limits;
  std::size_t connections_max = 10'000;               // then 503 with Retry-After
  std::size_t connections_per_address_max = 256;      // likewise; of IPv6, per /64 network
  std::size_t pipelined_max = 64;                     // requests answered in a row before writing
  std::size_t output_bytes_max = 1024 * 1024;         // buffered per connection, then it is written
  std::chrono::milliseconds head_time_max{10'000};    // from the first byte of a request; 408
  std::chrono::milliseconds body_time_max{30'000};    // from the end of the head; 408
  std::size_t body_bytes_per_s_min = 240;             // measured after body_rate_grace; 408
  std::chrono::milliseconds body_rate_grace{5'000};   // a body may begin slowly
  std::chrono::milliseconds idle_time_max{60'000};    // between requests; closed without a word
  std::chrono::milliseconds write_stall_max{30'000};  // no byte of an answer taken; closed
  std::chrono::milliseconds answer_time_max{30'000};  // for a Later; 503
  // Then its next answer says close. Also for a client to take the answers that wait for it.
  std::chrono::milliseconds connection_age_max{3'600'000};
  std::chrono::milliseconds linger_time_max{1'000};  // for the client to close behind a last answer
  std::chrono::milliseconds drain_time_max{10'000};  // for requests in hand when stopping
};

// How a refusal is worded: http::Status and our own sentence in, the response out. server/ gives
// it, so that errors of the protocol look like all others. Called on many threads at once.
using RefusalResponse = std::function<http::Response(http::Status, std::string_view detail)>;

// What the network layer tells of itself, on many threads at once. Both may be empty.
struct Report {
  std::function<void(std::string_view peer, http::Status, std::string_view detail)> refused;
  std::function<void(std::string_view what)> trouble;  // an exception that ended one connection
};

// REQUIRES: the process ignores SIGPIPE, which sendfile() cannot be told not to send when a client
// has gone away.
class Server {
 public:
  // Binds and listens; answers nothing yet. The error says which address, and what to do. The
  // clock is for the Date field alone; it outlives the server.
  [[nodiscard]] static Result<std::unique_ptr<Server>> open(const Clock& clock,
                                                            const Settings& settings,
                                                            http::Handler handler,
                                                            RefusalResponse refusal, Report report);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  // Replies that are still out may be called after this: they then do nothing.
  // REQUIRES: run() has returned, or was never called.
  ~Server();

  // The port it listens on, also when 0 was asked for.
  [[nodiscard]] std::uint16_t port() const;

  // Serves on `workers` threads, the caller's among them, until stop() has been called and the
  // connections have ended. Once.
  void run();

  // Closes the listeners and idle connections, lets requests in hand finish within drain_time_max,
  // then ends run(). Any thread may call; not a signal handler. The second call ends at once.
  void stop();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace crm::net
