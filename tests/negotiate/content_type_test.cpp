#include "negotiate/content_type.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "tests/support/sent_request.h"

namespace crm::negotiate {
namespace {

using carrier::BodyForm;
using carrier::BodyFormat;
using carrier::Charset;

using Fields = std::vector<SentRequest::NamedValue>;

Result<BodyForm> form(Fields fields) { return body_form(SentRequest("POST", "/", fields)); }
Result<BodyForm> form_of(std::string type) { return form({{"Content-Type", std::move(type)}}); }

TEST(BodyForm, KnowsTheSevenTypesInAnyCase) {
  for (const auto& [type, format] : {std::pair{"application/json", BodyFormat::Json},
                                     {"text/json", BodyFormat::Json},
                                     {"application/xml", BodyFormat::Xml},
                                     {"TEXT/Xml", BodyFormat::Xml},
                                     {"application/x-www-form-urlencoded", BodyFormat::Form},
                                     {"application/json-patch+json", BodyFormat::JsonPatch},
                                     {"Application/Merge-Patch+JSON", BodyFormat::MergePatch}}) {
    EXPECT_EQ(form_of(type), (BodyForm{.format = format, .charset = {}, .gzip = false})) << type;
  }
}

TEST(BodyForm, LooksAtTheBodyWhenNoTypeIsTold) {
  EXPECT_EQ(form({})->format, BodyFormat::ByLooks);
  EXPECT_EQ(form_of("")->format, BodyFormat::ByLooks);
}

TEST(BodyForm, ReadsTheCharsetAndNoOtherParameter) {
  EXPECT_EQ(form_of("application/json; charset=utf-8")->charset, Charset::Utf8);
  EXPECT_EQ(form_of("application/json;charset=\"ISO-8859-1\"")->charset, Charset::Latin1);
  EXPECT_EQ(form_of("text/xml; Charset=UTF-16le")->charset, Charset::Utf16Le);
  EXPECT_EQ(form_of("text/xml; odata=verbose; charset=us-ascii")->charset, Charset::Ascii);
  EXPECT_EQ(form_of("application/json; odata=verbose")->charset, std::nullopt);
}

TEST(BodyForm, RefusesOtherTypesAndNamesThem) {
  for (const std::string type : {"text/plain", "multipart/form-data; boundary=x", "application/*",
                                 "text/html;charset=utf-8", "application/jsonp"}) {
    const auto refused = form_of(type);
    ASSERT_FALSE(refused) << type;
    EXPECT_EQ(refused.error().kind, ErrorKind::UnsupportedMediaType) << type;
    EXPECT_EQ(refused.error().detail, "The request entity's media type '" +
                                          type.substr(0, type.find(';')) +
                                          "' is not supported for this resource.");
  }
}

TEST(BodyForm, RefusesWhatItCannotRead) {
  for (const std::string type :
       {"json", "application/", "/json", "application/json; charset", "application/json, text/json",
        "application/json; charset=utf-7", "application/json; charset=\"utf-8",
        "application/json x", "application/json; charset=utf-8; charset=utf-8"}) {
    const auto refused = form_of(type);
    ASSERT_FALSE(refused) << type;
    EXPECT_EQ(refused.error().kind, ErrorKind::UnsupportedMediaType) << type;
  }
}

TEST(BodyForm, RefusesTwoTypesAtOnce) {
  const auto refused =
      form({{"Content-Type", "application/json"}, {"content-type", "application/json"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::BadRequest);
}

TEST(BodyForm, KnowsGzipAndNoOtherCoding) {
  const auto coded = [](std::string coding) {
    return form({{"Content-Type", "text/xml"}, {"Content-Encoding", std::move(coding)}});
  };
  for (const auto* coding : {"gzip", "GZip", "x-gzip"}) EXPECT_TRUE(coded(coding)->gzip) << coding;
  for (const auto* coding : {"", "identity", "Identity"}) EXPECT_FALSE(coded(coding)->gzip);
  for (const auto* coding : {"br", "deflate", "gzip, gzip", "gzip;q=1", "compress"}) {
    const auto refused = coded(coding);
    ASSERT_FALSE(refused) << coding;
    EXPECT_EQ(refused.error().kind, ErrorKind::UnsupportedMediaType);
    EXPECT_NE(refused.error().detail.find(coding), std::string::npos);
  }
}

}  // namespace
}  // namespace crm::negotiate
