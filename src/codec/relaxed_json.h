// JSON as people write it by hand, made strict [wire: Relaxed JSON]: member names without quotes,
// texts in single quotes, comments, commas behind the last item. Nothing else is mended: what is
// wrong besides stays wrong, for the strict reader to find at its place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace crm::codec {

class StrictJson {
 public:
  // What strict JSON would write for `relaxed`; nothing when there is no difference. Time and
  // memory are linear in its length, and no depth is too deep.
  [[nodiscard]] static std::optional<StrictJson> from(std::string_view relaxed);

  [[nodiscard]] std::string_view text() const { return text_; }

  // Where the byte of text() at `at` stood in the relaxed text; its end stood at the end.
  [[nodiscard]] std::size_t place(std::size_t at) const;

 private:
  friend class Strictener;

  // From `to` on, up to the next of these, text() runs `from` - `to` bytes ahead of the original.
  struct Run {
    std::size_t to;
    std::size_t from;
  };

  std::string text_;
  std::vector<Run> runs_;  // ascending
};

// Why a text was refused, and where if it was for its syntax.
struct JsonFault {
  std::string detail;
  std::optional<std::size_t> at;  // counted from 0

  [[nodiscard]] Error error() const;
};

// What read(text) makes of the text, or of the strict form of it when there is one and the text
// itself fails by its syntax. `read` returns tl::expected<T, JsonFault>.
template <class Read>
auto read_relaxed(std::string_view text, const Read& read) -> decltype(read(text)) {
  auto outcome = read(text);
  if (outcome || !outcome.error().at) return outcome;
  const auto strict = StrictJson::from(text);
  if (!strict) return outcome;
  outcome = read(strict->text());
  if (!outcome && outcome.error().at) outcome.error().at = strict->place(*outcome.error().at);
  return outcome;
}

}  // namespace crm::codec
