// What a patch changes of an entity.
#pragma once

#include <cstddef>
#include <string>

#include "carrier/field.h"
#include "carrier/given.h"
#include "carrier/presentation.h"
#include "codec/carrier_json.h"
#include "codec/carrier_reader.h"
#include "codec/entity_patch.h"
#include "codec/written.h"

namespace crm::codec {

// The entity as the patch makes it [adr 24]. Members that it does not change are absent and have
// the values they had; those that it removes are null. Dates are told to the patch, and read from
// it, by the caller's clock; languages and $select do not matter. Faults: those of patched(), and
// Refused with what read_given() says.
template <carrier::Described Carrier>
[[nodiscard]] tl::expected<carrier::Given<Carrier>, PatchFault> change_entity(
    const Carrier& entity, const WrittenTree& patch, const carrier::Presentation& caller) {
  std::string before;
  append_json(
      before, entity,
      {.zone = caller.zone, .with_suffix = caller.with_suffix, .wording = {}, .selection = {}});
  const auto change = change_text(before, patch);
  if (!change) return tl::unexpected(change.error());
  auto given = read_given<Carrier>(change->after, caller.zone);
  if (!given) return tl::unexpected(PatchFault{PatchFault::Kind::Refused, given.error().detail});
  std::size_t place = 0;
  carrier::for_each_field<Carrier>([&](const auto& field) {
    carrier::Presence& presence = given->members[place++];
    if (!is_read(field.use)) return;
    if (change->is_untouched(field.name)) {
      presence = carrier::Presence::Absent;
      given->value.*field.member = entity.*field.member;
    } else if (presence == carrier::Presence::Absent) {
      presence = carrier::Presence::Null;
    }
  });
  return *std::move(given);
}

}  // namespace crm::codec
