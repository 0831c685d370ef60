#include "net/admission.h"

#include <algorithm>
#include <utility>

namespace crm::net {

asio::ip::address counted_address(const asio::ip::address& peer) {
  if (peer.is_v4()) return peer;
  const asio::ip::address_v6 v6 = peer.to_v6();
  if (v6.is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, v6);
  auto bytes = v6.to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return asio::ip::address_v6(bytes);
}

Admission::Place::Place(Admission& admission, asio::ip::address address)
    : admission_(&admission), address_(std::move(address)) {}

Admission::Place::Place(Place&& other) noexcept
    : admission_(std::exchange(other.admission_, nullptr)), address_(other.address_) {}

Admission::Place::~Place() {
  if (admission_ != nullptr) admission_->leave(address_);
}

Admission::Admission(std::size_t connections_max, std::size_t per_address_max)
    : connections_max_(connections_max), per_address_max_(per_address_max) {}

Result<Admission::Place> Admission::admit(const asio::ip::address& peer) {
  const asio::ip::address address = counted_address(peer);
  const std::scoped_lock lock(mutex_);
  if (connections_ >= connections_max_) {
    return refuse(ErrorKind::Busy, "The server has as many connections as it may have.");
  }
  const auto [entry, is_new] = per_address_.try_emplace(address, 0U);
  if (entry->second >= per_address_max_) {
    if (is_new) per_address_.erase(entry);
    return refuse(ErrorKind::Busy, "Your address has as many connections as it may have.");
  }
  ++entry->second;
  ++connections_;
  return Place(*this, address);
}

void Admission::leave(const asio::ip::address& address) {
  const std::scoped_lock lock(mutex_);
  --connections_;
  const auto entry = per_address_.find(address);
  if (--entry->second == 0) per_address_.erase(entry);
}

}  // namespace crm::net
