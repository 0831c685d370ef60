#include "locale/zone_catalog.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <tuple>

#include "base/text.h"

namespace crm::locale {
namespace {

// No code of the vendor is longer.
constexpr std::size_t kCodeCharsMax = 29;

constexpr std::string_view kUtc = "Etc/UTC";
constexpr std::array<std::string_view, 7> kOtherNamesOfUtc{
    "UTC", "UCT", "Zulu", "Universal", "Etc/UCT", "Etc/Zulu", "Etc/Universal"};

constexpr char ascii_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// The entry whose key is exactly that, the first of several; null when there is none.
template <class Key>
const ZoneEntry* first_of(const std::vector<const ZoneEntry*>& sorted, Key ZoneEntry::* key,
                          const Key& wanted) {
  const auto found = std::ranges::lower_bound(
      sorted, wanted, std::less<>{}, [key](const ZoneEntry* entry) { return entry->*key; });
  return found != sorted.end() && (*found)->*key == wanted ? *found : nullptr;
}

Result<TimeZone> open_rules(const ZoneEntry& entry) {
  if (entry.iana.empty()) {
    return refuse(ErrorKind::NotFound,
                  "time zone " + std::string(entry.code) + ": nobody knows its rules");
  }
  return TimeZone::open(entry.iana);
}

}  // namespace

ZoneCatalog ZoneCatalog::open() {
  ZoneCatalog catalog;
  for (const ZoneEntry& entry : zone_table()) {
    catalog.by_code_.push_back(&entry);
    catalog.by_id_.push_back(&entry);
    if (!entry.iana.empty()) catalog.by_iana_.push_back(&entry);
  }
  std::ranges::sort(catalog.by_code_, {}, &ZoneEntry::code);
  std::ranges::sort(catalog.by_id_, {}, &ZoneEntry::id);
  std::ranges::sort(catalog.by_iana_, {},
                    [](const ZoneEntry* entry) { return std::tuple(entry->iana, entry->id); });
  catalog.rules_ = std::vector<OnDemand<Result<TimeZone>>>(catalog.by_id_.size());
  return catalog;
}

const ZoneEntry* ZoneCatalog::find(std::string_view code_or_id) const {
  if (code_or_id.empty()) return nullptr;
  if (code_or_id.front() >= '0' && code_or_id.front() <= '9') {
    const auto id = parse_int32(code_or_id);
    return id ? first_of(by_id_, &ZoneEntry::id, *id) : nullptr;
  }
  if (code_or_id.size() > kCodeCharsMax) return nullptr;
  std::array<char, kCodeCharsMax> upper;
  std::ranges::transform(code_or_id, upper.begin(), ascii_upper);
  return first_of(by_code_, &ZoneEntry::code, std::string_view(upper.data(), code_or_id.size()));
}

const ZoneEntry* ZoneCatalog::find_iana(std::string_view iana) const {
  const bool is_utc = std::ranges::find(kOtherNamesOfUtc, iana) != kOtherNamesOfUtc.end();
  return first_of(by_iana_, &ZoneEntry::iana, is_utc ? kUtc : iana);
}

Result<TimeZone> ZoneCatalog::zone(const ZoneEntry& entry) const {
  const auto found = std::ranges::lower_bound(by_id_, entry.id, {}, &ZoneEntry::id);
  const auto& rules = rules_[static_cast<std::size_t>(found - by_id_.begin())];
  if (const auto* const kept = rules.find()) return *kept;
  // Rows of one IANA zone share its rules.
  const ZoneEntry* const first = find_iana(entry.iana);
  auto opened = first != nullptr && first != &entry ? zone(*first) : open_rules(entry);
  if (!opened && opened.error().kind != ErrorKind::NotFound) return opened;
  return rules.keep(std::move(opened));
}

}  // namespace crm::locale
