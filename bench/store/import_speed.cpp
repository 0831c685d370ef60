// What the log, the heads and the checks cost beside the plainest way of getting the same rows into
// SQLite, and what a contact takes on the disk.
//
//   store_import_bench [CONTACTS] [ROUNDS]
//
// Three ways take turns, each into a new database, one transaction, rows table by table:
//   plain    prepared INSERTs of the rows alone, no foreign keys, no log
//   derived  the same, and the finished log and heads: what an import cannot do without
//   import   Store::write and Recorder::save, as the importer does
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/clock.h"
#include "bench/store/plain_sql.h"
#include "demo/history.h"
#include "store/recorder.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/rows.h"
#include "store/sqlite/sqlite_store.h"

namespace crm::store {
namespace {

namespace fs = std::filesystem;
using sqlite::Access;
using sqlite::Connection;

struct Rows {
  std::vector<Contact> contacts;
  std::vector<Person> persons;
  std::vector<Appointment> appointments;
  std::vector<Document> documents;
  std::vector<Event> log;  // as the import has written it
  std::vector<Head> heads;

  [[nodiscard]] std::size_t count() const {
    return contacts.size() + persons.size() + appointments.size() + documents.size();
  }
};

constexpr std::uint32_t kUsers = 50;
constexpr std::int32_t kCategories = 24;

Rows made_up(std::uint32_t contacts) {
  demo::Settings settings;
  settings.contacts = contacts;
  settings.users = kUsers;
  settings.until = Instant{17'700'000'000'000'000};
  demo::Historian historian(settings);
  Rows rows;
  for (std::uint32_t each = 0; each < contacts; ++each) {
    const demo::Dossier& dossier = historian.next();
    const auto add = [](auto& to, const auto& from) {
      to.insert(to.end(), from.begin(), from.end());
    };
    rows.contacts.push_back(dossier.contact);
    add(rows.persons, dossier.persons);
    add(rows.appointments, dossier.appointments);
    add(rows.documents, dossier.documents);
  }
  const auto by_id = [](auto& table) {
    std::ranges::sort(table, {}, [](const auto& row) { return raw(row.id); });
  };
  by_id(rows.persons);
  by_id(rows.appointments);
  by_id(rows.documents);
  return rows;
}

[[noreturn]] void give_up(const Error& error) {
  std::fprintf(stderr, "%s\n", error.detail.c_str());
  std::exit(1);
}

// Users and categories, outside of what is measured.
void put_directory(Transaction& transaction) {
  for (std::uint32_t id = 1; id <= kUsers; ++id) {
    transaction.put(
        Associate{.id = AssociateId{static_cast<std::int32_t>(id)}, .login = std::to_string(id)});
  }
  for (std::int32_t id = 1; id <= kCategories; ++id) {
    transaction.put(Category{CategoryId{id}, "Category"});
  }
}

template <class Table>
void save_all(Recorder& recorder, const Table& table) {
  for (const auto& row : table) recorder.save(row);
}

void import_rows(const fs::path& file, const Clock& clock, const Rows& rows) {
  const auto store = SqliteStore::open(file, OpenMode::ReadWrite, clock, {.doing = "import"});
  if (!store) give_up(store.error());
  const auto written = (*store)->write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
    put_directory(transaction);
    Recorder recorder(transaction);
    save_all(recorder, rows.contacts);
    save_all(recorder, rows.persons);
    save_all(recorder, rows.appointments);
    save_all(recorder, rows.documents);
    recorder.finish();
    return {};
  });
  if (!written) give_up(written.error());
}

template <class Table>
void insert_all(Connection& connection, const char* sql, const Table& table) {
  for (const auto& row : table) {
    sqlite::Run run(connection.prepared(sql), kOnlyTenant);
    bind_row(run, row);
    run.finish();
  }
}

void insert_rows(const fs::path& file, const Rows& rows, bool with_log_and_heads) {
  std::ofstream(file).close();
  Connection connection(file, Access::ReadWrite);
  static_cast<void>(connection.text("PRAGMA journal_mode = WAL"));
  sqlite::migrate(connection, 0);
  connection.execute("PRAGMA foreign_keys = OFF");
  connection.execute("BEGIN");
  static const PlainSql plain;
  insert_all(connection, plain.contact.c_str(), rows.contacts);
  insert_all(connection, plain.person.c_str(), rows.persons);
  insert_all(connection, plain.appointment.c_str(), rows.appointments);
  insert_all(connection, plain.document.c_str(), rows.documents);
  if (with_log_and_heads) {
    insert_all(connection, plain.event.c_str(), rows.log);
    insert_all(connection, plain.head.c_str(), rows.heads);
  }
  connection.execute("COMMIT");
  connection.checkpoint(true);  // as closing the store does
}

void read_derived(const fs::path& file, const Clock& clock, Rows& rows) {
  const auto store = SqliteStore::open(file, OpenMode::ReadOnly, clock);
  if (!store) give_up(store.error());
  const auto read = (*store)->read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
    reader.each_event([&](const Event& event) { rows.log.push_back(event); });
    reader.each_head([&](const Head& head) { rows.heads.push_back(head); });
    return {};
  });
  if (!read) give_up(read.error());
}

