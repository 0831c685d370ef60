#include "jose/token_check.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/times.h"
#include "tests/support/token_maker.h"

namespace crm::jose {
namespace {

const Instant kNow = instant("2026-03-01T12:00:00");
const std::int64_t kNowS = kNow.ticks / kTicksPerSecond;

const TokenMaker& maker() {
  static const TokenMaker made(TokenMaker::Kind::P256, "e");
  return made;
}

const VerificationKeys& keys() {
  static const VerificationKeys read = VerificationKeys::parse(key_set({maker().jwk()})).value();
  return read;
}

// What goes wrong; "" where nothing does.
std::string fault(const std::string& claims) {
  const auto checked = check_token(maker().token("{" + claims + "}"), keys(), {"them", "us"}, kNow);
  if (checked) return "";
  EXPECT_EQ(checked.error().kind, ErrorKind::Forbidden);
  return checked.error().detail;
}

std::string times(std::int64_t since, std::int64_t until, std::string_view since_claim = "nbf") {
  return "\"" + std::string(since_claim) + "\":" + std::to_string(kNowS + since) +
         ",\"exp\":" + std::to_string(kNowS + until);
}

constexpr const char* kWhose = R"("iss":"them","aud":"us",)";

TEST(TokenCheck, TellsTheTextsOfAGoodToken) {
  const auto claims =
      check_token(maker().token("{" + (kWhose + times(-1, 60)) +
                                R"(,"upn":"anna@north.test","n":1,"groups":["a"]})"),
                  keys(), {"them", "us"}, kNow);
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->text("upn"), "anna@north.test");
  EXPECT_EQ(claims->text("n"), std::nullopt);
  EXPECT_EQ(claims->text("groups"), std::nullopt);
  EXPECT_EQ(claims->text("UPN"), std::nullopt);
  EXPECT_EQ(claims->good_until.ticks, kNow.ticks + (60 + kLeewayS) * kTicksPerSecond);
}

TEST(TokenCheck, WantsTheIssuerToTheLetter) {
  for (const char* iss : {R"("iss":"Them",)", R"("iss":"them/",)", R"("iss":["them"],)", "",
                          R"("iss":"them\u0000",)", R"("iss":null,)"}) {
    EXPECT_EQ(fault(iss + (R"("aud":"us",)" + times(0, 60))), "it is of another issuer") << iss;
  }
}

TEST(TokenCheck, WantsToBeMeant) {
  for (const char* aud : {R"("us")", R"(["us"])", R"(["other","us"])", R"([1,"us"])"}) {
    EXPECT_EQ(fault(R"("iss":"them","aud":)" + (aud + ("," + times(0, 60)))), "") << aud;
  }
  for (const char* aud : {R"("US")", R"("us ")", R"(["other"])", "[]", "null", R"({"us":1})",
                          R"([["us"]])", R"("other us")"}) {
    EXPECT_EQ(fault(R"("iss":"them","aud":)" + (aud + ("," + times(0, 60)))),
              "it is for another audience")
        << aud;
  }
  EXPECT_EQ(fault(R"("iss":"them",)" + times(0, 60)), "it is for another audience");
}

TEST(TokenCheck, ForgivesClocksOneMinute) {
  EXPECT_EQ(fault(kWhose + times(0, -59)), "");
  EXPECT_EQ(fault(kWhose + times(0, -60)), "it has expired");
  for (const char* since : {"nbf", "iat"}) {
    EXPECT_EQ(fault(kWhose + times(60, 600, since)), "") << since;
    EXPECT_EQ(fault(kWhose + times(61, 600, since)), "it is not good yet") << since;
  }
}

TEST(TokenCheck, WantsToKnowSinceWhenAndUntilWhen) {
  const std::string whose = R"("iss":"them","aud":"us")";
  const std::string exp = R"(,"exp":)" + std::to_string(kNowS + 60);
  EXPECT_EQ(fault(whose + R"(,"iat":1)" + exp), "");
  EXPECT_EQ(fault(whose + R"(,"nbf":1.5)" + exp), "");
  EXPECT_EQ(fault(whose + exp), "it has neither nbf nor iat");
  EXPECT_EQ(fault(whose + R"(,"nbf":1)"), "it has no exp");
  EXPECT_EQ(fault(whose + R"(,"iat":1,"nbf":)" + std::to_string(kNowS + 999) + exp),
            "it is not good yet");
}

TEST(TokenCheck, WantsTimesToBeNumbersOfSeconds) {
  const std::string whose = R"("iss":"them","aud":"us","iat":1,)";
  EXPECT_EQ(fault(whose + R"("exp":"9999999999")"), "its exp is no point in time");
  EXPECT_EQ(fault(whose + R"("exp":null)"), "its exp is no point in time");
  EXPECT_EQ(fault(whose + R"("exp":1e300)"), "its exp is no point in time");
  EXPECT_EQ(fault(whose + R"("exp":9999999999999)"), "its exp is no point in time");
  EXPECT_EQ(fault(whose + R"("exp":-1)"), "its exp is no point in time");
  EXPECT_EQ(fault(whose + R"("exp":9999999999,"nbf":"0")"), "its nbf is no point in time");
}

TEST(TokenCheck, WantsClaimsThatSayEachThingOnce) {
  EXPECT_EQ(fault(kWhose + times(0, 60) + R"(,"iss":"them")"),
            "its claims are no JSON object, or one is there twice");
  EXPECT_EQ(fault(kWhose + times(0, 60) + R"(,"upn":"a","upn":"b")"),
            "its claims are no JSON object, or one is there twice");
}

}  // namespace
}  // namespace crm::jose
