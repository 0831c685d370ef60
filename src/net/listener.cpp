#include "net/listener.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <string_view>
#include <utility>

#include <boost/asio/detail/socket_option.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/socket_base.hpp>

namespace crm::net {
namespace {

constexpr int kBacklog = 1024;
constexpr std::chrono::milliseconds kPause(100);  // when the machine has no more to give

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

std::string text_of(const Tcp::endpoint& endpoint) {
  const std::string address = endpoint.address().to_string();
  const std::string host = endpoint.address().is_v6() ? "[" + address + "]" : address;
  return host + ":" + std::to_string(endpoint.port());
}

std::string advice_for(const ErrorCode& error) {
  if (error == asio::error::address_in_use) {
    return "another program listens there; stop it, or choose another port";
  }
  if (error == asio::error::access_denied) {
    return "this user may not listen there; choose a port above 1023";
  }
  if (error == boost::system::errc::address_not_available) {
    return "this machine does not have that address; choose one that it has, or 127.0.0.1";
  }
  return error.message();
}

// Within this machine nothing is lost and nothing has to wait for its turn. Where the system's way
// is one that gives each packet its time, as BBR does, a connection would set a timer for each but
// the first of an answer. This one gives none, is in every kernel, and by default anybody may have
// it. Connections have what their listener has [adr 32].
void send_without_pacing(Acceptor& acceptor) {
  constexpr std::string_view kWay = "reno";
  // Refused, all is as it was.
  static_cast<void>(::setsockopt(acceptor.native_handle(), IPPROTO_TCP, TCP_CONGESTION, kWay.data(),
                                 kWay.size()));
}

void close_read(Socket& socket) {
  if (!socket.is_open()) return;
  ErrorCode ignored;
  std::array<char, 4096> unread;
  socket.read_some(asio::buffer(unread), ignored);
  socket.close(ignored);
}

bool is_shortage(const ErrorCode& error) {
  return error == asio::error::no_descriptors || error == asio::error::no_memory ||
         error == asio::error::no_buffer_space ||
         error == boost::system::errc::too_many_files_open_in_system;
}

}  // namespace

Result<Tcp::endpoint> listening_endpoint(const std::string& address, std::uint16_t port) {
  ErrorCode error;
  const asio::ip::address parsed = asio::ip::make_address(address, error);
  if (!error) return Tcp::endpoint(parsed, port);
  return refuse(ErrorKind::BadRequest, "cannot listen on \"" + address +
                                           "\": it must be an IPv4 or IPv6 address, such as "
                                           "127.0.0.1 or ::1, not a name");
}

Listener::Listener(asio::io_context& worker, Calls calls)
    : acceptor_(worker), pause_(worker), calls_(std::move(calls)) {}

Result<void> Listener::open(const Tcp::endpoint& endpoint, Sharing sharing) {
  ErrorCode error;
  const auto when_well = [&error](auto step) {
    if (!error) step();
  };
  acceptor_.open(endpoint.protocol(), error);
  when_well([&] { acceptor_.set_option(asio::socket_base::reuse_address(true), error); });
  // The first binds without sharing: a second server on the same port is refused, instead of
  // getting half of the connections.
  if (sharing == Sharing::Follower) {
    when_well([&] { acceptor_.set_option(ReusePort(true), error); });
  }
  if (endpoint.address().is_loopback()) {
    when_well([&] { send_without_pacing(acceptor_); });
  }
  when_well([&] { acceptor_.bind(endpoint, error); });
  if (sharing == Sharing::First) {
    when_well([&] { acceptor_.set_option(ReusePort(true), error); });
  }
  when_well([&] { acceptor_.listen(kBacklog, error); });
  when_well([&] { acceptor_.non_blocking(true, error); });
  if (!error) return {};
  return refuse(ErrorKind::Unavailable,
                "cannot listen on " + text_of(endpoint) + ": " + advice_for(error));
}

Tcp::endpoint Listener::endpoint() const {
  ErrorCode ignored;
  return acceptor_.local_endpoint(ignored);
}

Task<void> Listener::run() {
  bool failed = false;
  while (acceptor_.is_open()) {
    try {
      if (std::exchange(failed, false)) co_await pause();
      co_await accept_one();
    } catch (...) {
      failed = true;  // and would perhaps fail again at once, for ever
      calls_.failed(std::current_exception());
    }
  }
}

Task<void> Listener::accept_one() {
  Tcp::endpoint peer;
  auto [error, socket] = co_await acceptor_.async_accept(peer, kAsValues);
  if (!error) {
    hand_over(std::move(socket), peer);
  } else if (is_shortage(error)) {
    co_await turn_one_away();
  } else if (error != asio::error::connection_aborted && acceptor_.is_open()) {
    // Nothing that is known to happen; whatever it is, asking again at once would only spin.
    co_await pause();
  }
}

Task<void> Listener::pause() {
  pause_.expires_after(kPause);
  co_await pause_.async_wait(kAsValues);
}

void Listener::hand_over(Socket socket, const Tcp::endpoint& peer) {
  try {
    calls_.accepted(std::move(socket), peer);
  } catch (...) {
    calls_.failed(std::current_exception());
  }
}

// The connection that has waited longest is told that the server is busy. It is kept open for the
// pause, so that its client can read that before an unread request of its own resets it.
Task<void> Listener::turn_one_away() {
  Socket unlucky = refuse_one();
  co_await pause();
  close_read(unlucky);
  reserve_.take_back();
}

// A socket that is not open if there was none, or another thread was quicker.
Socket Listener::refuse_one() {
  const std::string text = calls_.busy_text();
  reserve_.give_up();
  ErrorCode error;
  Socket unlucky = acceptor_.accept(error);
  if (error) return unlucky;
  unlucky.non_blocking(true, error);
  unlucky.write_some(asio::buffer(text), error);
  unlucky.shutdown(asio::socket_base::shutdown_send, error);
  return unlucky;
}

void Listener::close() {
  if (!acceptor_.is_open()) return;
  // Closing would reset the connections that wait in the kernel; their clients have done nothing
  // wrong.
  for (int waiting = 0; waiting < kBacklog; ++waiting) {
    ErrorCode error;
    Tcp::endpoint peer;
    Socket socket = acceptor_.accept(peer, error);
    if (error) break;
    hand_over(std::move(socket), peer);
  }
  ErrorCode ignored;
  acceptor_.close(ignored);
  pause_.cancel();
}

}  // namespace crm::net
