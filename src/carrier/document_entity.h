// A document with all that is kept about it, but for its content.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/activity_enums.h"
#include "carrier/associate.h"
#include "carrier/contact.h"
#include "carrier/document_template.h"
#include "carrier/field.h"
#include "carrier/link.h"
#include "carrier/list_enums.h"
#include "carrier/person.h"
#include "carrier/row_rights.h"
#include "carrier/values.h"
#include "carrier/visible_for.h"
#include "domain/entities.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct DocumentEntity {
  std::int32_t document_id = 0;
  std::optional<Associate> updated_by;
  std::optional<Associate> created_by;
  std::string attention;
  std::string header;
  std::string name;
  std::string our_ref;
  std::string your_ref;
  UtcMoment created_date;
  UtcMoment updated_date;
  std::string description;
  std::optional<DocumentTemplate> document_template;
  std::optional<Person> person;
  std::optional<Associate> associate;
  std::optional<Contact> contact;
  Opaque project;
  Moment date;
  std::string external_ref;
  ActivityStatus completed = ActivityStatus::NotStarted;
  std::int32_t active_links = 0;
  AppointmentType type = AppointmentType::Document;
  std::vector<Link> links;
  DocumentLockSemantics lock_semantics = DocumentLockSemantics::None;
  Opaque sale;
  std::int32_t suggested_document_id = 0;
  std::int32_t snum = 0;
  Dictionary user_defined_fields;
  Dictionary extra_fields;
  Dictionary custom_fields;
  Moment publish_event_date;
  Moment publish_to = kEndOfTime;
  Moment publish_from;
  bool is_published = false;
  std::vector<VisibleFor> visible_for;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const DocumentEntity&) const = default;
};

template <>
struct Description<DocumentEntity> {
  using C = DocumentEntity;
  static constexpr std::string_view kName = "DocumentEntity";
  static constexpr auto kFields = Fields{
      Field{"DocumentId", &C::document_id, Use::Both, 0, "Number of the document.", kKey},
      Field{"UpdatedBy", &C::updated_by, Use::Both, 0,
            "Who changed it last; null until the first change.", kReadOnly},
      Field{"CreatedBy", &C::created_by, Use::Both, 0, "Who registered it.", kReadOnly},
      Field{"Attention", &C::attention, Use::Both, lengths::kReference, "Salutation line."},
      Field{"Header", &C::header, Use::Both, lengths::kDocumentHeader, "Visible name.", kMandatory},
      Field{"Name", &C::name, Use::Both, lengths::kDocumentName,
            "File name; made unique when stored."},
      Field{"OurRef", &C::our_ref, Use::Both, lengths::kReference, "Our reference."},
      Field{"YourRef", &C::your_ref, Use::Both, lengths::kReference, "The receiver's reference."},
      Field{"CreatedDate", &C::created_date, Use::Both, 0, "When it was registered.", kReadOnly},
      Field{"UpdatedDate", &C::updated_date, Use::Both, 0,
            "Last change; empty until the first after creation.", kReadOnly},
      Field{"Description", &C::description, Use::Both, lengths::kDescription, "Description."},
      Field{"DocumentTemplate", &C::document_template, Use::Both, 0, "Kind of document.",
            kMandatory},
      Field{"Person", &C::person, Use::Both, 0, "The person, if any."},
      Field{"Associate", &C::associate, Use::Both, 0, "Its owner.", kMandatory},
      Field{"Contact", &C::contact, Use::Both, 0, "The company, if any."},
      Field{"Project", &C::project, Use::Both, 0, "The project.", kKeptAsReceived},
      Field{"Date", &C::date, Use::Both, 0, "Date of the document."},
      Field{"ExternalRef", &C::external_ref, Use::Both, lengths::kExternalRef, "Key of a plug-in."},
      Field{"Completed", &C::completed, Use::Both, 0, "Whether it is done."},
      Field{"ActiveLinks", &C::active_links, Use::Both, 0, "Number of links.",
            kReadOnly | kComputed},
      Field{"Type", &C::type, Use::Both, 0, "What kind of row it is."},
      Field{"Links", &C::links, Use::Both, 0, "Links to other things.", kKeptAsReceived},
      Field{"LockSemantics", &C::lock_semantics, Use::Both, 0,
            "How it is locked while it is worked on.", kReadOnly | kKeptAsReceived},
      Field{"Sale", &C::sale, Use::Both, 0, "The sale.", kKeptAsReceived},
      Field{"SuggestedDocumentId", &C::suggested_document_id, Use::Both, 0,
            "The suggestion it was made from.", kKeptAsReceived},
      Field{"Snum", &C::snum, Use::Both, 0, "Number among the documents of its template.",
            kReadOnly},
      Field{"UserDefinedFields", &C::user_defined_fields, Use::Both, 0,
            "User-defined values by the id of their field.", kKeptAsReceived},
      Field{"ExtraFields", &C::extra_fields, Use::Both, 0, "Values of plug-ins.", kKeptAsReceived},
      Field{"CustomFields", &C::custom_fields, Use::Both, 0, "Both of these.", kKeptAsReceived},
      Field{"PublishEventDate", &C::publish_event_date, Use::Both, 0,
            "Date of the event it is published for.", kKeptAsReceived},
      Field{"PublishTo", &C::publish_to, Use::Both, 0, "Published until.", kKeptAsReceived},
      Field{"PublishFrom", &C::publish_from, Use::Both, 0, "Published from.", kKeptAsReceived},
      Field{"IsPublished", &C::is_published, Use::Both, 0, "Whether it is published.",
            kKeptAsReceived},
      Field{"VisibleFor", &C::visible_for, Use::Both, 0, "Who may see it."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
