#include "observe/audit_line.h"

#include <gtest/gtest.h>

#include "base/civil_time.h"

namespace crm::observe {
namespace {

const Instant kNow = parse_instant("2026-01-31T09:30:00.1234567Z").value();

std::string retired() {
  return audit_body(kNow, "user retired", Outcome::Success,
                    {{"login", "anna"}, {"associate_id", 7}, {"waiting", false}});
}

TEST(AuditLine, IsAnObjectThatBeginsWithItsPlaceInTheChain) {
  AuditTip tip;
  EXPECT_EQ(next_audit_line(tip, retired(), true),
            "{\"n\":1,\"act\":1,\"prev\":\"" + std::string(kNoLine) +
                "\",\"time\":\"2026-01-31T09:30:00.1234567Z\",\"event\":\"user retired\","
                "\"outcome\":\"success\",\"login\":\"anna\",\"associate_id\":7,"
                "\"waiting\":false}\n");
  EXPECT_EQ(tip.number, 1U);
  EXPECT_EQ(tip.act, 1U);
}

TEST(AuditLine, NamesTheHashOfTheLineBeforeAndTheLastAct) {
  AuditTip tip;
  const std::string first = next_audit_line(tip, retired(), true);
  EXPECT_EQ(tip.hash, audit_hash(first));
  const std::string second = next_audit_line(tip, retired(), false);
  EXPECT_TRUE(second.starts_with("{\"n\":2,\"act\":1,\"prev\":\"" + audit_hash(first) + "\","));
}

TEST(AuditLine, IsHashedSoThatAnybodyCanDoIt) {
  // printf 'abc\n' | sha256sum
  EXPECT_EQ(audit_hash("abc\n"),
            "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb");
}

TEST(AuditLine, IsReadAsItWasWritten) {
  AuditTip tip;
  std::string body = retired();
  append_fields(body, {{"text", "a \"b\" \\ \n\t\x01 å \u202e 😀"}, {"none", ""}});
  const auto line = read_audit_line(next_audit_line(tip, body, true));
  ASSERT_TRUE(line);
  EXPECT_EQ(line->number, 1U);
  EXPECT_EQ(line->act, 1U);
  EXPECT_EQ(line->prev, kNoLine);
  EXPECT_EQ(line->member("event"), "user retired");
  EXPECT_EQ(line->member("associate_id"), "7");
  EXPECT_EQ(line->member("waiting"), "false");
  EXPECT_EQ(line->member("text"), "a \"b\" \\ \n\t\x01 å \u202e 😀");
  EXPECT_EQ(line->member("none"), "");
  EXPECT_EQ(line->member("nothing"), "");
}

TEST(AuditLine, IsNoneOfOursWhenItHasAnotherForm) {
  AuditTip tip;
  const std::string good = next_audit_line(tip, retired(), true);
  ASSERT_TRUE(read_audit_line(good));
  for (std::size_t size = 0; size + 2 < good.size(); ++size) {
    EXPECT_FALSE(read_audit_line(good.substr(0, size))) << size;
  }
  const std::string hash(kNoLine);
  for (const std::string& bad :
       {std::string("{}"), std::string("{\"time\":\"x\"}"), good + "x", "x" + good, " " + good,
        "{\"n\":0,\"act\":0,\"prev\":\"" + hash + "\",\"event\":\"x\"}",
        "{\"n\":01,\"act\":0,\"prev\":\"" + hash + "\",\"event\":\"x\"}",
        "{\"n\":-1,\"act\":0,\"prev\":\"" + hash + "\",\"event\":\"x\"}",
        "{\"n\":1,\"act\":2,\"prev\":\"" + hash + "\",\"event\":\"x\"}",
        "{\"n\":1,\"act\":1,\"prev\":\"" + hash + "\"}",
        "{\"n\":1,\"act\":1,\"prev\":\"" + hash.substr(1) + "\",\"event\":\"x\"}",
        "{\"n\":1,\"act\":1,\"prev\":\"" + hash.substr(1) + "G\",\"event\":\"x\"}",
        "{\"n\":1,\"act\":1,\"prev\":\"" + hash + "\",\"event\":\"x\",}",
        "{\"n\":1,\"act\":1,\"prev\":\"" + hash + "\",\"event\":\"x\",\"y\":{}}",
        "{\"n\":1,\"act\":1,\"prev\":\"" + hash + "\",\"event\":\"\\q\"}",
        "{\"n\":1,\"act\":1,\"prev\":\"" + hash + "\",\"event\":\"\\u12\"}",
        "{\"n\":1,\"act\":1,\"prev\":\"" + hash + "\",\"event\":\"\xFF\"}"}) {
    EXPECT_FALSE(read_audit_line(bad)) << bad;
  }
}

}  // namespace
}  // namespace crm::observe
