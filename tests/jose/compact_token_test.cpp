#include "jose/compact_token.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "jose/base64url.h"
#include "tests/jose/rfc_vectors.h"

namespace crm::jose {
namespace {

std::string with_header(std::string_view header) { return base64url(header) + ".e30.AAAA"; }

bool reads(std::string_view token) { return read_compact_token(token).has_value(); }

TEST(CompactToken, IsTakenApart) {
  const auto token = read_compact_token(with_header(R"({"alg":"RS256","kid":"a","x5t":"AA"})"));
  ASSERT_TRUE(token);
  EXPECT_EQ(token->alg, "RS256");
  EXPECT_EQ(token->kid, "a");
  EXPECT_EQ(token->payload, "{}");
  EXPECT_EQ(token->signature, std::string(3, '\0'));
  EXPECT_FALSE(read_compact_token(with_header(R"({"alg":"x"})"))->kid);
  EXPECT_EQ(read_compact_token(rfc::kRsaToken)->signature.size(), 256U);
}

TEST(CompactToken, BringsNoKeyAndAsksForNothing) {
  for (const char* more : {R"("jku":"https://evil.test/")", R"("x5u":"https://evil.test/")",
                           R"("jwk":{})", R"("x5c":[])", R"("jwk":null)", R"("crit":["b64"])",
                           R"("crit":[])", R"("cty":"JWT")", R"("kid":1)", R"("kid":null)"}) {
    EXPECT_FALSE(reads(with_header(R"({"alg":"RS256",)" + std::string(more) + "}"))) << more;
  }
}

TEST(CompactToken, SaysNothingOrTheRightThingAboutItsType) {
  for (const char* typ : {"\"JWT\"", "\"jwt\"", "\"at+jwt\"", "\"application/at+jwt\""}) {
    EXPECT_TRUE(reads(with_header(R"({"alg":"RS256","typ":)" + std::string(typ) + "}"))) << typ;
  }
  for (const char* typ : {"\"JOSE\"", "\"logout+jwt\"", "\"dpop+jwt\"", "\"\"", "null", "1"}) {
    EXPECT_FALSE(reads(with_header(R"({"alg":"RS256","typ":)" + std::string(typ) + "}"))) << typ;
  }
}

TEST(CompactToken, HasThreePartsInBase64url) {
  const std::string head = base64url(R"({"alg":"RS256"})");
  EXPECT_TRUE(reads(head + ".e30."));  // an empty signature is one, and never right
  for (const std::string& token :
       {std::string(), std::string("."), std::string(".."), head, head + ".e30",
        head + ".e30.AA.AA", head + ".e30=.AA", head + ".e30.AA==", head + ".e30.A",
        head + ".e30.AB", head + ". e30.AA", " " + head + ".e30.AA", head + ".e30.AA\n",
        base64url("[]") + ".e30.AA", base64url(R"({"alg":1})") + ".e30.AA",
        base64url("{}") + ".e30.AA", base64url(R"({"alg":"RS256","alg":"RS256"})") + ".e30.AA"}) {
    EXPECT_FALSE(reads(token)) << token;
  }
}

TEST(CompactToken, IsNoLongerThanEightKibibytes) {
  const std::string head = base64url(R"({"alg":"RS256"})") + "..";
  EXPECT_TRUE(reads(head + std::string(kTokenBytesMax - head.size(), 'A')));
  EXPECT_FALSE(reads(head + std::string(kTokenBytesMax + 4 - head.size(), 'A')));
}

}  // namespace
}  // namespace crm::jose
