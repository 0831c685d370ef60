#include "locale/string_table.h"

#include <algorithm>
#include <cstddef>

#include "base/text.h"

namespace crm::locale {
namespace {

struct Entry {
  std::string_view name;
  std::string_view words;
};

std::vector<Entry> entries(std::string_view file) {
  std::vector<Entry> all;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, end);
    const std::size_t equals = line.find('=');
    if (!line.starts_with('#') && equals != std::string_view::npos) {
      all.push_back({trim(line.substr(0, equals)), trim(line.substr(equals + 1))});
    }
    file.remove_prefix(std::min(end + 1, file.size()));
  }
  return all;
}

std::string_view words_of(std::string_view name, const std::vector<Entry>& file) {
  const auto found = std::ranges::find(file, name, &Entry::name);
  return found == file.end() ? std::string_view{} : found->words;
}

}  // namespace

StringTable::StringTable(std::span<const StringText> texts) {
  std::array<std::vector<Entry>, kLanguageCount> files;
  for (const StringText& each : texts) files.at(index(each.language)) = entries(each.text);
  const auto& english = files.at(index(Language::English));
  for (const Entry& entry : english) names_.push_back(entry.name);
  std::ranges::sort(names_);
  words_.reserve(names_.size());
  for (const std::string_view name : names_) {
    auto& row = words_.emplace_back();
    for (std::size_t i = 0; i < kLanguageCount; ++i) row.at(i) = words_of(name, files.at(i));
    std::ranges::replace(row, std::string_view{}, row.at(index(Language::English)));
  }
}

std::optional<std::string_view> StringTable::words(std::string_view name, Language language) const {
  const auto found = std::ranges::lower_bound(names_, name);
  if (found == names_.end() || *found != name) return std::nullopt;
  return words_[static_cast<std::size_t>(found - names_.begin())].at(index(language));
}

}  // namespace crm::locale
