#include "app/installation.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "codec/gzip.h"
#include "tests/support/sent_request.h"

namespace crm::app {
namespace {

Result<server::Installation> installation(const Settings& settings) {
  static const auto kZones = locale::ZoneCatalog::open();
  return installation_of(settings, kZones);
}

Result<server::Installation> with_setting(std::string Settings::* member, std::string_view value) {
  Settings settings;
  settings.*member = value;
  return installation(settings);
}

TEST(Installation, CanBeMadeOfTheDefaults) {
  const auto made = installation({});
  ASSERT_TRUE(made);
  EXPECT_EQ(made->standard.zone_code, "UTC");
  EXPECT_TRUE(made->standard.suffix_without_header);
  EXPECT_EQ(made->likeness.version, "11.0.1.1");
  EXPECT_TRUE(made->likeness.product.starts_with("active-contacts "));
  EXPECT_TRUE(made->likeness.product.ends_with(" (WebAPI compatible)"));
  EXPECT_TRUE(route::find("/Cust1/api", made->prefixes));
  EXPECT_EQ(made->urls.host_root(SentRequest("GET")), "http://crm.example.test");
  EXPECT_EQ(made->body_limits.decoded_bytes_max, 1024U * 1024U);
  EXPECT_EQ(made->answer_memory_bytes_max, 64U * 1024U * 1024U);
}

TEST(Installation, DescribesWhatCanBeCalledOnceForAllWhoAsk) {
  Settings settings;
  settings.body_bytes_max = 4321;
  const auto made = installation(settings);
  ASSERT_TRUE(made);
  const server::Compressed& openapi = made->documents.openapi();
  EXPECT_TRUE(openapi.bytes.starts_with(R"({"openapi":"3.1)"));
  EXPECT_NE(openapi.bytes.find("GetMyActiveContacts"), std::string::npos);
  EXPECT_EQ(openapi.gzipped, codec::gzip(openapi.bytes));
  EXPECT_EQ(&made->documents.openapi(), &openapi);
  const auto others = installation({});
  EXPECT_NE(others->documents.openapi().bytes, openapi.bytes);  // each has its own limits
}

TEST(Installation, KeepsAsMuchOfWhatItToldAsIsSet) {
  for (const std::uint64_t bytes : {0U, 1U, 1U << 30U}) {
    Settings settings;
    settings.answer_memory_bytes_max = bytes;
    EXPECT_EQ(installation(settings)->answer_memory_bytes_max, bytes);
  }
}

TEST(Installation, NamesTheSettingThatIsWrong) {
  for (const auto& [member, name, value] :
       {std::tuple{&Settings::base_time_zone, "base_time_zone", "Mars"},
        {&Settings::path_prefixes, "path_prefixes", "crm"},
        {&Settings::cors_origins, "cors_origins", "app.example.test"},
        {&Settings::url_scheme_override, "url_scheme_override", "ftp"},
        {&Settings::url_scheme_override, "url_scheme_override", "https://"},
        {&Settings::url_host_override, "url_host_override", "crm.example.test:8443"},
        {&Settings::url_host_override, "url_host_override", "https://crm.example.test"},
        {&Settings::url_host_override, "url_host_override", "crm.example.test/path"},
        {&Settings::url_host_override, "url_host_override", "me@crm"},
        {&Settings::url_host_override, "url_host_override", "crm:"},
        {&Settings::url_host_override, "url_host_override", "2001:db8::1"},
        {&Settings::url_port_override, "url_port_override", "0"},
        {&Settings::url_port_override, "url_port_override", "65536"},
        {&Settings::url_port_override, "url_port_override", ":80"},
        {&Settings::installation, "installation", "cloud"},
        {&Settings::installation, "installation", ""}}) {
    const auto refused = with_setting(member, value);
    ASSERT_FALSE(refused) << name << " = " << value;
    EXPECT_EQ(refused.error().detail.find(std::string(name) + ": "), 0U) << refused.error().detail;
  }
}

TEST(Installation, IsOnSiteUnlessItIsSetOnline) {
  EXPECT_EQ(installation({})->type, server::InstallationType::Onsite);
  EXPECT_EQ(installation({})->challenge, server::kBasicChallenge);
  const auto online = with_setting(&Settings::installation, "online");
  ASSERT_TRUE(online);
  EXPECT_EQ(online->type, server::InstallationType::Online);
  EXPECT_EQ(online->challenge, server::kBearerChallenge);
  EXPECT_TRUE(online->prefixes.are_tenants());
}

TEST(Installation, OnlineHasNoPathsButThoseOfTenants) {
  Settings settings;
  settings.installation = "online";
  settings.path_prefixes = "/crm";
  const auto refused = installation(settings);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().detail.find("path_prefixes: "), 0U) << refused.error().detail;
}

TEST(Installation, KnowsWhichSchemesAreWaysToSignIn) {
  Settings settings;
  EXPECT_TRUE(schemes_of(settings).basic);
  EXPECT_TRUE(schemes_of(settings).tickets);
  settings.authorize_with_ticket = false;
  EXPECT_FALSE(schemes_of(settings).tickets);
  settings.authorize_with_username = false;
  EXPECT_FALSE(schemes_of(settings).basic);
  EXPECT_EQ(installation(settings)->challenge, server::kBearerChallenge);
  settings = {};
  settings.installation = "online";
  EXPECT_FALSE(schemes_of(settings).basic);
  EXPECT_TRUE(schemes_of(settings).tickets);
}

TEST(Installation, HasNoSignInByADomain) {
  Settings settings;
  settings.authorize_with_implicit = true;
  const auto refused = installation(settings);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().detail.find("authorize_with_implicit: "), 0U) << refused.error().detail;
}

TEST(Installation, TellsAddressesAsTheyAreSet) {
  Settings settings;
  settings.url_scheme_override = "https";
  settings.url_host_override = "[2001:db8::1]";
  settings.url_port_override = "8443";
  EXPECT_EQ(installation(settings)->urls.host_root(SentRequest("GET").to("x:1")),
            "https://[2001:db8::1]:8443");
}

TEST(Installation, AllowsOriginsOnlyWhileThatIsOn) {
  Settings settings;
  settings.cors_origins = "*";
  const SentRequest sent("GET", "/", {{"Origin", "http://a"}});
  EXPECT_FALSE(installation(settings)->cors.fields_for(sent).empty());
  settings.cors_enable = false;
  EXPECT_TRUE(installation(settings)->cors.fields_for(sent).empty());
}

TEST(Installation, TellsAVersionOfFourNumbersOnly) {
  for (const auto* version : {"11.0.1.1", "8.5.9999.12"}) {
    Settings settings;
    settings.net_server_version = version;
    EXPECT_TRUE(installation_of(settings, locale::ZoneCatalog::open())) << version;
  }
  for (const auto* version :
       {"11", "11.0.1", "11.0.1.1.1", "11..1.1", "11.0.1.", ".1.2.3", "a.b.c.d"}) {
    Settings settings;
    settings.net_server_version = version;
    const auto refused = installation_of(settings, locale::ZoneCatalog::open());
    ASSERT_FALSE(refused) << version;
    EXPECT_EQ(refused.error().detail.find("net_server_version: "), 0U);
  }
}

}  // namespace
}  // namespace crm::app
