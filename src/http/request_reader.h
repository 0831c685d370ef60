// The strict reader of HTTP/1.1 requests [rfc 9112] [adr 2]. Bytes in, one message or one refusal
// out; it can stop and go on at any byte. It reads once and believes nothing twice: what is
// ambiguous is refused, because whoever stands between the client and us might read it otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "http/chunk_reader.h"
#include "http/head_reader.h"
#include "http/limits.h"
#include "http/message.h"
#include "http/refusal.h"

namespace crm::http {

class RequestReader {
 public:
  enum class Phase : std::uint8_t { Head, Body };

  // The message is not whole yet.
  struct More {
    Phase phase = Phase::Head;
    bool wants_continue =
        false;  // said Expect: 100-continue, the head is accepted, no body byte yet

    bool operator==(const More&) const = default;
  };
  // The message is whole and ends after `consumed` bytes; request() may be called.
  struct Whole {
    std::size_t consumed = 0;

    bool operator==(const Whole&) const = default;
  };
  using Step = std::variant<More, Whole, Refusal>;

  explicit RequestReader(const Limits& limits);

  // Looks at what has arrived of the current message. `bytes` begins with its first byte and holds
  // all that has come since (it may move in memory between calls, and may go on into the next
  // message); each call has at least the bytes of the one before. Never looks at a byte twice in
  // vain: the cost of all calls together is linear. After Whole or a Refusal it answers the same
  // until next() is called. Up to one empty line in front of the request line is skipped [rfc
  // 9112].
  [[nodiscard]] Step look(std::string_view bytes);

  // The message that look() found whole, as views into `bytes` (the same content as in that call)
  // and into this reader. Valid until next(). `peer` is left empty.
  // REQUIRES: the last look() answered Whole.
  [[nodiscard]] Request request(std::string_view bytes);

  // Forget the message; the next look() begins with the byte behind it.
  void next();

 private:
  [[nodiscard]] Step read_head(std::string_view bytes);
  [[nodiscard]] Step read_body(std::string_view bytes);

  HeadReader head_;
  ChunkReader chunks_;
  bool in_body_ = false;
  Step step_ = More{};  // what the last look() answered
  std::vector<Field> fields_;
};

}  // namespace crm::http
