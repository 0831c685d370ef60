#include "import/id_set.h"

#include <algorithm>

namespace crm::import {
namespace {

struct Place {
  std::uint32_t page;
  std::size_t word;
  std::uint64_t bit;
};

Place place_of(std::int32_t id, std::uint32_t page_bits) {
  const auto number = static_cast<std::uint32_t>(id);
  const std::uint32_t in_page = number % page_bits;
  return {number / page_bits, in_page / 64, std::uint64_t{1} << (in_page % 64)};
}

constexpr auto kById = [](const auto& pair) { return pair.first; };

}  // namespace

bool IdSet::insert(std::int32_t id) {
  const Place at = place_of(id, kPageBits);
  std::uint64_t& word = pages_[at.page].at(at.word);
  const bool is_new = (word & at.bit) == 0;
  word |= at.bit;
  return is_new;
}

bool IdSet::erase(std::int32_t id) {
  const Place at = place_of(id, kPageBits);
  const auto page = pages_.find(at.page);
  if (page == pages_.end()) return false;
  std::uint64_t& word = page->second.at(at.word);
  const bool was_there = (word & at.bit) != 0;
  word &= ~at.bit;
  return was_there;
}

bool IdSet::has(std::int32_t id) const {
  const Place at = place_of(id, kPageBits);
  const auto page = pages_.find(at.page);
  return page != pages_.end() && (page->second.at(at.word) & at.bit) != 0;
}

void IdMap::seal() {
  if (!std::ranges::is_sorted(pairs_, {}, kById)) std::ranges::stable_sort(pairs_, {}, kById);
}

std::optional<std::int32_t> IdMap::find(std::int32_t id) const {
  const auto found = std::ranges::lower_bound(pairs_, id, {}, kById);
  if (found == pairs_.end() || found->first != id) return std::nullopt;
  return found->second;
}

}  // namespace crm::import
