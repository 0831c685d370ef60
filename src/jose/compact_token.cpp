#include "jose/compact_token.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "jose/base64url.h"
#include "jose/strict_json.h"

namespace crm::jose {
namespace {

// Keys come from settings alone: whoever wrote the token would choose the key, or have us fetch it.
constexpr std::array<std::string_view, 4> kKeyInside{"jku", "jwk", "x5u", "x5c"};

// A token of claims, and an access token (RFC 9068 §4).
constexpr std::array<std::string_view, 3> kTypes{"JWT", "at+jwt", "application/at+jwt"};

tl::unexpected<Error> malformed(std::string_view why) {
  return refuse(ErrorKind::BadRequest, std::string(why));
}

struct Parts {
  std::string_view header;
  std::string_view payload;
  std::string_view signature;
  std::string_view signed_text;
};

std::optional<Parts> parts_of(std::string_view token) {
  const std::size_t first = token.find('.');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = token.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  // A third dot is no digit of base64url.
  return Parts{token.substr(0, first), token.substr(first + 1, second - first - 1),
               token.substr(second + 1), token.substr(0, second)};
}

bool is_type(std::string_view typ) {
  return std::ranges::any_of(
      kTypes, [&](std::string_view known) { return equals_ignoring_case(typ, known); });
}

Result<void> judge_header(const boost::json::object& header) {
  for (const std::string_view member : kKeyInside) {
    if (header.contains({member.data(), member.size()})) {
      return malformed("its header brings a key along");
    }
  }
  if (header.contains("crit")) return malformed("its header has a crit");
  if (header.contains("cty")) return malformed("it holds no claims but another token");
  if (header.contains("typ")) {
    const auto typ = text_of(header, "typ");
    if (!typ || !is_type(*typ)) return malformed("its typ is neither JWT nor at+jwt");
  }
  if (!text_of(header, "alg")) return malformed("its header has no alg");
  if (header.contains("kid") && !text_of(header, "kid")) return malformed("its kid is no text");
  return {};
}

}  // namespace

Result<CompactToken> read_compact_token(std::string_view token) {
  if (token.size() > kTokenBytesMax) return malformed("it is longer than 8192 bytes");
  const auto parts = parts_of(token);
  if (!parts) return malformed("it is not of three parts");
  const auto header = from_base64url(parts->header);
  auto payload = from_base64url(parts->payload);
  auto signature = from_base64url(parts->signature);
  if (!header || !payload || !signature) return malformed("a part of it is not base64url");
  const auto object = strict_object(*header);
  if (!object) return malformed("its header is no JSON object, or names a member twice");
  const auto judged = judge_header(*object);
  if (!judged) return forward(judged);
  CompactToken read{std::string(*text_of(*object, "alg")), std::nullopt, *std::move(payload),
                    *std::move(signature), parts->signed_text};
  if (const auto kid = text_of(*object, "kid")) read.kid = *kid;
  return read;
}

}  // namespace crm::jose
