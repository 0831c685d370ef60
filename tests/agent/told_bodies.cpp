#include "tests/agent/told_bodies.h"

#include <rapidcheck.h>

#include <future>
#include <utility>

#include "codec/prepared.h"

namespace crm {
namespace {

std::string prepare_contact(const store::OwnedContact& owned) {
  return codec::prepare_company({.id = owned.head.contact,
                                 .department = owned.department,
                                 .org_nr = owned.org_nr,
                                 .name = owned.name,
                                 .url = owned.url});
}

}  // namespace

ToldBodies::ToldBodies(const store::Store& store, const ManualClock& clock)
    : feed_(store, {}, prepare_contact, codec::prepare_text), agent_(clock, feed_) {
  refresh();
}

void ToldBodies::refresh() {
  RC_ASSERT(feed_.refresh_names(kOnlyTenant).has_value());
  feed_.forget(kOnlyTenant);
}

std::string ToldBodies::json(const OracleQuestion& question) const {
  return body(question, carrier::AnswerFormat::Json);
}

std::string ToldBodies::xml(const OracleQuestion& question) const {
  return body(question, carrier::AnswerFormat::Xml);
}

std::string ToldBodies::body(const OracleQuestion& question, carrier::AnswerFormat format) const {
  std::promise<Result<agent::ActiveContacts>> promise;
  agent_.fetch(
      Caller{.associate = question.owner},
      {.start = question.since, .categories = question.categories, .actions = question.actions},
      [&](const Result<agent::ContactsSought>& sought) {
        promise.set_value(sought.map(agent::ContactAgent::find));
      });
  const auto found = promise.get_future().get();
  RC_ASSERT(found.has_value());
  std::string body;
  static const codec::ActivityWriter kWriter;
  kWriter.append(body, format, found->rows, {});
  return body;
}

}  // namespace crm
