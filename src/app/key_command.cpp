#include <sys/stat.h>

#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "app/deeds.h"
#include "app/json_object.h"
#include "app/open_store.h"
#include "app/signing_keys.h"
#include "app/tenant_data.h"
#include "app/ticket_key.h"
#include "base/civil_time.h"

namespace crm::app {
namespace {

struct Listed {
  std::string use;
  std::string kid;  // "": it has no name
  Instant made_at;
  std::optional<Instant> retired_at;
};

// When a former key leaves the key set.
std::optional<Instant> published_until(const Listed& key) {
  if (!key.retired_at) return std::nullopt;
  return Instant{key.retired_at->ticks + jose::kSignedLifeMaxS * kTicksPerSecond};
}

Listed listed(const jose::SigningKey& key) {
  return {"signing", key.kid, key.made_at, key.retired_at};
}

// The file says nothing else about itself. None where there is none.
std::optional<Instant> written_at(const std::filesystem::path& file) {
  struct stat about{};
  if (::stat(file.c_str(), &about) != 0) return std::nullopt;
  return Instant{about.st_mtim.tv_sec * kTicksPerSecond};
}

Result<std::vector<Listed>> all_keys(const Settings& settings) {
  std::vector<Listed> keys;
  const auto ring = read_signing_keys(settings);
  if (!ring) return forward(ring);
  if (*ring) {
    for (const jose::SigningKey& each : (*ring)->keys()) keys.push_back(listed(each));
  }
  if (const auto at = written_at(ticket_key_file(settings))) {
    keys.push_back({"tickets", "", *at, std::nullopt});
  }
  return keys;
}

std::string time_or_null(const std::optional<Instant>& at) {
  return at ? "\"" + utc_text(*at) + "\"" : "null";
}

std::string object_of(const Listed& key) {
  return JsonObject()
      .text("Use", key.use)
      .json("KeyId", key.kid.empty() ? "null" : "\"" + key.kid + "\"")
      .text("MadeAt", utc_text(key.made_at))
      .json("RetiredAt", time_or_null(key.retired_at))
      .json("PublishedUntil", time_or_null(published_until(key)))
      .str();
}

std::string told(const std::vector<Listed>& keys, bool json) {
  if (json) {
    std::vector<std::string> objects;
    for (const Listed& each : keys) objects.push_back(object_of(each));
    return json_array(objects);
  }
  std::vector<std::vector<std::string>> rows{{"use", "key", "made", "state"}};
  for (const Listed& each : keys) {
    const auto until = published_until(each);
    rows.push_back({each.use, each.kid, utc_text(each.made_at),
                    until ? "published until " + utc_text(*until) : "in use"});
  }
  return as_table(rows);
}

std::string told(const Listed& key, const Settings& settings) {
  if (key.use == "tickets") {
    return "A new key makes tickets: " + ticket_key_file(settings).string() +
           ". Tickets that are out stay good.";
  }
  return "A new key signs: " + key.kid + ". Those before it stay published for " +
         std::to_string(jose::kSignedLifeMaxS / 3600) + " hours.";
}

}  // namespace

Result<void> list_keys(const Configuration& configuration, const KeyOptions& options) {
  const SystemClock clock;
  const auto store = open_for_reading(configuration, clock);
  if (!store) return forward(store);
  const auto keys = all_keys(configuration.settings);
  if (!keys) return forward(keys);
  print(told(*keys, options.json));
  return {};
}

Result<void> rotate_keys(const Configuration& configuration, const KeyOptions& options) {
  const SystemClock clock;
  const Settings& settings = configuration.settings;
  const auto store = open_for_writing(configuration, clock, "key");
  if (!store) return forward(store);
  // Told before it is done: a file of keys does not go back with a transaction.
  const auto tenant = first_tenant(**store);
  if (!tenant) return forward(tenant);
  const auto told_of = (*store)->write(*tenant, [&](store::Transaction&) -> Result<void> {
    record("keys rotated", {{"which", options.which}});
    return {};
  });
  if (!told_of) return told_of;
  std::vector<Listed> made;
  const bool all = options.which == "all";
  if (options.which == "signing" ||
      (all && written_at(signing_key_file(settings)).has_value())) {  // else nothing is signed here
    const auto keys = rotate_signing_keys(settings, clock.now());
    if (!keys) return forward(keys);
    made.push_back(listed(keys->keys().front()));
  }
  if (options.which == "tickets" || all) {
    const auto renewed = renew_ticket_key(settings);
    if (!renewed) return forward(renewed);
    made.push_back(
        {"tickets", "", written_at(ticket_key_file(settings)).value_or(clock.now()), std::nullopt});
  }
  if (configuration.take_up_keys) {
    const auto taken = configuration.take_up_keys();
    if (!taken) return taken;
  }
  if (options.json) {
    print(told(made, true));
  } else {
    for (const Listed& each : made) print(told(each, settings));
  }
  return {};
}

}  // namespace crm::app
