// The public sample databases beside the checkout, imported whole.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/import/company.h"

namespace crm::import {
namespace {

// `../shared/data` beside the checkout.
std::filesystem::path sample(const std::string& name) {
  return std::filesystem::path(CRM_SOURCE_DIR) / "../shared/data" / name / "import";
}

class Samples : public testing::Test {
 protected:
  Summary import(const std::string& name) {
    const auto folder = sample(name);
    if (!std::filesystem::is_directory(folder)) {
      throw std::runtime_error("the sample data is not there: expected " + folder.string());
    }
    auto summary = run(store, kOnlyTenant, {folder}, {});
    if (!summary) throw std::runtime_error(summary.error().detail);
    return *summary;
  }

  ManualClock clock{instant("2026-01-01T00:00:00Z")};
  store::MemoryStore store{clock};
};

TEST_F(Samples, AdventureWorksComesInWhole) {
  const auto summary = import("adventureworks");
  EXPECT_EQ(told(summary), "");
  EXPECT_TRUE(summary.changed);
  EXPECT_EQ(counted(summary),
            "associates 290: 290 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "categories 6: 6 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "contacts 806: 806 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "persons 1199: 1199 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "appointments 7818: 7818 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "documents 3824: 3824 inserted, 0 updated, 0 unchanged, 0 refused\n");
}

TEST_F(Samples, AdventureWorksAgainChangesNothing) {
  (void)import("adventureworks");
  const auto before = picture_of(store);
  const auto again = import("adventureworks");
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(counted(again),
            "associates 290: 0 inserted, 0 updated, 290 unchanged, 0 refused\n"
            "categories 6: 0 inserted, 0 updated, 6 unchanged, 0 refused\n"
            "contacts 806: 0 inserted, 0 updated, 806 unchanged, 0 refused\n"
            "persons 1199: 0 inserted, 0 updated, 1199 unchanged, 0 refused\n"
            "appointments 7818: 0 inserted, 0 updated, 7818 unchanged, 0 refused\n"
            "documents 3824: 0 inserted, 0 updated, 3824 unchanged, 0 refused\n");
  EXPECT_EQ(picture_of(store), before);
}

TEST_F(Samples, ChinookComesInWholeAndAgainChangesNothing) {
  const auto summary = import("chinook");
  EXPECT_EQ(told(summary), "");
  EXPECT_EQ(counted(summary),
            "associates 8: 8 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "categories 3: 3 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "contacts 60: 60 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "persons 67: 67 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "appointments 412: 412 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "documents 0: 0 inserted, 0 updated, 0 unchanged, 0 refused\n");
  EXPECT_FALSE(import("chinook").changed);
}

}  // namespace
}  // namespace crm::import
