// In which written form a carrier travels. The names of the forms stand in negotiate, their readers
// and writers in codec; this is what the two have in common.
#pragma once

#include <cstdint>
#include <optional>

namespace crm::carrier {

enum class BodyFormat : std::uint8_t {
  ByLooks,  // nobody said: the first character tells
  Json,
  Xml,
  Form,        // application/x-www-form-urlencoded
  JsonPatch,   // RFC 6902, applied to a request of defaults
  MergePatch,  // RFC 7396, likewise
};

enum class Charset : std::uint8_t { Utf8, Ascii, Latin1, Utf16, Utf16Le, Utf16Be };

// How the body of a request is written, as its headers tell.
struct BodyForm {
  BodyFormat format = BodyFormat::Json;
  std::optional<Charset> charset;  // none: a byte order mark or the body itself tells, else UTF-8
  bool gzip = false;

  bool operator==(const BodyForm&) const = default;
};

// How the body of an answer is written. Html is for people who look at what there is.
enum class AnswerFormat : std::uint8_t { Json, Xml, Html };

}  // namespace crm::carrier
