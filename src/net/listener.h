// Accepts the connections of one worker. Several listeners share one address: the kernel spreads
// the connections over them.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <string>

#include "base/result.h"
#include "net/reserve_descriptor.h"
#include "net/sockets.h"

namespace crm::net {

// The address to listen on. Refuses what is not an IPv4 or IPv6 address.
[[nodiscard]] Result<Tcp::endpoint> listening_endpoint(const std::string& address,
                                                       std::uint16_t port);

class Listener {
 public:
  struct Calls {
    std::function<void(Socket, const Tcp::endpoint& peer)> accepted;
    std::function<std::string()> busy_text;  // for a connection that there is no descriptor for
    std::function<void(const std::exception_ptr&)> failed;  // of a call; the listener goes on
  };

  Listener(asio::io_context& worker, Calls calls);

  enum class Sharing {
    First,     // must find the address free of anybody else, and opens it to followers
    Follower,  // of a First in this process
  };
  // Binds and listens. The error says what to do.
  [[nodiscard]] Result<void> open(const Tcp::endpoint& endpoint, Sharing sharing);

  // REQUIRES: open() went well.
  [[nodiscard]] Tcp::endpoint endpoint() const;

  // Accepts until close().
  [[nodiscard]] Task<void> run();

  // Accepts what is waiting already, then nothing more.
  void close();

 private:
  [[nodiscard]] Task<void> accept_one();
  [[nodiscard]] Task<void> turn_one_away();
  [[nodiscard]] Task<void> pause();
  [[nodiscard]] Socket refuse_one();
  void hand_over(Socket socket, const Tcp::endpoint& peer);

  Acceptor acceptor_;
  Timer pause_;
  Calls calls_;
  ReserveDescriptor reserve_;
};

}  // namespace crm::net
