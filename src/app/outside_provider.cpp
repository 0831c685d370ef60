#include "app/outside_provider.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "app/installation.h"
#include "http/url.h"
#include "jose/verification_keys.h"

namespace crm::app {
namespace {

tl::unexpected<Error> wrong(std::string_view setting, const std::string& why) {
  return refuse(ErrorKind::BadRequest, std::string(setting) + ": " + why + ".");
}

bool is_address(const std::string& text) { return text.find("://") != std::string::npos; }

auth::OutsideSettings token_settings(const Settings& settings) {
  return {.rules = {.issuer = settings.openid_issuer, .audience = settings.openid_audience},
          .user_claim = settings.openid_user_claim,
          .tenant_claim = is_online(settings) ? settings.openid_tenant_claim : "",
          .remembered_max = settings.remembered_max};
}

auth::OutsideTokens::Heard token_report(const observe::Log& log) {
  return [&log](std::string_view why, std::uint64_t untold) {
    log.info("token of the provider refused", {{"why", why}, {"others_untold", untold}});
  };
}

// One byte more than may be is enough to see that it is too long.
Result<std::string> read_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(jose::kKeySetBytesMax + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || (in.fail() && !in.eof())) {
    return refuse(ErrorKind::Unavailable, "it cannot be read");
  }
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

Result<std::optional<net::FetchSettings>> address_of(const Settings& settings) {
  if (!is_address(settings.openid_jwks)) {
    if (!settings.openid_jwks_ca.empty()) {
      return wrong("openid_jwks_ca", "goes with an openid_jwks that is an https address");
    }
    return std::nullopt;
  }
  auto url = http::parse_url(settings.openid_jwks);
  if (!url) return wrong("openid_jwks", url.error().detail + ", or a file");
  if (!url->is_https && !settings.openid_jwks_ca.empty()) {
    return wrong("openid_jwks_ca", "goes with an openid_jwks that is an https address");
  }
  return net::FetchSettings{.url = *std::move(url),
                            .ca_file = settings.openid_jwks_ca,
                            .body_bytes_max = jose::kKeySetBytesMax};
}

}  // namespace

Result<std::unique_ptr<OutsideProvider>> OutsideProvider::open(const Settings& settings,
                                                               const observe::Log& log) {
  const bool none = settings.openid_issuer.empty();
  if (none != settings.openid_audience.empty() || none != settings.openid_jwks.empty()) {
    return refuse(ErrorKind::BadRequest,
                  "openid_issuer, openid_audience and openid_jwks: either all are set, or none.");
  }
  if (none) return std::unique_ptr<OutsideProvider>();
  auto address = address_of(settings);
  if (!address) return forward(address);
  std::unique_ptr<OutsideProvider> provider(
      new OutsideProvider(settings, *std::move(address), log));
  if (provider->address_) {
    provider->is_well_ = provider->look_and_tell();
    provider->thread_ = std::thread([made = provider.get()] { made->work(); });
    return provider;
  }
  const auto read = provider->look();
  if (!read) return wrong("openid_jwks", settings.openid_jwks + ": " + read.error().detail);
  return provider;
}

OutsideProvider::OutsideProvider(const Settings& settings,
                                 std::optional<net::FetchSettings> address, const observe::Log& log)
    : from_(settings.openid_jwks),
      address_(std::move(address)),
      log_(log),
      tokens_(token_settings(settings), token_report(log)) {}

OutsideProvider::~OutsideProvider() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void OutsideProvider::refresh() {
  if (!address_) {
    look_and_tell();
    return;
  }
  {
    const std::scoped_lock lock(mutex_);
    wanted_ = true;
  }
  changed_.notify_one();
}

void OutsideProvider::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    const std::chrono::seconds pause = is_well_ ? kLookEvery : kLookAgainAfter;
    changed_.wait_for(lock, pause, [this] { return stopping_ || wanted_; });
    if (stopping_) return;
    wanted_ = false;
    lock.unlock();
    is_well_ = look_and_tell();
    lock.lock();
  }
}

Result<void> OutsideProvider::look() {
  const auto text = address_ ? net::fetch(*address_) : read_file(from_);
  if (!text) return forward(text);
  auto keys = jose::VerificationKeys::parse(*text);
  if (!keys) return forward(keys);
  const std::size_t count = keys->size();
  const std::size_t passed_over = keys->passed_over();
  if (tokens_.replace(*std::move(keys))) {
    log_.info("keys of the provider read",
              {{"from", from_}, {"keys", count}, {"passed_over", passed_over}});
  }
  return {};
}

bool OutsideProvider::look_and_tell() {
  const auto done = look();
  if (done) return true;
  log_.warn("keys of the provider could not be read; those before stay",
            {{"from", from_}, {"why", done.error().detail}, {"keys", tokens_.keys()}});
  return false;
}

}  // namespace crm::app
