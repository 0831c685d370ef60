#include "codec/relaxed_json.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "codec/blanks.h"

namespace crm::codec {
namespace {

// Letters, digits, _, $ and everything outside ASCII.
bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

// Goes through the relaxed text once, token by token. It knows as much of the grammar as it needs:
// whether it stands in an object, and whether a name may come next.
class Strictener {
 public:
  explicit Strictener(std::string_view relaxed) : in_(relaxed) {}

  std::optional<StrictJson> run() {
    out_.text_.reserve(in_.size() + in_.size() / 8);
    while (at_ < in_.size()) step();
    if (!changed_) return std::nullopt;
    return std::move(out_);
  }

 private:
  void step() {
    const char c = in_[at_];
    if (kBlanks.find(c) != std::string_view::npos) {
      copy(1);
    } else if (c == '/') {
      comment_or_slash();
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == ',') {
      comma();
    } else if (c == '{' || c == '[') {
      open_.push_back(c);
      name_next_ = c == '{';
      after_value_ = false;
      copy(1);
    } else if (c == '}' || c == ']') {
      if (!open_.empty()) open_.pop_back();
      name_next_ = false;
      after_value_ = true;
      copy(1);
    } else if (name_next_ && is_name_char(c)) {
      bare_name();
    } else {
      name_next_ = false;
      after_value_ = c != ':';
      copy(1);
    }
  }

  // Where the comment at `at` ends; nothing when there is none, or it has no end.
  [[nodiscard]] std::optional<std::size_t> comment_end(std::size_t at) const {
    const std::string_view rest = in_.substr(at);
    if (rest.starts_with("//")) return std::min(in_.find_first_of("\r\n", at), in_.size());
    if (!rest.starts_with("/*")) return std::nullopt;
    const auto end = in_.find("*/", at + 2);
    if (end == std::string_view::npos) return std::nullopt;
    return end + 2;
  }

  void comment_or_slash() {
    const auto end = comment_end(at_);
    if (!end) {
      copy(1);
      if (in_.substr(at_).starts_with('*')) copy(in_.size() - at_);  // a comment without an end
      return;
    }
    if (!is_utf8(in_.substr(at_, *end - at_))) {  // for the strict reader to refuse
      copy(*end - at_);
      return;
    }
    put(" ");  // so that what stands around it stays apart
    skip_to(*end);
  }

  void comma() {
    if (after_value_ && closes(at_ + 1)) {
      skip_to(at_ + 1);
      return;
    }
    name_next_ = !open_.empty() && open_.back() == '{';
    after_value_ = false;
    copy(1);
  }

  // Whether nothing but blanks and comments stand before the next } or ].
  [[nodiscard]] bool closes(std::size_t at) const {
    while (true) {
      at = in_.find_first_not_of(kBlanks, at);
      if (at == std::string_view::npos) return false;
      if (in_[at] == '}' || in_[at] == ']') return true;
      const auto end = comment_end(at);
      if (!end) return false;
      at = *end;
    }
  }

  void bare_name() {
    put("\"");
    while (at_ < in_.size() && is_name_char(in_[at_])) copy(1);
    put("\"");
    name_next_ = false;
    after_value_ = false;
  }

  // A name or a text. Between single quotes a double one needs a backslash and a single one none.
  void quoted(char quote) {
    const bool single = quote == '\'';
    if (single) {
      put("\"");
      skip_to(at_ + 1);
    } else {
      copy(1);
    }
    while (at_ < in_.size() && in_[at_] != quote) {
      if (in_[at_] == '\\') {
        if (single && in_.substr(at_).starts_with("\\'")) {
          skip_to(at_ + 1);
          copy(1);
        } else {
          copy(std::min<std::size_t>(2, in_.size() - at_));
        }
        continue;
      }
      if (in_[at_] == '"') put("\\");
      copy(1);
    }
    if (at_ < in_.size()) {
      if (single) {
        put("\"");
        skip_to(at_ + 1);
      } else {
        copy(1);
      }
    }
    after_value_ = !name_next_;
    name_next_ = false;
  }

  void copy(std::size_t count) {
    out_.text_ += in_.substr(at_, count);
    at_ += count;
  }

  // Writes what the relaxed text does not have.
  void put(std::string_view text) {
    out_.text_ += text;
    mark();
  }

  // Leaves out what stands before `end`.
  void skip_to(std::size_t end) {
    at_ = end;
    mark();
  }

  void mark() {
    changed_ = true;
    if (!out_.runs_.empty() && out_.runs_.back().to == out_.text_.size()) out_.runs_.pop_back();
    out_.runs_.push_back({out_.text_.size(), at_});
  }

  std::string_view in_;
  std::size_t at_ = 0;
  StrictJson out_;
  bool changed_ = false;
  std::string open_;          // the brackets around here, outermost first
  bool name_next_ = false;    // directly behind { or behind a comma in an object
  bool after_value_ = false;  // a comma here would follow a value
};

std::optional<StrictJson> StrictJson::from(std::string_view relaxed) {
  return Strictener(relaxed).run();
}

std::size_t StrictJson::place(std::size_t at) const {
  const auto next = std::ranges::upper_bound(runs_, at, {}, &Run::to);
  if (next == runs_.begin()) return at;
  const Run& run = *std::prev(next);
  return run.from + (at - run.to);
}

Error JsonFault::error() const {
  if (!at) return Error{ErrorKind::BadRequest, detail};
  return Error{ErrorKind::BadRequest, detail + " at byte " + std::to_string(*at + 1) + "."};
}

}  // namespace crm::codec
