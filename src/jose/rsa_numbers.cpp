#include "jose/rsa_numbers.h"

#include <openssl/core_names.h>

#include <array>
#include <cstddef>
#include <new>

#include "jose/base64url.h"

namespace crm::jose {
namespace {

std::string number(const KeyPtr& key, const char* name) {
  BIGNUM* read = nullptr;
  if (EVP_PKEY_get_bn_param(key.get(), name, &read) != 1) throw std::bad_alloc();
  const NumberPtr number(read);
  std::string bytes(static_cast<std::size_t>(BN_num_bytes(read)), '\0');
  BN_bn2bin(read, reinterpret_cast<unsigned char*>(bytes.data()));
  return bytes;
}

}  // namespace

RsaNumbers rsa_numbers(const KeyPtr& key) {
  return {number(key, OSSL_PKEY_PARAM_RSA_N), number(key, OSSL_PKEY_PARAM_RSA_E)};
}

std::string thumbprint(const RsaNumbers& numbers) {
  const std::string json = R"({"e":")" + base64url(numbers.exponent) + R"(","kty":"RSA","n":")" +
                           base64url(numbers.modulus) + "\"}";
  std::array<char, 32> digest{};
  if (EVP_Digest(json.data(), json.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr,
                 EVP_sha256(), nullptr) != 1) {
    throw std::bad_alloc();
  }
  return base64url({digest.data(), digest.size()});
}

}  // namespace crm::jose
