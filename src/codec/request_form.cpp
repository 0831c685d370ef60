#include "codec/request_form.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "codec/blanks.h"
#include "codec/charset.h"
#include "codec/request_filling.h"

namespace crm::codec {
namespace {

using carrier::ActiveContactsRequest;
using carrier::Charset;

// A byte of Latin-1 is a character by itself; one of UTF-8 may be a part of one.
void append_byte(std::string& out, std::uint8_t byte, Charset charset) {
  if (charset == Charset::Latin1) {
    append_utf8(out, byte);
  } else {
    out += static_cast<char>(byte);
  }
}

// What a name or a value means; nothing when an escape is not % and two hexadecimal digits.
std::optional<std::string> unescaped(std::string_view text, Charset charset) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+') {
      plain += ' ';
    } else if (text[at] != '%') {
      plain += text[at];
    } else {
      std::uint8_t byte = 0;
      const std::string_view digits = text.substr(at + 1, 2);
      const auto [end, failed] =
          std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
      if (digits.size() != 2 || failed != std::errc{} || end != digits.data() + 2) {
        return std::nullopt;
      }
      at += 2;
      append_byte(plain, byte, charset);
    }
  }
  return plain;
}

// The name of a pair, taken apart: "request[ContactCategories][3]" is ContactCategories and "[3]".
struct Key {
  std::string_view member;
  std::string_view brackets;
};

Key taken_apart(std::string_view name) {
  constexpr std::string_view kParameter = "request";
  const auto divide = [](std::string_view text) {
    const auto bracket = std::min(text.find('['), text.size());
    return Key{text.substr(0, bracket), text.substr(bracket)};
  };
  if (!equals_ignoring_case(name.substr(0, kParameter.size()), kParameter)) return divide(name);
  const std::string_view rest = name.substr(kParameter.size());
  if (rest.starts_with('.')) return divide(rest.substr(1));
  const auto end = rest.find(']');
  if (!rest.starts_with('[') || end == std::string_view::npos) return divide(name);
  return Key{rest.substr(1, end - 1), rest.substr(end + 1)};
}

// "[3]" as 3. Nothing for anything but digits that fit.
std::optional<std::int32_t> index_in(std::string_view brackets) {
  if (!brackets.starts_with('[') || !brackets.ends_with(']')) return std::nullopt;
  const auto index = parse_int32(brackets.substr(1, brackets.size() - 2));
  return index && *index >= 0 ? index : std::nullopt;
}

// A + that nobody escaped has become a blank: "…05 01:00" was "…05+01:00". It can only be taken for
// one behind a time, as a date and a time may have a blank between them too.
std::string with_plus(std::string date) {
  while (date.ends_with(' ')) date.pop_back();
  constexpr std::string_view kOffset = " 00:00";
  if (date.size() < kOffset.size()) return date;
  const std::size_t blank = date.size() - kOffset.size();
  const bool is_offset = std::ranges::equal(
      std::string_view(date).substr(blank), kOffset,
      [](char c, char like) { return like == '0' ? c >= '0' && c <= '9' : c == like; });
  if (is_offset && date.find(':') < blank) date[blank] = '+';
  return date;
}

class FormReader {
 public:
  FormReader(Charset charset, const locale::TimeZone& zone) : charset_(charset), filling_(zone) {}

  Result<ActiveContactsRequest> read(std::string_view text) {
    while (!text.empty()) {
      const auto end = std::min(text.find('&'), text.size());
      const std::string_view pair = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (pair.empty()) continue;
      if (++pairs_ > kFormFieldsMax) {
        return refuse(ErrorKind::BadRequest,
                      "The body has more than " + with_thousands(kFormFieldsMax) + " pairs.");
      }
      if (const auto refused = take(pair)) return tl::unexpected(*refused);
    }
    if (pairs_ == 0) {
      return refuse(ErrorKind::BadRequest,
                    "The body is empty: send a form with a name and a value.");
    }
    if (!take_indexed()) return tl::unexpected(*filling_.error());
    return filling_.take();
  }

 private:
  std::optional<Error> take(std::string_view pair) {
    const auto equals = std::min(pair.find('='), pair.size());
    const auto name = unescaped(pair.substr(0, equals), charset_);
    auto value = unescaped(pair.substr(std::min(equals + 1, pair.size())), charset_);
    const auto wrong = [&](std::string_view why) {
      return Error{ErrorKind::BadRequest,
                   "Pair " + std::to_string(pairs_) + " of the body " + std::string(why)};
    };
    if (!name || !value) return wrong("has a % without two hexadecimal digits behind it.");
    if (!is_utf8(*name) || !is_utf8(*value)) return wrong("is not valid UTF-8.");
    if (!take(taken_apart(*name), std::move(*value))) return filling_.error();
    return std::nullopt;
  }

  bool take(const Key& key, std::string value) {
    const MemberKind kind = filling_.begin_member(key.member);
    if (kind == MemberKind::Unknown) return true;
    if (kind == MemberKind::Date) {
      return key.brackets.empty() ? filling_.more(with_plus(std::move(value))) : filling_.other();
    }
    if (key.brackets.empty() || key.brackets == "[]") return filling_.more(value);
    const auto index = index_in(key.brackets);
    if (!index) return filling_.refuse_member("expected an index such as [0] behind the name");
    if (kind != MemberKind::List) return filling_.more(value);
    list_ = key.member;
    indexed_[*index] = std::move(value);
    return true;
  }

  // The items that came with an index, in their order: gaps close, of equal ones the last counts.
  bool take_indexed() {
    filling_.begin_member(list_);
    return std::ranges::all_of(indexed_,
                               [&](const auto& item) { return filling_.more(item.second); });
  }

  Charset charset_;
  RequestFilling filling_;
  std::size_t pairs_ = 0;
  std::string list_;  // the member that `indexed_` belongs to
  std::map<std::int32_t, std::string> indexed_;
};

}  // namespace

Result<ActiveContactsRequest> read_request_form(std::string_view text, Charset charset,
                                                const locale::TimeZone& zone) {
  // Blanks around it are such as the end of a line behind the last pair.
  text = without_blanks(text);
  if (text.starts_with('{')) {
    return refuse(ErrorKind::BadRequest,
                  "The body looks like JSON, but its Content-Type says that it is a form.");
  }
  return FormReader(charset, zone).read(text);
}

}  // namespace crm::codec
