#include "tests/wire/macros.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "base/text.h"

namespace crm {
namespace {

constexpr std::string_view kNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789_";

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + " cannot be read");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

}  // namespace

Macros Macros::read(const std::filesystem::path& folder) {
  Macros macros;
  macros.macros_["rights"] = lines_of(folder / "full_rights.json");
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".macros") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (const auto& file : files) macros.read_file(file);
  return macros;
}

void Macros::read_file(const std::filesystem::path& file) {
  std::vector<std::string>* current = nullptr;
  for (const std::string& line : lines_of(file)) {
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('@')) {
      current = &macros_[line.substr(1)];
      if (!current->empty()) throw std::runtime_error(line + " is there twice");
    } else if (current != nullptr && line.starts_with(' ')) {
      current->push_back(within(trim(line)));
    } else {
      throw std::runtime_error(file.string() + ": \"" + line + "\" belongs to no macro");
    }
  }
}

std::vector<std::string> Macros::lines(const std::string& line) const {
  if (!line.starts_with('@')) return {line};
  const auto name_end = std::min(line.find(' '), line.size());
  const auto found = macros_.find(line.substr(1, name_end - 1));
  if (found == macros_.end()) throw std::runtime_error(line + ": no such macro");
  std::vector<std::string> lines = found->second;
  const std::string_view argument = trim(std::string_view(line).substr(name_end));
  for (std::string& each : lines) each = replaced(each, "{}", argument);
  return lines;
}

std::string Macros::within(std::string_view text) const {
  std::string out;
  while (!text.empty()) {
    const auto at = std::min(text.find('@'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    const auto name_end = std::min(text.find_first_not_of(kNameCharacters, 1), text.size());
    const auto found = macros_.find(text.substr(1, name_end - 1));
    if (found == macros_.end()) {
      out += text.substr(0, name_end);
    } else {
      for (const std::string& line : found->second) out += line;
    }
    text.remove_prefix(name_end);
  }
  return out;
}

}  // namespace crm
