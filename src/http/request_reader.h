// The strict reader of HTTP/1.1 requests [rfc 9112] [adr 2]. Bytes in, one message or one refusal
// out; it can stop and go on at any byte. It reads once and believes nothing twice: what is
// ambiguous is refused, because whoever stands between the client and us might read it otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "http/body_flow.h"
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
  // The head is whole, and its body is chunked or larger than body_bytes_max: accept() says what
  // becomes of it.
  struct Asks {
    bool operator==(const Asks&) const = default;
  };
  using Step = std::variant<More, Whole, Refusal, Asks>;

  // Of those who do not ask about large bodies, they are refused.
  explicit RequestReader(const Limits& limits, bool asks = false);

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

  // The message as far as its head goes, likewise.
  // REQUIRES: look() has answered Asks.
  [[nodiscard]] Request head(std::string_view bytes);

  // The body may have so many bytes, and flows past: take them from a flow(), and do not look()
  // until it has flowed. None: it is read like any other. False: it is announced larger, and look()
  // answers its refusal.
  // REQUIRES: the last look() answered Asks.
  bool accept(std::optional<std::size_t> bytes_max);
  // A body of at most so many bytes, which begins with those behind the head.
  [[nodiscard]] BodyFlow flow(std::size_t bytes_max) const {
    return {head_.meaning(), limits_, bytes_max};
  }
  // The flow is whole. The message is its head() alone, which is what look() then answers.
  void flowed();
  [[nodiscard]] std::size_t head_bytes() const { return head_.end(); }
  [[nodiscard]] bool expects_continue() const { return head_.meaning().expects_continue; }

  // Forget the message; the next look() begins with the byte behind it.
  void next();

 private:
  [[nodiscard]] Step read_head(std::string_view bytes);
  [[nodiscard]] Step read_body(std::string_view bytes);

  Limits limits_;
  bool asks_;
  HeadReader head_;
  ChunkReader chunks_;
  bool in_body_ = false;
  Step step_ = More{};  // what the last look() answered
  std::vector<Field> fields_;
};

}  // namespace crm::http
