// The few fields on which the reader itself depends: they say how the body is framed, whether the
// connection stays, and which host is meant. They are noted while the head is read and judged when
// it is whole, so that their order makes no difference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "http/limits.h"
#include "http/refusal.h"

namespace crm::http {

enum class BodyKind : std::uint8_t { None, Sized, Chunked };

// What the fields of a good head come to.
struct HeadMeaning {
  BodyKind body = BodyKind::None;
  std::size_t body_bytes = 0;  // of a Sized body
  bool expects_continue = false;
  bool keep_alive = true;
  bool says_keep_alive = false;  // HTTP/1.0 that asked to stay
};

class FramingFields {
 public:
  // Looks whether a field is one of ours. Values are kept as offsets into `bytes`.
  void note(std::string_view bytes, Span name, Span value);

  [[nodiscard]] Read<HeadMeaning> judge(std::string_view bytes, int minor_version,
                                        const Limits& limits) const;

  // The value of Host, once the head has been judged; of size 0 when there is none.
  [[nodiscard]] Span host() const { return host_.value; }

 private:
  struct Noted {
    std::size_t count = 0;
    Span value;  // of the last one
  };

  void note_connection(std::string_view value);

  Noted host_;
  Noted content_length_;
  Noted transfer_encoding_;
  Noted expect_;
  bool close_ = false;
  bool keep_alive_ = false;
};

}  // namespace crm::http
