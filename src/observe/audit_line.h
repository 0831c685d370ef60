// One line of the audit log, written and read. A line is a JSON object whose first three members
// are its number, the number of the last act, and the hash of the line before:
//
//   {"n":17,"act":17,"prev":"9f2c…","time":"2026-01-31T09:30:00Z","event":"user retired",
//    "outcome":"success","login":"anna",…}
//
// What a command does is an act; what callers do is none [adr 16]. Values are kept from doing harm
// as in the log (observe/line.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "observe/field.h"

namespace crm::observe {

enum class Outcome : std::uint8_t { Success, Failure };

// Longer ones are none of ours.
inline constexpr std::size_t kAuditLineBytesMax = 64 * 1024;

// In place of the hash of a line before the first.
inline constexpr std::string_view kNoLine =
    "0000000000000000000000000000000000000000000000000000000000000000";

// Where the log stands: what is known of its last line.
struct AuditTip {
  std::uint64_t number = 0;  // 0: there is no line yet
  std::uint64_t act = 0;     // 0: there has been none
  std::string hash{kNoLine};

  bool operator==(const AuditTip&) const = default;
};

// What a line says beside its place: from "time" on, without the brace at the end.
[[nodiscard]] std::string audit_body(Instant at, std::string_view event, Outcome outcome,
                                     Fields fields);
// Further members.
void append_fields(std::string& body, Fields fields);

// The line behind `before`, its line end included; `before` becomes where the log stands with it.
[[nodiscard]] std::string next_audit_line(AuditTip& before, std::string_view body, bool is_act);

// Whether a line of ours may begin like this.
[[nodiscard]] bool may_begin_audit_line(std::string_view text);

// SHA-256 of a line, its line end included, in hexadecimal: sed -n 17p FILE | sha256sum.
[[nodiscard]] std::string audit_hash(std::string_view line);

// A line taken apart.
struct AuditLine {
  std::uint64_t number = 0;
  std::uint64_t act = 0;
  std::string prev;
  // All further members in their order; texts as they are meant, others as they are written.
  std::vector<std::pair<std::string, std::string>> members;

  // "" where there is no such member.
  [[nodiscard]] std::string_view member(std::string_view name) const;
};

// None where it is no line of ours. With or without the line end.
[[nodiscard]] std::optional<AuditLine> read_audit_line(std::string_view line);

// Where the log stands with that line, its line end included. None where it is no line of ours.
[[nodiscard]] std::optional<AuditTip> audit_tip(std::string_view line);

}  // namespace crm::observe
