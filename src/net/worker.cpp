#include "net/worker.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detail/concurrency_hint.hpp>
#include <boost/asio/post.hpp>

#include "net/connection.h"
#include "net/deadline.h"
#include "net/tls_identity.h"

namespace crm::net {
namespace {

// Connections that are being told that there is no room for them: more are closed without a word.
constexpr std::size_t kTurnedAwayMax = 1024;
constexpr std::chrono::milliseconds kStoppingInterval(10);

std::string text_of(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

}  // namespace

// The hint: other threads post here, but only this one touches the sockets.
Worker::Worker(Service& service)
    : service_(service),
      bench_(service),
      loop_(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO),
      listener_(loop_,
                {.accepted = [this](Socket socket,
                                    const Tcp::endpoint& peer) { accept(std::move(socket), peer); },
                 .busy_text = [this] { return busy_text(); },
                 .failed = [this](const std::exception_ptr& thrown) { tell_of(thrown); }}),
      sweep_timer_(loop_) {
  bench_.mailbox = std::make_shared<Mailbox>(loop_);
}

Worker::~Worker() { bench_.mailbox->close(); }

Result<void> Worker::listen(const Tcp::endpoint& endpoint, Listener::Sharing sharing) {
  return listener_.open(endpoint, sharing);
}

void Worker::run() {
  asio::co_spawn(loop_, listener_.run(), [this](const std::exception_ptr& thrown) {
    accepting_ = false;
    tell_of(thrown);
  });
  asio::co_spawn(loop_, sweep(), [this](const std::exception_ptr& thrown) { tell_of(thrown); });
  for (;;) {
    try {
      loop_.run();
      return;
    } catch (...) {
      tell_of(std::current_exception());  // it has ended what it came from, and nothing else
    }
  }
}

void Worker::stop(SteadyTime until) {
  asio::post(loop_, [this, until] { begin_stop(until); });
}

void Worker::begin_stop(SteadyTime until) {
  bench_.stopping = true;
  stop_until_ = std::min(stop_until_, until);
  listener_.close();
  for (Connection* connection : bench_.connections) connection->end_if_idle();
  sweep_timer_.cancel();
}

void Worker::accept(Socket socket, const Tcp::endpoint& peer) {
  ErrorCode ignored;
  socket.set_option(Tcp::no_delay(true), ignored);
  socket.non_blocking(true, ignored);
  auto place = service_.admission.admit(peer.address());
  if (!place && bench_.turned_away >= kTurnedAwayMax) return;
  const TlsIdentity* const tls = service_.settings.tls;
  const auto connection =
      std::make_shared<Connection>(bench_, std::move(socket), text_of(peer.address()),
                                   std::move(place), tls ? tls->current() : nullptr);
  asio::co_spawn(loop_, Connection::live(connection),
                 [this](const std::exception_ptr& thrown) { tell_of(thrown); });
}

Task<void> Worker::sweep() {
  const auto interval = sweep_interval(service_.settings);
  while (accepting_ || !bench_.connections.empty()) {
    try {
      sweep_timer_.expires_after(bench_.stopping ? std::min(interval, kStoppingInterval)
                                                 : interval);
      co_await sweep_timer_.async_wait(kAsValues);
    } catch (...) {
      tell_of(std::current_exception());  // no memory for a wait; without a sweep nothing would end
    }
    look_at_deadlines();
  }
}

void Worker::look_at_deadlines() {
  const SteadyTime now = SteadyClock::now();
  for (Connection* connection : bench_.connections) connection->look_at_deadline(now);
  if (now < stop_until_) return;
  for (Connection* connection : bench_.connections) connection->abort();
}

// In plain words, which mean nothing to who expects TLS.
std::string Worker::busy_text() {
  if (service_.settings.tls != nullptr) return {};
  const http::Response response = service_.busy("The server has no room for another connection.");
  std::string text;
  http::append_head(text, response, http::Framing{.keep_alive = false}, bench_.date.now());
  return text + std::string(response.content());
}

void Worker::tell_of(const std::exception_ptr& thrown) const {
  if (!thrown) return;
  try {
    std::rethrow_exception(thrown);
  } catch (const std::exception& exception) {
    service_.tell_trouble(exception.what());
  } catch (...) {
    service_.tell_trouble("something was thrown that is not a std::exception");
  }
}

}  // namespace crm::net
