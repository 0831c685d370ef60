// The methods of Agents/Document [entities §1.1] [entities §1.2]. Those of contents, which stream,
// are in no table: they stand on document_content.h.
#pragma once

#include <tuple>

#include "agent/document_content.h"
#include "agent/document_lists.h"
#include "agent/document_saving.h"
#include "agent/method.h"

namespace crm::agent {

inline constexpr auto kDocumentMethods = std::tuple{
    Method{"Document", "CreateDefaultDocumentEntity", &create_default_document_entity,
           "A document that is not saved yet, with what new ones begin with."},
    Method{"Document", "SaveDocumentEntity", &save_document_entity,
           "Makes a document without content, with the id 0, or changes one."},
    Method{"Document", "ValidateDocumentEntity", &validate_document_entity,
           "What saving it would refuse, by member."},
    Method{"Document", "GetDocumentEntity", &get_document_entity,
           "A document with all of its members.", "documentEntityId"},
    Method{"Document", "DeleteDocumentEntity", &delete_document_entity,
           "Deletes a document for good.", "documentEntityId"},
    Method{"Document", "GetDocument", &get_document, "A document in short.", "documentId"},
    Method{"Document", "GetContactDocuments", &get_contact_documents,
           "The documents of a company, the newest first."},
};

}  // namespace crm::agent
