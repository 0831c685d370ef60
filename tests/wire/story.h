// Stories: requests and expected answers as text, for reading first and for running second. The
// language is told in README.md beside this file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/wire/macros.h"
#include "tests/wire/world.h"

namespace crm {

// What a field of the answer's head must be.
struct FieldRule {
  enum class Kind { Is, IsAbsent, Has, Lacks };

  std::string name;
  Kind kind = Kind::Is;
  std::string value;
};

struct Answer {
  int status = 0;
  std::vector<FieldRule> fields;
  bool gzip = false;                // the body arrives compressed; all below is about what is in it
  std::optional<std::string> body;  // the whole of it
  std::vector<std::string> parts;   // what is somewhere in it
  std::vector<std::string> absent;  // what is nowhere in it
  std::optional<std::vector<std::string>> rows;  // its ContactIds in their order
};

struct Story {
  std::string file;
  std::size_t line = 0;
  std::string tells;
  WorldSettings world;
  std::string request;  // bytes as sent
  Answer answer;
};

// All stories of one file. Throws std::runtime_error naming the line that is no story.
[[nodiscard]] std::vector<Story> read_stories(const std::filesystem::path& file,
                                              const Macros& macros);

// All stories of a folder, in the order of the names of its files.
[[nodiscard]] std::vector<Story> all_stories(const std::filesystem::path& folder);

}  // namespace crm
