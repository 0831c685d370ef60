// Two tenants in one store never influence each other: after every step of any history of both,
// each is answered byte for byte as from a store that it has alone.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <future>
#include <string>
#include <utility>
#include <vector>

#include "agent/contact_agent.h"
#include "agent/user_agent.h"
#include "codec/activity_writer.h"
#include "codec/carrier_json.h"
#include "codec/prepared.h"
#include "tests/store/sqlite/scratch_database.h"
#include "tests/support/memory_store.h"
#include "tests/support/one_tenant.h"
#include "tests/support/random_company.h"
#include "tests/support/times.h"

namespace crm {
namespace {

std::string prepare_contact(const store::OwnedContact& owned) {
  return codec::prepare_company({.id = owned.head.contact,
                                 .department = owned.department,
                                 .org_nr = owned.org_nr,
                                 .name = owned.name,
                                 .url = owned.url});
}

// A store and the picture of it in memory, kept in step the way the server does.
class Served {
 public:
  Served(store::Store& store, const Clock& clock)
      : feed_(store, {}, prepare_contact, codec::prepare_text), agent_(clock, feed_) {}

  void refresh(TenantId tenant) {
    RC_ASSERT(feed_.refresh_names(tenant).has_value());
    feed_.forget(tenant);
  }

  // The body of the answer, and who asks.
  std::string answer(TenantId tenant, const OracleQuestion& question) const {
    const Caller caller{.tenant = tenant, .associate = question.owner};
    std::promise<Result<agent::ActiveContacts>> promise;
    agent_.fetch(
        caller,
        {.start = question.since, .categories = question.categories, .actions = question.actions},
        [&](const Result<agent::ContactsSought>& sought) {
          promise.set_value(sought.map(agent::ContactAgent::find));
        });
    const auto found = promise.get_future().get();
    RC_ASSERT(found.has_value());
    std::string body;
    static const codec::ActivityWriter writer;
    writer.append(body, carrier::AnswerFormat::Json, found->rows, {});
    codec::append_json(body, agent::UserAgent(feed_).current_principal(caller));
    return body;
  }

 private:
  feed::Feed feed_;
  const agent::ContactAgent agent_;
};

// One of two tenants, in the store that they share and in one of its own, in memory.
class Side {
 public:
  Side(TenantId tenant, store::Store& shared, ManualClock& clock)
      : tenant_(tenant),
        own_(clock),
        in_shared_(shared, tenant),
        in_own_(own_, tenant),
        here_(in_shared_, clock),
        there_(in_own_, clock),
        alone_(own_, clock) {}

  void found(const std::vector<RandomUser>& users, Served& together) {
    here_.found(users);
    there_.found(users);
    alone_.refresh(tenant_);
    together.refresh(tenant_);
  }

  void step(const Step& step, Served& together) {
    here_.step(step);
    there_.step(step);
    alone_.refresh(tenant_);
    together.refresh(tenant_);
  }

  void must_be_answered_alike(const OracleQuestion& question, const Served& together) const {
    for (std::int32_t user = 1; user <= kHistoryUsers; ++user) {
      OracleQuestion asked = question;
      asked.owner = AssociateId{user};
      RC_ASSERT(together.answer(tenant_, asked) == alone_.answer(tenant_, asked));
    }
  }

 private:
  const TenantId tenant_;
  store::MemoryStore own_;
  OneTenant in_shared_;
  OneTenant in_own_;
  RandomCompany here_;
  RandomCompany there_;
  Served alone_;
};

// Whose turn it is, and what is done.
using Turn = std::pair<bool, Step>;

// REQUIRES: nothing is known of the two in the store.
void must_stay_apart(const std::vector<Turn>& turns, store::Store& shared, TenantId one,
                     TenantId other, ManualClock& clock) {
  clock.set(instant("2026-01-01T00:00:00"));
  Served together(shared, clock);
  Side first(one, shared, clock);
  Side second(other, shared, clock);
  first.found(*any_users(), together);
  second.found(*any_users(), together);
  for (const auto& [is_second, step] : turns) {
    clock.set(Instant{clock.now().ticks + step.other % 3});
    (is_second ? second : first).step(step, together);
    const OracleQuestion question = question_of(step, clock.now());
    first.must_be_answered_alike(question, together);
    second.must_be_answered_alike(question, together);
  }
  first.must_be_answered_alike({}, together);
  second.must_be_answered_alike({}, together);
}

std::vector<Turn> any_turns(double share_of_size) {
  const auto turn = rc::gen::pair(rc::gen::arbitrary<bool>(), any_step());
  return *rc::gen::scale(share_of_size, rc::gen::container<std::vector<Turn>>(turn));
}

RC_GTEST_PROP(Tenants, InOneStoreInMemoryAreAnsweredAsIfTheyWereAlone, ()) {
  ManualClock clock(kNever);
  store::MemoryStore store(clock);
  must_stay_apart(any_turns(0.5), store, TenantId{1}, TenantId{2'147'483'647}, clock);
}

// One database for all histories, each of two tenants more, beside all those before.
RC_GTEST_PROP(Tenants, InOneDatabaseAreAnsweredAsIfTheyWereAlone, ()) {
  static ManualClock clock(kNever);
  static const ScratchFolder folder;
  static const auto store = store::open_database(folder.file(), clock);
  static std::int32_t last = 0;
  const TenantId one{++last};
  must_stay_apart(any_turns(0.1), *store, one, TenantId{++last}, clock);
}

}  // namespace
}  // namespace crm
