// What agents' methods on documents are asked with, besides whole entities.
#pragma once

#include <cstdint>
#include <string_view>

#include "carrier/field.h"

namespace crm::carrier {

struct DocumentIdArgument {
  std::int32_t document_id = 0;

  bool operator==(const DocumentIdArgument&) const = default;
};

template <>
struct Description<DocumentIdArgument> {
  using C = DocumentIdArgument;
  static constexpr std::string_view kName = "Document_GetDocumentStreamRequest";
  static constexpr auto kFields = Fields{
      Field{"DocumentId", &C::document_id, Use::Request, 0, "The document."},
  };
};

}  // namespace crm::carrier
