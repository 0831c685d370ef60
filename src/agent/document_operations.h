// Documents by REST; contents have methods of their own.
#pragma once

#include "agent/document_entity.h"
#include "agent/document_saving.h"
#include "agent/entity_operations.h"

namespace crm::agent {

inline constexpr EntityOperations<Document, carrier::DocumentEntity> kDocumentOperations{
    .name = "Document",
    .noun = "document",
    .make_default = &create_default_document_entity,
    .tell = &told_document_entity,
    .save = &save_document_entity,
    .change = &change_document,
    .erase = &delete_document_entity,
};

}  // namespace crm::agent
