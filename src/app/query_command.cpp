#include <future>
#include <string>
#include <vector>

#include "agent/contact_agent.h"
#include "app/base_zone.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/tenant_data.h"
#include "base/civil_time.h"
#include "base/text.h"
#include "carrier/rights.h"
#include "codec/action_text.h"
#include "codec/activity_writer.h"
#include "codec/prepared.h"
#include "domain/caller.h"
#include "feed/feed.h"
#include "locale/date_text.h"

namespace crm::app {
namespace {

Result<carrier::ActiveContactsRequest> question(const QueryOptions& options,
                                                const locale::TimeZone& zone) {
  carrier::ActiveContactsRequest asked;
  if (!options.since.empty()) {
    const auto written = parse_written_time(options.since);
    if (!written) {
      return refuse(ErrorKind::BadRequest,
                    "--since \"" + excerpt(options.since) + "\": " + written.error().detail + ".");
    }
    asked.start = locale::instant_of(*written, zone);
  }
  const auto actions = codec::parse_actions(options.actions);
  if (!actions) return refuse(ErrorKind::BadRequest, "--action: " + actions.error().detail);
  asked.actions = *actions;
  for (const std::int32_t id : options.categories) asked.categories.push_back(CategoryId{id});
  return asked;
}

Result<Caller> caller_named(const TenantData& data, const std::string& login) {
  Caller caller;
  const auto read = data.read([&](const store::Reader& reader) -> Result<void> {
    const auto associate = reader.associate_by_login(login);
    if (!associate) {
      return refuse(ErrorKind::NotFound,
                    "There is no user \"" + login + "\"; active-contacts user list shows all.");
    }
    caller = {data.tenant, associate->id, associate->last_logout};
    return {};
  });
  if (!read) return forward(read);
  return caller;
}

// The server's own way to the answer, with other texts prepared in the pages.
Result<agent::ActiveContacts> ask(const Clock& clock, feed::Feed& feed, const Caller& caller,
                                  const carrier::ActiveContactsRequest& asked) {
  const auto named = feed.refresh_names(caller.tenant);
  if (!named) return forward(named);
  const agent::ContactAgent agent(clock, feed);
  std::promise<Result<agent::ActiveContacts>> answer;
  agent.fetch(caller, asked, [&](const Result<agent::ContactsSought>& sought) {
    answer.set_value(sought.map(agent::ContactAgent::find));
  });
  return answer.get_future().get();
}

void print_table(const agent::ActiveContacts& found, const locale::TimeZone& zone) {
  std::vector<std::vector<std::string>> rows{{"when", "what", "id", "contact", "category", "by"}};
  for (const carrier::PreparedActivity& row : found.rows) {
    std::string when;
    locale::append_date(when, row.action_time, zone, true);
    rows.push_back({when, std::string(name(row.action)), std::to_string(row.action_id),
                    std::string(row.company), std::string(row.category),
                    std::string(row.activity_person_name)});
  }
  print(as_table(rows) + with_thousands(found.rows.size()) + " contacts");
}

}  // namespace

Result<void> query(const Configuration& configuration, const QueryOptions& options) {
  const SystemClock clock;
  const auto base = base_zone(configuration.settings.base_time_zone, locale::ZoneCatalog::open());
  if (!base) return forward(base);
  const auto asked = question(options, base->zone);
  if (!asked) return forward(asked);
  const auto data = open_tenant_for_reading(configuration, clock);
  if (!data) return forward(data);
  const auto caller = caller_named(*data, options.login);
  if (!caller) return forward(caller);

  const auto company_json = [](const store::OwnedContact& owned) {
    return codec::prepare_company(
        {owned.head.contact, owned.department, owned.org_nr, owned.name, owned.url});
  };
  const auto company_name = [](const store::OwnedContact& owned) {
    return owned.department.empty() ? owned.name : owned.name + ", " + owned.department;
  };
  const auto plain = [](std::string_view text) { return std::string(text); };
  feed::Feed feed(*data->store, {},
                  options.json ? feed::PrepareContact(company_json) : company_name,
                  options.json ? feed::PrepareText(codec::prepare_text) : plain);
  const auto found = ask(clock, feed, *caller, *asked);
  if (!found) return forward(found);
  if (!options.json) {
    print_table(*found, base->zone);
    return {};
  }
  std::string json;
  codec::ActivityWriter().append(
      json, carrier::AnswerFormat::Json, found->rows,
      {.zone = base->zone, .with_suffix = configuration.settings.suffix_without_header});
  print(json);
  return {};
}

}  // namespace crm::app
