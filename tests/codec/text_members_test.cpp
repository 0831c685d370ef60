#include "codec/text_members.h"

#include <gtest/gtest.h>

#include <string>

#include "carrier/oauth_answers.h"
#include "carrier/system_sign_in.h"
#include "codec/carrier_json.h"

namespace crm::codec {
namespace {

Result<carrier::SystemSignIn> read(const std::string& json) {
  return read_texts<carrier::SystemSignIn>(json);
}

TEST(TextMembers, AreReadByTheTable) {
  const auto asked =
      read(R"({"signedsystemtoken":"a","ContextIdentifier":"b","Other":[1],)"
           R"("ApplicationToken":null,"ReturnTokenType":"x","ReturnTokenType":"JWT"})");
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->signed_system_token, "a");
  EXPECT_EQ(asked->context_identifier, "b");
  EXPECT_EQ(asked->application_token, "");
  EXPECT_EQ(asked->return_token_type, "JWT");
}

TEST(TextMembers, AreThoseOfAnObject) {
  for (const char* const json : {"", "[]", "null", "{", R"({"a":"b"} x)", "{\"a\":\"\xFF\"}"}) {
    EXPECT_EQ(read(json).error().kind, ErrorKind::BadRequest) << json;
  }
}

TEST(TextMembers, HaveLimits) {
  const auto with = [](std::size_t size) {
    return read(R"({"ReturnTokenType":")" + std::string(size, 'x') + "\"}");
  };
  EXPECT_TRUE(with(16));
  EXPECT_FALSE(with(17));
  EXPECT_FALSE(read(R"({"Other":")" + std::string(16'384, 'x') + "\"}"));
  const std::string deep(8, '[');
  EXPECT_FALSE(read(R"({"Other":)" + deep + std::string(8, ']') + "}"));
}

TEST(CarrierJson, LeavesOutOrNullsWhatIsEmptyWhereTheTableSaysSo) {
  std::string json;
  append_json(json, carrier::SystemSignInAnswer{});
  EXPECT_EQ(json, R"({"IsSuccessful":false,"Token":null,"ErrorMessage":null})");
  json.clear();
  append_json(json, carrier::OAuthTokens{.access_token = "a", .expires_in = 1, .id_token = "i"});
  EXPECT_EQ(json, R"({"token_type":"Bearer","access_token":"a","expires_in":1,"id_token":"i"})");
}

}  // namespace
}  // namespace crm::codec
