// All statements of the adapter, prepared once per connection. Values are bound, never written into
// the text. Columns stand in the order of rows.h.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace crm::store::sqlite::sql {

// Values that one statement may bind: every connection holds SQLite to it.
inline constexpr int kValuesMax = 1024;
// REQUIRES: each is a ? without a number.
consteval std::size_t values_of(std::string_view statement) {
  return static_cast<std::size_t>(std::ranges::count(statement, '?'));
}

// Adjacent literals are the only way to spell a column list once and still have a constant.
#define CRM_GROUP "group_id, name"
#define CRM_CATEGORY "category_id, name, tooltip, rank, deleted, card"
#define CRM_LIST_ITEM "item_id, name, tooltip, rank, deleted, card"
#define CRM_ASSOCIATE                                                                       \
  "associate_id, login, full_name, person_id, group_id, retired, last_logout_at, role_id, " \
  "waiting_for_approval"
#define CRM_CONTACT                                                                    \
  "contact_id, name, department, org_nr, url, category_id, owner_associate_id, "       \
  "owner_group_id, registered_at, registered_by, updated_at, updated_by, deleted_at, " \
  "merged_into, "                                                                      \
  "card"
#define CRM_PERSON                                                                      \
  "person_id, contact_id, first_name, last_name, email, registered_at, registered_by, " \
  "updated_at, updated_by, moved_at, moved_by, deleted_at, middle_name, rank, retired, card"
#define CRM_APPOINTMENT                                                                          \
  "appointment_id, contact_id, person_id, owner_associate_id, owner_group_id, visible_kind, "    \
  "visible_id, type, status, title, "                                                            \
  "starts_at, ends_at, registered_at, registered_by, done_at, done_by, updated_at, updated_by, " \
  "mother_id, series_id, invited_person_id, assigned_by, card"
#define CRM_DOCUMENT                                                                         \
  "document_id, contact_id, person_id, owner_associate_id, owner_group_id, visible_kind, "   \
  "visible_id, type, status, header, "                                                       \
  "registered_at, registered_by, done_at, done_by, updated_at, updated_by, content_sha256, " \
  "content_size, card"
#define CRM_EVENT                                                                           \
  "event_id, logged_at, kind, action, contact_id, subject_table, subject_id, person_id, "   \
  "at, actor_associate_id, previous_id, owner_associate_id, owner_group_id, visible_kind, " \
  "visible_id"
#define CRM_TOKEN                                                                         \
  "token_id, kind, key, secret_hash, associate_id, issued_at, last_used_at, expires_at, " \
  "revoked_at, app_id, grant_id"
#define CRM_APP "app_id, client_id, name, secret_hash, public_key, registered_at, revoked_at"
#define CRM_APP_APPROVAL "app_id, system_token, approved_at"
#define CRM_SESSION                                                                  \
  "session_id, associate_id, kind, credential, client_key, value_hash, started_at, " \
  "last_seen_at, ended_at, end_reason, prev_logout_at"
#define CRM_SIGN_IN_FAILURE "key, count, first_at, last_at"
#define CRM_HEAD                                                      \
  "contact_id, owner_associate_id, category_id, "                     \
  "created_at, created_subject, created_person, created_by, "         \
  "updated_at, updated_subject, updated_person, updated_by, "         \
  "activity_at, activity_subject, activity_person, activity_by, "     \
  "completed_at, completed_subject, completed_person, completed_by, " \
  "added_at, added_subject, added_person, added_by, "                 \
  "changed_at, changed_subject, changed_person, changed_by, "         \
  "document_at, document_subject, document_person, document_by, has_restricted"

// One row by its key: (tenant, id).
inline constexpr char kContact[] =
    "SELECT " CRM_CONTACT " FROM contact WHERE tenant_id = ? AND contact_id = ?";
inline constexpr char kPerson[] =
    "SELECT " CRM_PERSON " FROM person WHERE tenant_id = ? AND person_id = ?";
