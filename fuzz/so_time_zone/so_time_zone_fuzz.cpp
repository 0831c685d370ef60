// SO-TimeZone against a slow reader that looks through the table row by row, and what must not
// change its meaning: case, blanks, the flag, saying it twice.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "negotiate/so_time_zone.h"

namespace {

using crm::locale::ZoneEntry;
using crm::negotiate::ZoneChoice;

const crm::locale::ZoneCatalog& catalog() {
  static const auto opened = crm::locale::ZoneCatalog::open();
  return opened;
}

crm::Result<ZoneChoice> read(std::string_view value) {
  return crm::negotiate::read_so_time_zone(value, catalog());
}

const ZoneEntry* find_slowly(const std::string& item) {
  const bool is_number = std::ranges::all_of(item, [](char c) { return c >= '0' && c <= '9'; });
  const std::string digits = item.substr(std::min(item.find_first_not_of('0'), item.size()));
  for (const ZoneEntry& row : catalog().entries()) {
    if (crm::ascii_lower(row.code) == item) return &row;
    if (is_number && std::to_string(row.id) == digits) return &row;
  }
  return nullptr;
}

std::optional<ZoneChoice> read_slowly(const std::string& value) {
  ZoneChoice choice;
  std::string item;
  for (const char c : crm::ascii_lower(value) + ",") {
    if (c != ',') {
      item.push_back(c);
      continue;
    }
    while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) item.pop_back();
    while (!item.empty() && (item.front() == ' ' || item.front() == '\t')) item.erase(0, 1);
    if (item == "includetzoffset") {
      choice.include_offset = true;
    } else if (!item.empty()) {
      choice.zone = find_slowly(item);
      if (choice.zone == nullptr || choice.zone->iana.empty()) return std::nullopt;
    }
    item.clear();
  }
  return choice;
}

void expect(const crm::Result<ZoneChoice>& is, const ZoneChoice& wanted) {
  if (!is || *is != wanted) std::abort();
}

// With a blank on either side of every comma.
std::string spread(std::string_view value) {
  std::string out;
  for (const char c : value) out += c == ',' ? std::string(" ,\t") : std::string(1, c);
  return " " + out + "\t ";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string value(data, data + size);
  const auto choice = read(value);
  const auto slowly = read_slowly(value);
  if (choice.has_value() != slowly.has_value()) std::abort();
  if (!choice) {
    const crm::Error& error = choice.error();
    if (error.kind != crm::ErrorKind::BadRequest) std::abort();
    if (!error.detail.starts_with("SO-TimeZone: ") || error.detail.size() > 250) std::abort();
    if (crm::is_utf8(value) && !crm::is_utf8(error.detail)) std::abort();
    if (read(value + ",NO") || read("NO," + value)) std::abort();
    return 0;
  }
  if (*choice != *slowly) std::abort();
  if (choice->zone != nullptr) {
    if (catalog().find(choice->zone->code) != choice->zone) std::abort();
    if (!catalog().zone(*choice->zone)) std::abort();
  }
  expect(read(spread(value)), *choice);
  expect(read(crm::ascii_lower(value)), *choice);
  expect(read("," + value + ",,"), *choice);
  expect(read(value + "," + value), *choice);
  expect(read(value + ",includeTZOffset"), {choice->zone, true});
  expect(read("includeTZOffset," + value), {choice->zone, true});
  expect(read(value + ",no"), {catalog().find("NO"), choice->include_offset});
  return 0;
}
