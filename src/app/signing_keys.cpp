#include "app/signing_keys.h"

#include <utility>

#include "app/open_store.h"
#include "app/secret_file.h"

namespace crm::app {
namespace {

Result<jose::SigningKeys> keep(const Settings& settings, Result<jose::SigningKeys> keys) {
  if (!keys) return keys;
  const auto written = write_secret_file(signing_key_file(settings), keys->text().view());
  if (!written) return forward(written);
  return keys;
}

}  // namespace

std::filesystem::path signing_key_file(const Settings& settings) {
  return beside_database(settings, ".signing-keys");
}

Result<std::optional<jose::SigningKeys>> read_signing_keys(const Settings& settings) {
  const auto file = signing_key_file(settings);
  const auto text = read_secret_file(file);
  if (!text) return forward(text);
  if (!*text) return std::nullopt;
  auto keys = jose::SigningKeys::parse((*text)->view());
  if (!keys)
    return refuse(ErrorKind::Unavailable, file.string() + ": " + keys.error().detail + ".");
  return *std::move(keys);
}

Result<jose::SigningKeys> signing_keys(const Settings& settings, Instant now) {
  auto keys = read_signing_keys(settings);
  if (!keys) return forward(keys);
  if (*keys) return **std::move(keys);
  return keep(settings, jose::SigningKeys::generate(now));
}

Result<jose::SigningKeys> rotate_signing_keys(const Settings& settings, Instant now) {
  const auto keys = read_signing_keys(settings);
  if (!keys) return forward(keys);
  return keep(settings, *keys ? (*keys)->rotated(now) : jose::SigningKeys::generate(now));
}

}  // namespace crm::app