inline constexpr char kAppointment[] =
    "SELECT " CRM_APPOINTMENT " FROM appointment WHERE tenant_id = ? AND appointment_id = ?";
inline constexpr char kDocument[] =
    "SELECT " CRM_DOCUMENT " FROM document WHERE tenant_id = ? AND document_id = ?";
inline constexpr char kCategory[] =
    "SELECT " CRM_CATEGORY " FROM category WHERE tenant_id = ? AND category_id = ?";
inline constexpr char kAssociate[] =
    "SELECT " CRM_ASSOCIATE " FROM associate WHERE tenant_id = ? AND associate_id = ?";
inline constexpr char kHead[] =
    "SELECT " CRM_HEAD " FROM contact_activity_head WHERE tenant_id = ? AND contact_id = ?";
inline constexpr char kPasswordHash[] =
    "SELECT secret FROM credential WHERE tenant_id = ? AND associate_id = ? AND kind = 1";

inline constexpr char kToken[] =
    "SELECT " CRM_TOKEN " FROM token WHERE tenant_id = ? AND token_id = ?";
// Told which index, as without statistics SQLite would read all of the tenant to save a sort.
inline constexpr char kTokensOf[] = "SELECT " CRM_TOKEN
                                    " FROM token INDEXED BY token_by_associate"
                                    " WHERE tenant_id = ? AND associate_id = ? ORDER BY token_id";

// By name. The column's collation NOCASE folds ASCII and nothing else.
inline constexpr char kAssociateByLogin[] =
    "SELECT " CRM_ASSOCIATE " FROM associate WHERE tenant_id = ? AND login = ?";
inline constexpr char kGroupByName[] =
    "SELECT " CRM_GROUP
    " FROM user_group WHERE tenant_id = ? AND name = ? ORDER BY group_id LIMIT 1";

// Rights of users.
inline constexpr char kRoles[] =
    "SELECT role_id, name, description, type FROM role WHERE tenant_id = ? ORDER BY role_id";
inline constexpr char kRole[] =
    "SELECT role_id, name, description, type FROM role WHERE tenant_id = ? AND role_id = ?";
inline constexpr char kDataRights[] =
    "SELECT entity, relation, level FROM data_right WHERE tenant_id = ? AND role_id = ?";
inline constexpr char kFunctionRights[] =
    "SELECT function FROM role_function_right WHERE tenant_id = ? AND role_id = ?"
    " ORDER BY function";
inline constexpr char kOtherGroups[] =
    "SELECT group_id FROM user_group_link WHERE tenant_id = ? AND associate_id = ?"
    " ORDER BY group_id";
inline constexpr char kGroups[] =
    "SELECT " CRM_GROUP " FROM user_group WHERE tenant_id = ? ORDER BY group_id";
inline constexpr char kPutRole[] =
    "INSERT INTO role (tenant_id, role_id, name, description, type) VALUES (?,?,?,?,?)"
    " ON CONFLICT (tenant_id, role_id) DO UPDATE SET name = excluded.name,"
    " description = excluded.description, type = excluded.type";
inline constexpr char kPutDataRight[] =
    "INSERT INTO data_right (tenant_id, role_id, entity, relation, level) VALUES (?,?,?,?,?)"
    " ON CONFLICT (tenant_id, role_id, entity, relation) DO UPDATE SET level = excluded.level";
inline constexpr char kPutFunctionRight[] =
    "INSERT INTO role_function_right (tenant_id, role_id, function) VALUES (?,?,?)";
inline constexpr char kEraseFunctionRights[] =
    "DELETE FROM role_function_right WHERE tenant_id = ? AND role_id = ?";
inline constexpr char kPutOtherGroup[] =
    "INSERT INTO user_group_link (tenant_id, associate_id, group_id) VALUES (?,?,?)";
inline constexpr char kEraseOtherGroups[] =
    "DELETE FROM user_group_link WHERE tenant_id = ? AND associate_id = ?";
