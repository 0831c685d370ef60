#include "carrier/key.h"

#include <gtest/gtest.h>

#include "carrier/contact_entity.h"
#include "carrier/mdo_list_item.h"

namespace crm::carrier {
namespace {

TEST(Key, OfACarrierIsTheMemberThatItsTableCallsSo) {
  EXPECT_EQ(key_of(ContactEntity{.contact_id = 689}), 689);
  EXPECT_EQ(key_of(ContactEntity{}), 0);
  MdoListItem item{.id = 4, .rank = 2};
  EXPECT_EQ(key_of(item), 4);
  set_key(item, 7);
  EXPECT_EQ(item.id, 7);
  EXPECT_EQ(item.rank, 2);
}

}  // namespace
}  // namespace crm::carrier
