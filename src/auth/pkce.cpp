#include "auth/pkce.h"

#include <algorithm>

#include "auth/sha256_text.h"

namespace crm::auth {
namespace {

constexpr std::size_t kChallengeSize = 43;
constexpr std::size_t kVerifierSizeMin = 43;
constexpr std::size_t kVerifierSizeMax = 128;

bool is_base64url(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '_';
}

bool is_verifier(std::string_view text) {
  return text.size() >= kVerifierSizeMin && text.size() <= kVerifierSizeMax &&
         std::ranges::all_of(text, [](char c) { return is_base64url(c) || c == '.' || c == '~'; });
}

}  // namespace

bool is_challenge(std::string_view text) {
  return text.size() == kChallengeSize && std::ranges::all_of(text, is_base64url);
}

bool proves(std::string_view verifier, std::string_view challenge) {
  return is_challenge(challenge) && is_verifier(verifier) &&
         same_secret(sha256_text(verifier), challenge);
}

}  // namespace crm::auth
