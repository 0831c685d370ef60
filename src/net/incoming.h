// What a client has sent and we have not answered yet: the bytes, the reader that looks at them,
// and the request once it is whole. They are one object because the request points into the other
// two; with a Later it leaves the connection as it is, and the connection goes on with a new one.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "http/limits.h"
#include "http/message.h"
#include "http/request_reader.h"

namespace crm::net {

class Incoming {
 public:
  // What an idle connection holds. Grows with what arrives, never with what is only announced; the
  // limits of the reader end the growth.
  static constexpr std::size_t kIdleBytes = 4 * 1024;

  Incoming(const http::Limits& limits, std::string peer);
  Incoming(const Incoming&) = delete;
  Incoming& operator=(const Incoming&) = delete;

  // Room for the next read, never empty. May move the bytes, and shrinks what has grown when there
  // are none.
  [[nodiscard]] std::span<char> space();

  // So many bytes have been read into the front of space().
  void arrived(std::size_t bytes);

  // Bytes of the current message, and of what follows it, that have arrived.
  [[nodiscard]] std::size_t size() const { return end_ - begin_; }
  [[nodiscard]] bool empty() const { return begin_ == end_; }

  // http::RequestReader::look() over these bytes.
  [[nodiscard]] http::RequestReader::Step look();

  // The whole request. Valid until next(), and as long as this lives.
  // REQUIRES: the last look() answered Whole.
  [[nodiscard]] const http::Request& request();

  // Goes on to what follows the message.
  // REQUIRES: the last look() answered Whole.
  void next();

  // A new one that goes on with what follows the message, while this one keeps the request.
  // REQUIRES: the last look() answered Whole.
  [[nodiscard]] std::shared_ptr<Incoming> successor() const;

  [[nodiscard]] const std::string& peer() const { return peer_; }

 private:
  [[nodiscard]] std::string_view bytes() const { return {memory_.get() + begin_, size()}; }
  void move_to(std::size_t capacity);

  http::Limits limits_;
  std::string peer_;
  std::unique_ptr<char[]> memory_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;  // of the current message
  std::size_t end_ = 0;
  std::size_t message_bytes_ = 0;  // once it is whole
  http::RequestReader reader_;
  http::Request request_;
};

}  // namespace crm::net
