// The content of documents as rows know it: where it is, and how much [adr 27]. Bringing it there
// is what is done before; nothing here touches a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "agent/desk.h"
#include "base/result.h"
#include "carrier/document_entity.h"

namespace crm::agent {

struct DocumentContent {
  std::string sha256;     // in hex; "" where the document has no content yet
  std::int64_t size = 0;  // bytes
  std::string file_name;  // as every file system takes it

  bool operator==(const DocumentContent&) const = default;
};

// None for a document that is not there or that the caller may not read.
[[nodiscard]] std::optional<DocumentContent> content_of(const Reading& desk, DocumentId document);

// Whether set_content() would be refused: asked before a content is brought in. Errors: BadRequest
// for a document that there is not, NoRight.
[[nodiscard]] Result<void> may_set_content(const Reading& desk, DocumentId document);

// The document has that content from now on; its name becomes one that file systems take, so who
// asks has to go on with the answer. The same content again changes nothing. Errors: as
// may_set_content(); then nothing has changed.
[[nodiscard]] Result<carrier::DocumentEntity> set_content(Writing& desk, DocumentId document,
                                                          const std::string& sha256,
                                                          std::int64_t size);

}  // namespace crm::agent
