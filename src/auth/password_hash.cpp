#include "auth/password_hash.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstddef>

#include "auth/basic.h"

namespace crm::auth {
namespace {

constexpr std::uint64_t kKibibyte = 1024;

// Takes `prefix` and the number behind it off the front of `rest`.
std::optional<std::uint64_t> take_number(std::string_view& rest, std::string_view prefix) {
  if (!rest.starts_with(prefix)) return std::nullopt;
  rest.remove_prefix(prefix.size());
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (failed != std::errc{}) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  return number;
}

// Random bytes as base64 without padding, as PHC strings spell them.
template <std::size_t N>
std::string random_text() {
  std::array<unsigned char, N> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(N, sodium_base64_VARIANT_ORIGINAL_NO_PADDING)> text{};
  return sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                           sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

}  // namespace

Result<std::string> hash_password(std::string_view password, const HashCost& cost) {
  if (password.size() > kPasswordBytesMax) {
    return refuse(ErrorKind::BadRequest,
                  "password: longer than " + std::to_string(kPasswordBytesMax) + " bytes");
  }
  if (sodium_init() < 0) return refuse(ErrorKind::Internal, "no source of random numbers");
  std::array<char, crypto_pwhash_STRBYTES> phc{};
  errno = 0;
  if (crypto_pwhash_str_alg(phc.data(), password.data(), password.size(), cost.passes,
                            cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    if (errno == EINVAL) return refuse(ErrorKind::Internal, "password hashing: impossible cost");
    return refuse(ErrorKind::Busy, "not enough memory to hash a password now");
  }
  return std::string(phc.data());
}

std::string unmatchable_hash(const HashCost& cost) {
  return "$argon2id$v=19$m=" + std::to_string(cost.memory_bytes / kKibibyte) +
         ",t=" + std::to_string(cost.passes) + ",p=1$" + random_text<crypto_pwhash_SALTBYTES>() +
         "$" + random_text<32>();
}

Result<bool> matches(const std::string& phc, std::string_view password) {
  if (!cost_of(phc)) return false;
  errno = 0;
  if (crypto_pwhash_str_verify(phc.c_str(), password.data(), password.size()) == 0) return true;
  if (errno == ENOMEM) return refuse(ErrorKind::Busy, "not enough memory to check a password now");
  return false;
}

std::optional<HashCost> cost_of(const std::string& phc) {
  // The library reads these strings as its own fixed-size ones and wants them whole; any cost will
  // do for the question whether it can read this one.
  if (crypto_pwhash_str_needs_rehash(phc.c_str(), crypto_pwhash_OPSLIMIT_MIN,
                                     crypto_pwhash_MEMLIMIT_MIN) < 0) {
    return std::nullopt;
  }
  std::string_view rest = phc;
  const std::size_t parameters = rest.find("$m=");
  if (parameters == std::string_view::npos) return std::nullopt;
  rest.remove_prefix(parameters);
  const auto memory = take_number(rest, "$m=");
  const auto passes = take_number(rest, ",t=");
  if (!memory || !passes) return std::nullopt;
  return HashCost{*memory * kKibibyte, static_cast<std::uint32_t>(*passes)};
}

bool is_cheaper(const HashCost& hash, const HashCost& cost) {
  return hash.memory_bytes * hash.passes < cost.memory_bytes * cost.passes;
}

}  // namespace crm::auth
