// The settings in force, and where each came from: flags over environment over file over defaults.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/settings.h"
#include "base/result.h"
#include "store/store.h"

namespace crm::app {

enum class Source : std::uint8_t { Default, File, Environment, Flag };

[[nodiscard]] std::string_view name(Source source);

struct Configuration {
  Settings settings;
  // The store of the server that this command runs inside; null: the command opens its own.
  std::shared_ptr<store::Store> resident;
  std::string tenant;  // whose data the command is about, "Cust12345"; "": the only one's
  // Has the running server go by the keys that are in the files now; empty: there is none.
  std::function<Result<void>()> take_up_keys;
  std::map<std::string, Source, std::less<>> sources;  // by name of the setting; absent: Default

  [[nodiscard]] Source source_of(const Setting& setting) const;
};

// What a person has given, before it is judged.
struct Given {
  std::map<std::string, std::string, std::less<>> flags;  // by name of the setting
  std::optional<std::string> file;                        // --config or ACTIVE_CONTACTS_CONFIG
  std::function<std::optional<std::string>(const std::string&)> environment;
};

// Errors name the flag, the variable, or the file and line; an unknown name in the file is one.
[[nodiscard]] Result<Configuration> configure(const Given& given);

}  // namespace crm::app
