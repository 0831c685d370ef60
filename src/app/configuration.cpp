#include "app/configuration.h"

#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <sstream>
#include <utility>

#include "app/base_zone.h"
#include "app/listen_address.h"
#include "locale/zone_catalog.h"
#include "route/prefixes.h"
#include "server/cors.h"

namespace crm::app {
namespace {

Result<void> set(Configuration& configuration, const Setting& setting, std::string_view text,
                 Source source, const std::string& where) {
  auto changed = with(configuration.settings, setting, text);
  if (!changed) return refuse(changed.error().kind, where + ": " + changed.error().detail);
  configuration.settings = std::move(*changed);
  configuration.sources[std::string(setting.name)] = source;
  return {};
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// What is more than a text or a number, judged before anything is begun.
Result<void> check_words(const Settings& settings) {
  const auto listen = parse_listen_address(settings.listen);
  if (!listen) return forward(listen);
  const auto zone = base_zone(settings.base_time_zone, locale::ZoneCatalog::open());
  if (!zone) return forward(zone);
  const auto prefixes = route::Prefixes::parse(settings.path_prefixes);
  if (!prefixes) return refuse(prefixes.error().kind, "path_prefixes: " + prefixes.error().detail);
  const auto cors = server::Cors::parse(settings.cors_origins);
  if (!cors) return refuse(cors.error().kind, "cors_origins: " + cors.error().detail);
  if (!is_one_of(settings.url_scheme_override, {"", "http", "https"})) {
    return refuse(ErrorKind::BadRequest, "url_scheme_override: expected http or https.");
  }
  if (!is_one_of(settings.log_level, {"debug", "info", "warn", "error"})) {
    return refuse(ErrorKind::BadRequest, "log_level: expected debug, info, warn or error.");
  }
  if (!is_one_of(settings.log_format, {"text", "json"})) {
    return refuse(ErrorKind::BadRequest, "log_format: expected text or json.");
  }
  return {};
}

const Setting* find_setting(std::string_view name) {
  const auto found = std::ranges::find(all_settings(), name, &Setting::name);
  return found == all_settings().end() ? nullptr : &*found;
}

std::string text_in_file(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  std::ostringstream out;
  if (const auto number = node.value_exact<std::int64_t>()) {
    out << *number;
  } else if (const auto truth = node.value_exact<bool>()) {
    out << std::boolalpha << *truth;
  }
  return out.str();  // "" for what no setting can be
}

Result<void> apply_file(Configuration& configuration, const std::string& path) {
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    return refuse(ErrorKind::BadRequest, path + ", line " +
                                             std::to_string(error.source().begin.line) + ": " +
                                             std::string(error.description()) + ".");
  }
  for (const auto& [key, node] : table) {
    const std::string where = path + ", line " + std::to_string(key.source().begin.line);
    const Setting* setting = find_setting(key.str());
    if (setting == nullptr) {
      return refuse(ErrorKind::BadRequest, where + ": there is no setting \"" +
                                               std::string(key.str()) +
                                               "\"; active-contacts config lists them.");
    }
    const auto done = set(configuration, *setting, text_in_file(node), Source::File, where);
    if (!done) return done;
  }
  return {};
}

}  // namespace

std::string_view name(Source source) {
  switch (source) {
    case Source::File:
      return "file";
    case Source::Environment:
      return "environment";
    case Source::Flag:
      return "flag";
    case Source::Default:
      break;
  }
  return "default";
}

Source Configuration::source_of(const Setting& setting) const {
  const auto found = sources.find(setting.name);
  return found == sources.end() ? Source::Default : found->second;
}

Result<Configuration> configure(const Given& given) {
  Configuration configuration;
  if (given.file) {
    const auto done = apply_file(configuration, *given.file);
    if (!done) return forward(done);
  }
  for (const Setting& setting : all_settings()) {
    const std::string variable = environment_name(setting);
    const auto text = given.environment(variable);
    if (!text) continue;
    const auto done = set(configuration, setting, *text, Source::Environment, variable);
    if (!done) return forward(done);
  }
  for (const auto& [flag, text] : given.flags) {
    const Setting* setting = find_setting(flag);
    const auto done = set(configuration, *setting, text, Source::Flag, flag_name(*setting));
    if (!done) return forward(done);
  }
  const auto usable = check_words(configuration.settings);
  if (!usable) return forward(usable);
  return configuration;
}

}  // namespace crm::app