inline constexpr char kLastRoleId[] = "SELECT max(role_id) FROM role WHERE tenant_id = ?";

// All rows of a tenant, in the order of their key.
inline constexpr char kContacts[] =
    "SELECT " CRM_CONTACT " FROM contact WHERE tenant_id = ? ORDER BY contact_id";
inline constexpr char kPersons[] =
    "SELECT " CRM_PERSON " FROM person WHERE tenant_id = ? ORDER BY person_id";
inline constexpr char kAppointments[] =
    "SELECT " CRM_APPOINTMENT " FROM appointment WHERE tenant_id = ? ORDER BY appointment_id";
inline constexpr char kDocuments[] =
    "SELECT " CRM_DOCUMENT " FROM document WHERE tenant_id = ? ORDER BY document_id";
inline constexpr char kCategories[] =
    "SELECT " CRM_CATEGORY " FROM category WHERE tenant_id = ? ORDER BY category_id";
inline constexpr char kAssociates[] =
    "SELECT " CRM_ASSOCIATE " FROM associate WHERE tenant_id = ? ORDER BY associate_id";
inline constexpr char kTokens[] =
    "SELECT " CRM_TOKEN " FROM token WHERE tenant_id = ? ORDER BY token_id";
inline constexpr char kAppApprovals[] =
    "SELECT " CRM_APP_APPROVAL " FROM app_approval WHERE tenant_id = ? ORDER BY app_id";
inline constexpr char kEvents[] =
    "SELECT " CRM_EVENT " FROM activity_log WHERE tenant_id = ? ORDER BY event_id";
inline constexpr char kHeads[] =
    "SELECT " CRM_HEAD " FROM contact_activity_head WHERE tenant_id = ? ORDER BY contact_id";

// Named, because the planner would rather read a tenant's whole log in order than sort a contact's.
inline constexpr char kEventsOfContact[] =
    "SELECT " CRM_EVENT
    " FROM activity_log INDEXED BY activity_log_by_contact"
    " WHERE tenant_id = ? AND contact_id = ? ORDER BY event_id";
inline constexpr char kEventsOfContactAndAction[] =
    "SELECT " CRM_EVENT
    " FROM activity_log INDEXED BY activity_log_by_contact"
    " WHERE tenant_id = ? AND contact_id = ? AND action = ? ORDER BY event_id";
// (tenant, owner, whether all or only those with restricted actions). Lines about one action of a
// contact come in the order of the log, as the index has them. Told to find heads by their key, as
// SQLite would rather go along all of the tenant's by the narrower index of contacts.
inline constexpr char kEventsOfOwned[] =
    "SELECT " CRM_EVENT
    " FROM (SELECT tenant_id AS its_tenant, contact_id AS its_id FROM contact_activity_head"
    " INDEXED BY sqlite_autoindex_contact_activity_head_1"
    " WHERE tenant_id = ? AND owner_associate_id = ? AND (? OR has_restricted))"
    " CROSS JOIN activity_log INDEXED BY activity_log_by_contact"
    " ON tenant_id = its_tenant AND contact_id = its_id AND action > 0"
    " ORDER BY its_id, action, event_id";
// An owner's page: two ranges that have the same order. To have SQLite join them costs it a search
// for each head. Nobody is 0 in heads, whose key it is part of, and NULL in contacts.
inline constexpr char kHeadsOfOwned[] =
    "SELECT " CRM_HEAD
    " FROM contact_activity_head"
    " WHERE tenant_id = ? AND owner_associate_id = ? ORDER BY contact_id";
inline constexpr char kTextsOfOwned[] =
    "SELECT contact_id, name, department, org_nr, url FROM contact INDEXED BY contact_by_owner"
    " WHERE tenant_id = ? AND owner_associate_id IS ? ORDER BY contact_id";
inline constexpr char kOwners[] =
    "SELECT owner_associate_id, count(*) FROM contact_activity_head"
    " WHERE tenant_id = ?"
    " GROUP BY owner_associate_id ORDER BY owner_associate_id";
