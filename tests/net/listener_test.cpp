#include "net/listener.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <string>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace crm::net {
namespace {

std::string way_of_sending(Socket& socket) {
  std::array<char, 64> way{};
  ::socklen_t size = way.size() - 1;
  EXPECT_EQ(::getsockopt(socket.native_handle(), IPPROTO_TCP, TCP_CONGESTION, way.data(), &size),
            0);
  return way.data();
}

// What a socket has that asks for nothing.
std::string systems_way_of_sending() {
  asio::io_context context;
  Socket fresh(context, Tcp::v4());
  return way_of_sending(fresh);
}

// Of a connection from this machine that a listener on that address accepts.
std::string accepted_way(const std::string& address) {
  asio::io_context worker;
  std::string way = "none accepted";
  Listener listener(worker, {.accepted =
                                 [&](Socket socket, const Tcp::endpoint& /*peer*/) {
                                   way = way_of_sending(socket);
                                   worker.stop();
                                 },
                             .busy_text = [] { return std::string(); },
                             .failed = [](const std::exception_ptr&) {}});
  if (const auto opened = listener.open(*listening_endpoint(address, 0), Listener::Sharing::First);
      !opened) {
    return opened.error().detail;
  }
  asio::co_spawn(worker, listener.run(), asio::detached);
  Socket client(worker);
  ErrorCode error;
  client.connect({asio::ip::address_v4::loopback(), listener.endpoint().port()}, error);
  if (error) return error.message();
  worker.run_for(std::chrono::seconds(30));
  return way;
}

TEST(Listener, HasConnectionsOnLoopbackSendWithoutPacing) {
  EXPECT_EQ(accepted_way("127.0.0.1"), "reno");
}

TEST(Listener, OnAllAddressesLeavesItToTheSystem) {
  EXPECT_EQ(accepted_way("0.0.0.0"), systems_way_of_sending());
}

}  // namespace
}  // namespace crm::net
