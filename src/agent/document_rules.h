// What a document has to be before it is saved, and what goes by itself [entities §2.5] [entities
// §6].
#pragma once

#include "agent/desk.h"
#include "agent/saving_rules.h"
#include "carrier/document_entity.h"

namespace crm::agent {

// Fills in what follows from what was given: a header from the name, a name from the header, a
// company from the person; and puts back what null cannot take away. What only its owner sees goes
// with the owner.
void settle(const Reading& desk, const carrier::DocumentEntity& before,
            carrier::DocumentEntity& after);

// What is wrong. A document that is new is compared with an empty entity.
[[nodiscard]] Rules look_at(const Reading& desk, const carrier::DocumentEntity& before,
                            const carrier::DocumentEntity& after);

}  // namespace crm::agent
