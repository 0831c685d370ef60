#include "observe/audit_line.h"

#include <sodium.h>

#include <array>
#include <charconv>

#include "base/civil_time.h"
#include "base/text.h"
#include "observe/line.h"

namespace crm::observe {
namespace {

constexpr std::string_view kBegin = "{\"n\":";

// Reads a flat JSON object from front to back; every step says whether it was there.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  bool take_number(std::uint64_t& number) {
    const auto [end, failed] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    const auto digits = static_cast<std::size_t>(end - rest_.data());
    if (failed != std::errc{} || (rest_.starts_with('0') && digits > 1)) return false;
    rest_.remove_prefix(digits);
    return true;
  }

  bool take_text(std::string& text) {
    if (!take("\"")) return false;
    while (!rest_.empty() && !rest_.starts_with('"')) {
      if (rest_.starts_with('\\') ? !take_escape(text) : !take_plain(text)) return false;
    }
    return take("\"");
  }

  // A text, or the written form of a number, a truth or null.
  bool take_value(std::string& value) {
    if (rest_.starts_with('"')) return take_text(value);
    const auto size = std::min(rest_.find_first_of(",}"), rest_.size());
    value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return !value.empty() && value.find_first_of("\"{[ ") == std::string::npos;
  }

  [[nodiscard]] bool is_over() const { return rest_.empty(); }

 private:
  bool take_plain(std::string& text) {
    if (static_cast<unsigned char>(rest_.front()) < ' ') return false;
    text += rest_.front();
    rest_.remove_prefix(1);
    return true;
  }

  bool take_escape(std::string& text) {
    static constexpr std::string_view kMarks = "\"\\nrt";
    static constexpr std::string_view kMeant = "\"\\\n\r\t";
    rest_.remove_prefix(1);
    if (rest_.starts_with('u')) return take_code(text);
    const auto mark = rest_.empty() ? std::string_view::npos : kMarks.find(rest_.front());
    if (mark == std::string_view::npos) return false;
    text += kMeant[mark];
    rest_.remove_prefix(1);
    return true;
  }

  // Of the basic plane, which is all that our writer escapes.
  bool take_code(std::string& text) {
    unsigned code = 0;
    if (rest_.size() < 5) return false;
    const auto [end, failed] = std::from_chars(rest_.data() + 1, rest_.data() + 5, code, 16);
    if (failed != std::errc{} || end != rest_.data() + 5) return false;
    if (code < 0x80) {
      text += static_cast<char>(code);
    } else if (code < 0x800) {
      text += static_cast<char>(0xC0U | code >> 6U);
      text += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
      text += static_cast<char>(0xE0U | code >> 12U);
      text += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
      text += static_cast<char>(0x80U | (code & 0x3FU));
    }
    rest_.remove_prefix(5);
    return true;
  }

  std::string_view rest_;
};

bool is_hash(std::string_view text) {
  return text.size() == kNoLine.size() &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string audit_body(Instant at, std::string_view event, Outcome outcome, Fields fields) {
  std::string body = "\"time\":\"" + utc_text(at) + "\"";
  append_fields(
      body, {{"event", event}, {"outcome", outcome == Outcome::Success ? "success" : "failure"}});
  append_fields(body, fields);
  return body;
}

void append_fields(std::string& body, Fields fields) { append_json_members(body, fields); }

std::string next_audit_line(AuditTip& before, std::string_view body, bool is_act) {
  ++before.number;
  if (is_act) before.act = before.number;
  std::string line = std::string(kBegin) + std::to_string(before.number) +
                     ",\"act\":" + std::to_string(before.act) + ",\"prev\":\"" + before.hash +
                     "\",";
  line += body;
  line += "}\n";
  before.hash = audit_hash(line);
  return line;
}

bool may_begin_audit_line(std::string_view text) {
  return text.starts_with(kBegin) || kBegin.starts_with(text);
}

std::string audit_hash(std::string_view line) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(line.data()), line.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  return sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
}

std::string_view AuditLine::member(std::string_view name) const {
  for (const auto& [each, value] : members) {
    if (each == name) return value;
  }
  return {};
}

std::optional<AuditLine> read_audit_line(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.size() > kAuditLineBytesMax || !is_utf8(line)) return std::nullopt;
  Reader reader(line);
  AuditLine read;
  if (!reader.take(kBegin) || !reader.take_number(read.number) || !reader.take(",\"act\":") ||
      !reader.take_number(read.act) || !reader.take(",\"prev\":") || !reader.take_text(read.prev) ||
      !is_hash(read.prev)) {
    return std::nullopt;
  }
  while (reader.take(",")) {
    auto& [name, value] = read.members.emplace_back();
    if (!reader.take_text(name) || !reader.take(":") || !reader.take_value(value)) {
      return std::nullopt;
    }
  }
  if (!reader.take("}") || !reader.is_over()) return std::nullopt;
  if (read.number == 0 || read.act > read.number || read.member("event").empty()) {
    return std::nullopt;
  }
  return read;
}

std::optional<AuditTip> audit_tip(std::string_view line) {
  const auto read = read_audit_line(line);
  if (!read) return std::nullopt;
  return AuditTip{.number = read->number, .act = read->act, .hash = audit_hash(line)};
}

}  // namespace crm::observe
