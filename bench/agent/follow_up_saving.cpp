// Follow-ups saved one after another, each with its commit and what it changes in its owner's page,
// as the thread does it that commits: here without threads, at one time of day, so that a counter
// of instructions gives the same number every time. tests/instructions runs the same, built as the
// suite is.
//
//   follow_up_saving DATABASE TIMES USER      writes to the database
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "agent/appointment_saving.h"
#include "agent/desk.h"
#include "base/clock.h"
#include "codec/entities.h"
#include "codec/written_json.h"
#include "feed/known_slots.h"
#include "feed/names.h"
#include "store/sqlite/sqlite_store.h"

namespace crm {
namespace {

// It is 2030-01-01T12:00:00Z: behind all that the database has seen.
class OneTime final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return {1'893'499'200 * kTicksPerSecond}; }
};

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().detail);
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

using GivenFollowUp = carrier::Given<carrier::AppointmentEntity>;

GivenFollowUp follow_up_with(ContactId contact) {
  const auto written =
      must(codec::written_json("{\"Contact\":{\"ContactId\":" + std::to_string(raw(contact)) +
                               "},\"Description\":\"Call about the offer\"}"));
  return must(codec::read_given<carrier::AppointmentEntity>(written, locale::TimeZone::utc()));
}

class Desks {
 public:
  Desks(store::Store& store, AssociateId user) : store_(store), caller_{.associate = user} {
    must(store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      names_.emplace(reader, [](std::string_view text) { return std::string(text); });
      for (const auto& each : feed::known_contacts(reader, user)) {
        contacts_.push_back(each.head.contact);
      }
      return {};
    }));
    if (contacts_.empty()) throw std::runtime_error("this user has no contacts");
  }

  void save(const GivenFollowUp& given) {
    must(store_.write(kOnlyTenant, [&](store::Transaction& transaction) -> Result<void> {
      agent::Writing desk(transaction, caller_, *names_, zone_);
      if (const auto saved = agent::save_appointment_entity(desk, given); !saved) {
        return forward(saved);
      }
      desk.finish();
      for (const auto& [owner, contacts] : desk.touched()) {
        static_cast<void>(feed::changes_for(transaction, owner, desk.my_rights(), contacts));
      }
      return {};
    }));
  }

  [[nodiscard]] std::vector<GivenFollowUp> given(std::size_t times) const {
    std::vector<GivenFollowUp> all;
    for (std::size_t i = 0; i < times; ++i) {
      all.push_back(follow_up_with(contacts_[i % contacts_.size()]));
    }
    return all;
  }

 private:
  store::Store& store_;
  const Caller caller_;
  std::optional<feed::Names> names_;
  const locale::TimeZone zone_ = locale::TimeZone::utc();
  std::vector<ContactId> contacts_;
};

// A name of its own for counters, which leave out what is before and behind it.
[[gnu::noinline]] void measured_saves(Desks& desks, const std::vector<GivenFollowUp>& given) {
  for (const GivenFollowUp& each : given) desks.save(each);
}

// Counters write down what they have when it ends.
[[gnu::noinline]] void measure(Desks& desks, std::size_t times) {
  const auto given = desks.given(times);
  desks.save(given.front());  // the statements are prepared then
  measured_saves(desks, given);
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
    crm::Desks desks(**store, crm::AssociateId{user});
    crm::measure(desks, static_cast<std::size_t>(times));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
