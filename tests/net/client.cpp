#include "tests/net/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <stdexcept>
#include <utility>

#include "base/text.h"

namespace crm::net {
namespace {

int new_socket() {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) throw std::runtime_error("no socket");
  const int on = 1;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return descriptor;
}

}  // namespace

std::string Received::field(const std::string& name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

Client::Client(std::uint16_t port, int receive_buffer_bytes) : socket_(new_socket()) {
  if (receive_buffer_bytes > 0) {
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes,
                 sizeof receive_buffer_bytes);
  }
  connect(port);
}

Client::Client(Client&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      bytes_(std::move(other.bytes_)),
      end_(other.end_) {}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

Client Client::unconnected() {
  Client client;
  client.socket_ = new_socket();
  return client;
}

void Client::connect(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // NOLINTNEXTLINE: this is how the interface of sockets wants it.
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot connect");
  }
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Client::half_close() { ::shutdown(socket_, SHUT_WR); }

void Client::reset() {
  const linger at_once{1, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  ::close(std::exchange(socket_, -1));
}

bool Client::has_something(std::chrono::milliseconds patience) const {
  pollfd waits{socket_, POLLIN, 0};
  return ::poll(&waits, 1, static_cast<int>(patience.count())) > 0;
}

bool Client::read_more() {
  std::array<char, 64 * 1024> some{};
  const auto read = ::recv(socket_, some.data(), some.size(), 0);
  if (read > 0) {
    bytes_.append(some.data(), static_cast<std::size_t>(read));
    return true;
  }
  end_ = read == 0 ? End::Closed : End::Reset;
  return false;
}

std::optional<Received> Client::receive(bool head_only) {
  std::size_t head_end = 0;
  while ((head_end = bytes_.find("\r\n\r\n")) == std::string::npos) {
    if (!has_something(kPatience) || !read_more()) return std::nullopt;
  }
  Received received;
  const std::string head = bytes_.substr(0, head_end + 2);
  std::from_chars(head.data() + 9, head.data() + 12, received.status);
  std::size_t begin = head.find("\r\n") + 2;
  while (begin < head.size()) {
    const std::size_t end = head.find("\r\n", begin);
    const std::string line = head.substr(begin, end - begin);
    const std::size_t colon = line.find(':');
    std::string& value = received.fields[ascii_lower(line.substr(0, colon))];
    if (!value.empty()) value += ", ";
    value += trim(line.substr(colon + 1));
    begin = end + 2;
  }
  bytes_.erase(0, head_end + 4);
  std::size_t body_bytes = 0;
  const std::string length = received.field("content-length");
  std::from_chars(length.data(), length.data() + length.size(), body_bytes);
  if (head_only) body_bytes = 0;
  while (bytes_.size() < body_bytes) {
    if (!has_something(kPatience) || !read_more()) return std::nullopt;
  }
  received.body = bytes_.substr(0, body_bytes);
  bytes_.erase(0, body_bytes);
  if (bytes_.empty()) bytes_.shrink_to_fit();  // tests of memory measure the server, not this
  return received;
}

bool Client::take(std::size_t bytes) {
  const std::size_t wanted = bytes_.size() + bytes;
  while (bytes_.size() < wanted) {
    if (!has_something(kPatience) || !read_more()) return false;
  }
  return true;
}

std::optional<Received> Client::ask(std::string_view request) {
  if (!send(request)) return std::nullopt;
  return receive();
}

End Client::wait_for_end(std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    if (left.count() <= 0 || !has_something(left)) return End::TimedOut;
    if (!read_more()) return end_;
  }
}

std::string get(std::string_view target, std::string_view more_fields) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more_fields) +
         "\r\n";
}

std::string post(std::string_view body, std::string_view more_fields) {
  return "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + std::string(more_fields) + "\r\n" + std::string(body);
}

Settings patient_settings() {
  Settings settings;
  settings.port = 0;
  settings.head_time_max = settings.body_time_max = settings.body_rate_grace = kPatience;
  settings.idle_time_max = settings.write_stall_max = settings.answer_time_max = kPatience;
  settings.drain_time_max = kPatience;
  return settings;
}

http::Response plain_refusal(http::Status status, std::string_view detail) {
  return text_response(status, std::string(detail));
}

RunningServer::RunningServer(http::Handler handler, const Settings& settings,
                             RefusalResponse refusal) {
  std::signal(SIGPIPE, SIG_IGN);
  auto opened = Server::open(clock_, settings, std::move(handler), std::move(refusal),
                             {.refused =
                                  [this](std::string_view, http::Status status, std::string_view) {
                                    const std::scoped_lock lock(mutex_);
                                    refusals_.push_back(status);
                                  },
                              .trouble =
                                  [this](std::string_view what) {
                                    const std::scoped_lock lock(mutex_);
                                    troubles_.emplace_back(what);
                                  }});
  if (!opened) throw std::runtime_error(opened.error().detail);
  server_ = std::move(*opened);
  port_ = server_->port();
  thread_ = std::thread([this] {
    server_->run();
    ended_ = true;
  });
}

RunningServer::~RunningServer() {
  server_->stop();
  server_->stop();
  thread_.join();
}

bool RunningServer::has_ended() {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (!ended_ && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return ended_;
}

std::vector<std::string> RunningServer::troubles() const {
  const std::scoped_lock lock(mutex_);
  return troubles_;
}

std::vector<http::Status> RunningServer::refusals() const {
  const std::scoped_lock lock(mutex_);
  return refusals_;
}

http::Response text_response(http::Status status, std::string body) {
  http::Response response;
  response.status = status;
  response.content_type = "text/plain";
  response.body = std::move(body);
  return response;
}

std::string big_body() {
  std::string body;
  body.reserve(10'000'000);
  for (std::uint32_t i = 0; body.size() < 10'000'000; ++i) body += std::to_string(i * 2654435761U);
  return body;
}

http::Answer answer_plainly(const http::Request& request, std::string buffer) {
  if (request.path == "/throw") throw std::runtime_error("the handler is broken");
  if (request.path == "/big") return text_response(http::Status::Ok, big_body());
  buffer = request.path == "/echo" ? request.body : request.target;
  return text_response(http::Status::Ok, std::move(buffer));
}

}  // namespace crm::net
