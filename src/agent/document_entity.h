// A document as rows keep it and as its entity tells it; of its content rows know the address, and
// entities nothing.
#pragma once

#include "agent/activity_references.h"
#include "agent/desk.h"
#include "carrier/document.h"
#include "carrier/document_entity.h"

namespace crm::agent {

// The entity with references by their ids alone and nothing that is made when it is told: what two
// saves are compared by.
[[nodiscard]] carrier::DocumentEntity bare_document(const Document& row);

// The row with what the entity says; stamps, content and the owner's group stay as they are.
[[nodiscard]] Document with_entity(Document row, const carrier::DocumentEntity& entity);

// As it is told to the caller: with names, rights. What the caller may not read of a company or
// person is its id alone.
[[nodiscard]] carrier::DocumentEntity told_document_entity(const Reading& desk,
                                                           const Document& row);

// The short form that lists have.
[[nodiscard]] carrier::Document told_document(const Reading& desk, const Document& row);

// Of an entity: whom it is about, its owner, the file that its template begins with.
[[nodiscard]] About about(const carrier::DocumentEntity& entity);
[[nodiscard]] AssociateId owner_of(const carrier::DocumentEntity& entity);
[[nodiscard]] std::string template_file(const Reading& desk, const carrier::DocumentEntity& entity);

}  // namespace crm::agent
