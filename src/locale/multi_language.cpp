#include "locale/multi_language.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace crm::locale {
namespace {

constexpr std::size_t kCodeSize = 2;

struct Part {
  std::string_view code;
  std::string_view quoted;  // between the outer quotes, as written
};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Takes the parts of a text off its front.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() {
    skip_blanks();
    return rest_.empty();
  }

  bool take(char c) {
    skip_blanks();
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<Part> take_part() {
    skip_blanks();
    if (rest_.size() < kCodeSize || !is_upper(rest_[0]) || !is_upper(rest_[1])) return {};
    const std::string_view code = rest_.substr(0, kCodeSize);
    rest_.remove_prefix(kCodeSize);
    if (!take(':') || !take('"')) return {};
    const std::size_t end = closing_quote();
    if (end == std::string_view::npos) return {};
    const Part part{code, rest_.substr(0, end)};
    rest_.remove_prefix(end + 1);
    return part;
  }

 private:
  void skip_blanks() { rest_.remove_prefix(blanks_end(0)); }

  [[nodiscard]] std::size_t blanks_end(std::size_t at) const {
    while (at < rest_.size() && (rest_[at] == ' ' || rest_[at] == '\t')) ++at;
    return at;
  }

  // Of a row of quotes each two stand for one; an odd one left over closes where a part can end.
  [[nodiscard]] std::size_t closing_quote() const {
    std::size_t at = rest_.find('"');
    while (at != std::string_view::npos) {
      const std::size_t behind = std::min(rest_.find_first_not_of('"', at), rest_.size());
      const std::size_t next = blanks_end(behind);
      const bool can_end = next == rest_.size() || rest_[next] == ';';
      if ((behind - at) % 2 == 1 && can_end) return behind - 1;
      at = rest_.find('"', behind);
    }
    return std::string_view::npos;
  }

  std::string_view rest_;
};

// The fewer, the dearer.
std::size_t rank(std::string_view code, std::span<const Language> wanted) {
  const auto found = std::ranges::find(wanted, code, multi_language_code);
  if (found != wanted.end()) return static_cast<std::size_t>(found - wanted.begin());
  const bool is_english = code == multi_language_code(Language::English);
  return is_english ? wanted.size() : wanted.size() + 1;
}

std::string without_doubling(std::string_view quoted) {
  std::string text;
  text.reserve(quoted.size());
  for (std::size_t at = 0; at < quoted.size(); ++at) {
    text.push_back(quoted[at]);
    if (quoted.substr(at, 2) == "\"\"") ++at;
  }
  return text;
}

}  // namespace

std::optional<std::string> pick(std::string_view text, std::span<const Language> wanted) {
  Reader reader(text);
  std::string_view best;
  std::size_t best_rank = std::numeric_limits<std::size_t>::max();
  bool more = true;
  while (more) {
    const auto part = reader.take_part();
    if (!part) return std::nullopt;
    const std::size_t this_rank = rank(part->code, wanted);
    if (this_rank < best_rank) {
      best = part->quoted;
      best_rank = this_rank;
    }
    more = reader.take(';') && !reader.done();
  }
  if (!reader.done()) return std::nullopt;
  return without_doubling(best);
}

}  // namespace crm::locale
