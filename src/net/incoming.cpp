#include "net/incoming.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <variant>

namespace crm::net {
namespace {

// An upload is read in pieces as large as this; it is all it holds besides its head.
constexpr std::size_t kUploadReadBytes = std::size_t{64} * 1024;

// A smaller room than this would be read in needlessly many calls.
constexpr std::size_t kReadBytesMin = 1024;

}  // namespace

Incoming::Incoming(const http::Limits& limits, std::string peer, bool asks)
    : limits_(limits), asks_(asks), peer_(std::move(peer)), reader_(limits, asks) {}

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

const http::Request& Incoming::head() {
  request_ = reader_.head(bytes());
  request_.peer = peer_;
  return request_;
}

bool Incoming::begin_upload(std::size_t bytes_max) {
  if (!reader_.accept(bytes_max)) return false;
  upload_ = std::make_unique<Upload>(Upload{reader_.flow(bytes_max), nullptr, std::nullopt});
  if (capacity_ - begin_ < reader_.head_bytes() + kUploadReadBytes) {
    move_to(size() + kUploadReadBytes);
  }
  return true;
}

bool Incoming::wants_continue() const {
  return reader_.expects_continue() && size() == reader_.head_bytes();
}

// What has been read is forgotten, so that the memory behind the head is there for what comes next.
http::Read<http::Progress> Incoming::read_body() {
  const std::size_t head_bytes = reader_.head_bytes();
  const std::string_view arrived = bytes().substr(head_bytes);
  const auto progress = upload_->flow.advance(arrived);
  if (!progress) return progress;
  const bool is_whole = *progress == http::Progress::Whole;
  const std::size_t used = is_whole ? upload_->flow.used() : arrived.size();
  char* const body = memory_.get() + begin_ + head_bytes;
  std::memmove(body, body + used, arrived.size() - used);
  end_ -= used;
  return progress;
}

void Incoming::keep_body(std::shared_ptr<const ByteSource> spooled, UploadPlaces::Place place) {
  upload_->spooled = std::move(spooled);
  upload_->place.emplace(std::move(place));
  reader_.flowed();
}

const http::Request& Incoming::request() {
  if (upload_) {
    static_cast<void>(head());
    request_.spooled = upload_->spooled.get();
    return request_;
  }
  request_ = reader_.request(bytes());
  request_.peer = peer_;
  return request_;
}

void Incoming::next() {
  begin_ += std::exchange(message_bytes_, 0);
  reader_.next();
  upload_.reset();
}

std::shared_ptr<Incoming> Incoming::successor() const {
  auto follower = std::make_shared<Incoming>(limits_, peer_, asks_);
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
