// What the store holds already, as far as rows of a file refer to it. Each id is looked up once.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "import/id_set.h"
#include "import/tables.h"
#include "store/store.h"

namespace crm::import {

class Stored {
 public:
  // REQUIRES: reader outlives this.
  explicit Stored(const store::Reader& reader) : reader_(reader) {}

  // REQUIRES: is_referred_to(table).
  [[nodiscard]] bool has(Table table, std::int32_t id);
  // The contact that a stored person belongs to.
  [[nodiscard]] std::optional<std::int32_t> contact_of_person(std::int32_t person);
  [[nodiscard]] bool has_group(std::string_view name) const;
  // The associate who signs in by this name.
  [[nodiscard]] std::optional<std::int32_t> associate_by_login(std::string_view login) const;

 private:
  struct Known {
    IdSet asked;
    IdSet there;
  };

  [[nodiscard]] bool look_up(Table table, std::int32_t id) const;

  const store::Reader& reader_;
  std::array<Known, index(Table::Persons)> known_;  // persons are in persons_
  std::unordered_map<std::int32_t, std::optional<std::int32_t>> persons_;
};

}  // namespace crm::import