inline constexpr char kOwnerAfter[] =
    "SELECT owner_associate_id, count(*) FROM contact_activity_head"
    " WHERE tenant_id = ? AND owner_associate_id > ?"
    " GROUP BY owner_associate_id ORDER BY owner_associate_id LIMIT 1";
// What a company, a diary, a booking, a series, a person has. Told which index, as without
// statistics SQLite would rather read all of the tenant in order.
inline constexpr char kPersonsOf[] =
    "SELECT " CRM_PERSON
    " FROM person INDEXED BY person_by_contact"
    " WHERE tenant_id = ? AND contact_id = ? ORDER BY rank, person_id";
inline constexpr char kAppointmentsOf[] =
    "SELECT " CRM_APPOINTMENT
    " FROM appointment INDEXED BY appointment_by_contact"
    " WHERE tenant_id = ? AND contact_id = ? AND starts_at BETWEEN ? AND ?"
    " ORDER BY starts_at DESC, appointment_id DESC";
inline constexpr char kAppointmentsInDiary[] =
    "SELECT " CRM_APPOINTMENT
    " FROM appointment INDEXED BY appointment_by_owner"
    " WHERE tenant_id = ? AND owner_associate_id = ? AND starts_at BETWEEN ? AND ?"
    " ORDER BY starts_at, appointment_id";
inline constexpr char kDocumentsOf[] =
    "SELECT " CRM_DOCUMENT
    " FROM document INDEXED BY document_by_contact"
    " WHERE tenant_id = ? AND contact_id = ? ORDER BY registered_at DESC, document_id DESC";
inline constexpr char kBooking[] =
    "SELECT " CRM_APPOINTMENT
    " FROM appointment INDEXED BY appointment_by_mother"
    " WHERE tenant_id = ? AND mother_id = ? AND mother_id > 0 ORDER BY appointment_id";
inline constexpr char kSeries[] =
    "SELECT " CRM_APPOINTMENT
    " FROM appointment INDEXED BY appointment_by_series"
    " WHERE tenant_id = ? AND series_id = ? AND series_id > 0 ORDER BY appointment_id";
inline constexpr char kAppointmentsWith[] =
    "SELECT " CRM_APPOINTMENT
    " FROM appointment INDEXED BY appointment_by_person"
    " WHERE tenant_id = ? AND person_id = ? AND person_id > 0 ORDER BY appointment_id";
inline constexpr char kDocumentsWith[] =
    "SELECT " CRM_DOCUMENT
    " FROM document INDEXED BY document_by_person"
    " WHERE tenant_id = ? AND person_id = ? AND person_id > 0 ORDER BY document_id";
inline constexpr char kListItems[] =
    "SELECT " CRM_LIST_ITEM
    " FROM list_item WHERE tenant_id = ? AND list = ? ORDER BY rank, item_id";
inline constexpr char kViewedBy[] =
    "SELECT contact_id FROM view_history WHERE tenant_id = ? AND associate_id = ?"
    " ORDER BY at DESC, contact_id DESC LIMIT ?";
inline constexpr char kSession[] =
    "SELECT " CRM_SESSION " FROM session WHERE tenant_id = ? AND session_id = ?";
inline constexpr char kSessionsOf[] =
    "SELECT " CRM_SESSION
    " FROM session INDEXED BY session_by_associate"
    " WHERE tenant_id = ? AND associate_id = ? ORDER BY session_id";
inline constexpr char kSessions[] =
    "SELECT " CRM_SESSION " FROM session WHERE tenant_id = ? ORDER BY session_id";
inline constexpr char kSignInFailures[] =
    "SELECT " CRM_SIGN_IN_FAILURE
    " FROM sign_in_failure WHERE tenant_id = ? AND kind = 1 ORDER BY key";
