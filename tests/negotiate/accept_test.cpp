#include "negotiate/accept.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "tests/support/sent_request.h"

namespace crm::negotiate {
namespace {

constexpr std::string_view kCharset = "; charset=utf-8";

// The label without its charset, which all have.
std::string type(std::optional<std::string_view> accept, Offer offer = Offer::Data) {
  const AnswerType answer = answer_type(accept, offer);
  EXPECT_TRUE(answer.content_type.ends_with(kCharset));
  return std::string(answer.content_type.substr(0, answer.content_type.size() - kCharset.size()));
}

TEST(Accept, GivesEachTypeUnderTheLabelThatWasAskedFor) {
  for (const std::string_view each :
       {"application/json", "text/json", "application/xml", "text/xml",
        "application/json-patch+json", "application/merge-patch+json"}) {
    EXPECT_EQ(type(each), each);
    EXPECT_EQ(type(std::string(each) + "; charset=utf-16"), each);
    EXPECT_EQ(answer_type(each, Offer::Data).format,
              each.ends_with("/xml") ? carrier::AnswerFormat::Xml : carrier::AnswerFormat::Json);
  }
  EXPECT_EQ(type("Application/XML"), "application/xml");
}

TEST(Accept, GivesJsonToWhoHasNoWish) {
  for (const std::string_view none : {"", " ", ",", "*/*", "*", "*/*;q=0.1"}) {
    EXPECT_EQ(type(none), "application/json") << none;
  }
  EXPECT_EQ(type(std::nullopt), "application/json");
}

TEST(Accept, FillsInRangesInOurOrder) {
  EXPECT_EQ(type("application/*"), "application/json");
  EXPECT_EQ(type("text/*"), "text/json");
  EXPECT_EQ(type("application/*, application/json;q=0"), "application/xml");
  EXPECT_EQ(type("application/*, application/json;q=0, application/xml;q=0"),
            "application/json-patch+json");
  EXPECT_EQ(type("*/*, application/json;q=0"), "text/json");
}

TEST(Accept, TakesTheGreatestWeight) {
  EXPECT_EQ(type("text/xml;q=0.5, application/json;q=0.499"), "text/xml");
  EXPECT_EQ(type("application/json;q=0.5, text/xml"), "text/xml");
  EXPECT_EQ(type("text/xml;q=0.9, */*"), "application/json");
  EXPECT_EQ(type("application/json;q=0.001, text/html"), "application/json");
}

TEST(Accept, TakesAmongEqualWeightsTheRangeThatSaysMore) {
  EXPECT_EQ(type("*/*, text/*, text/xml"), "text/xml");
  EXPECT_EQ(type("*/*, text/*"), "text/json");
  EXPECT_EQ(type("text/*, application/xml"), "application/xml");
}

TEST(Accept, TakesThenTheFirstOfTheHeader) {
  EXPECT_EQ(type("text/xml, application/json"), "text/xml");
  EXPECT_EQ(type("application/json, text/xml"), "application/json");
  EXPECT_EQ(type("text/*, application/*"), "text/json");
}

// The weight of a type is that of the range that says most about it, however small.
TEST(Accept, LetsARangeThatSaysMoreSpeakAgainstOneThatSaysLess) {
  EXPECT_EQ(type("application/*;q=0.2, application/json;q=0.1, text/xml;q=0.15"),
            "application/xml");
  EXPECT_EQ(type("*/*, application/*;q=0, text/json;q=0"), "text/xml");
}

TEST(Accept, GivesJsonWhenNothingIsLeft) {
  for (const std::string_view accept :
       {"image/png", "image/*", "text/html", "*/*;q=0", "application/json;q=0",
        "application/json;q=0.000, text/plain"}) {
    EXPECT_EQ(type(accept), "application/json") << accept;
  }
}

TEST(Accept, CountsAsAbsentWhatIsNotWellFormed) {
  for (const std::string_view accept :
       {"text/xml;q=2", "text/xml;q=", "text/xml, json", "text/xml, /json", "text/xml, text/",
        "text/xml, /", "text/xml, \"text/json\"", "text/xml, text/x ml", "text/xml, text/x/y",
        "text/xml;t=\"", "text/xml, te xt/json", "text/xml, ;q=1", "text/xml, t(x)t/json",
        "text/xml, text\\xml", "text/xml, text/\xC3\xA5"}) {
    EXPECT_EQ(type(accept), "application/json") << accept;
    EXPECT_EQ(type(accept, Offer::Documents), "text/html") << accept;
  }
}

TEST(Accept, HasNoHtmlForData) {
  EXPECT_EQ(type("text/html, application/html, text/xml;q=0.1"), "text/xml");
  EXPECT_EQ(type("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            "application/xml");
}

TEST(Accept, HasHtmlOfDescriptionsOnlyForWhoNamesIt) {
  const auto describing = [](std::optional<std::string_view> accept) {
    return type(accept, Offer::Descriptions);
  };
  for (const std::string_view accept :
       {"text/html", "application/html", "TEXT/HTML;q=0.1", "text/html, */*",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}) {
    EXPECT_EQ(describing(accept), "text/html") << accept;
  }
  for (const std::string_view accept : {"", "*/*", "application/*", "image/png", "nonsense"}) {
    EXPECT_EQ(describing(accept), "application/json") << accept;
  }
  EXPECT_EQ(describing(std::nullopt), "application/json");
  EXPECT_EQ(describing("text/*"), "text/json");
  EXPECT_EQ(describing("text/xml"), "text/xml");
}

TEST(Accept, HasHtmlOfDocumentsForWhoHasNoWish) {
  const auto document = [](std::optional<std::string_view> accept) {
    return type(accept, Offer::Documents);
  };
  for (const std::string_view accept :
       {"", "*/*", "*", "*/*;q=0.3", "text/html", "application/html", "image/png, */*;q=0.1",
        "application/json;q=0.5, */*"}) {
    EXPECT_EQ(document(accept), "text/html") << accept;
  }
  EXPECT_EQ(document(std::nullopt), "text/html");
  EXPECT_EQ(document("application/json"), "application/json");
  EXPECT_EQ(document("application/json, */*"), "application/json");
  EXPECT_EQ(document("text/html;q=0.5, */*"), "application/json");
  EXPECT_EQ(document("application/*"), "application/json");
  EXPECT_EQ(document("text/*"), "text/json");
  EXPECT_EQ(document("text/xml"), "text/xml");
  EXPECT_EQ(document("image/png"), "application/json");
}

TEST(Accept, GivesNoHtmlUnderItsOtherNameToWhoExcludesIt) {
  for (const Offer offer : {Offer::Descriptions, Offer::Documents}) {
    EXPECT_EQ(type("text/html;q=0, */*", offer), "application/json");
    EXPECT_EQ(type("text/html;q=0, application/*, text/*;q=0.1", offer), "application/json");
  }
}

// One header means different things by what there is to choose from, whoever asked first.
TEST(Accept, IsReadAnewForEachOffer) {
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(type("image/png, */*;q=0.1", Offer::Data), "application/json");
    EXPECT_EQ(type("image/png, */*;q=0.1", Offer::Documents), "text/html");
    EXPECT_EQ(type("text/html, text/xml;q=0.5", Offer::Data), "text/xml");
    EXPECT_EQ(type("text/html, text/xml;q=0.5", Offer::Descriptions), "text/html");
  }
}

TEST(Accept, ReadsSeveralFieldsAsOneList) {
  const SentRequest sent("GET", "/", {{"Accept", "text/xml;q=0.5"}, {"accept", "text/json"}});
  EXPECT_EQ(answer_type(sent.request()).content_type, "text/json; charset=utf-8");
  EXPECT_EQ(answer_type(SentRequest("GET").request()).content_type,
            "application/json; charset=utf-8");
}

TEST(AcceptEncoding, TakesGzip) {
  for (const std::string_view value :
       {"gzip", "GZIP", "x-gzip", "gzip, compress, deflate, br", "br;q=1.0, gzip;q=0.001", "*",
        "identity;q=0.5, *;q=0.1", "identity, gzip", "br, *;q=0.5, gzip;q=1", "gzip;q=1, *;q=0"}) {
    EXPECT_TRUE(takes_gzip(value)) << value;
  }
}

TEST(AcceptEncoding, DoesNotTakeGzip) {
  for (const std::string_view value :
       {"", "identity", "br", "gzip;q=0", "gzip;q=0.000, *", "*, gzip;q=0", "*;q=0", "gzipped",
        "gzip;q=2", "gzip deflate", "\"gzip\"", "gzip, br;q=x"}) {
    EXPECT_FALSE(takes_gzip(value)) << value;
  }
}

}  // namespace
}  // namespace crm::negotiate
