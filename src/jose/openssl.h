// What OpenSSL hands out, owned.
#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>

#include <memory>

namespace crm::jose {

struct OpenSslFree {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
  void operator()(BIGNUM* number) const { BN_clear_free(number); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }  // wipes a private key
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

using BioPtr = std::unique_ptr<BIO, OpenSslFree>;
using NumberPtr = std::unique_ptr<BIGNUM, OpenSslFree>;
using KeyPtr = std::unique_ptr<EVP_PKEY, OpenSslFree>;
using KeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, OpenSslFree>;
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, OpenSslFree>;

// Another owner of the same key: keys do not change.
[[nodiscard]] KeyPtr share(const KeyPtr& key);

// For OpenSSL, which else asks at the terminal for the pass phrase of a key, and waits: there is
// none.
[[nodiscard]] int no_pass_phrase(char* text, int size, int writing, void* nothing);

// Empties this thread's list of errors when it goes: whatever failed has been answered for, and
// must not be taken for a fault of the next connection's TLS.
class ErrorsForgotten {
 public:
  ErrorsForgotten() = default;
  ErrorsForgotten(const ErrorsForgotten&) = delete;
  ErrorsForgotten& operator=(const ErrorsForgotten&) = delete;
  ~ErrorsForgotten();
};

}  // namespace crm::jose
