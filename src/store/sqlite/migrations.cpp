#include "store/sqlite/migrations.h"

#include <array>

#include "store/sqlite/connection.h"
#include "store/sqlite/failure.h"

namespace crm::store::sqlite {
namespace {

// One step each, numbered from 1; a step that has been released never changes. The last statement
// of a step records its number.
//
// Every key leads with tenant_id. Times are ticks of 100 ns since 1970 [adr 6]; NULL: none, never.
// A NULL id says "none". Nothing cascades: contact activity is withdrawn by lines of the log, never
// by the disappearance of rows.
//
// Foreign keys are checked at the end of the transaction, so that rows may come in any order;
// parents first is much the quickest. There are none on appointments and documents: they are most
// of the rows, and with their six look-ups an import took three times as long; import and API look
// at what they point to anyway, and soundness.h finds what they have missed. None on
// associate.person_id and contact.merged_into, which point in a circle and forward; none on who
// registered or changed a row, which may be somebody who never was a user here; none on the log,
// which outlives rows, and on heads, which are derived.
constexpr std::array<const char*, 11> kMigrations{
    R"sql(
CREATE TABLE tenant (
  tenant_id    INTEGER PRIMARY KEY,
  last_instant INTEGER
) STRICT;

CREATE TABLE tenant_note (
  tenant_id INTEGER NOT NULL REFERENCES tenant,
  name      TEXT    NOT NULL,
  value     TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_group (
  tenant_id INTEGER NOT NULL REFERENCES tenant,
  group_id  INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, group_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE associate (
  tenant_id      INTEGER NOT NULL REFERENCES tenant,
  associate_id   INTEGER NOT NULL,
  login          TEXT    NOT NULL COLLATE NOCASE,
  full_name      TEXT    NOT NULL,
  person_id      INTEGER,
  group_id       INTEGER,
  retired        INTEGER NOT NULL,
  last_logout_at INTEGER,
  PRIMARY KEY (tenant_id, associate_id),
  UNIQUE (tenant_id, login),
  FOREIGN KEY (tenant_id, group_id) REFERENCES user_group DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE credential (
  tenant_id    INTEGER NOT NULL,
  associate_id INTEGER NOT NULL,
  kind         INTEGER NOT NULL, -- 1: the PHC string of a password
  secret       TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, associate_id, kind),
  FOREIGN KEY (tenant_id, associate_id) REFERENCES associate DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
  tenant_id   INTEGER NOT NULL REFERENCES tenant,
  category_id INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, category_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
  tenant_id          INTEGER NOT NULL,
  contact_id         INTEGER NOT NULL,
  name               TEXT    NOT NULL,
  department         TEXT    NOT NULL,
  org_nr             TEXT    NOT NULL,
  url                TEXT    NOT NULL,
  category_id        INTEGER,
  owner_associate_id INTEGER,
  registered_at      INTEGER NOT NULL,
  registered_by      INTEGER,
  updated_at         INTEGER,
  updated_by         INTEGER,
  deleted_at         INTEGER,
  merged_into        INTEGER,
  PRIMARY KEY (tenant_id, contact_id),
  FOREIGN KEY (tenant_id, category_id) REFERENCES category DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (tenant_id, owner_associate_id) REFERENCES associate DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  tenant_id     INTEGER NOT NULL,
  person_id     INTEGER NOT NULL,
  contact_id    INTEGER,
  first_name    TEXT    NOT NULL,
  last_name     TEXT    NOT NULL,
  email         TEXT    NOT NULL,
  registered_at INTEGER NOT NULL,
  registered_by INTEGER,
  updated_at    INTEGER,
  updated_by    INTEGER,
  moved_at      INTEGER,
  moved_by      INTEGER,
  deleted_at    INTEGER,
  PRIMARY KEY (tenant_id, person_id),
  FOREIGN KEY (tenant_id, contact_id) REFERENCES contact DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE appointment (
  tenant_id          INTEGER NOT NULL,
  appointment_id     INTEGER NOT NULL,
  contact_id         INTEGER,
  person_id          INTEGER,
  owner_associate_id INTEGER,
  type               INTEGER NOT NULL,
  status             INTEGER NOT NULL,
  title              TEXT    NOT NULL,
  starts_at          INTEGER NOT NULL,
  ends_at            INTEGER NOT NULL,
  registered_at      INTEGER NOT NULL,
  registered_by      INTEGER,
  done_at            INTEGER,
  done_by            INTEGER,
  PRIMARY KEY (tenant_id, appointment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  tenant_id          INTEGER NOT NULL,
  document_id        INTEGER NOT NULL,
  contact_id         INTEGER,
  person_id          INTEGER,
  owner_associate_id INTEGER,
  type               INTEGER NOT NULL,
  status             INTEGER NOT NULL,
  header             TEXT    NOT NULL,
  registered_at      INTEGER NOT NULL,
  registered_by      INTEGER,
  done_at            INTEGER,
  done_by            INTEGER,
  PRIMARY KEY (tenant_id, document_id)
) STRICT, WITHOUT ROWID;

-- Append-only. Numbers without a gap, in commit order.
CREATE TABLE activity_log (
  tenant_id          INTEGER NOT NULL,
  event_id           INTEGER NOT NULL,
  logged_at          INTEGER NOT NULL,
  kind               INTEGER NOT NULL,
  action             INTEGER NOT NULL,
  contact_id         INTEGER NOT NULL,
  subject_table      INTEGER NOT NULL,
  subject_id         INTEGER NOT NULL,
  person_id          INTEGER,
  at                 INTEGER NOT NULL,
  actor_associate_id INTEGER,
  previous_id        INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, event_id)
) STRICT, WITHOUT ROWID;

-- A contact's history, all of it or one action's; the key's event_id follows by itself.
CREATE INDEX activity_log_by_contact ON activity_log (tenant_id, contact_id, action);

-- Clustered by owner: a page of the feed is one range. For each action, the four columns of the
-- newest that stands, NULL where none does.
CREATE TABLE contact_activity_head (
  tenant_id          INTEGER NOT NULL,
  owner_associate_id INTEGER NOT NULL,
  contact_id         INTEGER NOT NULL,
  category_id        INTEGER,
  created_at    INTEGER, created_subject    INTEGER, created_person    INTEGER, created_by    INTEGER,
  updated_at    INTEGER, updated_subject    INTEGER, updated_person    INTEGER, updated_by    INTEGER,
  activity_at   INTEGER, activity_subject   INTEGER, activity_person   INTEGER, activity_by   INTEGER,
  completed_at  INTEGER, completed_subject  INTEGER, completed_person  INTEGER, completed_by  INTEGER,
  added_at      INTEGER, added_subject      INTEGER, added_person      INTEGER, added_by      INTEGER,
  changed_at    INTEGER, changed_subject    INTEGER, changed_person    INTEGER, changed_by    INTEGER,
  document_at   INTEGER, document_subject   INTEGER, document_person   INTEGER, document_by   INTEGER,
  PRIMARY KEY (tenant_id, owner_associate_id, contact_id),
  UNIQUE (tenant_id, contact_id)
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 1094939763;
PRAGMA user_version = 1;
)sql",
    R"sql(
-- Wrong passwords, known users or not; kept for a day.
CREATE TABLE sign_in_failure (
  tenant_id INTEGER NOT NULL REFERENCES tenant,
  kind      INTEGER NOT NULL, -- 1: key is a login, ASCII-folded
  key       TEXT    NOT NULL,
  count     INTEGER NOT NULL, -- since the last right password
  first_at  INTEGER NOT NULL,
  last_at   INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, kind, key)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
)sql",
    R"sql(
-- Values are kept by their names. The tenants that there are begin with the roles below, new ones
-- with those of domain/role.h.
CREATE TABLE role (
  tenant_id   INTEGER NOT NULL REFERENCES tenant,
  role_id     INTEGER NOT NULL,
  name        TEXT    NOT NULL COLLATE NOCASE,
  description TEXT    NOT NULL,
  type        TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, role_id),
  UNIQUE (tenant_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE data_right (
  tenant_id INTEGER NOT NULL,
  role_id   INTEGER NOT NULL,
  entity    TEXT    NOT NULL,
  relation  TEXT    NOT NULL,
  level     TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, role_id, entity, relation),
  FOREIGN KEY (tenant_id, role_id) REFERENCES role DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE role_function_right (
  tenant_id INTEGER NOT NULL,
  role_id   INTEGER NOT NULL,
  function  TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, role_id, function),
  FOREIGN KEY (tenant_id, role_id) REFERENCES role DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The groups of a user besides associate.group_id.
CREATE TABLE user_group_link (
  tenant_id    INTEGER NOT NULL,
  associate_id INTEGER NOT NULL,
  group_id     INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, associate_id, group_id),
  FOREIGN KEY (tenant_id, associate_id) REFERENCES associate DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (tenant_id, group_id) REFERENCES user_group DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Without a foreign key, which cannot be added to a table that is there.
ALTER TABLE associate ADD COLUMN role_id INTEGER NOT NULL DEFAULT 2;

INSERT INTO role (tenant_id, role_id, name, description, type)
  SELECT tenant_id, column1, column2, column3, column4 FROM tenant, (VALUES
    (1, 'User level 0', 'Everything, and administers',                        'Employee'),
    (2, 'User level 1', 'Everything',                                         'Employee'),
    (3, 'User level 2', 'Everything of the own group, reads of others',       'Employee'),
    (4, 'User level 3', 'Own rows, reads those of the own group',             'Employee'),
    (5, 'User level 4', 'Own rows, reads companies and persons of others',    'Employee'),
    (6, 'User level 5', 'Reads, and keeps own follow-ups and documents',      'Employee'),
    (7, 'System',       'Above all rights; for services',                     'System'));

-- What is in a role: the relation, the level in companies and persons, that in follow-ups and
-- documents.
INSERT INTO data_right (tenant_id, role_id, entity, relation, level)
  WITH line(role_id, relation, rows, activities) AS (VALUES
    (1, 'MyOwn',           'Delete', 'Delete'), (1, 'PrimaryGroup',    'Delete', 'Delete'),
    (1, 'OtherGroups',     'Delete', 'Delete'), (1, 'OtherAssociates', 'Delete', 'Delete'),
    (2, 'MyOwn',           'Delete', 'Delete'), (2, 'PrimaryGroup',    'Delete', 'Delete'),
    (2, 'OtherGroups',     'Delete', 'Delete'), (2, 'OtherAssociates', 'Delete', 'Delete'),
    (3, 'MyOwn',           'Delete', 'Delete'), (3, 'PrimaryGroup',    'Delete', 'Delete'),
    (3, 'OtherGroups',     'Read',   'Read'),   (3, 'OtherAssociates', 'Read',   'None'),
    (4, 'MyOwn',           'Delete', 'Delete'), (4, 'PrimaryGroup',    'Read',   'Read'),
    (4, 'OtherGroups',     'Read',   'None'),   (4, 'OtherAssociates', 'Read',   'None'),
    (5, 'MyOwn',           'Delete', 'Delete'), (5, 'PrimaryGroup',    'Read',   'None'),
    (5, 'OtherGroups',     'Read',   'None'),   (5, 'OtherAssociates', 'Read',   'None'),
    (6, 'MyOwn',           'Read',   'Delete'), (6, 'PrimaryGroup',    'Read',   'Read'),
    (6, 'OtherGroups',     'Read',   'None'),   (6, 'OtherAssociates', 'Read',   'None'),
    (7, 'MyOwn',           'Delete', 'Delete'), (7, 'PrimaryGroup',    'Delete', 'Delete'),
    (7, 'OtherGroups',     'Delete', 'Delete'), (7, 'OtherAssociates', 'Delete', 'Delete')),
  place(relation, as_in) AS (VALUES
    ('MyOwn', 'MyOwn'), ('PrimaryGroup', 'PrimaryGroup'), ('OtherGroups', 'OtherGroups'),
    ('OtherAssociates', 'OtherAssociates'), ('ExternalUser', 'OtherAssociates'),
    ('Anonymous', 'OtherAssociates')),
  kind(entity, is_activity) AS (VALUES
    ('Company', 0), ('Person', 0), ('FollowUp', 1), ('Document', 1))
  SELECT tenant_id, role_id, entity, place.relation, iif(is_activity, activities, rows)
    FROM tenant, line JOIN place ON as_in = line.relation, kind;

INSERT INTO role_function_right (tenant_id, role_id, function)
  SELECT tenant_id, roles.column1, functions.column1 FROM tenant, (VALUES (1), (7)) AS roles,
    (VALUES ('GeneralAdministrator'), ('ListAdministrator'), ('MoveAndMerge'),
            ('RoleAdministrator'), ('UserAdministrator')) AS functions;

PRAGMA user_version = 3;
)sql",
    R"sql(
-- Whose a row is and whom it is shown to, on rows and in the log. What was there before is visible to
-- all, and its owner's group is the one that the owner is in now.
ALTER TABLE contact ADD COLUMN owner_group_id INTEGER;

ALTER TABLE appointment ADD COLUMN owner_group_id INTEGER;
ALTER TABLE appointment ADD COLUMN visible_kind INTEGER NOT NULL DEFAULT 0; -- 0 all, 1 associate, 2 group
ALTER TABLE appointment ADD COLUMN visible_id INTEGER NOT NULL DEFAULT 0;

ALTER TABLE document ADD COLUMN owner_group_id INTEGER;
ALTER TABLE document ADD COLUMN visible_kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN visible_id INTEGER NOT NULL DEFAULT 0;

-- Of appointments and documents. Companies and persons are their contact's owner's.
ALTER TABLE activity_log ADD COLUMN owner_associate_id INTEGER;
ALTER TABLE activity_log ADD COLUMN owner_group_id INTEGER;
ALTER TABLE activity_log ADD COLUMN visible_kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activity_log ADD COLUMN visible_id INTEGER NOT NULL DEFAULT 0;

ALTER TABLE contact_activity_head ADD COLUMN has_restricted INTEGER NOT NULL DEFAULT 0;

UPDATE contact SET owner_group_id = (SELECT group_id FROM associate
  WHERE tenant_id = contact.tenant_id AND associate_id = contact.owner_associate_id);
UPDATE appointment SET owner_group_id = (SELECT group_id FROM associate
  WHERE tenant_id = appointment.tenant_id AND associate_id = appointment.owner_associate_id);
UPDATE document SET owner_group_id = (SELECT group_id FROM associate
  WHERE tenant_id = document.tenant_id AND associate_id = document.owner_associate_id);
UPDATE activity_log SET (owner_associate_id, owner_group_id) =
    (SELECT owner_associate_id, owner_group_id FROM appointment
      WHERE tenant_id = activity_log.tenant_id AND appointment_id = activity_log.subject_id)
  WHERE subject_table = 9;
UPDATE activity_log SET (owner_associate_id, owner_group_id) =
    (SELECT owner_associate_id, owner_group_id FROM document
      WHERE tenant_id = activity_log.tenant_id AND document_id = activity_log.subject_id)
  WHERE subject_table = 10;

PRAGMA user_version = 4;
)sql",
    R"sql(
ALTER TABLE tenant ADD COLUMN last_token_id INTEGER NOT NULL DEFAULT 0;

-- Tickets and access tokens; gone some time after they have expired.
CREATE TABLE token (
  tenant_id    INTEGER NOT NULL,
  token_id     INTEGER NOT NULL,
  kind         INTEGER NOT NULL, -- 1: a ticket, 2: an access token
  key          TEXT    NOT NULL, -- of a ticket: the first part of its text
  secret_hash  TEXT    NOT NULL, -- of the whole text
  associate_id INTEGER NOT NULL,
  issued_at    INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  revoked_at   INTEGER,
  PRIMARY KEY (tenant_id, token_id),
  FOREIGN KEY (tenant_id, associate_id) REFERENCES associate DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX token_by_associate ON token (tenant_id, associate_id);
CREATE INDEX token_by_expiry ON token (tenant_id, expires_at);

PRAGMA user_version = 5;
)sql",
    R"sql(
CREATE TABLE session (
  tenant_id      INTEGER NOT NULL,
  session_id     INTEGER NOT NULL,
  associate_id   INTEGER NOT NULL,
  kind           INTEGER NOT NULL, -- domain/caller.h, Scheme
  credential     INTEGER NOT NULL, -- 0: none
  client_key     TEXT    NOT NULL, -- a hash, as is the next
  value_hash     TEXT    NOT NULL, -- '' but for browsers
  started_at     INTEGER NOT NULL,
  last_seen_at   INTEGER NOT NULL,
  ended_at       INTEGER,
  end_reason     INTEGER NOT NULL, -- domain/session.h, SessionEnd
  prev_logout_at INTEGER,
  PRIMARY KEY (tenant_id, session_id),
  FOREIGN KEY (tenant_id, associate_id) REFERENCES associate DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_associate ON session (tenant_id, associate_id);

PRAGMA user_version = 6;
)sql",
    R"sql(
ALTER TABLE associate ADD COLUMN waiting_for_approval INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 7;
)sql",
    R"sql(
ALTER TABLE tenant ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE tenant ADD COLUMN state INTEGER NOT NULL DEFAULT 2; -- domain/tenant.h, TenantState
ALTER TABLE tenant ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE tenant ADD COLUMN registered_at INTEGER;

PRAGMA user_version = 8;
)sql",
    R"sql(
-- Client applications belong to the installation: these two tables alone have no tenant.
CREATE TABLE app (
  app_id        INTEGER PRIMARY KEY,
  client_id     TEXT    NOT NULL UNIQUE,
  name          TEXT    NOT NULL,
  secret_hash   TEXT    NOT NULL,
  public_key    TEXT    NOT NULL, -- PEM; '': none
  registered_at INTEGER NOT NULL,
  revoked_at    INTEGER
) STRICT;

CREATE TABLE app_redirect_uri (
  app_id   INTEGER NOT NULL REFERENCES app,
  position INTEGER NOT NULL,
  uri      TEXT    NOT NULL,
  PRIMARY KEY (app_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE app_approval (
  tenant_id    INTEGER NOT NULL REFERENCES tenant,
  app_id       INTEGER NOT NULL REFERENCES app,
  system_token TEXT    NOT NULL,
  approved_at  INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, app_id)
) STRICT, WITHOUT ROWID;

-- Which app a token was issued to, and the refresh token that it came with; without foreign keys,
-- which cannot be added to a table that is there.
ALTER TABLE token ADD COLUMN app_id INTEGER;
ALTER TABLE token ADD COLUMN grant_id INTEGER;

PRAGMA user_version = 9;
)sql",
    R"sql(
-- What rows hold besides what contact activity looks at [adr 26]; '': nothing.
ALTER TABLE category ADD COLUMN tooltip TEXT NOT NULL DEFAULT '';
ALTER TABLE category ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE category ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE category ADD COLUMN card TEXT NOT NULL DEFAULT '';

ALTER TABLE contact ADD COLUMN card TEXT NOT NULL DEFAULT '';

ALTER TABLE person ADD COLUMN middle_name TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN card TEXT NOT NULL DEFAULT '';

ALTER TABLE appointment ADD COLUMN updated_at INTEGER;
ALTER TABLE appointment ADD COLUMN updated_by INTEGER;
ALTER TABLE appointment ADD COLUMN mother_id INTEGER;
ALTER TABLE appointment ADD COLUMN series_id INTEGER;
ALTER TABLE appointment ADD COLUMN invited_person_id INTEGER;
ALTER TABLE appointment ADD COLUMN assigned_by INTEGER;
ALTER TABLE appointment ADD COLUMN card TEXT NOT NULL DEFAULT '';

ALTER TABLE document ADD COLUMN updated_at INTEGER;
ALTER TABLE document ADD COLUMN updated_by INTEGER;
ALTER TABLE document ADD COLUMN content_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN content_size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN card TEXT NOT NULL DEFAULT '';

CREATE INDEX person_by_contact ON person (tenant_id, contact_id);
CREATE INDEX appointment_by_contact ON appointment (tenant_id, contact_id, starts_at);
CREATE INDEX appointment_by_owner ON appointment (tenant_id, owner_associate_id, starts_at);
CREATE INDEX appointment_by_mother ON appointment (tenant_id, mother_id) WHERE mother_id > 0;
CREATE INDEX appointment_by_series ON appointment (tenant_id, series_id) WHERE series_id > 0;
CREATE INDEX appointment_by_person ON appointment (tenant_id, person_id) WHERE person_id > 0;
CREATE INDEX document_by_contact ON document (tenant_id, contact_id, registered_at);
CREATE INDEX document_by_person ON document (tenant_id, person_id) WHERE person_id > 0;

-- A list that nobody has changed has no lines here: see domain/list_item.h.
CREATE TABLE list_item (
  tenant_id INTEGER NOT NULL REFERENCES tenant,
  list      INTEGER NOT NULL, -- domain/list_item.h, List
  item_id   INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  tooltip   TEXT    NOT NULL,
  rank      INTEGER NOT NULL,
  deleted   INTEGER NOT NULL,
  card      TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, list, item_id)
) STRICT, WITHOUT ROWID;

-- Rows of these tables may be gone whose ids are named still.
CREATE TABLE id_sequence (
  tenant_id    INTEGER NOT NULL REFERENCES tenant,
  table_number INTEGER NOT NULL, -- domain/activity.h, SubjectTable
  last_id      INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, table_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE view_history (
  tenant_id    INTEGER NOT NULL,
  associate_id INTEGER NOT NULL,
  contact_id   INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, associate_id, contact_id)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 10;
)sql",
    R"sql(
-- What a page shows of its contacts, in the order of pages. Contacts of one owner lie all over their
-- table: without this a page of a thousand is a thousand places of the file.
CREATE INDEX contact_by_owner ON contact
  (tenant_id, owner_associate_id, contact_id, name, department, org_nr, url);

PRAGMA user_version = 11;
)sql"};

}  // namespace

std::int64_t newest_version() { return static_cast<std::int64_t>(kMigrations.size()); }

void migrate(Connection& connection, std::int64_t version) {
  for (std::int64_t step = version; step < newest_version(); ++step) {
    connection.execute("BEGIN IMMEDIATE");
    const Rollback unless_committed(connection);
    connection.execute(kMigrations.at(static_cast<std::size_t>(step)));
    connection.execute("COMMIT");
  }
}

}  // namespace crm::store::sqlite
