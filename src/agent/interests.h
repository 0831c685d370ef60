// Interests: rows keep which are chosen, entities tell all there are.
#pragma once

#include <cstdint>
#include <vector>

#include "agent/desk.h"
#include "carrier/mdo_list_item.h"
#include "domain/list_item.h"

namespace crm::agent {

using Interests = std::vector<carrier::SelectableMdoListItem>;

// Of what a caller sends, those chosen, by their ids alone.
void keep_chosen(Interests& interests);

// The same as a card gives them back, which keeps the ids.
void mark_chosen(Interests& interests);

// All lines of the list, with those of `chosen` marked; of the deleted ones those alone.
[[nodiscard]] Interests with_all_interests(const Reading& desk, List list, const Interests& chosen);

[[nodiscard]] std::int32_t count_chosen(const Interests& interests);

}  // namespace crm::agent
