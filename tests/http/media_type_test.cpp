#include "http/media_type.h"

#include <gtest/gtest.h>

#include <string>

namespace crm::http {
namespace {

TEST(MediaType, IsATypeASubtypeAndParameters) {
  EXPECT_EQ(parse_media_type("application/json"), (MediaType{"application", "json", {}}));
  EXPECT_EQ(parse_media_type("application/json; charset=utf-8"),
            (MediaType{"application", "json", {{"charset", "utf-8"}}}));
  EXPECT_EQ(parse_media_type("application/merge-patch+json"),
            (MediaType{"application", "merge-patch+json", {}}));
}

TEST(MediaType, IsComparedInSmallLettersButForItsValues) {
  EXPECT_EQ(parse_media_type("Text/XML;Charset=UTF-8"),
            (MediaType{"text", "xml", {{"charset", "UTF-8"}}}));
}

TEST(MediaType, TakesValuesOutOfTheirQuotes) {
  EXPECT_EQ(parse_media_type(R"(a/b;c="utf-8";d="x; \"y\"\\";e="")"),
            (MediaType{"a", "b", {{"c", "utf-8"}, {"d", "x; \"y\"\\"}, {"e", ""}}}));
}

TEST(MediaType, MayHaveBlanksAndNothingBetweenSemicolons) {
  const MediaType expected{"a", "b", {{"c", "d"}}};
  for (const std::string text :
       {"a/b;c=d", " a/b ; c=d ", "a/b;\tc=d", "a/b;c=d;", "a/b;;c=d", "a/b; ;c=d ; "}) {
    EXPECT_EQ(parse_media_type(text), expected) << text;
  }
}

TEST(MediaType, FindsAParameter) {
  const auto media = parse_media_type("a/b; charset=utf-8; boundary=x");
  ASSERT_TRUE(media);
  EXPECT_EQ(media->parameter("charset"), "utf-8");
  EXPECT_EQ(media->parameter("none"), std::nullopt);
}

TEST(MediaType, IsRefusedWhenItIsMalformed) {
  for (const std::string text : {"",          " ",          "a",
                                 "a/",        "/b",         "a/b/c",
                                 "a b/c",     "a/ b",       "a /b",
                                 "a/b c",     "a/b, c/d",   "a/b;c",
                                 "a/b;=d",    "a/b;c=",     "a/b;c =d",
                                 "a/b;c= d",  "a/b;c=d e",  "a/b;c=\"",
                                 "a/b;c=\"d", "a/b;c=\"\\", "a/b;c=\"d\"e",
                                 "a/b;c=d=e", "a/b c=d",    "a/b;c=\"\x01\"",
                                 "a/b;c=d,",  "a\xE9/b",    "*"}) {
    const auto media = parse_media_type(text);
    ASSERT_FALSE(media) << text;
    EXPECT_EQ(media.error().kind, ErrorKind::UnsupportedMediaType) << text;
  }
}

TEST(MediaType, NamesNoParameterTwice) {
  EXPECT_FALSE(parse_media_type("a/b; charset=utf-8; Charset=latin1"));
}

}  // namespace
}  // namespace crm::http
