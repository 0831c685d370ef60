// A command that runs inside the server that has the database open.
#pragma once

#include <filesystem>
#include <optional>

#include "app/admin_request.h"

namespace crm::app {

// Has the server behind that socket run the command, with this terminal; its exit status. None
// where nobody listens there.
[[nodiscard]] std::optional<int> run_in_server(const std::filesystem::path& socket,
                                               const AdminRequest& request);

}  // namespace crm::app
