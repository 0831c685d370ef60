// Writes rows that have been judged good into the store: an upsert by id that keeps what the files
// do not say of a row that is there already.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "domain/entities.h"
#include "import/row.h"
#include "import/tables.h"
#include "store/recorder.h"
#include "store/store.h"

namespace crm::import {

class RowWriter {
 public:
  // REQUIRES: transaction outlives this.
  explicit RowWriter(store::Transaction& transaction);

  // REQUIRES: the row has no flaw, and rows come table by table, in the order of Table.
  store::Saved write(Table table, const Row& row);

  // The last call before the transaction ends.
  void finish() { recorder_.finish(); }

 private:
  store::Saved write_associate(const Row& row);
  store::Saved write_category(const Row& row);
  store::Saved write_contact(const Row& row);
  store::Saved write_person(const Row& row);
  store::Saved write_appointment(const Row& row);
  store::Saved write_document(const Row& row);

  [[nodiscard]] GroupId group_named(std::string_view name);
  [[nodiscard]] GroupId group_of(AssociateId associate);
  template <class Owned>
  void give(Owned& row, AssociateId owner, bool is_new);
  [[nodiscard]] Visibility visibility_in(const Cell& cell, AssociateId owner);
  void vacate_login(std::string_view login, AssociateId for_whom);

  store::Transaction& transaction_;
  store::Recorder recorder_;
  store::Counts before_;  // a table without rows has nothing to look up
  std::unordered_map<std::string, GroupId> groups_;
  std::unordered_map<AssociateId, GroupId> groups_of_;
};

}  // namespace crm::import
