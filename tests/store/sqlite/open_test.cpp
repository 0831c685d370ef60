// Which files are taken for a database, and how it is set up.
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "store/recorder.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/migrations.h"
#include "tests/store/sqlite/support.h"
#include "tests/support/file_text.h"

namespace crm::store::sqlite {
namespace {

using SqliteOpen = SqliteTest;

unsigned mode_of(const std::filesystem::path& file) {
  struct stat status{};
  EXPECT_EQ(::stat(file.c_str(), &status), 0) << file;
  return status.st_mode & 07777U;
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

TEST_F(SqliteOpen, MakesAnEmptyDatabaseOfTheNewestVersion) {
  static_cast<void>(opened());
  Connection connection(file_, Access::ReadOnly);
  EXPECT_EQ(connection.number("PRAGMA application_id"), kApplicationId);
  EXPECT_EQ(connection.number("PRAGMA user_version"), newest_version());
  EXPECT_EQ(connection.text("PRAGMA encoding"), "UTF-8");
  EXPECT_EQ(connection.text("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(connection.number("PRAGMA auto_vacuum"), 0);
}

TEST_F(SqliteOpen, EachMigrationRecordsItsNumber) {
  write_text(file_, "");
  Connection connection(file_, Access::ReadWrite);
  migrate(connection, 0);
  EXPECT_EQ(connection.number("PRAGMA user_version"), newest_version());
}

// The shape of version 1 is that of today without what came later.
TEST_F(SqliteOpen, ADatabaseOfTheFirstVersionIsBroughtUpWithItsRows) {
  must(put_contacts(*opened(), 1, 3));
  must(opened()->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    transaction.put(UserGroup{GroupId{4}, "Sales"});
    transaction.put(Associate{.id = AssociateId{1}, .login = "anna", .group = GroupId{4}});
    Recorder recorder(transaction);
    recorder.save(Contact{.id = ContactId{4}, .name = "Acme", .owner = AssociateId{1}});
    recorder.save(Appointment{.id = AppointmentId{5},
                              .contact = ContactId{3},
                              .owner = AssociateId{1},
                              .owner_group = GroupId{4}});
    recorder.save(Document{.id = DocumentId{6},
                           .contact = ContactId{3},
                           .owner = AssociateId{1},
                           .owner_group = GroupId{4}});
    recorder.finish();
    return {};
  }));
  {
    Connection connection(file_, Access::ReadWrite);
    connection.execute("DROP TABLE list_item; DROP TABLE id_sequence; DROP TABLE view_history");
    for (const std::string index :
         {"contact_by_owner", "person_by_contact", "appointment_by_contact", "appointment_by_owner",
          "appointment_by_mother", "appointment_by_series", "appointment_by_person",
          "document_by_contact", "document_by_person"}) {
      connection.execute(("DROP INDEX " + index).c_str());
    }
    for (const std::string column : {"category DROP COLUMN tooltip",
                                     "category DROP COLUMN rank",
                                     "category DROP COLUMN deleted",
                                     "category DROP COLUMN card",
                                     "contact DROP COLUMN card",
                                     "person DROP COLUMN middle_name",
                                     "person DROP COLUMN rank",
                                     "person DROP COLUMN retired",
                                     "person DROP COLUMN card",
                                     "appointment DROP COLUMN updated_at",
                                     "appointment DROP COLUMN updated_by",
                                     "appointment DROP COLUMN mother_id",
                                     "appointment DROP COLUMN series_id",
                                     "appointment DROP COLUMN invited_person_id",
                                     "appointment DROP COLUMN assigned_by",
                                     "appointment DROP COLUMN card",
                                     "document DROP COLUMN updated_at",
                                     "document DROP COLUMN updated_by",
                                     "document DROP COLUMN content_sha256",
                                     "document DROP COLUMN content_size",
                                     "document DROP COLUMN card"}) {
      connection.execute(("ALTER TABLE " + column).c_str());
    }
    connection.execute("DROP TABLE app_approval; DROP TABLE app_redirect_uri; DROP TABLE app");
    connection.execute("DROP TABLE token; ALTER TABLE tenant DROP COLUMN last_token_id");
    connection.execute("DROP TABLE session; DROP TABLE sign_in_failure");
    connection.execute(
        "DROP TABLE data_right; DROP TABLE role_function_right; DROP TABLE role;"
        "DROP TABLE user_group_link; ALTER TABLE associate DROP COLUMN role_id");
    for (const std::string column :
         {"associate DROP COLUMN waiting_for_approval", "contact DROP COLUMN owner_group_id",
          "appointment DROP COLUMN owner_group_id", "appointment DROP COLUMN visible_kind",
          "appointment DROP COLUMN visible_id", "document DROP COLUMN owner_group_id",
          "document DROP COLUMN visible_kind", "document DROP COLUMN visible_id",
          "activity_log DROP COLUMN owner_associate_id", "activity_log DROP COLUMN owner_group_id",
          "activity_log DROP COLUMN visible_kind", "activity_log DROP COLUMN visible_id",
          "tenant DROP COLUMN name", "tenant DROP COLUMN state", "tenant DROP COLUMN host",
          "tenant DROP COLUMN registered_at", "contact_activity_head DROP COLUMN has_restricted"}) {
      connection.execute(("ALTER TABLE " + column).c_str());
    }
    connection.execute("PRAGMA user_version = 1");
  }
  EXPECT_EQ(refusal(OpenMode::ReadOnly).kind, ErrorKind::Unavailable);
  const auto store = opened();
  EXPECT_EQ(store->tenants().value(),
            (std::vector<Tenant>{{.id = kOnlyTenant, .name = "", .host = "", .registered = {}}}));
  must(store->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    EXPECT_TRUE(transaction.contact(ContactId{3}));
    EXPECT_EQ(transaction.roles(), default_roles());
    EXPECT_EQ(transaction.appointment(AppointmentId{5})->owner_group, GroupId{4});
    EXPECT_EQ(transaction.document(DocumentId{6})->owner_group, GroupId{4});
    const std::vector<Event> lines = transaction.events_of(ContactId{3});
    EXPECT_EQ(lines.size(), 2U);
    for (const Event& each : lines) {
      EXPECT_EQ(each.owned, (Owned{AssociateId{1}, GroupId{4}}));
      EXPECT_EQ(each.visible, Visibility{});
    }
    EXPECT_EQ(transaction.associate(AssociateId{1})->role, kStandardRole);
    const std::vector<OwnedContact> page = transaction.owned_by(AssociateId{1});
    EXPECT_EQ(page.size(), 1U);
    EXPECT_EQ(page.at(0).name, "Acme");
    transaction.put(SignInFailure{"anna", 1, {}, {}});
    return {};
  }));
  EXPECT_EQ(Connection(file_, Access::ReadOnly).number("PRAGMA user_version"), newest_version());
}

// But for those of client applications, which belong to the installation.
TEST_F(SqliteOpen, EveryTableIsStrictAndEveryKeyAndIndexLeadsWithTheTenant) {
  static_cast<void>(opened());
  Connection connection(file_, Access::ReadOnly);
  EXPECT_EQ(connection.number("SELECT count(*) FROM pragma_table_list"
                              " WHERE schema = 'main' AND NOT strict AND name <> 'sqlite_schema'"),
            0);
  EXPECT_EQ(connection.number("SELECT count(*) FROM pragma_table_list t, pragma_table_info(t.name)"
                              " i WHERE t.schema = 'main' AND t.name <> 'sqlite_schema'"
                              " AND i.pk = 1 AND i.name <> 'tenant_id'"
                              " AND t.name NOT IN ('app', 'app_redirect_uri')"),
            0);
  EXPECT_EQ(connection.number("SELECT count(*) FROM pragma_table_list t, pragma_index_list(t.name)"
                              " l, pragma_index_info(l.name) i WHERE t.schema = 'main'"
                              " AND i.seqno = 0 AND i.name <> 'tenant_id'"
                              " AND t.name NOT IN ('app', 'app_redirect_uri')"),
            0);
  EXPECT_GT(connection.number("SELECT count(*) FROM pragma_table_list t, pragma_index_list(t.name)"
                              " WHERE t.schema = 'main'"),
            10);
}

TEST_F(SqliteOpen, AllFilesAreTheOwnersAlone) {
  const mode_t before = ::umask(0);
  const auto store = opened();
  must(put_contacts(*store, 1, 1));
  ::umask(before);
  for (const char* const suffix : {"", "-wal", "-shm", ".lock"}) {
    EXPECT_EQ(mode_of(file_.string() + suffix), 0600U) << suffix;
  }
}

TEST_F(SqliteOpen, TakesAnEmptyFileAsANewDatabase) {
  write_text(file_, "");
  must(put_contacts(*opened(), 1, 1));
}

TEST_F(SqliteOpen, ReadingNeedsADatabase) {
  const Error missing = refusal(OpenMode::ReadOnly);
  EXPECT_EQ(missing.kind, ErrorKind::NotFound);
  EXPECT_EQ(missing.detail, "there is no database at " + file_.string() +
                                "; make one with active-contacts demo or active-contacts import");
  EXPECT_FALSE(std::filesystem::exists(file_));
  EXPECT_FALSE(std::filesystem::exists(file_.string() + ".lock"));
  write_text(file_, "");
  EXPECT_EQ(refusal(OpenMode::ReadOnly).kind, ErrorKind::NotFound);
}

TEST_F(SqliteOpen, AMissingFolderIsNamed) {
  file_ = folder_.path() / "nowhere" / "aw.db";
  EXPECT_EQ(refusal(), (Error{ErrorKind::NotFound,
                              "there is no folder " + (folder_.path() / "nowhere").string()}));
}

TEST_F(SqliteOpen, AFolderIsNoDatabase) {
  file_ = folder_.path();
  EXPECT_EQ(refusal().kind, ErrorKind::Unavailable);
}

TEST_F(SqliteOpen, ADatabaseOfANewerVersionIsRefused) {
  static_cast<void>(opened());
  {
    Connection connection(file_, Access::ReadWrite);
    connection.execute("PRAGMA user_version = 4711");
  }
  for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
    EXPECT_EQ(refusal(mode), (Error{ErrorKind::Unavailable,
                                    file_.string() + ": This program knows version " +
                                        std::to_string(newest_version()) +
                                        ", the database has 4711: use a newer active-contacts."}));
  }
}

