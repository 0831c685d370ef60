#include "route/prefixes.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crm::route {
namespace {

using Lengths = std::vector<std::size_t>;

Lengths fits(std::string_view prefixes, const std::vector<std::string>& segments) {
  return Prefixes::parse(prefixes).value().fits(segments);
}

TEST(Prefixes, OfASlashAloneAreNone) {
  EXPECT_EQ(fits("/", {}), (Lengths{0}));
  EXPECT_EQ(fits("/", {"api"}), (Lengths{0}));
}

TEST(Prefixes, OfTenantsLeadWhatIsATenantsAndNothingElse) {
  const Prefixes online = Prefixes::of_tenants();
  EXPECT_TRUE(online.may_lead(1, Standing::Tenant));
  EXPECT_FALSE(online.may_lead(0, Standing::Tenant));
  EXPECT_FALSE(online.may_lead(1, Standing::Installation));
  EXPECT_TRUE(online.may_lead(0, Standing::Installation));
  EXPECT_TRUE(online.may_lead(0, Standing::Both));
  EXPECT_TRUE(online.may_lead(1, Standing::Both));
  EXPECT_FALSE(online.has_none());
}

TEST(Prefixes, OnSiteNothingIsOfAnInstallationOfManyTenants) {
  const Prefixes on_site = Prefixes::parse("/**").value();
  EXPECT_TRUE(on_site.may_lead(0, Standing::Tenant));
  EXPECT_TRUE(on_site.may_lead(3, Standing::Both));
  EXPECT_FALSE(on_site.may_lead(0, Standing::Installation));
}

TEST(Prefixes, FitInAnyCase) {
  EXPECT_EQ(fits("/Crm", {"cRM", "api"}), (Lengths{1}));
  EXPECT_EQ(fits("/Crm/", {"crm"}), (Lengths{1}));
  EXPECT_EQ(fits("/Crm", {"crm2", "api"}), (Lengths{}));
  EXPECT_EQ(fits("/Crm", {"api", "crm"}), (Lengths{}));
  EXPECT_EQ(fits("/Crm", {}), (Lengths{}));
}

TEST(Prefixes, MayHaveSeveralSegments) {
  EXPECT_EQ(fits("/a/b/Cust*", {"A", "b", "cust7", "api"}), (Lengths{3}));
  EXPECT_EQ(fits("/a/b", {"a"}), (Lengths{}));
  EXPECT_EQ(fits("/a/b", {"a", "c"}), (Lengths{}));
}

TEST(Prefixes, MayFitSideBySide) {
  EXPECT_EQ(fits("/ /crm /crm/Cust*", {"crm", "Cust1", "api"}), (Lengths{0, 1, 2}));
  EXPECT_EQ(fits("\t/  /crm\t/web ", {"web"}), (Lengths{0, 1}));
}

TEST(Prefixes, TakeAStarForDigitsAlone) {
  for (const std::string segment : {"Cust1", "cust12345", "CUST0"}) {
    EXPECT_EQ(fits("/Cust*", {segment}), (Lengths{1})) << segment;
  }
  for (const std::string segment : {"Cust", "Custom", "Cust1a", "Cust-1", "Cust*", "1Cust1", ""}) {
    EXPECT_EQ(fits("/Cust*", {segment}), (Lengths{})) << segment;
  }
  EXPECT_EQ(fits("/*", {"7"}), (Lengths{1}));
}

TEST(Prefixes, FitNothingUnlessSet) { EXPECT_EQ(Prefixes().fits({}), (Lengths{})); }

TEST(Prefixes, RefuseWhatIsNoPath) {
  for (const std::string_view text :
       {"", " ", "crm", "//", "/crm//web", "/a*b", "/Cust**", "/ crm", "/*/x*y", "Cust*"}) {
    const auto refused = Prefixes::parse(text);
    ASSERT_FALSE(refused) << text;
    EXPECT_NE(refused.error().detail.find("/Cust*"), std::string::npos) << text;
  }
  EXPECT_EQ(Prefixes::parse("/ crm").error().detail.find("\"crm\""), 0U);
}

}  // namespace
}  // namespace crm::route