inline constexpr char kCounts[] =
    "SELECT (SELECT count(*) FROM associate WHERE tenant_id = ?1),"
    " (SELECT count(*) FROM category WHERE tenant_id = ?1),"
    " (SELECT count(*) FROM contact WHERE tenant_id = ?1),"
    " (SELECT count(*) FROM person WHERE tenant_id = ?1),"
    " (SELECT count(*) FROM appointment WHERE tenant_id = ?1),"
    " (SELECT count(*) FROM document WHERE tenant_id = ?1),"
    " (SELECT count(*) FROM activity_log WHERE tenant_id = ?1),"
    " (SELECT count(*) FROM contact_activity_head WHERE tenant_id = ?1)";

// Upserts: (tenant, columns...). REPLACE would delete and insert, and ask every foreign key.
inline constexpr char kPutGroup[] =
    "INSERT INTO user_group (tenant_id, " CRM_GROUP
    ") VALUES (?,?,?)"
    " ON CONFLICT (tenant_id, group_id) DO UPDATE SET name = excluded.name";
inline constexpr char kPutCategory[] =
    "INSERT INTO category (tenant_id, " CRM_CATEGORY
    ") VALUES (?,?,?,?,?,?,?)"
    " ON CONFLICT (tenant_id, category_id) DO UPDATE SET name = excluded.name,"
    " tooltip = excluded.tooltip,"
    " rank = excluded.rank,"
    " deleted = excluded.deleted,"
    " card = excluded.card";
inline constexpr char kPutAssociate[] =
    "INSERT INTO associate (tenant_id, " CRM_ASSOCIATE
    ") VALUES (?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (tenant_id, associate_id) DO UPDATE SET login = excluded.login,"
    " full_name = excluded.full_name, person_id = excluded.person_id,"
    " group_id = excluded.group_id, retired = excluded.retired,"
    " last_logout_at = excluded.last_logout_at, role_id = excluded.role_id,"
    " waiting_for_approval = excluded.waiting_for_approval";
inline constexpr char kPutContact[] =
    "INSERT INTO contact (tenant_id, " CRM_CONTACT
    ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (tenant_id, contact_id) DO UPDATE SET name = excluded.name,"
    " department = excluded.department, org_nr = excluded.org_nr, url = excluded.url,"
    " category_id = excluded.category_id, owner_associate_id = excluded.owner_associate_id,"
    " owner_group_id = excluded.owner_group_id,"
    " registered_at = excluded.registered_at, registered_by = excluded.registered_by,"
    " updated_at = excluded.updated_at, updated_by = excluded.updated_by,"
    " deleted_at = excluded.deleted_at, merged_into = excluded.merged_into,"
    " card = excluded.card";
inline constexpr char kPutPerson[] =
    "INSERT INTO person (tenant_id, " CRM_PERSON
    ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (tenant_id, person_id) DO UPDATE SET contact_id = excluded.contact_id,"
    " first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,"
    " registered_at = excluded.registered_at, registered_by = excluded.registered_by,"
    " updated_at = excluded.updated_at, updated_by = excluded.updated_by,"
    " moved_at = excluded.moved_at, moved_by = excluded.moved_by,"
    " deleted_at = excluded.deleted_at,"
    " middle_name = excluded.middle_name,"
    " rank = excluded.rank,"
    " retired = excluded.retired,"
    " card = excluded.card";
inline constexpr char kPutAppointment[] =
    "INSERT INTO appointment (tenant_id, " CRM_APPOINTMENT
    ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (tenant_id, appointment_id) DO UPDATE SET contact_id = excluded.contact_id,"
    " person_id = excluded.person_id, owner_associate_id = excluded.owner_associate_id,"
    " owner_group_id = excluded.owner_group_id, visible_kind = excluded.visible_kind,"
    " visible_id = excluded.visible_id,"
    " type = excluded.type, status = excluded.status, title = excluded.title,"
    " starts_at = excluded.starts_at, ends_at = excluded.ends_at,"
    " registered_at = excluded.registered_at, registered_by = excluded.registered_by,"
    " done_at = excluded.done_at, done_by = excluded.done_by,"
    " updated_at = excluded.updated_at,"
    " updated_by = excluded.updated_by,"
    " mother_id = excluded.mother_id,"
    " series_id = excluded.series_id,"
    " invited_person_id = excluded.invited_person_id,"
    " assigned_by = excluded.assigned_by,"
    " card = excluded.card";
