// Statements that write many rows at once: what SQLite does once for each statement, to begin and
// end it and to find its places, is a third of what a line of the log costs, and of other rows.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "store/sqlite/sql.h"

namespace crm::store::sqlite::sql {

// An insert of one row, with the row's parameters kTimes over. By places alone.
template <const auto& kInsert, std::size_t kTimes>
inline constexpr auto kManyTimes = [] {
  constexpr std::size_t kSize = std::size(kInsert) - 1;
  constexpr std::size_t kBegin = [] {
    std::size_t at = 0;
    while (kInsert[at] != '(' || kInsert[at + 1] != '?') ++at;
    return at;
  }();
  constexpr std::size_t kEnd = [] {
    std::size_t at = kBegin;
    while (kInsert[at] != ')') ++at;
    return at + 1;
  }();
  constexpr std::size_t kAnother = kEnd - kBegin + 1;  // with the comma in front of it
  std::array<char, kSize + (kTimes - 1) * kAnother + 1> text{};
  std::size_t at = 0;
  const auto add = [&](std::size_t begin, std::size_t end) {
    for (std::size_t from = begin; from < end; ++from) text[at++] = kInsert[from];
  };
  add(0, kEnd);
  for (std::size_t i = 1; i < kTimes; ++i) {
    text[at++] = ',';
    add(kBegin, kEnd);
  }
  add(kEnd, kSize);
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
