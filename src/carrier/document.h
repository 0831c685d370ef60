// A document as lists show it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct Document {
  std::int32_t document_id = 0;
  std::string attention;
  std::string header;
  std::string name;
  std::string our_ref;
  std::string your_ref;
  std::string description;
  std::string document_template;
  bool is_published = false;
  std::int32_t person_id = 0;
  std::string person_full_name;
  std::string associate_full_name;
  std::int32_t contact_id = 0;
  std::string contact_name;
  std::int32_t project_id = 0;
  std::string project_name;
  std::int32_t associate_id = 0;
  std::int32_t snum = 0;
  std::int32_t sale_id = 0;
  std::string sale_name;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const Document&) const = default;
};

template <>
struct Description<Document> {
  using C = Document;
  static constexpr std::string_view kName = "Document";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"DocumentId", &C::document_id, Use::Both, 0, "Number of the document.", kKey},
      Field{"Attention", &C::attention, Use::Both, lengths::kReference, "Salutation line."},
      Field{"Header", &C::header, Use::Both, lengths::kDocumentHeader, "Visible name."},
      Field{"Name", &C::name, Use::Both, lengths::kDocumentName, "File name."},
      Field{"OurRef", &C::our_ref, Use::Both, lengths::kReference, "Our reference."},
      Field{"YourRef", &C::your_ref, Use::Both, lengths::kReference, "The receiver's reference."},
      Field{"Description", &C::description, Use::Both, lengths::kDescription, "Description."},
      Field{"DocumentTemplate", &C::document_template, Use::Both, 0, "Name of the template."},
      Field{"IsPublished", &C::is_published, Use::Both, 0, "Whether it is published."},
      Field{"PersonId", &C::person_id, Use::Both, 0, "The person, or 0."},
      Field{"PersonFullName", &C::person_full_name, Use::Both, 0, "Full name of the person."},
      Field{"AssociateFullName", &C::associate_full_name, Use::Both, 0, "Full name of the owner."},
      Field{"ContactId", &C::contact_id, Use::Both, 0, "The company, or 0."},
      Field{"ContactName", &C::contact_name, Use::Both, 0, "Name of the company."},
      Field{"ProjectId", &C::project_id, Use::Both, 0, "The project, or 0."},
      Field{"ProjectName", &C::project_name, Use::Both, 0, "Name of the project."},
      Field{"AssociateId", &C::associate_id, Use::Both, 0, "Its owner."},
      Field{"Snum", &C::snum, Use::Both, 0, "Number among the documents of its template."},
      Field{"SaleId", &C::sale_id, Use::Both, 0, "The sale, or 0."},
      Field{"SaleName", &C::sale_name, Use::Both, 0, "Name of the sale."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
