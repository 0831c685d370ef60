// A kind of document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/list_enums.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"

namespace crm::carrier {

struct DocumentTemplate {
  std::int32_t document_template_id = 0;
  std::string name;
  std::string tooltip;
  std::int32_t save_in_db = 0;
  std::string filename;
  std::string default_oref;
  DocTmplType record_type = DocTmplType::Unknown;
  std::int32_t deleted = 0;
  DocTmplDirection direction = DocTmplDirection::Unknown;
  std::int32_t autoevent_id = 0;
  DocTmplQuoteType quote_doc_type = DocTmplQuoteType::None;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const DocumentTemplate&) const = default;
};

template <>
struct Description<DocumentTemplate> {
  using C = DocumentTemplate;
  static constexpr std::string_view kName = "DocumentTemplate";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"DocumentTemplateId", &C::document_template_id, Use::Both, 0, "Number of the template.",
            kKey},
      Field{"Name", &C::name, Use::Both, lengths::kListName, "Its name."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip, "What lists show beside it."},
      Field{"SaveInDb", &C::save_in_db, Use::Both, 0, "1 when documents are kept in the archive."},
      Field{"Filename", &C::filename, Use::Both, lengths::kListName,
            "File that new documents begin with."},
      Field{"DefaultOref", &C::default_oref, Use::Both, lengths::kListName,
            "Our reference on new documents."},
      Field{"RecordType", &C::record_type, Use::Both, 0, "What its documents are."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "1 when it is no longer offered."},
      Field{"Direction", &C::direction, Use::Both, 0, "Whether its documents come in or go out."},
      Field{"AutoeventId", &C::autoevent_id, Use::Both, 0, "Event that it starts, or 0."},
      Field{"QuoteDocType", &C::quote_doc_type, Use::Both, 0, "Its part in quotes."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
