#include "server/authorize_request.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "http/percent.h"

namespace crm::server {
namespace {

constexpr const char* kHome = "https://app.example/callback";

Authorization asked(const std::string& more, const std::string& uri = kHome) {
  App app;
  app.id = AppId{1};
  app.client_id = "client";
  app.redirect_uris = {"https://app.example/", kHome};
  const auto parameters = OAuthParameters::of_query(
      "client_id=client&redirect_uri=" + http::percent_encode(uri) + more);
  return authorization_of(
      parameters.value(),
      std::make_shared<const auth::Apps>(std::vector{app}, std::vector<auth::TenantApproval>{}));
}

std::string error_in(const Authorization& authorization) {
  const auto* const refusal = std::get_if<AuthorizeRefusal>(&authorization);
  return refusal == nullptr ? "" : refusal->error;
}

TEST(AuthorizeRequest, MayGoOnWhereAllIsRight) {
  const auto request = std::get<AuthorizeRequest>(
      asked("&response_type=code&scope=profile+openid&state=s&nonce=n&response_mode=form_post"));
  EXPECT_EQ(request.app->client_id, "client");
  EXPECT_EQ(request.reply_to.redirect_uri, kHome);
  EXPECT_EQ(request.reply_to.state, "s");
  EXPECT_TRUE(request.reply_to.by_form);
  EXPECT_EQ(request.nonce, "n");
  EXPECT_EQ(request.challenge, "");
}

TEST(AuthorizeRequest, IsForThePersonAloneWhereTheAddressIsNotRegistered) {
  for (const char* const uri :
       {"", "https://app.example", "https://app.example/callback/", "https://APP.example/callback",
        "https://app.example/callback?x", "https://evil.example/"}) {
    EXPECT_TRUE(std::holds_alternative<Error>(asked("&response_type=code&scope=openid", uri)))
        << uri;
  }
}

TEST(AuthorizeRequest, SaysWhatIsWrong) {
  const std::string good = "&response_type=code&scope=openid";
  EXPECT_EQ(error_in(asked("&scope=openid")), "invalid_request");
  EXPECT_EQ(error_in(asked("&response_type=token&scope=openid")), "unsupported_response_type");
  EXPECT_EQ(error_in(asked("&response_type=code&scope=openidx")), "invalid_scope");
  EXPECT_EQ(error_in(asked(good + "&prompt=login+none")), "login_required");
  EXPECT_EQ(error_in(asked(good + "&code_challenge_method=plain&code_challenge=x")),
            "invalid_request");
  EXPECT_EQ(error_in(asked(good)), "");
}

TEST(AuthorizeRequest, HasLimits) {
  const std::string good = "&response_type=code&scope=openid";
  EXPECT_EQ(error_in(asked(good + "&state=" + std::string(kStateBytesMax, 'x'))), "");
  const auto refused = asked(good + "&state=" + std::string(kStateBytesMax + 1, 'x'));
  EXPECT_EQ(error_in(refused), "invalid_request");
  EXPECT_EQ(std::get<AuthorizeRefusal>(refused).reply_to.state, "");
  EXPECT_EQ(error_in(asked(good + "&nonce=" + std::string(kNonceBytesMax, 'x'))), "");
  EXPECT_EQ(error_in(asked(good + "&nonce=" + std::string(kNonceBytesMax + 1, 'x'))),
            "invalid_request");
}

}  // namespace
}  // namespace crm::server
