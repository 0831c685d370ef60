// What may be done with documents but for their content: made, read, saved, deleted
// [entities §1.1].
#pragma once

#include "agent/desk.h"
#include "agent/given_members.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/document.h"
#include "carrier/document_entity.h"
#include "carrier/given.h"
#include "carrier/values.h"

namespace crm::agent {

[[nodiscard]] Result<carrier::DocumentEntity> create_default_document_entity(
    Reading& desk, const NoArguments& none);

[[nodiscard]] Result<std::optional<carrier::DocumentEntity>> get_document_entity(
    Reading& desk, const IdInQuery& document);
[[nodiscard]] Result<std::optional<carrier::Document>> get_document(Reading& desk,
                                                                    const IdInQuery& document);

// Id 0 makes one, without content. Errors: BadRequest for an id that there is not, and for a value
// that may not be, naming the member; NoRight without the right to what is changed; then nothing
// has changed.
[[nodiscard]] Result<carrier::DocumentEntity> save_document_entity(
    Writing& desk, const carrier::Given<carrier::DocumentEntity>& given);

// The same for a document that is there, by a save or a patch.
[[nodiscard]] Result<carrier::DocumentEntity> change_document(
    Writing& desk, const Document& before, const carrier::Given<carrier::DocumentEntity>& given,
    Way way);

// What a save would refuse, by member; empty where nothing.
[[nodiscard]] Result<carrier::Dictionary> validate_document_entity(
    Reading& desk, const carrier::Given<carrier::DocumentEntity>& given);

// At once and for good; whoever is not there is gone already.
[[nodiscard]] Result<Done> delete_document_entity(Writing& desk, const IdInQuery& document);

}  // namespace crm::agent
