// The bodies that users are told, by the way of a request from the agent down: pages, rights,
// prepared texts, writer.
#pragma once

#include <string>

#include "agent/contact_agent.h"
#include "codec/activity_writer.h"
#include "feed/feed.h"
#include "store/store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/oracle.h"

namespace crm {

class ToldBodies {
 public:
  // REQUIRES: both outlive this.
  ToldBodies(const store::Store& store, const ManualClock& clock);

  // For use behind a change: names are read anew, and pages when they are asked for.
  void refresh();

  // All members, in UTC and without a language.
  [[nodiscard]] std::string json(const OracleQuestion& question) const;
  [[nodiscard]] std::string xml(const OracleQuestion& question) const;

 private:
  [[nodiscard]] std::string body(const OracleQuestion& question,
                                 carrier::AnswerFormat format) const;

  feed::Feed feed_;
  agent::ContactAgent agent_;
};

}  // namespace crm
