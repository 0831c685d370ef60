// Durable writes a second: an appointment with its line of the log and its contact's head, each
// acknowledged when it is on the disk, asked for by so many clients at once.
//
//   store_write_bench [SECONDS] [ROUNDS]
//   store_write_bench plain SECONDS
//
// The second tells one number, what the plainest way does for one client, for bench/write/run.
// Three ways take turns in every round:
//   plain    one prepared transaction after another on a bare SQLite database with the same tables
//            and the same controls, the rows made beforehand: one commit for each write
//   write    Store::write with Recorder, as commands do: one commit for each write
//   submit   Store::submit with Recorder, as requests do: one commit for all that wait
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "bench/store/plain_sql.h"
#include "store/recorder.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/rows.h"
#include "store/sqlite/sqlite_store.h"

namespace crm::store {
namespace {

namespace fs = std::filesystem;
using Seconds = std::chrono::duration<double>;
using Steady = std::chrono::steady_clock;

constexpr std::int32_t kContacts = 1000;
constexpr AssociateId kUser{1};

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

ContactId contact_of(std::int32_t write) { return ContactId{1 + write % kContacts}; }

Appointment appointment(std::int32_t write, Instant at) {
  return {.id = AppointmentId{write},
          .contact = contact_of(write),
          .owner = kUser,
          .title = "Call about the offer of last week",
          .starts_at = at,
          .ends_at = at,
          .registered = {at, kUser}};
}

// What every database begins with.
void put_companies(Transaction& transaction) {
  transaction.put(Associate{.id = kUser, .login = "anna"});
  Recorder recorder(transaction);
  for (std::int32_t id = 1; id <= kContacts; ++id) {
    recorder.save(Contact{.id = ContactId{id},
                          .name = "Company",
                          .owner = kUser,
                          .registered = {transaction.now(), kUser}});
  }
  recorder.finish();
}

// One durable write; called by many threads with numbers from 1 on, each once.
using Write = std::function<void(std::int32_t number)>;

// Writes a second that so many clients get, each asking again when it is answered.
double rate(const Write& write, int clients, Seconds length) {
  std::atomic<std::int32_t> next{1};
  std::atomic<bool> over{false};
  std::vector<std::thread> threads;
  const auto start = Steady::now();
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&] {
      while (!over) write(next++);
    });
  }
  std::this_thread::sleep_for(length);
  over = true;
  for (std::thread& thread : threads) thread.join();
  return (next - 1) / Seconds(Steady::now() - start).count();
}

// The plainest way: no rules, no savepoints, no questions before the inserts.
class Plain {
 public:
  explicit Plain(const fs::path& file) {
    std::ofstream(file).close();
    connection_ = std::make_unique<sqlite::Connection>(file, sqlite::Access::ReadWrite);
    static_cast<void>(connection_->text("PRAGMA journal_mode = WAL"));
    sqlite::migrate(*connection_, 0);
    connection_->execute("PRAGMA foreign_keys = OFF");
  }

  void write(std::int32_t number) {
    static const PlainSql sql;
    const Appointment row = appointment(number, Instant{number});
    const StandingActions standing = standing_actions(row);
    Event event{.id = EventId{number},
                .logged_at = row.registered.at,
                .action = static_cast<std::uint8_t>(ContactAction::NewActivity),
                .contact = row.contact,
                .subject = {SubjectTable::Appointment, number},
                .stamp = row.registered};
    Head head{.contact = row.contact, .owner = kUser};
    head.slots.at(index(ContactAction::NewActivity)) = slot_of(standing.front());
    const std::scoped_lock lock(mutex_);
    connection_->execute("BEGIN IMMEDIATE");
    put(sql.appointment.c_str(), row);
    put(sql.event.c_str(), event);
    put(sqlite::sql::kPutHead, head);
    connection_->execute("COMMIT");
    if (connection_->log_pages() > kLogPagesMax) connection_->checkpoint(false);
  }

 private:
  static constexpr int kLogPagesMax = 1000;  // as SQLite does by itself

  template <class Row>
  void put(const char* sql, const Row& row) {
    sqlite::Run run(connection_->prepared(sql), kOnlyTenant);
    bind_row(run, row);
    run.finish();
  }

  std::mutex mutex_;
  std::unique_ptr<sqlite::Connection> connection_;
};

