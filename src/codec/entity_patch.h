// Changes an entity by a patch, as text: what comes out is read like any entity that is sent
// [adr 24].
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "codec/json_patch.h"
#include "codec/written.h"

namespace crm::codec {

// The greatest number of members of any one object in a patch.
inline constexpr std::size_t kPatchMembersMax = 1'000;

// JSON as a patch makes it: a list is a JSON Patch, an object a merge patch, whatever the type of
// the body says, as clients send both as application/json [wire: Patch bodies].
// REQUIRES: `entity` is JSON.
[[nodiscard]] tl::expected<std::string, PatchFault> patched(std::string_view entity,
                                                            const WrittenTree& patch);

// An entity before and after a patch.
struct TextChange {
  WrittenTree before;
  WrittenTree after;

  // Whether a member of the entity stands as it stood.
  [[nodiscard]] bool is_untouched(std::string_view member) const;
};

// The same, to compare the two. Of the operations of JSON Patch, entities have no move and no copy.
[[nodiscard]] tl::expected<TextChange, PatchFault> change_text(std::string_view entity,
                                                               const WrittenTree& patch);

}  // namespace crm::codec
