// Sets of ids for files with millions of rows: one bit an id where ids lie close together.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace crm::import {

// REQUIRES: ids are not negative.
class IdSet {
 public:
  // False when it was there already.
  bool insert(std::int32_t id);
  // False when it was not there.
  bool erase(std::int32_t id);
  [[nodiscard]] bool has(std::int32_t id) const;
  void clear() { pages_.clear(); }

 private:
  static constexpr std::uint32_t kPageBits = 1024;
  using Page = std::array<std::uint64_t, kPageBits / 64>;

  std::unordered_map<std::uint32_t, Page> pages_;
};

// What belongs to each id, eight bytes a pair. Filled first, then sealed, then asked.
class IdMap {
 public:
  void add(std::int32_t id, std::int32_t value) { pairs_.emplace_back(id, value); }
  void clear() { pairs_.clear(); }
  // Files are mostly in order of id, so there is mostly nothing to sort.
  void seal();
  // Of several values for one id the one that was added first. REQUIRES: sealed.
  [[nodiscard]] std::optional<std::int32_t> find(std::int32_t id) const;

 private:
  std::vector<std::pair<std::int32_t, std::int32_t>> pairs_;
};

}  // namespace crm::import
