// Statements that write many rows at once: what SQLite does once for each statement, to begin and
// end it and to find its places, is a third of what a line of the log costs, and a quarter of other
// rows.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "store/sqlite/sql.h"

namespace crm::store::sqlite::sql {

// An insert of one row, with the row's parameters kTimes over.
template <const auto& kInsert, std::size_t kTimes>
inline constexpr auto kManyTimes = [] {
  constexpr std::string_view kOne(kInsert);
  constexpr std::size_t kBegin = kOne.find("(?");
  constexpr std::size_t kEnd = kOne.find(')', kBegin) + 1;
  constexpr std::size_t kAnother = kEnd - kBegin + 1;  // with the comma in front of it
  std::array<char, kOne.size() + (kTimes - 1) * kAnother + 1> text{};
  char* at = std::ranges::copy(kOne.substr(0, kEnd), text.data()).out;
  for (std::size_t i = 1; i < kTimes; ++i) {
    *at++ = ',';
    at = std::ranges::copy(kOne.substr(kBegin, kEnd - kBegin), at).out;
  }
  std::ranges::copy(kOne.substr(kEnd), at);
  return text;
}();

inline constexpr std::size_t kLinesAtOnce = 64;
static_assert(values_of(kAppend) * kLinesAtOnce <= kValuesMax);
inline constexpr const char* kAppendMany = kManyTimes<kAppend, kLinesAtOnce>.data();

inline constexpr std::size_t kRowsAtOnce = 32;
static_assert(std::ranges::max({values_of(kPutContact), values_of(kPutPerson),
                                values_of(kPutAppointment), values_of(kPutDocument)}) *
                  kRowsAtOnce <=
              kValuesMax);
inline constexpr const char* kPutContacts = kManyTimes<kPutContact, kRowsAtOnce>.data();
inline constexpr const char* kPutPersons = kManyTimes<kPutPerson, kRowsAtOnce>.data();
inline constexpr const char* kPutAppointments = kManyTimes<kPutAppointment, kRowsAtOnce>.data();
inline constexpr const char* kPutDocuments = kManyTimes<kPutDocument, kRowsAtOnce>.data();

}  // namespace crm::store::sqlite::sql
