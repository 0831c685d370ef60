// What can be set, in one table: the flag, the environment variable, the line in the file and the
// help all come from it.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"

namespace crm::app {

struct Settings {
  std::string database = "data/active-contacts.db";
  std::string listen = "127.0.0.1:8080";
  std::string tls_certificate;
  std::string tls_key;
  bool allow_plain_http_anywhere = false;
  std::uint64_t workers = 0;
  std::string base_time_zone = "UTC";
  bool suffix_without_header = true;
  std::string path_prefixes = "/**";
  bool cors_enable = true;
  std::string cors_origins;
  std::string url_scheme_override;
  std::string url_host_override;
  std::string url_port_override;
  std::string net_server_version = "11.0.1.1";
  std::string net_server_date = "2026-01-31";
  std::string installation = "onsite";
  bool authorize_with_username = true;
  bool authorize_with_ticket = true;
  bool authorize_with_implicit = false;
  std::string openid_issuer;
  std::string openid_audience;
  std::string openid_jwks;
  std::string openid_jwks_ca;
  std::string openid_user_claim = "preferred_username";
  std::string openid_tenant_claim = "http://schemes.superoffice.net/identity/ctx";
  bool allow_demo_anywhere = false;
  std::string log_level = "info";
  std::string log_format = "text";
  std::string audit_log;

  std::uint64_t feed_memory_bytes_max = 512ULL * 1024 * 1024;
  std::uint64_t answer_memory_bytes_max = 64ULL * 1024 * 1024;

  std::uint64_t password_memory_bytes = 64ULL * 1024 * 1024;
  std::uint64_t password_passes = 3;
  std::uint64_t hash_threads = 2;
  std::uint64_t hash_queue_max = 32;
  std::chrono::milliseconds remembered_for{300'000};
  std::uint64_t remembered_max = 10'000;
  std::uint64_t sign_in_failures_free = 5;
  std::chrono::milliseconds sign_in_delay_max{900'000};
  std::uint64_t sign_in_failures_max = 10;
  std::chrono::milliseconds sign_in_lock_time{900'000};
  std::uint64_t address_failures_per_minute_max = 100;
  std::chrono::milliseconds session_idle_max{1'800'000};
  std::chrono::milliseconds session_age_max{43'200'000};
  std::uint64_t sessions_max = 100'000;
  std::chrono::milliseconds refresh_token_life{2'592'000'000};
  std::string system_user_issuer = "SuperOffice AS";
  bool cookie_secure = true;

  std::uint64_t request_line_bytes_max = 8ULL * 1024;
  std::uint64_t head_bytes_max = 16ULL * 1024;
  std::uint64_t fields_max = 100;
  std::uint64_t body_bytes_max = 1024ULL * 1024;
  std::uint64_t inflation_ratio_max = 100;
  std::uint64_t content_bytes_max = 100ULL * 1024 * 1024;
  std::uint64_t uploads_at_once_max = 32;
  std::uint64_t file_threads = 2;
  std::uint64_t connections_max = 10'000;
  std::uint64_t connections_per_address_max = 256;
  std::uint64_t pipelined_max = 64;
  std::uint64_t output_bytes_max = 1024ULL * 1024;
  std::uint64_t body_bytes_per_s_min = 240;
  std::chrono::milliseconds head_time_max{10'000};
  std::chrono::milliseconds body_time_max{30'000};
  std::chrono::milliseconds upload_time_max{3'600'000};
  std::chrono::milliseconds idle_time_max{60'000};
  std::chrono::milliseconds write_stall_max{30'000};
  std::chrono::milliseconds answer_time_max{30'000};
  std::chrono::milliseconds connection_age_max{3'600'000};
  std::chrono::milliseconds drain_time_max{10'000};
};

// One line of the table.
struct Setting {
  using Member = std::variant<std::string Settings::*, std::uint64_t Settings::*, bool Settings::*,
                              std::chrono::milliseconds Settings::*>;

  std::string_view name;  // in the file; database is --database and ACTIVE_CONTACTS_DATABASE
  Member member;
  std::uint64_t min = 0;  // of numbers and times; times are in milliseconds
  std::uint64_t max = 0;
  std::string_view doc;
};

[[nodiscard]] std::span<const Setting> all_settings();

// "--head-time-max", "ACTIVE_CONTACTS_HEAD_TIME_MAX".
[[nodiscard]] std::string flag_name(const Setting& setting);
[[nodiscard]] std::string environment_name(const Setting& setting);

// The settings with one of them set from text: numbers with an optional K, M or G (times 1024),
// times as 250ms, 10s, 5m or 1h, truths as true or false. The error says what was expected.
[[nodiscard]] Result<Settings> with(Settings settings, const Setting& setting,
                                    std::string_view text);

// As with() would take it.
[[nodiscard]] std::string text_of(const Settings& settings, const Setting& setting);

}  // namespace crm::app
