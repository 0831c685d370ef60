#include "agent/category_saving.h"

#include <gtest/gtest.h>

#include <future>

#include "agent/office.h"
#include "tests/agent/user_desk.h"

namespace crm {
namespace {

class CategorySaving : public UserDesk {
 protected:
  using Entity = carrier::CategoryEntity;

  Result<Entity> save(AssociateId user, std::string_view json) {
    const auto asked = given<Entity>(json);
    return writing(user, [&](agent::Writing& desk) {
      const auto saved = agent::save_category_entity(desk, asked);
      changes_names_ = desk.changes_names();
      return saved;
    });
  }
  std::optional<Entity> get(AssociateId user, std::int32_t id) {
    return reading(user,
                   [&](agent::Reading& desk) { return agent::get_category_entity(desk, {id}); })
        .value();
  }
  Category row(std::int32_t id) {
    return stored([&](const store::Reader& r) { return r.category(CategoryId{id}); })
        .value_or(Category{});
  }

  bool changes_names_ = false;
};

TEST_F(CategorySaving, NewOnesComeLast) {
  const auto entity = reading(kChief, [](agent::Reading& desk) {
                        return agent::create_default_category_entity(desk, {});
                      }).value();
  EXPECT_EQ(entity.category_id, 0);
  EXPECT_EQ(entity.rank, 4);
  EXPECT_EQ(entity.table_right->mask.bits, 15U);
}

TEST_F(CategorySaving, ASaveMakesOneWithAllThatWasSaid) {
  const Entity saved = save(kChief, R"({"name":" Partner ","tooltip":"t","categoryGroup":"Partner",
      "enableLeadStatus":true,"categoryFamilyId":5})")
                           .value();
  EXPECT_EQ(saved.category_id, 4);
  EXPECT_EQ(saved.name, "Partner");
  EXPECT_EQ(saved.category_group, carrier::CategoryGroup::Partner);
  EXPECT_EQ(saved.rank, 4);
  EXPECT_TRUE(changes_names_);
  EXPECT_EQ(get(kChief, 4), saved);
  EXPECT_EQ(get(kChief, 4)->category_family_id, 5);
  EXPECT_EQ(row(4).name, "Partner");
}

TEST_F(CategorySaving, AChangeLeavesTheRestAsItIs) {
  const Entity saved = save(kChief, R"({"categoryId":1,"deleted":true})").value();
  EXPECT_EQ(saved.name, R"(US:"Customer";NO:"Kunde")");
  EXPECT_EQ(saved.category_group, carrier::CategoryGroup::Customer);
  EXPECT_TRUE(row(1).deleted);
}

TEST_F(CategorySaving, SavingBackWhatWasToldChangesNothing) {
  const Category before = row(1);
  ASSERT_TRUE(save(kChief, R"({"categoryId":1,"name":"US:\"Customer\";NO:\"Kunde\"","rank":2})"));
  EXPECT_FALSE(changes_names_);
  // As a caller in Norwegian was told it.
  EXPECT_EQ(save(kChief, R"({"categoryId":1,"name":"Kunde"})")->name, before.name);
  EXPECT_FALSE(changes_names_);
  EXPECT_EQ(row(1), before);
  EXPECT_EQ(save(kChief, R"({"categoryId":1,"name":"Client"})")->name, "Client");
  EXPECT_TRUE(changes_names_);
}

TEST_F(CategorySaving, NamesAreUniqueInEveryLanguage) {
  const auto refused = [&](std::string_view json) { return refusal(save(kChief, json)); };
  EXPECT_EQ(refused(R"({"name":"vendor"})"), "400 Name: category 2 has that name.");
  EXPECT_EQ(refused(R"({"name":"Kunde"})"), "400 Name: category 1 has that name.");
  EXPECT_EQ(refused(R"({"name":"US:\"Buyer\";NO:\"Kunde\""})"),
            "400 Name: category 1 has that name.");
  EXPECT_EQ(refused(R"({"categoryId":2,"name":"former"})"),
            "400 Name: category 3 has that name, though it is no longer offered.");
  EXPECT_EQ(refused(R"({"name":" "})"), "400 Name: must not be blank.");
  EXPECT_EQ(refused(R"({"categoryId":9,"name":"x"})"),
            "400 CategoryId: there is no 9 that you may read.");
  EXPECT_EQ(refused(R"({"categoryId":2,"name":"VENDOR"})"), "");
}

TEST_F(CategorySaving, OnlyListAdministratorsChangeThem) {
  EXPECT_EQ(refusal(save(kAnna, R"({"name":"Mine"})")),
            "403 Only list administrators may change categories.");
  const auto seen = get(kAnna, 2);
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->name, "Vendor");
  EXPECT_EQ(seen->table_right->mask.bits, 1U);
  EXPECT_EQ(get(kAnna, 9), std::nullopt);
}

// Behind the answer every page shows the new name.
TEST_F(CategorySaving, TheFeedKnowsTheNewNameAtOnce) {
  const auto asked = given<Entity>(R"({"categoryId":2,"name":"Supplier"})");
  std::promise<Result<void>> done;
  {
    agent::Office office(store_, feed_, clock_, {});
    office.write(
        {.tenant = kOnlyTenant, .associate = kChief}, zone_,
        [&](agent::Writing& desk) -> Result<void> {
          const auto saved = agent::save_category_entity(desk, asked);
          if (!saved) return forward(saved);
          return {};
        },
        [&](const Result<void>& result) { done.set_value(result); });
    ASSERT_TRUE(done.get_future().get());
    EXPECT_EQ(feed_.names(kOnlyTenant)->category(kVendor).text, "Supplier");
  }
}

}  // namespace
}  // namespace crm
