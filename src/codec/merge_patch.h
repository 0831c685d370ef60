// JSON Merge Patch [rfc 7396] on a document in memory, with the vendor's own rule for lists.
#pragma once

#include "codec/json_value.h"

namespace crm::codec {

// Merges `patch` into `target`: objects member by member, names in any case; null removes; a list
// replaces what is there, and so does everything else, but that what is no list and is given for
// one is appended to it [wire: Patch bodies].
void apply_merge_patch(JsonValue& target, const JsonValue& patch);

}  // namespace crm::codec
