#include <filesystem>
#include <string>
#include <system_error>

#include "app/commands.h"
#include "app/console.h"
#include "app/json_object.h"
#include "app/open_store.h"
#include "base/text.h"
#include "store/sqlite/backup.h"

namespace crm::app {

Result<void> back_up(const Configuration& configuration, const BackupOptions& options) {
  const SystemClock clock;
  // For the sentence where there is no database; inside a server it is the server's.
  const auto store = open_for_reading(configuration, clock);
  if (!store) return forward(store);

  catch_interrupts();
  ProgressLine progress;
  const auto bytes = store::back_up(
      database_path(configuration), options.file, [&](std::uint64_t done, std::uint64_t total) {
        progress.show(
            "copying pages",
            static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(total, 1)),
            done);
        return !is_interrupted();
      });
  progress.clear();
  if (!bytes) return forward(bytes);

  if (options.json) {
    print(JsonObject().text("file", options.file).number("bytes", *bytes).str());
    return {};
  }
  print(options.file + ": " + with_thousands(*bytes) +
        " bytes. To restore it, stop the server and put it in the place of the database.");
  std::filesystem::path keys = database_path(configuration);
  keys += ".keys";
  std::error_code ignored;
  if (std::filesystem::exists(keys, ignored)) {
    print("Not in it are the signing keys, " + keys.string() + ": keep a copy elsewhere.");
  }
  return {};
}

}  // namespace crm::app
