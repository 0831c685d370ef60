// Random days of a few users. Book, keeper and store together must say of every request what a
// plain list of all that has happened says, read by the rule as it is written down [wire:
// Sessions].
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "auth/session_book.h"
#include "auth/session_keeper.h"
#include "auth/session_records.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

constexpr std::int64_t kMinute = 60 * kTicksPerSecond;
constexpr std::int64_t kIdleMax = 30 * kMinute;
constexpr std::int64_t kAgeMax = 2 * 60 * kMinute;
constexpr int kUsers = 2;
constexpr int kClients = 3;  // the last one is a browser

enum class Deed : std::uint8_t { Ask, SignOut, EndOne, LogOff, SayLastLogout, Restart };

struct Step {
  Deed deed = Deed::Ask;
  int user = 0;
  int client = 0;
  std::int64_t wait = 0;  // before it
};

struct Seen {
  int client = 0;
  Instant started;
  Instant last_seen;
  std::optional<Instant> ended;  // by somebody
  std::optional<Instant> frozen;
};

// All sessions there have ever been of one user.
class Plain {
 public:
  // The answer to "since my last log-out".
  std::optional<Instant> ask(int client, Instant now) {
    Seen* session = open(client, now);
    if (session == nullptr) {
      sessions_.push_back({client, now, now, {}, greatest_end(now)});
      session = &sessions_.back();
    }
    session->last_seen = now;
    return session->frozen;
  }
  Seen* open(int client, Instant now) {
    for (Seen& each : sessions_) {
      if (each.client == client && !end_of(each, now)) return &each;
    }
    return nullptr;
  }
  void end_all(Instant now) {
    for (Seen& each : sessions_) {
      if (!end_of(each, now)) each.ended = now;
    }
    sessions_.push_back({-1, now, now, now, {}});
  }
  void say(std::optional<Instant> at, Instant now) {
    for (Seen& each : sessions_) each.frozen = at;
    std::erase_if(sessions_, [&](const Seen& each) { return end_of(each, now).has_value(); });
    if (at) sessions_.push_back({-1, *at, *at, *at, {}});
  }
  std::optional<Instant> greatest_end(Instant now) const {
    std::optional<Instant> greatest;
    for (const Seen& each : sessions_) {
      const auto end = end_of(each, now);
      if (end && (!greatest || *end > *greatest)) greatest = end;
    }
    return greatest;
  }

 private:
  static std::optional<Instant> end_of(const Seen& session, Instant now) {
    if (session.ended) return session.ended;
    const bool is_over = now.ticks - session.last_seen.ticks > kIdleMax ||
                         now.ticks - session.started.ticks > kAgeMax;
    return is_over ? std::optional(session.last_seen) : std::nullopt;
  }

  std::vector<Seen> sessions_;
};

class Real {
 public:
  Real() {
    const auto made =
        store_.write(kOnlyTenant, [](store::Transaction& transaction) -> Result<void> {
          for (int user = 0; user < kUsers; ++user) {
            transaction.put(Associate{.id = id_of(user), .login = std::to_string(user)});
          }
          return {};
        });
    RC_ASSERT(made.has_value());
    start();
  }
  void restart() {
    keeper_.reset();
    start();
  }
  std::optional<Instant> ask(int user, int client) {
    const Caller caller{.associate = id_of(user), .last_logout = {}};
    if (client < kClients - 1) return book_->attend(caller, key_of(client), now()).last_logout;
    const ValueHash value{static_cast<unsigned char>(user)};
    auto browser = book_->find(kOnlyTenant, value, now());
    if (!browser) browser = book_->begin(caller, value, {}, now());
    return book_->attend(*browser, {}, now()).last_logout;
  }
  void sign_out(int user) {
    const auto browser =
        book_->find(kOnlyTenant, ValueHash{static_cast<unsigned char>(user)}, now());
    if (browser) book_->end(*browser, SessionEnd::SignedOut, now());
  }
  template <class Work>
  void run(const Work& work) {
    const auto done = keeper_->around([&]() -> Result<std::vector<TenantId>> {
      const auto written = store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
        work(t);
        return {};
      });
      if (!written) return forward(written);
      return std::vector{kOnlyTenant};
    });
    RC_ASSERT(done.has_value());
  }
  std::optional<Instant> stored_last_logout(int user) {
    std::optional<Instant> last_logout;
    run([&](store::Transaction& t) { last_logout = t.associate(id_of(user))->last_logout; });
    return last_logout;
  }

  static AssociateId id_of(int user) { return AssociateId{user + 1}; }
  static ClientKey key_of(int client) { return {static_cast<unsigned char>(client + 1)}; }
  [[nodiscard]] Instant now() const { return clock_.now(); }

  ManualClock clock_{instant("2026-01-31T08:00:00")};

 private:
  void start() {
    book_ = std::make_unique<SessionBook>(
        SessionSettings{.idle_max = std::chrono::minutes(30), .age_max = std::chrono::hours(2)});
    keeper_ = SessionKeeper::open(store_, {kOnlyTenant}, *book_, clock_, std::chrono::hours(1),
                                  [](std::string_view) { RC_FAIL("not written"); })
                  .value();
  }

  store::MemoryStore store_{clock_};
  std::unique_ptr<SessionBook> book_;
  std::unique_ptr<SessionKeeper> keeper_;
};

