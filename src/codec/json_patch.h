// JSON Patch [rfc 6902] on a document in memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "codec/json_value.h"

namespace crm::codec {

// How much all operations of a patch together may put into the document.
inline constexpr std::size_t kPatchedValuesMax = kWrittenValuesMax;
inline constexpr std::size_t kPatchedBytesMax = std::size_t{4} * 1024 * 1024;

// Why a patch was not applied.
struct PatchFault {
  enum class Kind {
    Refused,     // it is no patch, or the document has no such place
    FailedTest,  // a test found another value: the caller's picture of the document is old
  };

  Kind kind = Kind::Refused;
  std::string detail;  // names the operation and its path

  bool operator==(const PatchFault&) const = default;
};

// Applies the operations of `patch`, a list of kPatchOperationsMax at most, one after the other.
// Paths name members in any case, with or without the first slash; add writes a name that is not
// there as the path does. After a fault the document is half changed and to be thrown away.
[[nodiscard]] std::optional<PatchFault> apply_json_patch(JsonValue& document,
                                                         const JsonValue& patch);

}  // namespace crm::codec
