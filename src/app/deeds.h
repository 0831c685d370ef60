// What the command in hand does to the database, in words for the audit log. Commands say it by one
// line inside the transaction that does it:
//
//   record("user retired", {{"login", associate->login}});
//
// It is on the disk before the transaction is committed, or the transaction is not [adr 16].
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "observe/field.h"

namespace crm::app {

// Does nothing where no audit log is kept, and outside of a transaction of a command.
void record(std::string_view event, observe::Fields fields);

// What this thread records while this lives goes into `bodies`, as of that time.
class Recording {
 public:
  Recording(std::vector<std::string>& bodies, Instant at);
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;
  ~Recording();

 private:
  friend void record(std::string_view event, observe::Fields fields);

  std::vector<std::string>& bodies_;
  const Instant at_;
  Recording* const before_;
};

}  // namespace crm::app
