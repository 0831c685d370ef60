#include "app/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <system_error>

#include "base/text.h"

namespace crm::app {
namespace {

using S = Settings;

constexpr std::uint64_t kBytesMax = 1ULL << 40U;
constexpr std::uint64_t kTimeMaxMs = 7ULL * 24 * 3600 * 1000;
constexpr std::uint64_t kFailuresMax = 1'000'000;

constexpr std::array kSettings{
    Setting{"database", &S::database, 0, 0, "The database file."},
    Setting{"listen", &S::listen, 0, 0, "Address and port to serve on; port 0 picks a free one."},
    Setting{"tls_certificate", &S::tls_certificate, 0, 0,
            "PEM file of the server's certificate and those that prove it: HTTPS instead of HTTP."},
    Setting{"tls_key", &S::tls_key, 0, 0, "PEM file of its key."},
    Setting{"allow_plain_http_anywhere", &S::allow_plain_http_anywhere, 0, 0,
            "Serve without TLS beyond loopback, such as behind a proxy that has it."},
    Setting{"workers", &S::workers, 0, 256, "Threads that read sockets; 0: one for each core."},
    Setting{"base_time_zone", &S::base_time_zone, 0, 0,
            "The zone that data belong to, as a code such as NO or an IANA name: dates without an "
            "offset are read and told in it."},
    Setting{"suffix_without_header", &S::suffix_without_header, 0, 0,
            "Tell dates with their offset to callers who send no SO-TimeZone."},
    Setting{
        "path_prefixes", &S::path_prefixes, 0, 0,
        "On site, paths below which /api stands: /** for any, or some of / (none), /crm, /Cust* "
        "(and a number)."},
    Setting{"cors_enable", &S::cors_enable, 0, 0, "Let pages of cors_origins call from browsers."},
    Setting{"cors_origins", &S::cors_origins, 0, 0,
            "Their origins, such as https://app.example.test http://localhost*; * is all."},
    Setting{"url_scheme_override", &S::url_scheme_override, 0, 0,
            "http or https in addresses inside answers, instead of what is served."},
    Setting{"url_host_override", &S::url_host_override, 0, 0,
            "Host in those addresses, instead of the request's."},
    Setting{"url_port_override", &S::url_port_override, 0, 0, "Port in them, likewise."},
    Setting{"net_server_version", &S::net_server_version, 0, 0,
            "Version of the vendor's server that GET /api tells."},
    Setting{"net_server_date", &S::net_server_date, 0, 0, "Its date, as 2026-01-31."},
    Setting{"installation", &S::installation, 0, 0,
            "onsite; or online, as in the vendor's cloud: many tenants, each below its name, and "
            "Basic is no way to sign in."},
    Setting{"authorize_with_username", &S::authorize_with_username, 0, 0,
            "Take user names with passwords (Basic)."},
    Setting{"authorize_with_ticket", &S::authorize_with_ticket, 0, 0,
            "Take tickets (SOTicket, or in place of a user name)."},
    Setting{"authorize_with_implicit", &S::authorize_with_implicit, 0, 0,
            "Take who is signed in at a Windows domain (Negotiate): only false."},
    Setting{"openid_issuer", &S::openid_issuer, 0, 0,
            "The OpenID Connect provider whose tokens are taken (Bearer), as their iss spells it."},
    Setting{"openid_audience", &S::openid_audience, 0, 0, "Their aud: what we are called there."},
    Setting{"openid_jwks", &S::openid_jwks, 0, 0,
            "Its keys, a JWK Set or one key in PEM: a file, or an http or https address; http on a "
            "private network alone."},
    Setting{"openid_jwks_ca", &S::openid_jwks_ca, 0, 0,
            "PEM file of who proves that address; empty: whom the system trusts."},
    Setting{"openid_user_claim", &S::openid_user_claim, 0, 0,
            "The claim that holds the login. Users must not be able to choose it themselves."},
    Setting{"openid_tenant_claim", &S::openid_tenant_claim, 0, 0,
            "Online, the claim that holds the tenant, such as Cust12345."},
    Setting{"allow_demo_anywhere", &S::allow_demo_anywhere, 0, 0,
            "Serve a demo database, whose passwords everybody knows, beyond loopback."},
    Setting{"log_level", &S::log_level, 0, 0, "debug, info, warn or error."},
    Setting{"log_format", &S::log_format, 0, 0, "text or json."},
    Setting{"audit_log", &S::audit_log, 0, 0,
            "The file of the audit log, off for none; empty: the database's name and "
            ".audit.jsonl."},
    Setting{"feed_memory_bytes_max", &S::feed_memory_bytes_max, 1024 * 1024, kBytesMax,
            "Memory for contacts ready to be answered."},
    Setting{"answer_memory_bytes_max", &S::answer_memory_bytes_max, 0, kBytesMax,
            "Memory for answers that were told a short while ago; 0: each is made anew."},
    Setting{"password_memory_bytes", &S::password_memory_bytes, 8192, 1ULL << 32U,
            "Memory of one argon2id hash. Raised: passwords are hashed anew at sign-in."},
    Setting{"password_passes", &S::password_passes, 1, 100, "Passes of one argon2id hash."},
    Setting{"hash_threads", &S::hash_threads, 1, 64, "Passwords proven at the same time."},
    Setting{"hash_queue_max", &S::hash_queue_max, 1, 10'000,
            "Passwords that wait to be proven; then 503."},
    Setting{"remembered_for", &S::remembered_for, 0, kTimeMaxMs,
            "How long a proven password is remembered, as a keyed hash in memory."},
    Setting{"remembered_max", &S::remembered_max, 1, 10'000'000,
            "Proven passwords remembered, and likewise tokens of a provider."},
    Setting{"sign_in_failures_free", &S::sign_in_failures_free, 1, kFailuresMax,
            "Wrong passwords for a login; then 429 for 1 s, doubled by each further one."},
    Setting{"sign_in_delay_max", &S::sign_in_delay_max, 0, kTimeMaxMs,
            "The longest of these waits."},
    Setting{"sign_in_failures_max", &S::sign_in_failures_max, 1, kFailuresMax,
            "Wrong passwords for a login within sign_in_lock_time; then 429 for that time."},
    Setting{"sign_in_lock_time", &S::sign_in_lock_time, 0, kTimeMaxMs, "How long that is."},
    Setting{
        "address_failures_per_minute_max", &S::address_failures_per_minute_max, 1, kFailuresMax,
        "Wrong passwords, tickets and tokens from an address within a minute, behind a proxy from "
        "everybody; then 429 until it is over."},
    Setting{"session_idle_max", &S::session_idle_max, 10, kTimeMaxMs,
            "Time without a request; then a session has ended with its last one."},
    Setting{"session_age_max", &S::session_age_max, 10, kTimeMaxMs,
            "Longest session; then likewise."},
    Setting{"sessions_max", &S::sessions_max, 16, 10'000'000,
            "Sessions open at once; then the one seen longest ago ends."},
    Setting{"refresh_token_life", &S::refresh_token_life, 60'000, 31'536'000'000,
            "How long an app gets access tokens for one sign-in."},
    Setting{"system_user_issuer", &S::system_user_issuer, 0, 0,
            "Who signs the token that carries a system user's ticket, as clients expect it."},
    Setting{"cookie_secure", &S::cookie_secure, 0, 0,
            "Browsers send the cookies of a session over HTTPS only; false is for trying out, on "
            "loopback."},
    Setting{"request_line_bytes_max", &S::request_line_bytes_max, 256, 1024 * 1024,
            "Longest request line; then 414."},
    Setting{"head_bytes_max", &S::head_bytes_max, 1024, 1024 * 1024,
            "Request line and headers together; then 431."},
    Setting{"fields_max", &S::fields_max, 10, 10'000, "Headers of a request; then 431."},
    Setting{"body_bytes_max", &S::body_bytes_max, 1024, 1ULL << 30U,
            "Body of a request, and what it is decompressed; then 413."},
    Setting{"inflation_ratio_max", &S::inflation_ratio_max, 2, 1032,
            "How much larger than it came a compressed body may become; then 413."},
    Setting{"content_bytes_max", &S::content_bytes_max, 1024, 1ULL << 32U,
            "Content of a document; then 413."},
    Setting{"uploads_at_once_max", &S::uploads_at_once_max, 1, 10'000,
            "Contents that come in at once, each a file on the disk; then 503."},
    Setting{"file_threads", &S::file_threads, 1, 64,
            "Threads that read and write the contents of documents."},
    Setting{"connections_max", &S::connections_max, 1, 1'000'000,
            "Connections at once; then 503 and Retry-After."},
    Setting{"connections_per_address_max", &S::connections_per_address_max, 1, 1'000'000,
            "Of one address; then likewise."},
    Setting{"pipelined_max", &S::pipelined_max, 1, 10'000,
            "Requests of a connection answered before anything is written."},
    Setting{"output_bytes_max", &S::output_bytes_max, 1024, 1ULL << 30U,
            "Answers of a connection held before they are written."},
    Setting{"body_bytes_per_s_min", &S::body_bytes_per_s_min, 0, 1ULL << 30U,
            "Slowest body, after the first 5 s; then 408."},
    Setting{"head_time_max", &S::head_time_max, 10, kTimeMaxMs,
            "Time for the head of a request; then 408."},
    Setting{"body_time_max", &S::body_time_max, 10, kTimeMaxMs,
            "Time for the body of a request; then 408."},
    Setting{"upload_time_max", &S::upload_time_max, 10, kTimeMaxMs,
            "Time for the content of a document to come in, as long as it does; then 408."},
    Setting{"idle_time_max", &S::idle_time_max, 10, kTimeMaxMs,
            "Silence between requests; then the connection ends."},
    Setting{"write_stall_max", &S::write_stall_max, 10, kTimeMaxMs,
            "Time in which a client takes nothing of its answer; then the connection ends."},
    Setting{"answer_time_max", &S::answer_time_max, 10, kTimeMaxMs,
            "Time for an answer that has to wait for the store; then 503."},
    Setting{"connection_age_max", &S::connection_age_max, 10, kTimeMaxMs,
            "Age of a connection; then its next answer is its last."},
    Setting{"drain_time_max", &S::drain_time_max, 0, kTimeMaxMs,
            "Time for requests in hand when the server stops."},
};

struct Unit {
  std::string_view suffix;
  std::uint64_t factor;
};

constexpr std::array kSizeUnits{Unit{"K", 1ULL << 10U}, Unit{"M", 1ULL << 20U},
                                Unit{"G", 1ULL << 30U}};
// ms before m and s: the longest suffix is tried first.
constexpr std::array kTimeUnits{Unit{"ms", 1}, Unit{"s", 1000}, Unit{"m", 60'000},
                                Unit{"h", 3'600'000}};

// Digits, then one of the units or nothing.
std::optional<std::uint64_t> measured(std::string_view text, std::span<const Unit> units) {
  text = trim(text);
  std::uint64_t factor = 1;
  for (const Unit& unit : units) {
    if (!text.ends_with(unit.suffix)) continue;
    text.remove_suffix(unit.suffix.size());
    factor = unit.factor;
    break;
  }
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size() || text.empty()) return {};
  if (number > std::numeric_limits<std::uint64_t>::max() / factor) return {};
  return number * factor;
}

tl::unexpected<Error> not_set(const Setting& setting, std::string_view text,
                              const std::string& expected) {
  return refuse(ErrorKind::BadRequest, std::string(setting.name) + ": \"" + excerpt(text) +
                                           "\" will not do, expected " + expected + ".");
}

std::string range(const Setting& setting, std::string_view unit) {
  return "between " + std::to_string(setting.min) + std::string(unit) + " and " +
         std::to_string(setting.max) + std::string(unit);
}

Result<Settings> set_one(Settings settings, const Setting& setting, std::string_view text,
                         std::string Settings::* member) {
  const bool may_be_empty = (Settings{}.*member).empty();
  if (text.empty() && !may_be_empty) return not_set(setting, text, "something");
  settings.*member = text;
  return settings;
}

Result<Settings> set_one(Settings settings, const Setting& setting, std::string_view text,
                         bool Settings::* member) {
  if (text != "true" && text != "false") return not_set(setting, text, "true or false");
  settings.*member = text == "true";
  return settings;
}

Result<Settings> set_one(Settings settings, const Setting& setting, std::string_view text,
                         std::uint64_t Settings::* member) {
  const auto number = measured(text, kSizeUnits);
  if (!number || *number < setting.min || *number > setting.max) {
    return not_set(setting, text, "a number " + range(setting, ""));
  }
  settings.*member = *number;
  return settings;
}

Result<Settings> set_one(Settings settings, const Setting& setting, std::string_view text,
                         std::chrono::milliseconds Settings::* member) {
  const auto ms = measured(text, kTimeUnits);
  if (!ms || *ms < setting.min || *ms > setting.max) {
    return not_set(setting, text, "a time such as 250ms, 10s or 5m, " + range(setting, "ms"));
  }
  settings.*member = std::chrono::milliseconds(*ms);
  return settings;
}

}  // namespace

std::span<const Setting> all_settings() { return kSettings; }

std::string flag_name(const Setting& setting) {
  std::string flag = "--" + std::string(setting.name);
  std::ranges::replace(flag, '_', '-');
  return flag;
}

std::string environment_name(const Setting& setting) {
  std::string upper(setting.name);
  std::ranges::transform(upper, upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return "ACTIVE_CONTACTS_" + upper;
}

Result<Settings> with(Settings settings, const Setting& setting, std::string_view text) {
  return std::visit(
      [&](auto member) { return set_one(std::move(settings), setting, text, member); },
      setting.member);
}

std::string text_of(const Settings& settings, const Setting& setting) {
  return std::visit(
      [&](auto member) -> std::string {
        const auto& value = settings.*member;
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::string>) {
          return value;
        } else if constexpr (std::is_same_v<Value, bool>) {
          return value ? "true" : "false";
        } else if constexpr (std::is_same_v<Value, std::uint64_t>) {
          return std::to_string(value);
        } else {
          return std::to_string(value.count()) + "ms";
        }
      },
      setting.member);
}

}  // namespace crm::app