TEST_F(SqliteOpen, TheDatabaseOfAnotherProgramIsRefusedAndLeftAsItIs) {
  write_text(file_, "");
  {
    Connection connection(file_, Access::ReadWrite);
    connection.execute("CREATE TABLE fruit (id INTEGER PRIMARY KEY)");
  }
  const std::string before = file_text(file_);
  for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
    EXPECT_EQ(refusal(mode),
              (Error{ErrorKind::Unavailable,
                     file_.string() + ": This is not a database of active-contacts."}));
  }
  EXPECT_EQ(file_text(file_), before);
}

TEST_F(SqliteOpen, AFileThatIsNoDatabaseIsRefusedAndLeftAsItIs) {
  const std::string text(10'000, 'a');
  write_text(file_, text);
  for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
    EXPECT_EQ(refusal(mode),
              (Error{ErrorKind::Unavailable,
                     file_.string() + ": This is not a database of active-contacts."}));
  }
  EXPECT_EQ(file_text(file_), text);
}

TEST_F(SqliteOpen, AFileWithTwoNamesIsRefused) {
  static_cast<void>(opened());
  std::filesystem::create_hard_link(file_, folder_.path() / "other.db");
  EXPECT_NE(refusal().detail.find("hard link"), std::string::npos);
}

}  // namespace
}  // namespace crm::store::sqlite
