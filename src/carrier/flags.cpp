#include "carrier/flags.h"

#include <bit>
#include <vector>

namespace crm::carrier {
namespace {

std::string joined(const std::vector<std::string_view>& names, std::string_view separator) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += separator;
    text += name;
  }
  return text;
}

}  // namespace

std::string flags_text(std::uint32_t value, std::span<const FlagName> names) {
  std::vector<std::string_view> taken;
  std::uint32_t left = value;
  for (auto named = names.rbegin(); named != names.rend(); ++named) {
    if (named->value == value) return std::string(named->name);
    if (named->value == 0 || (left & named->value) != named->value) continue;
    left &= ~named->value;
    taken.insert(taken.begin(), named->name);
  }
  return left == 0 && !taken.empty() ? joined(taken, ", ") : std::to_string(value);
}

std::string elementary_text(std::uint32_t value, std::span<const FlagName> names) {
  std::vector<std::string_view> held;
  for (const FlagName& named : names) {
    if (std::has_single_bit(named.value) && (value & named.value) != 0) held.push_back(named.name);
  }
  return joined(held, " ");
}

}  // namespace crm::carrier