inline constexpr char kPutDocument[] =
    "INSERT INTO document (tenant_id, " CRM_DOCUMENT
    ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (tenant_id, document_id) DO UPDATE SET contact_id = excluded.contact_id,"
    " person_id = excluded.person_id, owner_associate_id = excluded.owner_associate_id,"
    " owner_group_id = excluded.owner_group_id, visible_kind = excluded.visible_kind,"
    " visible_id = excluded.visible_id,"
    " type = excluded.type, status = excluded.status, header = excluded.header,"
    " registered_at = excluded.registered_at, registered_by = excluded.registered_by,"
    " done_at = excluded.done_at, done_by = excluded.done_by,"
    " updated_at = excluded.updated_at,"
    " updated_by = excluded.updated_by,"
    " content_sha256 = excluded.content_sha256,"
    " content_size = excluded.content_size,"
    " card = excluded.card";
inline constexpr char kPutListItem[] =
    "INSERT INTO list_item (tenant_id, list, " CRM_LIST_ITEM
    ") VALUES (?,?,?,?,?,?,?,?)"
    " ON CONFLICT (tenant_id, list, item_id) DO UPDATE SET name = excluded.name,"
    " tooltip = excluded.tooltip, rank = excluded.rank, deleted = excluded.deleted,"
    " card = excluded.card";
inline constexpr char kPutView[] =
    "INSERT INTO view_history (tenant_id, associate_id, contact_id, at) VALUES (?,?,?,?)"
    " ON CONFLICT (tenant_id, associate_id, contact_id) DO UPDATE SET at = max(at, excluded.at)";
inline constexpr char kPutPasswordHash[] =
    "INSERT INTO credential (tenant_id, associate_id, kind, secret) VALUES (?,?,1,?)"
    " ON CONFLICT (tenant_id, associate_id, kind) DO UPDATE SET secret = excluded.secret";
inline constexpr char kPutToken[] =
    "INSERT INTO token (tenant_id, " CRM_TOKEN
    ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (tenant_id, token_id) DO UPDATE SET kind = excluded.kind, key = excluded.key,"
    " secret_hash = excluded.secret_hash, associate_id = excluded.associate_id,"
    " issued_at = excluded.issued_at, last_used_at = excluded.last_used_at,"
    " expires_at = excluded.expires_at, revoked_at = excluded.revoked_at,"
    " app_id = excluded.app_id, grant_id = excluded.grant_id";
inline constexpr char kPutAppApproval[] =
    "INSERT INTO app_approval (tenant_id, " CRM_APP_APPROVAL
    ") VALUES (?,?,?,?)"
    " ON CONFLICT (tenant_id, app_id) DO UPDATE SET system_token = excluded.system_token,"
    " approved_at = excluded.approved_at";
inline constexpr char kEraseAppApproval[] =
    "DELETE FROM app_approval WHERE tenant_id = ? AND app_id = ?";

// Of the installation: these alone have no tenant.
inline constexpr char kApps[] = "SELECT " CRM_APP " FROM app ORDER BY app_id";
inline constexpr char kRedirectUris[] =
    "SELECT uri FROM app_redirect_uri WHERE app_id = ? ORDER BY position";
inline constexpr char kPutApp[] =
    "INSERT INTO app (" CRM_APP
    ") VALUES (?,?,?,?,?,?,?)"
    " ON CONFLICT (app_id) DO UPDATE SET client_id = excluded.client_id, name = excluded.name,"
    " secret_hash = excluded.secret_hash, public_key = excluded.public_key,"
    " registered_at = excluded.registered_at, revoked_at = excluded.revoked_at";