void take(const Step& step, Real& real, std::array<Plain, kUsers>& plain) {
  real.clock_.set({real.now().ticks + step.wait});
  Plain& user = plain.at(static_cast<std::size_t>(step.user));
  const AssociateId id = Real::id_of(step.user);
  const Instant now = real.now();
  switch (step.deed) {
    case Deed::Ask:
      RC_ASSERT(real.ask(step.user, step.client) == user.ask(step.client, now));
      return;
    case Deed::SignOut:
      real.sign_out(step.user);
      if (Seen* session = user.open(kClients - 1, now)) session->ended = now;
      return;
    case Deed::EndOne:
      real.run([&](store::Transaction& t) {
        for (const Session& each : t.sessions_of(id)) {
          if (each.client_key == "0" + std::to_string(step.client + 1) + std::string(30, '0')) {
            end_session(t, each, SessionEnd::LoggedOff);
          }
        }
      });
      if (step.client == kClients - 1) return;  // whose key is another
      if (Seen* session = user.open(step.client, now)) session->ended = now;
      return;
    case Deed::LogOff:
      real.run([&](store::Transaction& t) { log_off(t, id); });
      user.end_all(now);
      return;
    case Deed::SayLastLogout: {
      std::optional<Instant> at{{now.ticks - step.client * 7 * kMinute}};
      if (step.client == 0) at.reset();
      real.run([&](store::Transaction& t) { set_last_logout(t, id, at); });
      user.say(at, now);
      return;
    }
    case Deed::Restart:
      real.restart();
      return;
  }
}

rc::Gen<Step> step() {
  return rc::gen::build<Step>(
      rc::gen::set(&Step::deed, rc::gen::weightedElement<Deed>({{12, Deed::Ask},
                                                                {2, Deed::SignOut},
                                                                {1, Deed::EndOne},
                                                                {1, Deed::LogOff},
                                                                {1, Deed::SayLastLogout},
                                                                {2, Deed::Restart}})),
      rc::gen::set(&Step::user, rc::gen::inRange(0, kUsers)),
      rc::gen::set(&Step::client, rc::gen::inRange(0, kClients)),
      // Mostly within a session, now and then just past its end.
      rc::gen::set(&Step::wait,
                   rc::gen::weightedOneOf<std::int64_t>(
                       {{8, rc::gen::map(rc::gen::inRange<std::int64_t>(1, 25),
                                         [](std::int64_t minutes) { return minutes * kMinute; })},
                        {1, rc::gen::just(kIdleMax)},
                        {2, rc::gen::just(kIdleMax + 1)}})));
}

RC_GTEST_PROP(Sessions, SayOfEveryRequestWhatThePlainRuleSays, ()) {
  const auto steps = *rc::gen::container<std::vector<Step>>(step());
  Real real;
  std::array<Plain, kUsers> plain;
  for (const Step& each : steps) take(each, real, plain);
  for (int user = 0; user < kUsers; ++user) {
    RC_ASSERT(real.stored_last_logout(user) ==
              plain.at(static_cast<std::size_t>(user)).greatest_end(real.now()));
  }
}

}  // namespace
}  // namespace crm::auth
