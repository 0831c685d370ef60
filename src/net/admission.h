// How many connections there may be, in all and from one address. Shared by all workers.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>

#include "base/result.h"
#include "net/sockets.h"

namespace crm::net {

// One client's address as limits count it: IPv4 whole, also where it comes mapped into IPv6, and
// of IPv6 the /64 network, because whoever has one address of such a network has them all.
[[nodiscard]] asio::ip::address counted_address(const asio::ip::address& peer);

class Admission {
 public:
  // A connection's place; gives it back when it goes. Must not outlive its Admission.
  class Place {
   public:
    Place(Place&& other) noexcept;
    Place& operator=(Place&&) = delete;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place();

   private:
    friend class Admission;
    Place(Admission& admission, asio::ip::address address);
    Admission* admission_;
    asio::ip::address address_;
  };

  Admission(std::size_t connections_max, std::size_t per_address_max);

  // Any thread. Refuses with ErrorKind::Busy; the detail says which limit.
  [[nodiscard]] Result<Place> admit(const asio::ip::address& peer);

 private:
  void leave(const asio::ip::address& address);

  const std::size_t connections_max_;
  const std::size_t per_address_max_;
  std::mutex mutex_;  // Guards the counts.
  std::size_t connections_ = 0;
  // Ordered: addresses chosen by an attacker cannot make it slow.
  std::map<asio::ip::address, std::size_t> per_address_;
};

}  // namespace crm::net
