#include "reference/page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace crm::reference {
namespace {

std::string_view bytes_of(std::string_view path) {
  const auto files = page_files();
  const auto found = std::ranges::find(files, path, &File::path);
  EXPECT_NE(found, files.end()) << path;
  return found == files.end() ? "" : found->bytes;
}

// The values of an attribute.
std::vector<std::string_view> values_of(std::string_view html, std::string_view attribute) {
  const std::string front = " " + std::string(attribute) + "=\"";
  std::vector<std::string_view> values;
  for (auto at = html.find(front); at != std::string_view::npos; at = html.find(front, at + 1)) {
    const auto begin = at + front.size();
    values.push_back(html.substr(begin, html.find('"', begin) - begin));
  }
  return values;
}

TEST(ReferencePage, HoldsEveryFileUnderItsOwnName) {
  EXPECT_TRUE(bytes_of("index.html").starts_with("<!doctype html>"));
  EXPECT_TRUE(bytes_of("reference.css").starts_with("body {"));
  EXPECT_TRUE(bytes_of("reference.js").starts_with("// Shows the document"));
  EXPECT_TRUE(bytes_of("swagger-ui.css").starts_with(".swagger-ui"));
  EXPECT_NE(bytes_of("swagger-ui-bundle.js").find("SwaggerUIBundle"), std::string_view::npos);
  EXPECT_NE(bytes_of("LICENSE").find("Apache License"), std::string_view::npos);
  EXPECT_TRUE(bytes_of("NOTICE").starts_with("swagger-ui"));
  EXPECT_NE(bytes_of("swagger-ui-bundle.js.LICENSE.txt").find("MIT"), std::string_view::npos);
}

TEST(ReferencePage, RefersOnlyToItsOwnFilesAndToTheDocument) {
  const std::string_view page = bytes_of("index.html");
  auto referred = values_of(page, "src");
  std::ranges::copy(values_of(page, "href"), std::back_inserter(referred));
  ASSERT_GE(referred.size(), 6U);

  for (const std::string_view address : referred) {
    if (address == "data:," || address == "../openapi.json") continue;
    EXPECT_FALSE(bytes_of(address).empty()) << address;
  }
}

// Whatever our files say, the policy forbids these; and what it forbids must not be needed.
TEST(ReferencePage, HasNoScriptInsideAndNamesNoOtherHost) {
  const std::string_view page = bytes_of("index.html");
  EXPECT_EQ(page.find("<script>"), std::string_view::npos);
  for (const std::string_view path : {"index.html", "reference.css", "reference.js"}) {
    EXPECT_EQ(bytes_of(path).find("//www"), std::string_view::npos) << path;
    EXPECT_EQ(bytes_of(path).find("http:"), std::string_view::npos) << path;
    EXPECT_EQ(bytes_of(path).find("https:"), std::string_view::npos) << path;
  }
  EXPECT_NE(bytes_of("reference.js").find("validatorUrl: null"), std::string_view::npos);
}

TEST(ReferencePage, HasCompressedCopiesThatAreMuchSmaller) {
  std::size_t gzipped = 0;
  for (const File& file : page_files()) {
    if (file.gzipped.empty()) {
      EXPECT_LT(file.bytes.size(), 2000U) << file.path;
      continue;
    }
    ++gzipped;
    EXPECT_TRUE(file.gzipped.starts_with("\x1f\x8b\x08")) << file.path;
    EXPECT_LT(file.gzipped.size() * 2, file.bytes.size()) << file.path;
  }
  EXPECT_EQ(gzipped, 4U);
}

TEST(ReferencePage, IsServedUnderAPolicyThatLetsNothingElseIn) {
  EXPECT_TRUE(kContentSecurityPolicy.starts_with("default-src 'none'; "));
  EXPECT_EQ(kContentSecurityPolicy.find("unsafe-eval"), std::string_view::npos);
  EXPECT_NE(kContentSecurityPolicy.find("script-src 'self';"), std::string_view::npos);
}

}  // namespace
}  // namespace crm::reference