inline constexpr char kEraseRedirectUris[] = "DELETE FROM app_redirect_uri WHERE app_id = ?";
inline constexpr char kPutRedirectUri[] =
    "INSERT INTO app_redirect_uri (app_id, position, uri) VALUES (?,?,?)";
inline constexpr char kPutSession[] =
    "INSERT INTO session (tenant_id, " CRM_SESSION
    ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (tenant_id, session_id) DO UPDATE SET associate_id = excluded.associate_id,"
    " kind = excluded.kind, credential = excluded.credential, client_key = excluded.client_key,"
    " value_hash = excluded.value_hash, started_at = excluded.started_at,"
    " last_seen_at = excluded.last_seen_at, ended_at = excluded.ended_at,"
    " end_reason = excluded.end_reason, prev_logout_at = excluded.prev_logout_at";
inline constexpr char kPutSignInFailure[] =
    "INSERT INTO sign_in_failure (tenant_id, kind, " CRM_SIGN_IN_FAILURE
    ") VALUES (?,1,?,?,?,?)"
    " ON CONFLICT (tenant_id, kind, key) DO UPDATE SET count = excluded.count,"
    " first_at = excluded.first_at, last_at = excluded.last_at";
inline constexpr char kAppend[] =
    "INSERT INTO activity_log (tenant_id, " CRM_EVENT ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

// Also moves the head when the owner has changed, though the owner is part of the key.
inline constexpr char kPutHead[] =
    "INSERT INTO contact_activity_head (tenant_id, " CRM_HEAD
    ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT DO UPDATE SET owner_associate_id = excluded.owner_associate_id,"
    " category_id = excluded.category_id"
    ", has_restricted = excluded.has_restricted"
    ", created_at = excluded.created_at, created_subject = excluded.created_subject,"
    " created_person = excluded.created_person, created_by = excluded.created_by"
    ", updated_at = excluded.updated_at, updated_subject = excluded.updated_subject,"
    " updated_person = excluded.updated_person, updated_by = excluded.updated_by"
    ", activity_at = excluded.activity_at, activity_subject = excluded.activity_subject,"
    " activity_person = excluded.activity_person, activity_by = excluded.activity_by"
    ", completed_at = excluded.completed_at, completed_subject = excluded.completed_subject,"
    " completed_person = excluded.completed_person, completed_by = excluded.completed_by"
    ", added_at = excluded.added_at, added_subject = excluded.added_subject,"
    " added_person = excluded.added_person, added_by = excluded.added_by"
    ", changed_at = excluded.changed_at, changed_subject = excluded.changed_subject,"
    " changed_person = excluded.changed_person, changed_by = excluded.changed_by"
    ", document_at = excluded.document_at, document_subject = excluded.document_subject,"
    " document_person = excluded.document_person, document_by = excluded.document_by";

inline constexpr char kEraseAppointment[] =
    "DELETE FROM appointment WHERE tenant_id = ? AND appointment_id = ?";
inline constexpr char kEraseDocument[] =
    "DELETE FROM document WHERE tenant_id = ? AND document_id = ?";
inline constexpr char kErasePasswordHash[] =
    "DELETE FROM credential WHERE tenant_id = ? AND associate_id = ? AND kind = 1";
inline constexpr char kEraseToken[] = "DELETE FROM token WHERE tenant_id = ? AND token_id = ?";
inline constexpr char kEraseTokensExpiredBefore[] =
    "DELETE FROM token WHERE tenant_id = ? AND expires_at < ?";
inline constexpr char kEraseEndedSessions[] =
    "DELETE FROM session INDEXED BY session_by_associate"
    " WHERE tenant_id = ?1 AND associate_id = ?2 AND ended_at IS NOT NULL"
    " AND session_id NOT IN (SELECT session_id FROM session INDEXED BY session_by_associate"
    " WHERE tenant_id = ?1 AND associate_id = ?2 AND ended_at IS NOT NULL"
    " ORDER BY ended_at DESC, session_id DESC LIMIT ?3)";
