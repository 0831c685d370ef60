// Signed tokens: taken apart as a slow reader takes them apart, which knows base64url as a number
// in another base and looks for dots one by one; and whatever comes, nobody is believed whom no key
// has signed for.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "jose/base64url.h"
#include "jose/compact_token.h"
#include "jose/strict_json.h"
#include "jose/token_check.h"

namespace {

using namespace crm::jose;

void require(bool holds) {
  if (!holds) std::abort();
}

std::vector<std::string> split_slowly(std::string_view token) {
  std::vector<std::string> parts(1);
  for (const char c : token) {
    if (c == '.') {
      parts.emplace_back();
    } else {
      parts.back().push_back(c);
    }
  }
  return parts;
}

// Bit by bit.
std::optional<std::string> decode_slowly(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::vector<bool> bits;
  for (const char c : text) {
    const std::size_t value = kDigits.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    for (int bit = 5; bit >= 0; --bit) bits.push_back(((value >> bit) & 1U) != 0);
  }
  std::string bytes;
  std::size_t at = 0;
  for (; at + 8 <= bits.size(); at += 8) {
    unsigned byte = 0;
    for (std::size_t i = 0; i < 8; ++i) byte = byte * 2 + (bits[at + i] ? 1U : 0U);
    bytes.push_back(static_cast<char>(byte));
  }
  if (bits.size() - at >= 6) return std::nullopt;  // a digit that begins no byte
  for (; at < bits.size(); ++at) {
    if (bits[at]) return std::nullopt;
  }
  return bytes;
}

// What must be so of every header that is accepted.
void judge(const CompactToken& token, std::string_view header) {
  const auto object = strict_object(header);
  require(object.has_value());
  for (const char* never : {"jku", "jwk", "x5u", "x5c", "crit", "cty"}) {
    require(!object->contains(never));
  }
  require(text_of(*object, "alg") == token.alg);
  require(object->contains("kid") == token.kid.has_value());
}

// RFC 7515 A.3.
const VerificationKeys& keys() {
  static const VerificationKeys read =
      VerificationKeys::parse(R"({"keys":[{"kty":"EC","crv":"P-256","kid":"e",)"
                              R"("x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                              R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})")
          .value();
  return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto bytes = from_base64url(text);
  require(bytes == decode_slowly(text));
  if (bytes) require(base64url(*bytes) == text);
  require(from_base64url(base64url(text)) == text);
  static_cast<void>(strict_object(text));
  static_cast<void>(VerificationKeys::parse(text));

  const auto token = read_compact_token(text);
  // Its example is signed, and says nothing of an issuer.
  require(!check_token(text, keys(), {"them", "us"}, crm::Instant{0}));
  if (!token) {
    require(token.error().kind == crm::ErrorKind::BadRequest);
    require(!token.error().detail.empty() && token.error().detail.size() < 100);
    require(crm::is_utf8(token.error().detail));
    return 0;
  }
  require(size <= kTokenBytesMax);
  const auto parts = split_slowly(text);
  require(parts.size() == 3);
  require(token->signed_text == parts[0] + "." + parts[1]);
  require(token->payload == decode_slowly(parts[1]));
  require(token->signature == decode_slowly(parts[2]));
  judge(*token, decode_slowly(parts[0]).value());
  return 0;
}
