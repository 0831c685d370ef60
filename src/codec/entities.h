// The four entities, read, changed and told: compiled once, in entity_instances.cpp, as their
// tables are long. Include this where they are used.
#pragma once

#include <string>
#include <string_view>

#include "carrier/appointment_entity.h"
#include "carrier/contact_entity.h"
#include "carrier/document_entity.h"
#include "carrier/person_entity.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "codec/entity_body.h"
#include "codec/entity_change.h"

namespace crm::codec {

extern template Result<carrier::Given<carrier::ContactEntity>> read_given<carrier::ContactEntity>(
    const WrittenTree&, const locale::TimeZone&);
extern template Result<carrier::Given<carrier::ContactEntity>> read_entity<carrier::ContactEntity>(
    const carrier::BodyForm&, std::string_view, const locale::TimeZone&, const BodyLimits&);
extern template tl::expected<carrier::Given<carrier::ContactEntity>, PatchFault>
change_entity<carrier::ContactEntity>(const carrier::ContactEntity&, const WrittenTree&,
                                      const carrier::Presentation&);
extern template void append_json<carrier::ContactEntity>(std::string&,
                                                         const carrier::ContactEntity&,
                                                         const carrier::Presentation&,
                                                         const carrier::Selection&);
extern template void append_xml_members<carrier::ContactEntity>(std::string&,
                                                                const carrier::ContactEntity&,
                                                                const carrier::Presentation&,
                                                                const carrier::Selection&);

extern template Result<carrier::Given<carrier::PersonEntity>> read_given<carrier::PersonEntity>(
    const WrittenTree&, const locale::TimeZone&);
extern template Result<carrier::Given<carrier::PersonEntity>> read_entity<carrier::PersonEntity>(
    const carrier::BodyForm&, std::string_view, const locale::TimeZone&, const BodyLimits&);
extern template tl::expected<carrier::Given<carrier::PersonEntity>, PatchFault>
change_entity<carrier::PersonEntity>(const carrier::PersonEntity&, const WrittenTree&,
                                     const carrier::Presentation&);
extern template void append_json<carrier::PersonEntity>(std::string&, const carrier::PersonEntity&,
                                                        const carrier::Presentation&,
                                                        const carrier::Selection&);
extern template void append_xml_members<carrier::PersonEntity>(std::string&,
                                                               const carrier::PersonEntity&,
                                                               const carrier::Presentation&,
                                                               const carrier::Selection&);

extern template Result<carrier::Given<carrier::AppointmentEntity>>
read_given<carrier::AppointmentEntity>(const WrittenTree&, const locale::TimeZone&);
extern template Result<carrier::Given<carrier::AppointmentEntity>>
read_entity<carrier::AppointmentEntity>(const carrier::BodyForm&, std::string_view,
                                        const locale::TimeZone&, const BodyLimits&);
extern template tl::expected<carrier::Given<carrier::AppointmentEntity>, PatchFault>
change_entity<carrier::AppointmentEntity>(const carrier::AppointmentEntity&, const WrittenTree&,
                                          const carrier::Presentation&);
extern template void append_json<carrier::AppointmentEntity>(std::string&,
                                                             const carrier::AppointmentEntity&,
                                                             const carrier::Presentation&,
                                                             const carrier::Selection&);
extern template void append_xml_members<carrier::AppointmentEntity>(
    std::string&, const carrier::AppointmentEntity&, const carrier::Presentation&,
    const carrier::Selection&);

extern template Result<carrier::Given<carrier::DocumentEntity>> read_given<carrier::DocumentEntity>(
    const WrittenTree&, const locale::TimeZone&);
extern template Result<carrier::Given<carrier::DocumentEntity>>
read_entity<carrier::DocumentEntity>(const carrier::BodyForm&, std::string_view,
                                     const locale::TimeZone&, const BodyLimits&);
extern template tl::expected<carrier::Given<carrier::DocumentEntity>, PatchFault>
change_entity<carrier::DocumentEntity>(const carrier::DocumentEntity&, const WrittenTree&,
                                       const carrier::Presentation&);
extern template void append_json<carrier::DocumentEntity>(std::string&,
                                                          const carrier::DocumentEntity&,
                                                          const carrier::Presentation&,
                                                          const carrier::Selection&);
extern template void append_xml_members<carrier::DocumentEntity>(std::string&,
                                                                 const carrier::DocumentEntity&,
                                                                 const carrier::Presentation&,
                                                                 const carrier::Selection&);

}  // namespace crm::codec
