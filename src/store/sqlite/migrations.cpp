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
constexpr std::array<const char*, 3> kMigrations{
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

PRAGMA user_version = 3;
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
