#include "app/deeds.h"

#include <utility>

#include "observe/audit_line.h"

namespace crm::app {
namespace {

thread_local Recording* recording = nullptr;

}  // namespace

void record(std::string_view event, observe::Fields fields) {
  if (recording == nullptr) return;
  recording->bodies_.push_back(
      observe::audit_body(recording->at_, event, observe::Outcome::Success, fields));
}

Recording::Recording(std::vector<std::string>& bodies, Instant at)
    : bodies_(bodies), at_(at), before_(std::exchange(recording, this)) {}

Recording::~Recording() { recording = before_; }

}  // namespace crm::app
