#include "agent/document_content.h"

#include "agent/document_entity.h"
#include "agent/document_name.h"
#include "agent/saving_rules.h"
#include "base/text.h"

namespace crm::agent {
namespace {

using Entity = carrier::DocumentEntity;

// Rows of imports may have no name yet.
std::string stored_name(const Reading& desk, const Entity& entity) {
  if (trim(entity.name).empty()) return file_name_of(entity.header, template_file(desk, entity));
  return legal_file_name(entity.name);
}

}  // namespace

std::optional<DocumentContent> content_of(const Reading& desk, DocumentId document) {
  const auto row = desk.readable(document);
  if (!row) return std::nullopt;
  return DocumentContent{row->content, row->content_size, stored_name(desk, bare_document(*row))};
}

Result<void> may_set_content(const Reading& desk, DocumentId document) {
  const auto row = desk.readable(document);
  if (!row) return no_such<Entity>(&Entity::document_id, raw(document));
  if (!desk.right_to(*row).has(RowRight::kUpdate)) {
    return refuse(ErrorKind::NoRight, "You may not change this document.");
  }
  return {};
}

Result<Entity> set_content(Writing& desk, DocumentId document, const std::string& sha256,
                           std::int64_t size) {
  if (const auto may = may_set_content(desk, document); !may) return forward(may);
  const Document before = desk.reader().document(document).value_or(Document{});
  Entity entity = bare_document(before);
  entity.name = stored_name(desk, entity);
  Document after = with_entity(before, entity);
  after.content = sha256;
  after.content_size = size;
  if (after == before) return told_document_entity(desk, before);
  after.updated = desk.stamp();
  desk.save(after);
  return told_document_entity(desk, after);
}

}  // namespace crm::agent
