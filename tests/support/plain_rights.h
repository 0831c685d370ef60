// What an answer has to say of rights, written out from the tables of [wire: Roles],
// [wire: TableRight] and [wire: FieldProperties], and on purpose without the functions, names and
// texts that the product uses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace crm {

// Bits of the wire's ETableRight or EFieldRight, and why there are not more.
struct PlainRight {
  std::uint32_t bits = 0;
  std::string reason;
};

struct PlainField {
  std::string_view key;
  PlainRight right;
  std::string_view type;
  int length = 0;
};

// What the user may do with a contact. REQUIRES: the user and the user's role are there.
[[nodiscard]] PlainRight plain_table_right(const store::Reader& reader, AssociateId user,
                                           const Contact& contact);

// What the user may do with the fields of a row of which that may be done, in the order of the
// wire.
[[nodiscard]] std::vector<PlainField> plain_fields(const PlainRight& row);

// The text of a mask as JSON has it: the name of the whole value where there is one, else the names
// of what it is put together from, the greatest first taken, told in rising order.
[[nodiscard]] std::string plain_table_mask(std::uint32_t bits);
[[nodiscard]] std::string plain_field_mask(std::uint32_t bits);

// As XML has it: elementary names alone, with blanks between them.
[[nodiscard]] std::string plain_table_words(std::uint32_t bits);
[[nodiscard]] std::string plain_field_words(std::uint32_t bits);

// How the user stands to what is owned so, by the first line of [wire: Roles] that holds. `user`
// and `owner` are ids, the group is the one kept on the row.
[[nodiscard]] Relation plain_relation(const store::Reader& reader, AssociateId user,
                                      AssociateId owner, GroupId group);

}  // namespace crm
