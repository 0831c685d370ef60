// A command as it is sent to a running server, and what is told where it is to go.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace crm::app {

struct AdminRequest {
  std::vector<std::string> arguments;            // without the program's name
  std::map<std::string, std::string> variables;  // ACTIVE_CONTACTS_… of its environment
  std::filesystem::path folder;                  // where relative paths begin
};

// Where the server of that database listens: beside it.
[[nodiscard]] inline std::filesystem::path admin_socket_of(std::filesystem::path database) {
  database += ".admin";
  return database;
}

}  // namespace crm::app
