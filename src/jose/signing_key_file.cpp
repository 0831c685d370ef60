// SigningKeys as text and back.
#include <openssl/pem.h>

#include <new>
#include <utility>

#include "base/civil_time.h"
#include "jose/openssl.h"
#include "jose/public_key.h"
#include "jose/rsa_numbers.h"
#include "jose/signing_keys.h"

namespace crm::jose {
namespace {

constexpr std::string_view kTitle = "active-contacts signing keys, version 1\n";
constexpr std::string_view kMade = "made ";
constexpr std::string_view kRetired = "retired ";
constexpr std::string_view kBegin = "-----BEGIN PRIVATE KEY-----\n";
constexpr std::string_view kEnd = "-----END PRIVATE KEY-----\n";

void append(KeyRingText& text, std::string_view part) {
  // The room was measured for kSigningKeysMax keys.
  if (!text.append(part)) throw std::bad_alloc();
}

void append_key(KeyRingText& text, const KeyPtr& key) {
  const ErrorsForgotten forgotten;
  const BioPtr bio(BIO_new(BIO_s_secmem()));  // wiped when it goes
  if (bio == nullptr || PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0,
                                                      nullptr, nullptr) != 1) {
    throw std::bad_alloc();
  }
  char* pem = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &pem);
  append(text, {pem, static_cast<std::size_t>(size)});
}

// Reads the text from front to back.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool is_next(std::string_view words) const { return rest_.starts_with(words); }

  [[nodiscard]] bool take(std::string_view words) {
    if (!is_next(words)) return false;
    rest_.remove_prefix(words.size());
    return true;
  }

  // A point in time and the end of its line; only as utc_text() writes it.
  [[nodiscard]] std::optional<Instant> take_time() {
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view written = rest_.substr(0, end);
    const auto at = parse_instant(written);
    if (!at || at->ticks % kTicksPerSecond != 0 || utc_text(*at) != written) return std::nullopt;
    rest_.remove_prefix(end + 1);
    return *at;
  }

  // A whole block of PEM, its last line included; empty where there is none.
  [[nodiscard]] std::string_view take_block() {
    const std::size_t end = rest_.find(kEnd);
    if (!is_next(kBegin) || end == std::string_view::npos) return {};
    const std::string_view block = rest_.substr(0, end + kEnd.size());
    rest_.remove_prefix(block.size());
    return block;
  }

 private:
  std::string_view rest_;
};

KeyPtr private_key(std::string_view pem) {
  if (pem.empty()) return nullptr;
  const ErrorsForgotten forgotten;
  const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  if (bio == nullptr) throw std::bad_alloc();
  KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_pass_phrase, nullptr));
  if (key == nullptr) return nullptr;
  const KeyContextPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
  // A signature by a key whose halves do not belong together would give the key away.
  if (context == nullptr || EVP_PKEY_pairwise_check(context.get()) != 1) return nullptr;
  const auto half = PublicKey::of(share(key));
  if (!half || half->algorithm() != Algorithm::Rs256) return nullptr;
  return key;
}

// One key with its lines in front; none where any of it is wrong.
std::optional<SigningKey> take_key(Reader& reader, bool is_first) {
  SigningKey read;
  if (!reader.take(kMade)) return std::nullopt;
  const auto made_at = reader.take_time();
  if (!made_at) return std::nullopt;
  read.made_at = *made_at;
  if (reader.take(kRetired)) {
    read.retired_at = reader.take_time();
    if (!read.retired_at) return std::nullopt;
  }
  if (read.retired_at.has_value() == is_first) return std::nullopt;  // the first one signs
  read.key = private_key(reader.take_block());
  if (read.key == nullptr) return std::nullopt;
  read.kid = thumbprint(rsa_numbers(read.key));
  return read;
}

bool has(const std::vector<SigningKey>& keys, std::string_view kid) {
  return std::ranges::any_of(keys, [&](const SigningKey& key) { return key.kid == kid; });
}

}  // namespace

KeyRingText SigningKeys::text() const {
  KeyRingText text;
  append(text, kTitle);
  for (const SigningKey& each : keys_) {
    append(text, std::string(kMade) + utc_text(each.made_at) + "\n");
    if (each.retired_at) append(text, std::string(kRetired) + utc_text(*each.retired_at) + "\n");
    append_key(text, each.key);
  }
  return text;
}

Result<SigningKeys> SigningKeys::parse(std::string_view text) {
  Reader reader(text);
  if (!reader.take(kTitle)) {
    return refuse(ErrorKind::BadRequest,
                  "line 1: expected \"active-contacts signing keys, version 1\"");
  }
  std::vector<SigningKey> keys;
  while (keys.empty() || !reader.at_end()) {
    auto key = take_key(reader, keys.empty());
    if (!key || has(keys, key->kid) || keys.size() == kSigningKeysMax) {
      return refuse(ErrorKind::BadRequest, "key " + std::to_string(keys.size() + 1) +
                                               ": expected when it was made, when it was retired "
                                               "(but for the first), and an RSA key of its own");
    }
    keys.push_back(*std::move(key));
  }
  return SigningKeys(std::move(keys));
}

}  // namespace crm::jose
