// The database of the settings, opened the way a command needs it: by itself, or, inside a running
// server, as the server has it open.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/configuration.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/store.h"

namespace crm::app {

// For commands that only look; beside a running server, too. Errors: NotFound where there is no
// database yet, with what makes one.
[[nodiscard]] Result<std::shared_ptr<store::Store>> open_for_reading(
    const Configuration& configuration, const Clock& clock);

// For one process at a time: `doing` tells the next one what this one does. The database must be
// there. What is changed through it is in the audit log, where one is kept.
[[nodiscard]] Result<std::shared_ptr<store::Store>> open_for_writing(
    const Configuration& configuration, const Clock& clock, const std::string& doing);

// For a server, which changes more than commands do, and keeps the audit log itself.
[[nodiscard]] Result<std::shared_ptr<store::Store>> open_to_serve(
    const Configuration& configuration, const Clock& clock);

// As open_for_writing(), and makes the database, with its folder, if it is not there.
[[nodiscard]] Result<std::shared_ptr<store::Store>> open_or_make(const Configuration& configuration,
                                                                 const Clock& clock,
                                                                 const std::string& doing);

// The file behind the setting: sqlite:FILE is a way to say the same.
[[nodiscard]] std::filesystem::path database_path(const Settings& settings);
[[nodiscard]] std::filesystem::path database_path(const Configuration& configuration);

// The file of the same name with that ending, such as ".ticket-key".
[[nodiscard]] std::filesystem::path beside_database(const Settings& settings,
                                                    std::string_view ending);

// The file of the audit log; none where none is to be kept.
[[nodiscard]] std::optional<std::filesystem::path> audit_file(const Settings& settings);

// Whether open_or_make() would have to make it.
[[nodiscard]] bool is_missing(const Configuration& configuration);

// Takes a database away that was made for nothing: what was to fill it did not come about.
// REQUIRES: it is not open.
void remove_database(const Configuration& configuration);

// "3.40.1 (…)": the version, and what it means for the database [adr 5].
[[nodiscard]] std::string sqlite_version_note();

}  // namespace crm::app
