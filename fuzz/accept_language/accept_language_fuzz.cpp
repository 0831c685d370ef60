// The reader of lists of tags: agrees with a slow reader that goes by what the header promises, and
// does not care about case and blanks.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "locale/language.h"
#include "locale/tag_list.h"

namespace {

using crm::locale::kTagBytesMax;
using crm::locale::kTagsMax;
using crm::locale::TagList;

std::vector<std::string> items(const std::string& header) {
  std::vector<std::string> all(1);
  for (const char c : header) {
    if (c == ',' || c == ';') {
      all.emplace_back();
    } else {
      all.back().push_back(c);
    }
  }
  for (std::string& item : all) {
    while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) item.pop_back();
    while (!item.empty() && (item.front() == ' ' || item.front() == '\t')) item.erase(0, 1);
  }
  return all;
}

// Whether the item is a weight; if so its number from 0 to 1, none when it is no such number.
bool as_weight(const std::string& item, std::optional<double>& weight) {
  static const std::regex kWeight("[qQ][ \t]*=[ \t]*([^]*)");
  static const std::regex kNumber("-?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
  std::smatch match;
  if (item.size() > 400 || !std::regex_match(item, match, kWeight)) return false;
  weight.reset();
  const std::string number = match[1];
  if (std::regex_match(number, kNumber)) {
    const double value = std::strtod(number.c_str(), nullptr);
    if (value >= 0 && value <= 1) weight = value;
  }
  return true;
}

TagList read_slowly(const std::string& header) {
  struct Item {
    std::string tag;
    double weight;
  };
  std::vector<Item> read;
  for (const std::string& item : items(header)) {
    std::optional<double> weight;
    if (as_weight(item, weight)) {
      if (weight && !read.empty()) read.back().weight = *weight;
    } else if (!item.empty()) {
      if (read.size() == kTagsMax) break;
      read.push_back({item, 1});
    }
  }
  TagList list;
  while (true) {  // the dearest of what is left, and of equals the first
    std::size_t best = read.size();
    for (std::size_t i = 0; i < read.size(); ++i) {
      const std::string& tag = read[i].tag;
      if (tag == "*" || tag == "-" || tag == "x" || tag == "X" || read[i].weight <= 0) continue;
      if (best == read.size() || read[i].weight > read[best].weight) best = i;
    }
    if (best == read.size()) break;
    std::string tag = read[best].tag.substr(0, kTagBytesMax);
    for (char& c : tag) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      if (c == '_') c = '-';
    }
    list.tags.push_back(tag);
    read[best].weight = 0;
  }
  list.off = list.tags.empty();
  return list;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 1000) return 0;
  const std::string header(data, data + size);
  const TagList list = crm::locale::read_tags(header);
  // Items that are too long for std::regex are not compared.
  const auto all = items(header);
  const bool comparable = std::all_of(all.begin(), all.end(),
                                      [](const std::string& each) { return each.size() <= 400; });
  if (comparable && list != read_slowly(header)) std::abort();

  std::string other;
  for (char c : header) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    const bool parts = c == ',' || c == ';';
    other.append(parts ? " \t" : "").push_back(c);
    other.append(parts ? " " : "");
  }
  if (crm::locale::read_tags(" " + other + "\t") != list) std::abort();

  if (list.off != list.tags.empty() || list.tags.size() > kTagsMax) std::abort();
  for (const std::string& tag : list.tags) {
    const auto language = crm::locale::language_of_tag(tag);
    if (language != crm::locale::language_of_tag(tag.substr(0, tag.find('-')))) std::abort();
  }
  return 0;
}
