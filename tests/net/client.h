// A client that does what it is told, byte by byte if need be, and a server with a tiny handler to
// talk to, over real sockets of the loopback.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "http/answer.h"
#include "net/server.h"

namespace crm::net {

// Longer than anything here may take, also on a machine that is busy with other things; what takes
// so long has failed.
inline constexpr std::chrono::milliseconds kPatience{20'000};

struct Received {
  int status = 0;
  // Names in lower case; several of one name joined with ", ".
  std::map<std::string, std::string> fields;
  std::string body;

  [[nodiscard]] std::string field(const std::string& name) const;
};

enum class End { Closed, Reset, TimedOut };

class Client {
 public:
  explicit Client(std::uint16_t port, int receive_buffer_bytes = 0);
  Client(Client&& other) noexcept;
  Client& operator=(Client&&) = delete;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  // A socket that connect() has yet to connect: it already has its descriptor.
  static Client unconnected();
  void connect(std::uint16_t port);

  // False when the other end has closed or reset.
  bool send(std::string_view bytes);
  void half_close();
  void reset();  // RST, at once

  // The next answer, without the body that Content-Length tells if `head_only`; none when the
  // connection ends or kPatience is over before it is whole.
  std::optional<Received> receive(bool head_only = false);

  // send() and receive().
  std::optional<Received> ask(std::string_view request);

  // Reads until the connection ends, and says how; bytes that come are kept in rest().
  End wait_for_end(std::chrono::milliseconds patience = kPatience);

  // How the connection has ended, once something here has met its end.
  [[nodiscard]] End end() const { return end_; }

  // Received, and not yet part of an answer.
  [[nodiscard]] const std::string& rest() const { return bytes_; }

  // Forgets the first so many bytes of rest().
  void drop(std::size_t bytes) { bytes_.erase(0, bytes); }

  // Reads until rest() has so many bytes more; false when they do not come.
  bool take(std::size_t bytes);

  // Whether something can be read within that time.
  [[nodiscard]] bool has_something(std::chrono::milliseconds patience) const;

 private:
  Client() = default;
  bool read_more();

  int socket_ = -1;
  std::string bytes_;
  End end_ = End::TimedOut;
};

// A GET of that target, of HTTP/1.1.
std::string get(std::string_view target, std::string_view more_fields = "");
// A POST to /echo.
std::string post(std::string_view body, std::string_view more_fields = "");

// A free port, and no limit that a slow machine could meet: a test of a limit lowers that one.
Settings patient_settings();

// A refusal whose body is the detail, as plain text.
http::Response plain_refusal(http::Status status, std::string_view detail);

class RunningServer {
 public:
  explicit RunningServer(http::Handler handler, const Settings& settings = patient_settings(),
                         RefusalResponse refusal = plain_refusal);
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer();

  [[nodiscard]] Client client() const { return Client(port_); }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] Server& server() { return *server_; }

  // Whether run() has returned within kPatience.
  bool has_ended();

  [[nodiscard]] std::vector<std::string> troubles() const;
  [[nodiscard]] std::vector<http::Status> refusals() const;

 private:
  SystemClock clock_;
  mutable std::mutex mutex_;  // Guards what the reports have told.
  std::vector<std::string> troubles_;
  std::vector<http::Status> refusals_;
  std::unique_ptr<Server> server_;
  std::uint16_t port_ = 0;
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

// What most tests talk to: /echo answers the body, /big ten megabytes (big_body()), /throw throws,
// any other path answers the target.
http::Answer answer_plainly(const http::Request& request, std::string buffer);
std::string big_body();
http::Response text_response(http::Status status, std::string body);

}  // namespace crm::net
