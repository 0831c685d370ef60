// Follow-ups saved one after another as the server saves them, at one time of day, with the page of
// their user in memory, which is told of each. A counter of instructions that counts the committing
// thread's groups, and what the feed's thread serves, gives the same number but for some tens of
// instructions: each save is answered before the next one comes.
// tests/instructions runs the same, built as the suite is.
//
//   follow_up_saving DATABASE TIMES USER      writes to the database
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <future>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "agent/appointment_saving.h"
#include "agent/office.h"
#include "base/clock.h"
#include "codec/entities.h"
#include "codec/prepared.h"
#include "codec/written_json.h"
#include "feed/feed.h"
#include "feed/known_slots.h"
#include "store/sqlite/sqlite_store.h"

namespace crm {
namespace {

// It is 2030-01-01T12:00:00Z: behind all that the database has seen.
class OneTime final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return {1'893'499'200 * kTicksPerSecond}; }
};

template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().detail);
  return *std::move(result);
}

void must(const Result<void>& done) {
  if (!done) throw std::runtime_error(done.error().detail);
}

using GivenFollowUp = carrier::Given<carrier::AppointmentEntity>;

GivenFollowUp follow_up_with(ContactId contact) {
  const auto written =
      value_of(codec::written_json("{\"Contact\":{\"ContactId\":" + std::to_string(raw(contact)) +
                                   "},\"Description\":\"About the offer\"}"));
  return value_of(codec::read_given<carrier::AppointmentEntity>(written, locale::TimeZone::utc()));
}

class Saving {
 public:
  Saving(store::Store& store, const Clock& clock, AssociateId user)
      : feed_(
            store, {},
            [](const store::OwnedContact& owned) {
              return codec::prepare_company(
                  {owned.head.contact, owned.department, owned.org_nr, owned.name, owned.url});
            },
            codec::prepare_text),
        office_(store, feed_, clock, {}),
        caller_{.associate = user} {
    must(feed_.refresh_names(kOnlyTenant));
    must(store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      for (const auto& each : feed::known_contacts(reader, user)) {
        contacts_.push_back(each.head.contact);
      }
      return {};
    }));
    if (contacts_.empty()) throw std::runtime_error("this user has no contacts");
    std::promise<Result<void>> loaded;
    feed_.load(kOnlyTenant, user, [&loaded](const auto& page) {
      loaded.set_value(page ? Result<void>() : forward(page));
    });
    must(loaded.get_future().get());
  }

  void save(std::size_t number) {
    std::promise<Result<void>> told;
    office_.write(
        caller_, zone_,
        [given = follow_up_with(contacts_[number % contacts_.size()])](
            agent::Writing& desk) -> Result<void> {
          const auto saved = agent::save_appointment_entity(desk, given);
          if (!saved) return forward(saved);
          return {};
        },
        [&told](Result<void> done) { told.set_value(std::move(done)); });
    must(told.get_future().get());
  }

 private:
  feed::Feed feed_;
  agent::Office office_;
  const Caller caller_;
  const locale::TimeZone zone_ = locale::TimeZone::utc();
  std::vector<ContactId> contacts_;
};

// A name of its own for counters, which leave out what was before.
[[gnu::noinline]] void measured_saves(Saving& saving, std::size_t times) {
  for (std::size_t i = 0; i < times; ++i) saving.save(i);
}

// Counters write down what they have when it ends.
[[gnu::noinline]] void measure(Saving& saving, std::size_t times) {
  saving.save(0);  // the statements are prepared then
  measured_saves(saving, times);
}

}  // namespace
}  // namespace crm

int main(int count, char** words) {
  const long times = count == 4 ? std::atol(words[2]) : 0;
  const int user = count == 4 ? std::atoi(words[3]) : 0;
  if (times < 1 || user < 1) {
    std::fprintf(stderr, "follow_up_saving DATABASE TIMES USER\n");
    return 2;
  }
  try {
    const crm::OneTime clock;
    const auto store =
        crm::store::SqliteStore::open(words[1], crm::store::OpenMode::ReadWrite, clock, {});
    if (!store) throw std::runtime_error(store.error().detail);
    crm::Saving saving(**store, clock, crm::AssociateId{user});
    crm::measure(saving, static_cast<std::size_t>(times));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
