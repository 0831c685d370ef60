// Random histories of a small company: rows that come, change, move and go, and users whose roles
// and groups change. For properties that must hold after any of them.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <ostream>
#include <vector>

#include "store/store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/oracle.h"
#include "tests/support/random_users.h"

namespace crm {

// One step: a deed and the numbers that say to what and what is asked afterwards.
struct Step {
  int deed = 0;
  int which = 0;
  int other = 0;
  int asked = 0;
};

std::ostream& operator<<(std::ostream& out, const Step& step);

[[nodiscard]] rc::Gen<Step> any_step();

// Does the deeds of one history. Fails the property when a write does.
class RandomCompany {
 public:
  RandomCompany(store::Store& store, ManualClock& clock) : store_(store), clock_(clock) {}

  // REQUIRES: as many users as there are.
  void found(const std::vector<RandomUser>& users);
  void step(const Step& step);

 private:
  store::Store& store_;
  ManualClock& clock_;
};

// What is asked behind that step.
[[nodiscard]] OracleQuestion question_of(const Step& step, Instant now);

}  // namespace crm
