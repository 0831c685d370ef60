#include "server/urls.h"

#include <gtest/gtest.h>

#include <string_view>

#include "tests/support/sent_request.h"

namespace crm::server {
namespace {

std::string root(std::string_view authority, UrlOverride override_with = {}) {
  return Urls(std::move(override_with)).host_root(SentRequest("GET").to(authority));
}

TEST(Urls, NameTheHostThatWasAsked) {
  EXPECT_EQ(root("crm.example.test"), "http://crm.example.test");
  EXPECT_EQ(root("crm.example.test:8080"), "http://crm.example.test:8080");
  EXPECT_EQ(root("[2001:db8::1]"), "http://[2001:db8::1]");
  EXPECT_EQ(root("[2001:db8::1]:8080"), "http://[2001:db8::1]:8080");
}

TEST(Urls, NameAnotherHostOfThisServerByTheSamePort) {
  const auto there = [](std::string_view authority, UrlOverride override_with = {}) {
    return Urls(std::move(override_with))
        .host_root(SentRequest("GET").to(authority), "online3.example.test");
  };
  EXPECT_EQ(there("crm.example.test"), "http://online3.example.test");
  EXPECT_EQ(there("[::1]:8080"), "http://online3.example.test:8080");
  EXPECT_EQ(there("crm:8080", {.scheme = "https", .host = "crm", .port = "443"}),
            "https://online3.example.test:443");
}

TEST(Urls, TellTheHostOfAnAuthority) {
  EXPECT_EQ(host_of("crm:8080"), "crm");
  EXPECT_EQ(host_of("crm"), "crm");
  EXPECT_EQ(host_of("[::1]:8080"), "[::1]");
  EXPECT_EQ(host_of("[::1]"), "[::1]");
  EXPECT_EQ(host_of(""), "");
}

// Each part is set for itself; the rest stays the request's [wire: Address and methods].
TEST(Urls, NameWhatIsSetInstead) {
  const UrlOverride scheme{.scheme = "https", .host = "", .port = ""};
  const UrlOverride host{.scheme = "", .host = "api.example", .port = ""};
  const UrlOverride port{.scheme = "", .host = "", .port = "443"};
  const UrlOverride all{.scheme = "https", .host = "[::1]", .port = "8443"};
  for (const auto& [authority, with, expected] :
       {std::tuple{"crm:8080", scheme, "https://crm:8080"},
        {"crm:8080", host, "http://api.example:8080"},
        {"crm", host, "http://api.example"},
        {"[::1]:8080", host, "http://api.example:8080"},
        {"[::1]", host, "http://api.example"},
        {"crm:8080", port, "http://crm:443"},
        {"[::1]", port, "http://[::1]:443"},
        {"[::1]:80", port, "http://[::1]:443"},
        {"crm:8080", all, "https://[::1]:8443"}}) {
    EXPECT_EQ(root(authority, with), expected);
  }
}

// HTTP/1.0 needs no Host: then nobody knows what we are called.
TEST(Urls, BeginWithTheirPathWhereNobodyNamesAHost) {
  EXPECT_EQ(root(""), "");
  EXPECT_EQ(root("", {.scheme = "https", .host = "", .port = "443"}), "");
  EXPECT_EQ(root("", {.scheme = "https", .host = "crm", .port = ""}), "https://crm");
}

TEST(Urls, KeepThePathAsItWasWrittenAndLeaveOutTheQuery) {
  const SentRequest sent("GET", "/API/v1/%7e?password=x");
  EXPECT_EQ(Urls().asked_for(sent), "http://crm.example.test/API/v1/%7e");
}

}  // namespace
}  // namespace crm::server
