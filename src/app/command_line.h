// From arguments to a command and its options.
#pragma once

#include <functional>
#include <memory>

#include "app/admin_request.h"
#include "base/result.h"
#include "store/store.h"

namespace crm::app {

// What a running server lends to a command that runs inside it.
struct Resident {
  std::shared_ptr<store::Store> store;
  std::function<Result<void>()> take_up_keys;  // has the server go by the files of keys as they are
};

// Runs the command that the arguments name and returns the exit status. A command about a database
// that a server has open runs inside that server.
[[nodiscard]] int run_command_line(int argc, char** argv);

// The same for a command that has come to the server here.
[[nodiscard]] int run_inside_server(const AdminRequest& request, Resident resident);

}  // namespace crm::app
