#include "auth/random_text.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace crm::auth {
namespace {

constexpr std::size_t kBytes = 32;
constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

void start_random() {
  if (sodium_init() < 0) throw std::runtime_error("no source of random numbers");
}

std::string random_text() {
  start_random();
  std::array<unsigned char, kBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(kBytes, kVariant)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  sodium_memzero(bytes.data(), bytes.size());
  return {text.data(), text.size() - 1};
}

}  // namespace crm::auth
