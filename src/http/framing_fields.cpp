#include "http/framing_fields.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/text.h"
#include "http/authority.h"
#include "http/octets.h"

namespace crm::http {
namespace {

// Calls visit(element) for each element of a comma-separated list, blanks around it trimmed.
template <class Visit>
void for_each_element(std::string_view list, Visit visit) {
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    visit(trim(list.substr(at, end - at)));
    at = end + 1;
  }
}

// Nothing when the codings are the one word "chunked".
std::optional<Refusal> refuse_codings(std::string_view value) {
  if (equals_ignoring_case(value, "chunked")) return std::nullopt;
  bool well_formed = true;
  bool chunked = false;
  bool behind_chunked = false;
  for_each_element(value, [&](std::string_view coding) {
    well_formed = well_formed && kToken.makes_up(coding);
    behind_chunked = behind_chunked || chunked;
    chunked = chunked || equals_ignoring_case(coding, "chunked");
  });
  if (!well_formed || behind_chunked) {
    return Refusal{Status::BadRequest, "Transfer-Encoding is not the one word chunked."};
  }
  return Refusal{Status::NotImplemented, "Transfer-Encoding: this server knows chunked alone."};
}

// Digits alone; nothing when it is something else or beyond 64 bits.
std::optional<std::size_t> parse_length(std::string_view value) {
  if (value.empty()) return std::nullopt;
  std::size_t length = 0;
  for (const char c : value) {
    if (!kDigits.has(c)) return std::nullopt;
    const auto digit = static_cast<std::size_t>(c - '0');
    if (length > (std::numeric_limits<std::size_t>::max() - digit) / 10) return std::nullopt;
    length = length * 10 + digit;
  }
  return length;
}

}  // namespace

void FramingFields::note(std::string_view bytes, Span name, Span value) {
  const auto note_if = [&](Noted& noted, std::string_view ours) {
    if (!equals_ignoring_case(name.in(bytes), ours)) return;
    ++noted.count;
    noted.value = value;
  };
  switch (name.size) {  // tells them apart from one another, and from most others
    case 4:
      note_if(host_, "host");
      break;
    case 6:
      note_if(expect_, "expect");
      break;
    case 10:
      if (equals_ignoring_case(name.in(bytes), "connection")) note_connection(value.in(bytes));
      break;
    case 14:
      note_if(content_length_, "content-length");
      break;
    case 17:
      note_if(transfer_encoding_, "transfer-encoding");
      break;
    default:
      break;
  }
}

void FramingFields::note_connection(std::string_view value) {
  for_each_element(value, [&](std::string_view option) {
    close_ = close_ || equals_ignoring_case(option, "close");
    keep_alive_ = keep_alive_ || equals_ignoring_case(option, "keep-alive");
  });
}

Read<HeadMeaning> FramingFields::judge(std::string_view bytes, int minor_version,
                                       const Limits& limits) const {
  const bool is_1_1 = minor_version == 1;
  HeadMeaning meaning;
  meaning.keep_alive = !close_ && (is_1_1 || keep_alive_);
  meaning.says_keep_alive = meaning.keep_alive && !is_1_1;

  if (host_.count > 1) return malformed("There is more than one Host.");
  if (host_.count == 0 && is_1_1) return malformed("There is no Host.");
  if (host_.count == 1 && !is_authority(host_.value.in(bytes))) {
    return malformed("Host is not a valid host.");
  }

  if (transfer_encoding_.count > 0) {
    if (content_length_.count > 0) {
      return malformed("Transfer-Encoding and Content-Length exclude each other.");
    }
    if (transfer_encoding_.count > 1) return malformed("There is more than one Transfer-Encoding.");
    if (!is_1_1) return malformed("Transfer-Encoding does not go with HTTP/1.0.");
    if (const auto refusal = refuse_codings(transfer_encoding_.value.in(bytes))) {
      return tl::unexpected(*refusal);
    }
    meaning.body = BodyKind::Chunked;
  }

  if (content_length_.count > 1) return malformed("There is more than one Content-Length.");
  if (content_length_.count == 1) {
    const auto length = parse_length(content_length_.value.in(bytes));
    if (!length) return malformed("Content-Length is not a number of bytes.");
    if (*length > limits.body_bytes_max) {
      return refused(Status::PayloadTooLarge, "The body is larger than this server takes.");
    }
    if (*length > 0) meaning.body = BodyKind::Sized;
    meaning.body_bytes = *length;
  }

  if (expect_.count > 0) {
    if (expect_.count > 1 || !equals_ignoring_case(expect_.value.in(bytes), "100-continue")) {
      return refused(Status::ExpectationFailed, "Expect: this server knows 100-continue alone.");
    }
    // Who speaks 1.0 cannot have meant it, and could not read the answer [rfc 9110].
    meaning.expects_continue = is_1_1;
  }
  return meaning;
}

}  // namespace crm::http
