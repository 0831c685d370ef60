#include "route/route.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string_view>

namespace crm::route {
namespace {

// The table is looked up by name.
TEST(Routes, StandInTheOrderOfTheirNames) {
  for (std::size_t i = 0; i < kRoutes.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(kRoutes[i].name), i) << kRoutes[i].path;
  }
}

TEST(Routes, BeginWithASlashAndCanBeAskedForSomehow) {
  std::set<std::string_view> paths;
  for (const Route& route : all_routes()) {
    EXPECT_TRUE(route.path.starts_with('/')) << route.path;
    EXPECT_TRUE(route.get || route.post) << route.path;
    EXPECT_TRUE(route.summary.ends_with('.')) << route.path;
    paths.insert(route.path);
  }
  EXPECT_EQ(paths.size(), kRoutes.size());
}

// What tells of the data or of who asks needs a caller; the rest says what anybody may know.
TEST(Routes, NeedACallerForAllButDescriptions) {
  for (const Route& route : all_routes()) {
    const bool is_metadata = route.path == "/api" || route.path == "/api/v1" ||
                             !route.path.starts_with("/api") ||
                             route.standing == Standing::Installation;
    EXPECT_EQ(route.needs_caller, !is_metadata) << route.path;
  }
}

// A flag that stands in the place of another would be believed.
TEST(ServiceRoutes, ChangeEntitiesAloneAndTakeUploadsOfContentsAlone) {
  for (const Route& route : kServiceRoutes) {
    EXPECT_EQ(route.change, route.name == Name::Entity) << route.path;
    EXPECT_EQ(route.takes_upload, route.name == Name::SetDocumentStream) << route.path;
  }
}

}  // namespace
}  // namespace crm::route
