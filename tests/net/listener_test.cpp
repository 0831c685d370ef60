#include "net/listener.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <fstream>
#include <string>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace crm::net {
namespace {

std::string systems_way_of_sending() {
  std::string way;
  std::ifstream("/proc/sys/net/ipv4/tcp_congestion_control") >> way;
  return way;
}

std::string way_of_sending(Socket& socket) {
  std::array<char, 64> way{};
  ::socklen_t size = way.size() - 1;
  EXPECT_EQ(::getsockopt(socket.native_handle(), IPPROTO_TCP, TCP_CONGESTION, way.data(), &size),
            0);
  return way.data();
}

// Of a connection that comes in at that address, from this machine.
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
  EXPECT_TRUE(listener.open(*listening_endpoint(address, 0), Listener::Sharing::First));
  asio::co_spawn(worker, listener.run(), asio::detached);
  Socket client(worker);
  ErrorCode error;
  client.connect({asio::ip::address_v4::loopback(), listener.endpoint().port()}, error);
  EXPECT_FALSE(error) << error.message();
  worker.run_for(std::chrono::seconds(30));
  return way;
}

TEST(Listener, HasConnectionsOnLoopbackSendWithoutPacing) {
  EXPECT_EQ(accepted_way("127.0.0.1"), "reno");
}

TEST(Listener, LeavesConnectionsFromElsewhereToTheSystem) {
  EXPECT_EQ(accepted_way("0.0.0.0"), systems_way_of_sending());
}

}  // namespace
}  // namespace crm::net