std::unique_ptr<SqliteStore> opened(const fs::path& file, const Clock& clock) {
  auto store = SqliteStore::open(file, OpenMode::ReadWrite, clock, {.doing = "bench"});
  if (!store) give_up(store.error().detail);
  const auto made = (*store)->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    put_companies(transaction);
    return {};
  });
  if (!made) give_up(made.error().detail);
  return *std::move(store);
}

Work saves(std::int32_t number) {
  return [number](Transaction& transaction) -> Result<void> {
    Recorder recorder(transaction);
    recorder.save(appointment(number, transaction.now()));
    recorder.finish();
    return {};
  };
}

class Rates {
 public:
  Rates(fs::path folder, const Clock& clock, Seconds length)
      : folder_(std::move(folder)), clock_(clock), length_(length) {}

  double plain(int clients) {
    Plain database(fresh());
    return rate([&](std::int32_t number) { database.write(number); }, clients, length_);
  }

  double write(int clients) {
    const auto store = opened(fresh(), clock_);
    return rate(
        [&](std::int32_t number) {
          const auto done = store->write(kOnlyTenant, saves(number));
          if (!done) give_up(done.error().detail);
        },
        clients, length_);
  }

  double submit(int clients) {
    const auto store = opened(fresh(), clock_);
    return rate(
        [&](std::int32_t number) {
          std::promise<Result<void>> told;
          auto fate = told.get_future();
          store->submit(kOnlyTenant, saves(number),
                        [&told](Result<void> done) { told.set_value(std::move(done)); });
          const Result<void> done = fate.get();
          if (!done) give_up(done.error().detail);
        },
        clients, length_);
  }

 private:
  fs::path fresh() {
    for (const auto& entry : fs::directory_iterator(folder_)) fs::remove(entry.path());
    return folder_ / "bench.db";
  }

  const fs::path folder_;
  const Clock& clock_;
  const Seconds length_;
};

double median(std::vector<double> of) {
  std::ranges::sort(of);
  return of[of.size() / 2];
}

// Where one is, beside the build, as the folder for temporary files may be in memory.
std::string new_folder() {
  std::string name = (fs::current_path() / "store_write_bench.XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) give_up("cannot make a folder here");
  return name;
}

void run_plain(double seconds) {
  const SystemClock clock;
  const std::string name = new_folder();
  std::printf("%.0f\n", Rates(name, clock, Seconds(seconds)).plain(1));
  fs::remove_all(name);
}

void run(double seconds, int rounds) {
  const SystemClock clock;
  const std::string name = new_folder();
  Rates rates(name, clock, Seconds(seconds));
  std::printf("durable writes a second, medians of %d rounds of %.1f s in turn\n\n", rounds,
              seconds);
  std::printf("%8s %10s %10s %10s %18s %18s\n", "clients", "plain", "write", "submit",
              "submit to plain", "submit to write");
  for (const int clients : {1, 4, 16, 64}) {
    std::vector<double> plain;
    std::vector<double> write;
    std::vector<double> submit;
    std::vector<double> to_plain;
    std::vector<double> to_write;
    for (int round = 0; round < rounds; ++round) {
      plain.push_back(rates.plain(clients));
      write.push_back(rates.write(clients));
      submit.push_back(rates.submit(clients));
      to_plain.push_back(submit.back() / plain.back());
      to_write.push_back(submit.back() / write.back());
    }
    std::printf("%8d %10.0f %10.0f %10.0f %18.2f %18.2f\n", clients, median(plain), median(write),
                median(submit), median(to_plain), median(to_write));
    std::fflush(stdout);
  }
  fs::remove_all(name);
}

}  // namespace
}  // namespace crm::store

int main(int count, char** words) {
  const bool is_plain = count > 2 && std::string_view(words[1]) == "plain";
  const double seconds = count > 1 ? std::atof(words[is_plain ? 2 : 1]) : 2.0;
  const int rounds = count > 2 && !is_plain ? std::atoi(words[2]) : 5;
  if (seconds < 0.1 || rounds < 1) {
    std::fprintf(stderr,
                 "store_write_bench [SECONDS from 0.1] [ROUNDS from 1]\n"
                 "store_write_bench plain SECONDS\n");
    return 2;
  }
  if (is_plain) {
    crm::store::run_plain(seconds);
  } else {
    crm::store::run(seconds, rounds);
  }
}
