// The statements of the store without what makes them upserts: the plainest way to the same rows.
#pragma once

#include <string>
#include <string_view>

#include "store/sqlite/sql.h"

namespace crm::store {

[[nodiscard]] inline std::string plain_insert(std::string_view upsert) {
  return std::string(upsert.substr(0, upsert.find(" ON CONFLICT")));
}

// Kept for the length of the program, as a connection knows statements by their address.
struct PlainSql {
  std::string contact = plain_insert(sqlite::sql::kPutContact);
  std::string person = plain_insert(sqlite::sql::kPutPerson);
  std::string appointment = plain_insert(sqlite::sql::kPutAppointment);
  std::string document = plain_insert(sqlite::sql::kPutDocument);
  std::string event = plain_insert(sqlite::sql::kAppend);
  std::string head = plain_insert(sqlite::sql::kPutHead);
};

}  // namespace crm::store
