// Lists hold what they begin with until somebody changes them.
#include <algorithm>

#include "domain/list_item.h"
#include "tests/store/contract.h"

namespace crm::store {
namespace {

TEST_P(StoreContract, BeginsWithListsOfItsOwn) {
  put_world();
  for (const List list : kAllLists) {
    SCOPED_TRACE(name(list));
    EXPECT_FALSE(starting_items(list).empty());
    EXPECT_EQ(ask([&](const Reader& reader) { return reader.list(list); }), starting_items(list));
  }
}

TEST_P(StoreContract, KeepsTheOtherLinesOfAListThatIsChanged) {
  put_world();
  const ListItem changed{.id = 2,
                         .name = R"(US:"Bakers";NO:"Bakere")",
                         .tooltip = "Bread",
                         .rank = 99,
                         .deleted = true,
                         .card = R"({"Type":"Phone"})"};
  write([&](Transaction& transaction) { transaction.put(List::Business, changed); });
  const auto items = ask([](const Reader& reader) { return reader.list(List::Business); });
  ASSERT_EQ(items.size(), starting_items(List::Business).size());
  EXPECT_EQ(items.back(), changed) << "in order of rank";
  EXPECT_EQ(items.front(), starting_items(List::Business).front());
  EXPECT_EQ(ask([](const Reader& reader) { return reader.list(List::Country); }),
            starting_items(List::Country));
}

TEST_P(StoreContract, KeepsListsOfTenantsApart) {
  put_world();
  put_world(TenantId{2});
  write([](Transaction& transaction) {
    transaction.put(List::Priority, ListItem{.id = 50, .name = "Now", .rank = 1});
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.list(List::Priority); }, TenantId{2}),
            starting_items(List::Priority));
}

TEST_P(StoreContract, GivesBackEveryFieldOfACategory) {
  put_world();
  const Category category{.id = kVendor,
                          .name = "Vendor",
                          .tooltip = "Who sells to us",
                          .rank = -3,
                          .deleted = true,
                          .card = R"({"CategoryGroup":"Partner"})"};
  write([&](Transaction& transaction) { transaction.put(category); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.category(kVendor); }), category);
}

}  // namespace
}  // namespace crm::store
