// Passwords as argon2id hashes in PHC strings ($argon2id$v=19$m=65536,t=3,p=1$salt$hash).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::auth {

// The cost of argon2id. Defaults: 64 MiB and three passes.
struct HashCost {
  std::uint64_t memory_bytes = 64ULL * 1024 * 1024;  // at least 8 KiB
  std::uint32_t passes = 3;                          // at least 1

  bool operator==(const HashCost&) const = default;
};

// The PHC string of a password; on the caller's thread, some 150 ms. Errors: BadRequest when it is
// longer than kPasswordBytesMax, Busy when there is not enough memory, Internal when the cost is
// below the least that argon2id knows.
[[nodiscard]] Result<std::string> hash_password(std::string_view password, const HashCost& cost);

// A PHC string of that cost which no password matches: unknown users are checked against it, so
// that they cost the same work as known ones. Costs next to nothing to make.
[[nodiscard]] std::string unmatchable_hash(const HashCost& cost);

// Whether `phc` is the hash of the password; takes as long as the hash's cost says. A text that is
// no PHC string matches nothing, at once. Errors: Busy when there is not enough memory to tell.
[[nodiscard]] Result<bool> matches(const std::string& phc, std::string_view password);

// The cost that a PHC string was made with; none when it is not a hash that matches() can check.
[[nodiscard]] std::optional<HashCost> cost_of(const std::string& phc);

// Whether that hash took less work than `cost` asks for. Work is memory times passes: a hash that
// trades one for the other is as good.
[[nodiscard]] bool is_cheaper(const HashCost& hash, const HashCost& cost);

}  // namespace crm::auth
