#include "jose/openssl.h"

#include <openssl/err.h>

namespace crm::jose {

KeyPtr share(const KeyPtr& key) {
  if (key == nullptr || EVP_PKEY_up_ref(key.get()) != 1) return nullptr;
  return KeyPtr(key.get());
}

int no_pass_phrase(char* /*text*/, int /*size*/, int /*writing*/, void* /*nothing*/) { return -1; }

ErrorsForgotten::~ErrorsForgotten() { ERR_clear_error(); }

}  // namespace crm::jose
