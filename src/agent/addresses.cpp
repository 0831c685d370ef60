#include "agent/addresses.h"

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "agent/address_layout.h"
#include "base/text.h"
#include "carrier/enum_names.h"

namespace crm::agent {
namespace {

using carrier::Address;
using carrier::AddressType;
using carrier::LocalizedField;
using carrier::StructuredAddress;

using Member = std::optional<StructuredAddress> Address::*;

struct Kind {
  Member member = nullptr;
  std::string_view prefix;  // of the names of its cells
  AddressType type = AddressType::Unknown;
};

std::vector<Kind> kinds_of(AddressOf whose) {
  if (whose == AddressOf::Person) {
    return {{&Address::street, "Street", AddressType::PersonPrivateAddress}};
  }
  return {{&Address::street, "Street", AddressType::ContactStreetAddress},
          {&Address::postal, "Postal", AddressType::ContactPostalAddress}};
}

std::int32_t length_max(AddressPart part) {
  std::size_t most = 0;
  carrier::for_each_field<StructuredAddress>([&](const auto& field) {
    if constexpr (std::is_same_v<decltype(field.member), AddressPart>) {
      if (field.member == part) most = field.length_max;
    }
  });
  return static_cast<std::int32_t>(most);
}

// The part that a cell of that address is named by; none for another address's.
std::optional<AddressPart> part_named(const Kind& kind, std::string_view cell) {
  if (!cell.starts_with(kind.prefix)) return std::nullopt;
  cell.remove_prefix(kind.prefix.size());
  std::optional<AddressPart> named;
  carrier::for_each_field<StructuredAddress>([&](const auto& field) {
    if constexpr (std::is_same_v<decltype(field.member), AddressPart>) {
      if (field.length_max > 0 && field.name == cell) named = field.member;
    }
  });
  return named;
}

std::vector<std::vector<LocalizedField>> cells_of(const StructuredAddress& address,
                                                  const Kind& kind,
                                                  std::span<const AddressLine> layout) {
  std::vector<std::vector<LocalizedField>> rows;
  for (const AddressLine line : layout) {
    std::vector<LocalizedField>& row = rows.emplace_back();
    for (const AddressPart part : line) {
      LocalizedField& cell = row.emplace_back();
      cell.name.append(kind.prefix).append(carrier::wire_name(part));
      cell.value = address.*part;
      cell.label = label_of(part);
      cell.tooltip = cell.label;
      cell.address_type = carrier::name_of(kind.type);
      cell.value_length = length_max(part);
    }
  }
  return rows;
}

// What is written in the lines of an address, without those that are blank.
std::vector<std::string> written_lines(const StructuredAddress& address,
                                       std::span<const AddressLine> layout) {
  std::vector<std::string> lines;
  for (const AddressLine line : layout) {
    std::string text;
    for (const AddressPart part : line) {
      if ((address.*part).empty()) continue;
      if (!text.empty()) text += ' ';
      text += address.*part;
    }
    if (!text.empty()) lines.push_back(std::move(text));
  }
  return lines;
}

std::string formatted(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    if (!text.empty()) text += ",\n";
    text += line;
  }
  if (!text.empty()) text += '\n';
  return text;
}

bool says_nothing(const StructuredAddress& address, const Kind& kind) {
  StructuredAddress blank;
  blank.atype_idx = kind.type;
  return address == blank;
}

}  // namespace

std::string_view country_code(const std::optional<carrier::Country>& country) {
  return country ? std::string_view(country->two_letter_iso_country) : std::string_view();
}

Address told_address(const std::optional<Address>& kept, std::string_view country,
                     AddressOf whose) {
  Address told = kept.value_or(Address{});
  const auto layout = address_layout(country);
  std::vector<std::string> all_lines;
  for (const Kind& kind : kinds_of(whose)) {
    std::optional<StructuredAddress>& address = told.*kind.member;
    if (!address) address.emplace();
    address->atype_idx = kind.type;
    for (auto& row : cells_of(*address, kind, layout)) {
      told.localized_address.push_back(std::move(row));
    }
    const std::vector<std::string> lines = written_lines(*address, layout);
    address->formatted = formatted(lines);
    // Postal before street; a line that both have, such as the city, stands once, where both end.
    std::vector<std::string> before = lines;
    for (std::string& line : all_lines) {
      std::erase(before, line);
      before.push_back(std::move(line));
    }
    all_lines = std::move(before);
  }
  told.formatted = formatted(all_lines);
  return told;
}

void take_address(Rules& rules, std::string_view member, const std::optional<Address>& before,
                  std::optional<Address>& after, AddressOf whose, Way way) {
  if (!after) return;
  const Address was = before.value_or(Address{});
  Address kept;
  kept.wgs84_latitude = after->wgs84_latitude;
  kept.wgs84_longitude = after->wgs84_longitude;
  for (const Kind& kind : kinds_of(whose)) {
    const std::optional<StructuredAddress>& stood = was.*kind.member;
    std::optional<StructuredAddress> given = (*after).*kind.member;
    if (!given && way == Way::Save) given = stood;
    StructuredAddress address = given.value_or(StructuredAddress{});
    for (std::size_t row = 0; row < after->localized_address.size(); ++row) {
      for (std::size_t column = 0; column < after->localized_address[row].size(); ++column) {
        const LocalizedField& cell = after->localized_address[row][column];
        const auto part = part_named(kind, cell.name);
        if (!part || cell.value == (stood ? *stood.*(*part) : std::string())) continue;
        const std::size_t length = code_points(cell.value);
        const auto most = static_cast<std::size_t>(length_max(*part));
        if (length > most) {
          rules.find(std::string(member) + ".LocalizedAddress[" + std::to_string(row) + "][" +
                         std::to_string(column) + "].Value",
                     "the text is " + std::to_string(length) + " characters long, at most " +
                         std::to_string(most) + " are allowed.");
        }
        address.*(*part) = cell.value;
      }
    }
    address.atype_idx = kind.type;
    address.formatted.clear();
    if (!says_nothing(address, kind)) kept.*kind.member = std::move(address);
  }
  after = kept == Address{} ? std::nullopt : std::optional(std::move(kept));
}

}  // namespace crm::agent
