// What a file holds, for a test to look at.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

namespace crm {

// Empty where there is no such file. In large pieces: byte by byte it would be most of what a test
// that reads databases thousands of times takes under the sanitizers.
inline std::string file_text(const std::filesystem::path& file) {
  const std::ifstream in(file, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return std::move(all).str();
}

}  // namespace crm
