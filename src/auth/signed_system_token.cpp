#include "auth/signed_system_token.h"

#include <algorithm>
#include <string>

#include "base/civil_time.h"

namespace crm::auth {
namespace {

constexpr std::size_t kTimeSize = 12;  // yyyyMMddHHmm

std::optional<Instant> time_in(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != kTimeSize || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  const std::string all(text);
  const auto at = parse_instant(all.substr(0, 4) + "-" + all.substr(4, 2) + "-" + all.substr(6, 2) +
                                "T" + all.substr(8, 2) + ":" + all.substr(10, 2) + ":00Z");
  if (!at) return std::nullopt;
  return *at;
}

}  // namespace

std::optional<SignedSystemToken> parse_signed_system_token(std::string_view text) {
  const auto last = text.rfind('.');
  if (last == std::string_view::npos) return std::nullopt;
  const std::string_view front = text.substr(0, last);
  const auto before = front.rfind('.');
  if (before == std::string_view::npos) return std::nullopt;
  const auto at = time_in(front.substr(before + 1));
  SignedSystemToken token{front.substr(0, before), at.value_or(Instant{}), front,
                          text.substr(last + 1)};
  if (!at || token.system_token.empty() || token.signature.empty()) return std::nullopt;
  return token;
}

bool is_timely(const SignedSystemToken& token, Instant now) {
  constexpr std::int64_t kSkewTicks = kSystemTokenSkewMaxS * kTicksPerSecond;
  return token.at.ticks >= now.ticks - kSkewTicks && token.at.ticks <= now.ticks + kSkewTicks;
}

}  // namespace crm::auth
