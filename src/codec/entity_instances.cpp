// Compiles the readers and writers of carriers once. Here stand also those that are not declared in
// entities.h, being short: a table that a reader or writer cannot take fails in this room, and not
// in the first that uses it.
#include "carrier/appointment.h"
#include "carrier/appointment_arguments.h"
#include "carrier/category.h"
#include "carrier/contact_arguments.h"
#include "carrier/contact_summary.h"
#include "carrier/document.h"
#include "carrier/document_arguments.h"
#include "carrier/mdo_list_item.h"
#include "carrier/person_arguments.h"
#include "carrier/role_entity.h"
#include "carrier/user.h"
#include "carrier/user_arguments.h"
#include "codec/entities.h"

namespace crm::codec {

template Result<carrier::Given<carrier::ContactEntity>> read_given<carrier::ContactEntity>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::ContactEntity>> read_entity<carrier::ContactEntity>(
    const carrier::BodyForm&, std::string_view, const locale::TimeZone&, const BodyLimits&);
template tl::expected<carrier::Given<carrier::ContactEntity>, PatchFault>
change_entity<carrier::ContactEntity>(const carrier::ContactEntity&, const WrittenTree&,
                                      const carrier::Presentation&);
template void append_json<carrier::ContactEntity>(std::string&, const carrier::ContactEntity&,
                                                  const carrier::Presentation&,
                                                  const carrier::Selection&);
template void append_xml_members<carrier::ContactEntity>(std::string&,
                                                         const carrier::ContactEntity&,
                                                         const carrier::Presentation&,
                                                         const carrier::Selection&);

template Result<carrier::Given<carrier::PersonEntity>> read_given<carrier::PersonEntity>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::PersonEntity>> read_entity<carrier::PersonEntity>(
    const carrier::BodyForm&, std::string_view, const locale::TimeZone&, const BodyLimits&);
template tl::expected<carrier::Given<carrier::PersonEntity>, PatchFault>
change_entity<carrier::PersonEntity>(const carrier::PersonEntity&, const WrittenTree&,
                                     const carrier::Presentation&);
template void append_json<carrier::PersonEntity>(std::string&, const carrier::PersonEntity&,
                                                 const carrier::Presentation&,
                                                 const carrier::Selection&);
template void append_xml_members<carrier::PersonEntity>(std::string&, const carrier::PersonEntity&,
                                                        const carrier::Presentation&,
                                                        const carrier::Selection&);

template Result<carrier::Given<carrier::AppointmentEntity>> read_given<carrier::AppointmentEntity>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::AppointmentEntity>> read_entity<carrier::AppointmentEntity>(
    const carrier::BodyForm&, std::string_view, const locale::TimeZone&, const BodyLimits&);
template tl::expected<carrier::Given<carrier::AppointmentEntity>, PatchFault>
change_entity<carrier::AppointmentEntity>(const carrier::AppointmentEntity&, const WrittenTree&,
                                          const carrier::Presentation&);
template void append_json<carrier::AppointmentEntity>(std::string&,
                                                      const carrier::AppointmentEntity&,
                                                      const carrier::Presentation&,
                                                      const carrier::Selection&);
template void append_xml_members<carrier::AppointmentEntity>(std::string&,
                                                             const carrier::AppointmentEntity&,
                                                             const carrier::Presentation&,
                                                             const carrier::Selection&);

template Result<carrier::Given<carrier::DocumentEntity>> read_given<carrier::DocumentEntity>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::DocumentEntity>> read_entity<carrier::DocumentEntity>(
    const carrier::BodyForm&, std::string_view, const locale::TimeZone&, const BodyLimits&);
template tl::expected<carrier::Given<carrier::DocumentEntity>, PatchFault>
change_entity<carrier::DocumentEntity>(const carrier::DocumentEntity&, const WrittenTree&,
                                       const carrier::Presentation&);
template void append_json<carrier::DocumentEntity>(std::string&, const carrier::DocumentEntity&,
                                                   const carrier::Presentation&,
                                                   const carrier::Selection&);
template void append_xml_members<carrier::DocumentEntity>(std::string&,
                                                          const carrier::DocumentEntity&,
                                                          const carrier::Presentation&,
                                                          const carrier::Selection&);

// Told alone, or in lists.
template void append_json<carrier::Appointment>(std::string&, const carrier::Appointment&,
                                                const carrier::Presentation&,
                                                const carrier::Selection&);
template void append_xml_members<carrier::Appointment>(std::string&, const carrier::Appointment&,
                                                       const carrier::Presentation&,
                                                       const carrier::Selection&);
template void append_json<carrier::Document>(std::string&, const carrier::Document&,
                                             const carrier::Presentation&,
                                             const carrier::Selection&);
template void append_xml_members<carrier::Document>(std::string&, const carrier::Document&,
                                                    const carrier::Presentation&,
                                                    const carrier::Selection&);
template void append_json<carrier::ContactSummary>(std::string&, const carrier::ContactSummary&,
                                                   const carrier::Presentation&,
                                                   const carrier::Selection&);
template void append_xml_members<carrier::ContactSummary>(std::string&,
                                                          const carrier::ContactSummary&,
                                                          const carrier::Presentation&,
                                                          const carrier::Selection&);
template void append_json<carrier::CategoryEntity>(std::string&, const carrier::CategoryEntity&,
                                                   const carrier::Presentation&,
                                                   const carrier::Selection&);
template void append_xml_members<carrier::CategoryEntity>(std::string&,
                                                          const carrier::CategoryEntity&,
                                                          const carrier::Presentation&,
                                                          const carrier::Selection&);
template void append_json<carrier::ListItemEntity>(std::string&, const carrier::ListItemEntity&,
                                                   const carrier::Presentation&,
                                                   const carrier::Selection&);
template void append_xml_members<carrier::ListItemEntity>(std::string&,
                                                          const carrier::ListItemEntity&,
                                                          const carrier::Presentation&,
                                                          const carrier::Selection&);
template void append_json<carrier::MdoListItem>(std::string&, const carrier::MdoListItem&,
                                                const carrier::Presentation&,
                                                const carrier::Selection&);
template void append_xml_members<carrier::MdoListItem>(std::string&, const carrier::MdoListItem&,
                                                       const carrier::Presentation&,
                                                       const carrier::Selection&);
template void append_json<carrier::User>(std::string&, const carrier::User&,
                                         const carrier::Presentation&, const carrier::Selection&);
template void append_xml_members<carrier::User>(std::string&, const carrier::User&,
                                                const carrier::Presentation&,
                                                const carrier::Selection&);
template void append_json<carrier::RoleEntity>(std::string&, const carrier::RoleEntity&,
                                               const carrier::Presentation&,
                                               const carrier::Selection&);
template void append_xml_members<carrier::RoleEntity>(std::string&, const carrier::RoleEntity&,
                                                      const carrier::Presentation&,
                                                      const carrier::Selection&);

// Saved too.
template Result<carrier::Given<carrier::CategoryEntity>> read_given<carrier::CategoryEntity>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::ListItemEntity>> read_given<carrier::ListItemEntity>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::User>> read_given<carrier::User>(const WrittenTree&,
                                                                         const locale::TimeZone&);
template Result<carrier::Given<carrier::RoleEntity>> read_given<carrier::RoleEntity>(
    const WrittenTree&, const locale::TimeZone&);

// Sent to methods.
template Result<carrier::Given<carrier::DefaultAppointmentArguments>>
read_given<carrier::DefaultAppointmentArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::AppointmentIdArgument>>
read_given<carrier::AppointmentIdArgument>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::ActivityStatusArguments>>
read_given<carrier::ActivityStatusArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::ActivityArgument>> read_given<carrier::ActivityArgument>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::IncludeDeletedArgument>>
read_given<carrier::IncludeDeletedArgument>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::PeriodArguments>> read_given<carrier::PeriodArguments>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::CountArgument>> read_given<carrier::CountArgument>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::AnswerInvitationArguments>>
read_given<carrier::AnswerInvitationArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::AssignArguments>> read_given<carrier::AssignArguments>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::SaveAppointmentArguments>>
read_given<carrier::SaveAppointmentArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::DeleteAppointmentArguments>>
read_given<carrier::DeleteAppointmentArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::UpdateAppointmentArguments>>
read_given<carrier::UpdateAppointmentArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::ContactIdArgument>> read_given<carrier::ContactIdArgument>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::AddPersonArguments>>
read_given<carrier::AddPersonArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::ContactSummaryArguments>>
read_given<carrier::ContactSummaryArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::RecentContactsArguments>>
read_given<carrier::RecentContactsArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::IdArgument>> read_given<carrier::IdArgument>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::MergeContactsArguments>>
read_given<carrier::MergeContactsArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::ContactPeriodArguments>>
read_given<carrier::ContactPeriodArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::DocumentIdArgument>>
read_given<carrier::DocumentIdArgument>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::PersonIdArgument>> read_given<carrier::PersonIdArgument>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::MovePersonArguments>>
read_given<carrier::MovePersonArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::MergePersonsArguments>>
read_given<carrier::MergePersonsArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::UserNameArgument>> read_given<carrier::UserNameArgument>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::RetireArguments>> read_given<carrier::RetireArguments>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::ChangePasswordArguments>>
read_given<carrier::ChangePasswordArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::RolesArguments>> read_given<carrier::RolesArguments>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::DataRightsArguments>>
read_given<carrier::DataRightsArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::SetDataRightArguments>>
read_given<carrier::SetDataRightArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::TableNameArgument>> read_given<carrier::TableNameArgument>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::OwnershipArguments>>
read_given<carrier::OwnershipArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::ContactOwnershipArguments>>
read_given<carrier::ContactOwnershipArguments>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::FunctionRightArgument>>
read_given<carrier::FunctionRightArgument>(const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::MdoListArguments>> read_given<carrier::MdoListArguments>(
    const WrittenTree&, const locale::TimeZone&);
template Result<carrier::Given<carrier::ListNameArguments>> read_given<carrier::ListNameArguments>(
    const WrittenTree&, const locale::TimeZone&);

}  // namespace crm::codec
