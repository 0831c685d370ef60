// What a client has sent and we have not answered yet: the bytes, the reader that looks at them,
// and the request once it is whole. They are one object because the request points into the other
// two; with a Later it leaves the connection as it is, and the connection goes on with a new one.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "http/body_flow.h"
#include "http/limits.h"
#include "http/message.h"
#include "http/refusal.h"
#include "http/request_reader.h"
#include "net/upload_places.h"

namespace crm::net {

class Incoming {
 public:
  // What an idle connection holds. Grows with what arrives, never with what is only announced; the
  // limits of the reader end the growth.
  static constexpr std::size_t kIdleBytes = 4 * 1024;

  // `asks`: as http::RequestReader has it.
  Incoming(const http::Limits& limits, std::string peer, bool asks = false);
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

  // The head of a request whose body is asked about. Valid until the next look().
  // REQUIRES: the last look() answered Asks.
  [[nodiscard]] const http::Request& head();

  // The body of that request is no upload, and read like any other, or refused.
  void decline() { reader_.accept(std::nullopt); }

  // It is one, of at most so many bytes. False: it is announced larger, and the next look() refuses
  // it. Else its body is taken from here in pieces, until keep_body().
  [[nodiscard]] bool begin_upload(std::size_t bytes_max);
  // The client waits for 100 Continue: nothing of the body has come. Before the first read_body().
  [[nodiscard]] bool wants_continue() const;
  // Looks at what has arrived of the body, once.
  [[nodiscard]] http::Read<http::Progress> read_body();
  [[nodiscard]] http::BodyFlow& body() { return upload_->flow; }
  // The body is whole, and this is where it lies, until next(); so long it has its place, too.
  void keep_body(std::shared_ptr<const ByteSource> spooled, UploadPlaces::Place place);

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

  struct Upload {
    http::BodyFlow flow;
    std::shared_ptr<const ByteSource> spooled;
    std::optional<UploadPlaces::Place> place;
  };

  http::Limits limits_;
  bool asks_;
  std::string peer_;
  std::unique_ptr<char[]> memory_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;  // of the current message
  std::size_t end_ = 0;
  std::size_t message_bytes_ = 0;  // once it is whole
  http::RequestReader reader_;
  http::Request request_;
  std::unique_ptr<Upload> upload_;  // null: the body is in memory
};

}  // namespace crm::net
