#include "agent/document_name.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace crm::agent {
namespace {

constexpr char kInstead = '_';

bool is_illegal(char c) {
  constexpr std::string_view kIllegal = R"(\/:*?"<>|)";
  constexpr unsigned char kDelete = 0x7F;
  const auto byte = static_cast<unsigned char>(c);
  return byte < ' ' || byte == kDelete || kIllegal.find(c) != std::string_view::npos;
}

// CON, COM1 and the like name devices on Windows, whatever comes behind a dot.
bool is_device(std::string_view name) {
  const std::string_view stem = name.substr(0, name.find('.'));
  constexpr std::array<std::string_view, 4> kDevices{"CON", "PRN", "AUX", "NUL"};
  const auto is_stem = [&](std::string_view device) { return equals_ignoring_case(stem, device); };
  if (std::ranges::any_of(kDevices, is_stem)) return true;
  constexpr std::size_t kWithDigit = 4;
  if (stem.size() != kWithDigit || stem.back() < '1' || stem.back() > '9') return false;
  const std::string_view letters = stem.substr(0, kWithDigit - 1);
  return equals_ignoring_case(letters, "COM") || equals_ignoring_case(letters, "LPT");
}

}  // namespace

std::string legal_file_name(std::string_view name) {
  std::string legal(trim(name));
  std::ranges::replace_if(legal, is_illegal, kInstead);
  while (!legal.empty() && (legal.back() == '.' || legal.back() == ' ')) legal.pop_back();
  if (legal.empty()) return name.empty() ? "" : std::string(1, kInstead);
  if (is_device(legal)) legal.insert(legal.begin(), kInstead);
  return legal;
}

std::string file_name_of(std::string_view header, std::string_view template_file) {
  if (trim(header).empty()) return "";
  std::string name = legal_file_name(header);
  const std::size_t dot = template_file.rfind('.');
  if (dot != std::string_view::npos) name += template_file.substr(dot);
  return name;
}

}  // namespace crm::agent