inline constexpr char kEraseSignInFailure[] =
    "DELETE FROM sign_in_failure WHERE tenant_id = ? AND kind = 1 AND key = ? RETURNING key";
inline constexpr char kEraseHead[] =
    "DELETE FROM contact_activity_head WHERE tenant_id = ? AND contact_id = ?";

// (tenant, table): the id after the highest that any row has or had.
inline constexpr char kLastContactId[] = "SELECT max(contact_id) FROM contact WHERE tenant_id = ?";
inline constexpr char kLastPersonId[] = "SELECT max(person_id) FROM person WHERE tenant_id = ?";
inline constexpr char kLastAppointmentId[] =
    "SELECT max(appointment_id) FROM appointment WHERE tenant_id = ?";
inline constexpr char kLastDocumentId[] =
    "SELECT max(document_id) FROM document WHERE tenant_id = ?";
inline constexpr char kLastCategoryId[] =
    "SELECT max(category_id) FROM category WHERE tenant_id = ?";
inline constexpr char kLastGivenId[] =
    "SELECT last_id FROM id_sequence WHERE tenant_id = ? AND table_number = ?";
inline constexpr char kPutLastGivenId[] =
    "INSERT INTO id_sequence (tenant_id, table_number, last_id) VALUES (?,?,?)"
    " ON CONFLICT (tenant_id, table_number) DO UPDATE SET last_id = excluded.last_id";
inline constexpr char kLastAssociateId[] =
    "SELECT max(associate_id) FROM associate WHERE tenant_id = ? AND associate_id < 2000000000";
inline constexpr char kNextTokenId[] =
    "UPDATE tenant SET last_token_id = last_token_id + 1 WHERE tenant_id = ?"
    " RETURNING last_token_id";
inline constexpr char kLastGroupId[] = "SELECT max(group_id) FROM user_group WHERE tenant_id = ?";
inline constexpr char kLastLoggedContactId[] =
    "SELECT max(contact_id) FROM activity_log INDEXED BY activity_log_by_contact"
    " WHERE tenant_id = ?";
inline constexpr char kLastEventId[] = "SELECT max(event_id) FROM activity_log WHERE tenant_id = ?";

inline constexpr char kRegisterTenant[] =
    "INSERT INTO tenant (tenant_id, registered_at) VALUES (?, ?)"
    " ON CONFLICT DO NOTHING RETURNING tenant_id";
inline constexpr char kPutTenant[] =
    "UPDATE tenant SET name = ?2, state = ?3, host = ?4, registered_at = ?5 WHERE tenant_id = ?1";
// The one question that is not about one tenant.
inline constexpr char kTenants[] =
    "SELECT tenant_id, name, state, host, registered_at FROM tenant ORDER BY tenant_id";
inline constexpr char kNote[] = "SELECT value FROM tenant_note WHERE tenant_id = ? AND name = ?";
inline constexpr char kPutNote[] =
    "INSERT INTO tenant_note (tenant_id, name, value) VALUES (?1, ?2, ?3) "
    "ON CONFLICT (tenant_id, name) DO UPDATE SET value = ?3";

inline constexpr char kLastInstant[] = "SELECT last_instant FROM tenant WHERE tenant_id = ?";
inline constexpr char kPutLastInstant[] =
    "UPDATE tenant SET last_instant = ?2 WHERE tenant_id = ?1";

#undef CRM_GROUP
#undef CRM_CATEGORY
#undef CRM_LIST_ITEM
#undef CRM_ASSOCIATE
#undef CRM_CONTACT
#undef CRM_PERSON
#undef CRM_APPOINTMENT
#undef CRM_DOCUMENT
#undef CRM_EVENT
#undef CRM_TOKEN
#undef CRM_APP
#undef CRM_APP_APPROVAL
#undef CRM_SESSION
#undef CRM_SIGN_IN_FAILURE
#undef CRM_HEAD

}  // namespace crm::store::sqlite::sql
