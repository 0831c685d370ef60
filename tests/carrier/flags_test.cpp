#include "carrier/flags.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "carrier/rights.h"

namespace crm::carrier {
namespace {

std::string table_text(std::uint32_t bits) { return flags_text(bits, flag_names(TableMask{})); }
std::string field_text(std::uint32_t bits) { return flags_text(bits, flag_names(FieldMask{})); }

// What real servers have been seen to write [wire: TableRight] [wire: FieldProperties].
TEST(FlagsText, WritesTheDocumentedMasks) {
  EXPECT_EQ(table_text(37), "RI, RestrictedUpdate");
  EXPECT_EQ(table_text(15), "FULL");
  EXPECT_EQ(field_text(67), "Update, UIHintMandatory");
  EXPECT_EQ(field_text(35), "Update, Unused4");
  EXPECT_EQ(field_text(160), "Unused4, UIHintReadOnly");
}

TEST(FlagsText, NamesAValueThatHasItsOwnNameByThatAlone) {
  for (const FlagName& named : flag_names(TableMask{})) {
    EXPECT_EQ(table_text(named.value), named.name);
  }
  for (const FlagName& named : flag_names(FieldMask{})) {
    EXPECT_EQ(field_text(named.value), named.name);
  }
}

TEST(FlagsText, IsTheNumberOfTheWholeWhereSomethingHasNoName) {
  EXPECT_EQ(table_text(256), "256");
  EXPECT_EQ(table_text(256 + 1), "257");
  EXPECT_EQ(field_text(512 + 3), "515");
  EXPECT_EQ(field_text(0xFFFFFFFF), "4294967295");
  EXPECT_EQ(flags_text(0, {}), "0");
}

// Greedily, though there may be shorter texts: 31 is not "FULL, Filtering".
TEST(FlagsText, TakesTheGreatestNamesFirst) {
  EXPECT_EQ(table_text(6), "Update, Insert");
  EXPECT_EQ(table_text(38 + 1), "Select, WRITE");
  EXPECT_EQ(table_text(15 + 16), "UDR, FI");
  EXPECT_EQ(table_text(12), "Insert, Delete");
  EXPECT_EQ(field_text(192 + 1), "Read, UIHints");
}

// The bits of "A, B" by the table; a name stands for all its bits.
std::uint32_t bits_of(std::string_view text, std::span<const FlagName> names) {
  std::uint32_t bits = 0;
  while (!text.empty()) {
    const std::string_view name = text.substr(0, text.find(", "));
    text.remove_prefix(std::min(name.size() + 2, text.size()));
    for (const FlagName& named : names) {
      if (named.name == name) bits += named.value;  // sums: no bit is told twice
    }
  }
  return bits;
}

RC_GTEST_PROP(FlagsText, TellsEveryBitOnce, ()) {
  const auto table = *rc::gen::inRange<std::uint32_t>(1, 256);
  const auto field = *rc::gen::inRange<std::uint32_t>(1, 512);
  RC_ASSERT(bits_of(table_text(table), flag_names(TableMask{})) == table);
  RC_ASSERT(bits_of(field_text(field), flag_names(FieldMask{})) == field);
}

TEST(ElementaryText, HasNoNamesOfSeveralFlags) {
  const auto table = [](std::uint32_t bits) {
    return elementary_text(bits, flag_names(TableMask{}));
  };
  const auto field = [](std::uint32_t bits) {
    return elementary_text(bits, flag_names(FieldMask{}));
  };
  EXPECT_EQ(table(15), "Select Update Insert Delete");
  EXPECT_EQ(table(37), "Select Insert RestrictedUpdate");
  EXPECT_EQ(field(67), "Read Write UIHintMandatory");
  EXPECT_EQ(field(192), "UIHintMandatory UIHintReadOnly");
  EXPECT_EQ(field(0), "");
  EXPECT_EQ(table(1024 + 8), "Delete");
}

}  // namespace
}  // namespace crm::carrier
