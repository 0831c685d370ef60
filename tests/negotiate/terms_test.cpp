#include "negotiate/terms.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "locale/date_text.h"
#include "tests/support/sent_request.h"
#include "tests/support/times.h"

namespace crm::negotiate {
namespace {

using Fields = std::vector<SentRequest::NamedValue>;

const locale::ZoneCatalog& zones() {
  static const auto kOpened = locale::ZoneCatalog::open();
  return kOpened;
}

Result<Terms> terms(Fields fields, bool suffix = true, std::string target = "/") {
  const Standard oslo{*locale::TimeZone::open("Europe/Oslo"), "NO", suffix};
  return terms_of(SentRequest("POST", std::move(target), std::move(fields)), oslo, zones());
}

// Noon in Greenwich, as these terms tell it, and the code that SO-TIMEZONE tells.
std::string noon(const Result<Terms>& terms) {
  std::string text;
  locale::append_date(text, instant("2026-01-05T12:00:00Z"), terms->presentation.zone,
                      terms->presentation.with_suffix);
  return text + " " + std::string(terms->zone_code);
}

TEST(Terms, AreThoseOfTheInstallationForWhoSaysNothing) {
  const auto silent = terms({});
  ASSERT_TRUE(silent);
  EXPECT_EQ(noon(silent), "2026-01-05T13:00:00+01:00 NO");
  EXPECT_EQ(silent->reads.format, carrier::BodyFormat::ByLooks);
  EXPECT_EQ(silent->writes, AnswerType{});
  EXPECT_FALSE(silent->takes_gzip);
  EXPECT_FALSE(silent->presentation.wording.is_active());
  EXPECT_TRUE(silent->presentation.selection.is_all());
  EXPECT_EQ(noon(terms({}, false)), "2026-01-05T13:00:00 NO");
}

TEST(Terms, TakeTheHeadersAtTheirWord) {
  const auto asked = terms({{"Content-Type", "text/xml"},
                            {"Accept", "text/xml"},
                            {"Accept-Encoding", "br"},
                            {"Accept-Encoding", "gzip"},
                            {"SO-Language", "nb"}},
                           true, "/?$select=Name");
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->reads.format, carrier::BodyFormat::Xml);
  EXPECT_EQ(asked->writes.format, carrier::AnswerFormat::Xml);
  EXPECT_TRUE(asked->takes_gzip);
  EXPECT_TRUE(asked->presentation.wording.is_active());
  EXPECT_EQ(asked->presentation.selection.below("URL"), nullptr);
}

// [wire: Dates in responses] has a line for each.
TEST(Terms, TellDatesByTheZoneThatIsAskedFor) {
  EXPECT_EQ(noon(terms({{"SO-TimeZone", "US-NY"}})), "2026-01-05T07:00:00 US-NY");
  EXPECT_EQ(noon(terms({{"so-timezone", "us-ny,includeTZOffset"}})),
            "2026-01-05T07:00:00-05:00 US-NY");
  EXPECT_EQ(noon(terms({{"SO-Timezone", "includeTZOffset"}}, false)),
            "2026-01-05T13:00:00+01:00 NO");
  EXPECT_EQ(noon(terms({{"SO-TimeZone", ""}}, false)), "2026-01-05T13:00:00 NO");
  EXPECT_EQ(noon(terms({{"SO-TimeZone", "US-NY"}, {"SO-TimeZone", "includeTZOffset"}})),
            "2026-01-05T07:00:00-05:00 US-NY");
}

TEST(Terms, RefuseWhatCannotBeReadAndZonesThatDoNotExist) {
  EXPECT_EQ(terms({{"Content-Type", "text/plain"}}).error().kind, ErrorKind::UnsupportedMediaType);
  EXPECT_EQ(terms({{"SO-TimeZone", "XX"}}).error().kind, ErrorKind::BadRequest);
  // The body's type comes first [wire: Errors].
  EXPECT_EQ(terms({{"SO-TimeZone", "XX"}, {"Content-Type", "text/plain"}}).error().kind,
            ErrorKind::UnsupportedMediaType);
}

TEST(ReadingTerms, DoNotMindTheTypeOfABodyThatIsNotThere) {
  const auto terms =
      reading_terms_of(SentRequest("GET", "/", {{"Content-Type", "text/plain"}}), {}, zones());
  EXPECT_TRUE(terms);
}

}  // namespace
}  // namespace crm::negotiate
