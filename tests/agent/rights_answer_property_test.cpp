// After any history, with any roles, groups, owners and visibilities, every byte of every answer is
// what the plain rules say, read from rows and log anew. The pages stay in memory meanwhile, as
// they do in a server.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "tests/agent/told_bodies.h"
#include "tests/support/memory_store.h"
#include "tests/support/plain_answer.h"
#include "tests/support/random_company.h"
#include "tests/support/times.h"

namespace crm {
namespace {

std::vector<OracleQuestion> questions_after(const Step& step, Instant now) {
  std::vector<OracleQuestion> questions;
  for (std::int32_t user = 1; user <= kHistoryUsers; ++user) {
    OracleQuestion some = question_of(step, now);
    some.owner = AssociateId{user};
    questions.push_back(some);
    OracleQuestion everything;
    everything.owner = some.owner;
    questions.push_back(everything);
  }
  return questions;
}

RC_GTEST_PROP(Rights, EveryByteOfEveryAnswerIsWhatThePlainRulesSay, ()) {
  const auto before = *any_users();
  const auto steps = *rc::gen::container<std::vector<Step>>(any_step());
  ManualClock clock(instant("2026-01-01T00:00:00"));
  store::MemoryStore store(clock);
  RandomCompany company(store, clock);
  company.found(before);
  ToldBodies told(store, clock);
  for (const Step& step : steps) {
    clock.set(Instant{clock.now().ticks + step.other % 3});
    company.step(step);
    told.refresh();
    const auto read = store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      for (const OracleQuestion& question : questions_after(step, clock.now())) {
        RC_ASSERT(told.json(question) == plain_json(reader, question));
        RC_ASSERT(told.xml(question) == plain_xml(reader, question));
      }
      return {};
    });
    RC_ASSERT(read.has_value());
  }
}

}  // namespace
}  // namespace crm