void print_sizes(const fs::path& file, std::size_t contacts) {
  Connection connection(file, Access::ReadOnly);
  std::printf("\n%-40s %12s %12s\n", "table or index", "bytes", "a contact");
  sqlite::Statement& statement = connection.prepared(
      "SELECT name, sum(pgsize) FROM dbstat GROUP BY name HAVING sum(pgsize) > 100000 ORDER BY 2"
      " DESC");
  sqlite::Run run(statement);
  while (run.next()) {
    std::string name;
    std::int64_t bytes = 0;
    run.read(name);
    run.read(bytes);
    std::printf("%-40s %12lld %12.1f\n", name.c_str(), static_cast<long long>(bytes),
                static_cast<double>(bytes) / static_cast<double>(contacts));
  }
}

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void clear(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) fs::remove(entry.path());
}

double median(std::vector<double> of) {
  std::ranges::sort(of);
  return of[of.size() / 2];
}

void run(std::uint32_t contacts, int rounds) {
  const SystemClock clock;
  std::string name = (fs::temp_directory_path() / "store_bench.XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) std::exit(1);
  const fs::path folder = name;
  const fs::path file = folder / "bench.db";
  Rows rows = made_up(contacts);
  import_rows(file, clock, rows);
  read_derived(file, clock, rows);
  print_sizes(file, contacts);

  std::vector<double> plain;
  std::vector<double> derived;
  std::vector<double> imported;
  for (int round = 0; round < rounds; ++round) {
    clear(folder);
    plain.push_back(seconds_of([&] { insert_rows(file, rows, false); }));
    clear(folder);
    derived.push_back(seconds_of([&] { insert_rows(file, rows, true); }));
    clear(folder);
    imported.push_back(seconds_of([&] { import_rows(file, clock, rows); }));
  }
  fs::remove_all(folder);

  const auto rate = [&](const std::vector<double>& times) {
    return static_cast<double>(rows.count()) / median(times);
  };
  std::printf("\n%zu rows, %zu lines of the log, medians of %d\n", rows.count(), rows.log.size(),
              rounds);
  std::printf("plain    %9.0f rows/s\n", rate(plain));
  std::printf("derived  %9.0f rows/s\n", rate(derived));
  std::printf("import   %9.0f rows/s   %.2f of plain, %.2f of derived\n", rate(imported),
              rate(imported) / rate(plain), rate(imported) / rate(derived));
}

}  // namespace
}  // namespace crm::store

int main(int count, char** words) {
  const int contacts = count > 1 ? std::atoi(words[1]) : 50'000;
  const int rounds = count > 2 ? std::atoi(words[2]) : 5;
  if (contacts < 100 || contacts > 5'000'000 || rounds < 1) {
    std::fprintf(stderr, "store_import_bench [CONTACTS 100 to 5000000] [ROUNDS from 1]\n");
    return 2;
  }
  crm::store::run(static_cast<std::uint32_t>(contacts), rounds);
}
