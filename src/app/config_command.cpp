#include <string>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "codec/json_text.h"

namespace crm::app {

Result<void> show_configuration(const Configuration& configuration, bool json) {
  std::vector<std::vector<std::string>> rows{{"setting", "value", "from", "meaning"}};
  std::string object;
  for (const Setting& setting : all_settings()) {
    const std::string value = text_of(configuration.settings, setting);
    const std::string_view source = name(configuration.source_of(setting));
    rows.push_back(
        {std::string(setting.name), value, std::string(source), std::string(setting.doc)});
    object += object.empty() ? "{" : ",";
    codec::append_json_string(object, setting.name);
    object += R"(:{"value":)";
    codec::append_json_string(object, value);
    object += R"(,"from":)";
    codec::append_json_string(object, source);
    object += "}";
  }
  print(json ? object + "}" : as_table(rows));
  return {};
}

}  // namespace crm::app
