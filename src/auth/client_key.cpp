#include "auth/client_key.h"

#include <sodium.h>

#include "auth/guard.h"

namespace crm::auth {
namespace {

static_assert(sizeof(ClientKey) == crypto_shorthash_siphashx24_KEYBYTES);
static_assert(sizeof(ClientKey) == crypto_shorthash_siphashx24_BYTES);

// Known to everybody: nothing secret hangs on it, and every start of the server must get the same.
constexpr ClientKey kKey{'c', 'l', 'i', 'e', 'n', 't', ' ', 'o',
                         'f', ' ', 'a', ' ', 'u', 's', 'e', 'r'};

ClientKey hashed(std::string_view text, const ClientKey& key) {
  ClientKey hash;
  crypto_shorthash_siphashx24(hash.data(), reinterpret_cast<const unsigned char*>(text.data()),
                              text.size(), key.data());
  return hash;
}

}  // namespace

ClientKey client_key_of(const http::Request& request) {
  const std::string_view program = request.field("User-Agent").value_or("");
  return hashed(program, hashed(counted_address(request.peer), kKey));
}

}  // namespace crm::auth
