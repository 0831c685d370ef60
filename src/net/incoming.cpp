#include "net/incoming.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <variant>

namespace crm::net {
namespace {

// A smaller room than this would be read in needlessly many calls.
constexpr std::size_t kReadBytesMin = 1024;

}  // namespace

Incoming::Incoming(const http::Limits& limits, std::string peer)
    : limits_(limits), peer_(std::move(peer)), reader_(limits) {}

std::span<char> Incoming::space() {
  if (empty()) {
    begin_ = end_ = 0;
    if (capacity_ != kIdleBytes) move_to(kIdleBytes);
  } else if (capacity_ - end_ < kReadBytesMin) {
    const std::size_t wanted = size() + kReadBytesMin;
    move_to(wanted <= capacity_ ? capacity_ : std::max(wanted, 2 * capacity_));
  }
  return {memory_.get() + end_, capacity_ - end_};
}

void Incoming::arrived(std::size_t bytes) { end_ += bytes; }

http::RequestReader::Step Incoming::look() {
  const auto step = reader_.look(bytes());
  if (const auto* whole = std::get_if<http::RequestReader::Whole>(&step)) {
    message_bytes_ = whole->consumed;
  }
  return step;
}

const http::Request& Incoming::request() {
  request_ = reader_.request(bytes());
  request_.peer = peer_;
  return request_;
}

void Incoming::next() {
  begin_ += std::exchange(message_bytes_, 0);
  reader_.next();
}

std::shared_ptr<Incoming> Incoming::successor() const {
  auto follower = std::make_shared<Incoming>(limits_, peer_);
  const std::string_view rest = bytes().substr(message_bytes_);
  if (rest.empty()) return follower;
  follower->move_to(std::max(kIdleBytes, rest.size() + kReadBytesMin));
  std::memcpy(follower->memory_.get(), rest.data(), rest.size());
  follower->end_ = rest.size();
  return follower;
}

// Puts what is there to the front of a memory of that size, which may be the present one.
void Incoming::move_to(std::size_t capacity) {
  const std::size_t held = size();
  if (capacity == capacity_) {
    std::memmove(memory_.get(), memory_.get() + begin_, held);
  } else {
    auto memory = std::make_unique_for_overwrite<char[]>(capacity);
    if (held > 0) std::memcpy(memory.get(), memory_.get() + begin_, held);
    memory_ = std::move(memory);
    capacity_ = capacity;
  }
  begin_ = 0;
  end_ = held;
}

}  // namespace crm::net
