#include "route/find.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace crm::route {
namespace {

constexpr std::string_view kNone = "none";

// The route's path, what stands before it, and the parameters: "/crm + /api/v1/String/{sr_id} [x]".
std::string found(std::string_view path, std::string_view prefixes = "/ /Cust* /crm/web") {
  const auto found = find(path, Prefixes::parse(prefixes).value());
  if (!found) return std::string(kNone);
  std::string text = found->prefix;
  text.append(text.empty() ? "" : " + ").append(found->route->path);
  for (const std::string& parameter : found->parameters) text += " [" + parameter + "]";
  return text;
}

TEST(Find, KnowsEveryAddressOfTheTable) {
  for (const Route& route : all_routes()) {
    if (route.path.find('{') != std::string_view::npos) continue;
    if (route.standing == Standing::Installation) {
      EXPECT_EQ(found(route.path), kNone);
      const auto online = find(route.path, Prefixes::of_tenants());
      ASSERT_TRUE(online) << route.path;
      EXPECT_EQ(online->route->path, route.path);
    } else {
      EXPECT_EQ(found(route.path), route.path);
    }
  }
}

TEST(Find, ComparesInAnyCase) {
  EXPECT_EQ(found("/API/v1/AGENTS/contact/getmyactivecontacts"),
            "/api/v1/Agents/Contact/GetMyActiveContacts");
  EXPECT_EQ(found("/Api/V1/user/CURRENTPRINCIPAL"), "/api/v1/User/currentPrincipal");
}

TEST(Find, IgnoresOneSlashAtTheEndAndNoOther) {
  EXPECT_EQ(found("/api/"), "/api");
  EXPECT_EQ(found("/api/v1/Agents/Contact/GetMyActiveContacts/"),
            "/api/v1/Agents/Contact/GetMyActiveContacts");
  EXPECT_EQ(found("/reference"), "/reference/");
  for (const std::string_view path :
       {"/api//", "//api", "/api//v1", "/api/v1//Agents/Contact/GetMyActiveContacts", "//", "/",
        "/reference//", "/api/v1/String//", "/api/v1/String//nb", "/Cust1//api"}) {
    EXPECT_EQ(found(path), kNone) << path;
  }
}

TEST(Find, DecodesEscapesOnce) {
  EXPECT_EQ(found("/%61pi/v1/Agents/Contact/GetMyActive%43ontacts"),
            "/api/v1/Agents/Contact/GetMyActiveContacts");
  EXPECT_EQ(found("/api%2Fv1"), "/api/v1");
  EXPECT_EQ(found("/api/v1%2f"), "/api/v1");
  EXPECT_EQ(found("/%2561pi"), kNone);
  EXPECT_EQ(found("/api%2F%2Fv1"), kNone);
}

// Whether the path is one of the table, and not one of those that each stand for many calls: which
// of these there are is not for this room to say.
bool is_in_the_table(std::string_view path) {
  const auto found = find(path, Prefixes::parse("/ /Cust* /crm/web").value());
  return found && std::ranges::none_of(kServiceRoutes, [&](const Route& service) {
           return &service == found->route;
         });
}

// Which names are those of methods, the tables of services know.
TEST(Find, LeavesMethodsOfServicesToTheirTables) {
  for (const std::string_view method : {"GetContact", "GetMyActiveContacts;x", "4711"}) {
    EXPECT_EQ(found("/api/v1/Agents/Contact/" + std::string(method)),
              "/api/v1/Agents/{agent}/{method} [Contact] [" + std::string(method) + "]");
  }
}

TEST(Find, TakesNoPathForAnother) {
  for (const std::string_view path : {"",
                                      "api",
                                      "*",
                                      "/api%00",
                                      "/api/../api",
                                      "/api/v1/../v1",
                                      "/api/./v1",
                                      "/api/v1/%2e%2e/v1",
                                      "/api/v2",
                                      "/api/v1/Agents/Contact",
                                      "/api/v1/Agents/Contact/GetMyActiveContacts/x",
                                      "/apix",
                                      "/ap",
                                      "/api?",
                                      "/api%",
                                      "/api%2",
                                      "/api%zz",
                                      "/api+",
                                      "/api\\v1",
                                      "/reference/a/b"}) {
    EXPECT_FALSE(is_in_the_table(path)) << path;
  }
}

TEST(Find, TellsParametersAsTheyWereMeant) {
  EXPECT_EQ(found("/api/v1/String/SR_YES"), "/api/v1/String/{sr_id} [SR_YES]");
  EXPECT_EQ(found("/api/v1/String/SR_YES/nb-NO/"), "/api/v1/String/{sr_id}/{iso} [SR_YES] [nb-NO]");
  EXPECT_EQ(found("/api/v1/String/a%20b%25+"), "/api/v1/String/{sr_id} [a b%+]");
  EXPECT_EQ(found("/reference/%2e%2e"), "/reference/{file} [..]");
  EXPECT_EQ(found("/reference/..%2f..%2fetc"), kNone);
  EXPECT_FALSE(is_in_the_table("/api/v1/String"));
  EXPECT_FALSE(is_in_the_table("/api/v1/String/"));
}

// A name stands before a parameter in the table.
TEST(Find, PrefersANameToAParameter) {
  EXPECT_EQ(found("/api/v1/string/knownlanguages"), "/api/v1/String/KnownLanguages");
}

TEST(Find, LooksBelowEveryPrefixAndTellsItAsItIsWritten) {
  EXPECT_EQ(found("/cUST12345/api/v1"), "/cUST12345 + /api/v1");
  EXPECT_EQ(found("/CRM/web/api"), "/CRM/web + /api");
  EXPECT_EQ(found("/%43ust7/openapi.json"), "/%43ust7 + /openapi.json");
  EXPECT_EQ(found("/crm/api"), kNone);
  EXPECT_EQ(found("/Cust1/Cust2/api"), kNone);
  EXPECT_EQ(found("/Cust/api"), kNone);
}

TEST(Find, NeedsAPrefixWhereNoneIsNotSet) {
  EXPECT_EQ(found("/api/v1/Agents/Contact/GetMyActiveContacts", "/crm"), kNone);
  EXPECT_EQ(found("/crm/api/v1/Agents/Contact/GetMyActiveContacts", "/crm"),
            "/crm + /api/v1/Agents/Contact/GetMyActiveContacts");
}

// As found() tells it, below the names of tenants, and with that of the tenant.
std::string found_online(std::string_view path) {
  const auto found = find(path, Prefixes::of_tenants());
  if (!found) return std::string(kNone);
  return found->prefix + " (" + found->tenant + ") + " + std::string(found->route->path);
}

TEST(Find, OnlineFindsTheCallBelowExactlyOneTenant) {
  constexpr std::string_view kCall = "/api/v1/Agents/Contact/GetMyActiveContacts";
  const std::string call(kCall);
  EXPECT_EQ(found_online("/Cust12345" + call), "/Cust12345 (Cust12345) + " + call);
  EXPECT_EQ(found_online("/cUST12345" + call + "/"), "/cUST12345 (cUST12345) + " + call);
  EXPECT_EQ(found_online("/%43ust12345" + call), "/%43ust12345 (Cust12345) + " + call);
  for (const std::string none : {"", "/", "//Cust12345", "/Cust12345/", "/Cust12345/Cust12345",
                                 "/crm/Cust12345", "/Cust12345/crm", "/Cust12345%2F"}) {
    EXPECT_EQ(found_online(none + call), kNone) << none;
  }
}

TEST(Find, OnlineTellsWhatIsATenantsFromWhatIsTheInstallations) {
  EXPECT_EQ(found_online("/Cust12345/login"), "/Cust12345 (Cust12345) + /login");
  EXPECT_EQ(found_online("/login"), kNone);
  EXPECT_EQ(found_online("/api"), kNone);
  EXPECT_EQ(found_online("/openapi.json"), " () + /openapi.json");
  EXPECT_EQ(found_online("/Cust12345/openapi.json"), "/Cust12345 (Cust12345) + /openapi.json");
}

TEST(Find, OnSiteNoPrefixIsATenants) {
  EXPECT_EQ(find("/Cust12345/api", Prefixes::parse("/**").value())->tenant, "");
}

TEST(Find, TellsTheVerbsOfARoute) {
  const auto prefixes = Prefixes::parse("/").value();
  EXPECT_EQ(verbs(*find("/api/v1/Agents/Contact/GetMyActiveContacts", prefixes)->route),
            "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(verbs(*find("/api/v1/TimeZone", prefixes)->route), "GET, HEAD, OPTIONS");
  EXPECT_EQ(verbs(*find("/api/v1/Contact/", prefixes)->route), "POST, OPTIONS");
  EXPECT_EQ(verbs(*find("/api/v1/Contact/7", prefixes)->route),
            "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
}

// An entity has the verbs of REST and tells data by GET; a call is described by GET.
TEST(Find, TellsWhatAVerbIsFor) {
  const auto purpose = [](std::string_view verb, std::string_view path) {
    return purpose_of(*find(path, Prefixes::parse("/").value())->route, verb);
  };
  for (const char* verb : {"GET", "HEAD", "PUT", "PATCH", "DELETE"}) {
    EXPECT_EQ(purpose(verb, "/api/v1/Contact/7"), Purpose::Run) << verb;
  }
  EXPECT_EQ(purpose("POST", "/api/v1/Contact/7"), Purpose::None);
  EXPECT_EQ(purpose("POST", "/api/v1/Contact"), Purpose::Run);
  EXPECT_EQ(purpose("GET", "/api/v1/Contact"), Purpose::None);
  EXPECT_EQ(purpose("GET", "/api/v1/Contact/default"), Purpose::Run);
  EXPECT_EQ(purpose("GET", "/api/v1/Agents/Contact/GetContact"), Purpose::Tell);
  EXPECT_EQ(purpose("PATCH", "/api/v1/Agents/Contact/GetContact"), Purpose::None);
  EXPECT_EQ(purpose("TRACE", "/api/v1/Contact/7"), Purpose::None);
}

// Addresses of their own stand before those of entities.
TEST(Find, TellsEntitiesFromWhatIsNamedLikeThem) {
  EXPECT_EQ(found("/api/v1/Contact/DEFAULT"), "/api/v1/{entity}/default [Contact]");
  EXPECT_EQ(found("/api/v1/contact/7/"), "/api/v1/{entity}/{id} [contact] [7]");
  EXPECT_EQ(found("/api/v1/TimeZone/current"), "/api/v1/TimeZone/current");
  EXPECT_EQ(found("/api/v1/User/currentPrincipal"), "/api/v1/User/currentPrincipal");
}

}  // namespace
}  // namespace crm::route
