// Short words for what many stories repeat: the head of a request, the text of a row.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

class Macros {
 public:
  // Every *.macros of a folder, and full_rights.json as @rights. A macro is a line "@name" and the
  // indented lines below it; it may use macros that stand before it. Throws std::runtime_error
  // naming the line that is none.
  [[nodiscard]] static Macros read(const std::filesystem::path& folder);

  // The lines for one line of a head: "@name argument" is the lines of that macro, {} in them being
  // the argument. Any other line is itself. Throws std::runtime_error for a macro that is not
  // there.
  [[nodiscard]] std::vector<std::string> lines(const std::string& line) const;

  // The text with each @name replaced by the lines of that macro, joined. What no macro is called
  // stays.
  [[nodiscard]] std::string within(std::string_view text) const;

 private:
  void read_file(const std::filesystem::path& file);

  std::map<std::string, std::vector<std::string>, std::less<>> macros_;
};

}  // namespace crm
