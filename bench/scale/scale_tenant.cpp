// Fills a new database with a made-up tenant of a given size, through the store and the recorder,
// as demo and import do, and tells how quickly. For bench/scale/run.
//
//   scale_tenant FILE CONTACTS USERS EVENTS_PER_CONTACT
//
// Progress goes to standard error, and to standard output one line of JSON: rows and lines of the
// log written, seconds that it took, and the seconds of the first and of the last tenth, so that
// one sees whether the last rows were dearer than the first.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/clock.h"
#include "demo/generator.h"
#include "store/sqlite/sqlite_store.h"

namespace crm {
namespace {

using Steady = std::chrono::steady_clock;

// The same rows in every run. It has long passed, so that no start of a question is in the future.
constexpr const char* kUntil = "2026-01-01T00:00:00Z";

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "scale_tenant: %s\n", why.c_str());
  std::exit(1);
}

// How far it was at which time; told to people a few times a minute.
class Course {
 public:
  explicit Course(std::uint64_t contacts) : contacts_(contacts) {}

  void note(std::uint64_t done) {
    const auto now = Steady::now();
    points_.push_back({done, seconds(now)});
    if (now - told_ < kToldEvery) return;
    told_ = now;
    std::fprintf(stderr, "  %llu of %llu contacts after %.0f s\n",
                 static_cast<unsigned long long>(done), static_cast<unsigned long long>(contacts_),
                 seconds(now));
  }

  [[nodiscard]] double all() const { return points_.empty() ? 0 : points_.back().at_s; }
  // When that share of the contacts was there.
  [[nodiscard]] double until(double share) const {
    for (const Point& each : points_) {
      if (static_cast<double>(each.done) >= share * static_cast<double>(contacts_)) {
        return each.at_s;
      }
    }
    return all();
  }

 private:
  static constexpr std::chrono::seconds kToldEvery{10};
  struct Point {
    std::uint64_t done;
    double at_s;
  };

  [[nodiscard]] double seconds(Steady::time_point now) const {
    return std::chrono::duration<double>(now - start_).count();
  }

  std::uint64_t contacts_;
  Steady::time_point start_ = Steady::now();
  Steady::time_point told_ = start_;
  std::vector<Point> points_;
};

void make(const std::string& file, demo::Settings settings) {
  const SystemClock clock;
  auto store =
      store::SqliteStore::open(file, store::OpenMode::ReadWrite, clock, {.doing = "bench"});
  if (!store) give_up(store.error().detail);
  Course course(settings.contacts);
  settings.on_progress = [&](std::uint64_t done) { course.note(done); };
  const auto made = demo::generate(**store, kOnlyTenant, settings);
  if (!made) give_up(made.error().detail);
  const std::uint64_t rows = made->contacts + made->persons + made->appointments + made->documents;
  std::printf(
      "{\"rows\": %llu, \"events\": %llu, \"seconds\": %.3f, \"first_tenth_s\": %.3f, "
      "\"last_tenth_s\": %.3f}\n",
      static_cast<unsigned long long>(rows), static_cast<unsigned long long>(made->events),
      course.all(), course.until(0.1), course.all() - course.until(0.9));
}

}  // namespace
}  // namespace crm

int main(int count, char** words) {
  if (count != 5) {
    std::fprintf(stderr, "scale_tenant FILE CONTACTS USERS EVENTS_PER_CONTACT\n");
    return 2;
  }
  const auto number = [&](int at) {
    return static_cast<std::uint32_t>(std::strtoul(words[at], nullptr, 10));
  };
  const auto until = crm::parse_instant(crm::kUntil);
  crm::demo::Settings settings;
  settings.contacts = number(2);
  settings.users = number(3);
  settings.events_per_contact = number(4);
  settings.until = *until;
  crm::make(words[1], settings);
}
