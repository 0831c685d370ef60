#include "server/html.h"

#include <gtest/gtest.h>

#include <string>

namespace crm::server {
namespace {

TEST(HtmlTable, IsAWholeDocument) {
  const auto page = html_table("Title", {{"a", "b"}, {"c"}});
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  EXPECT_NE(page.find("<meta charset=\"utf-8\">"), std::string::npos);
  EXPECT_NE(page.find("<title>Title</title>"), std::string::npos);
  EXPECT_NE(page.find("<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr>"), std::string::npos);
  EXPECT_TRUE(page.ends_with("</table></body></html>\n"));
}

TEST(HtmlTable, EscapesAllTexts) {
  const std::string text = R"(<script>"&amp;"</script>)";
  const auto page = html_table(text, {{text, "http://a/\"><script>"}});
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  EXPECT_NE(page.find("<title>&lt;script&gt;&quot;&amp;amp;&quot;&lt;/script&gt;</title>"),
            std::string::npos);
  EXPECT_NE(page.find("<a href=\"http://a/&quot;&gt;&lt;script&gt;\">"), std::string::npos);
}

TEST(HtmlTable, LinksAddressesThatCanBeFollowed) {
  const auto page =
      html_table("", {{"http://a/b", "https://c", "http://d/{id}", "javascript:e", "ftp://f"}});
  EXPECT_NE(page.find(R"(<td><a href="http://a/b">http://a/b</a></td>)"), std::string::npos);
  EXPECT_NE(page.find(R"(<a href="https://c">)"), std::string::npos);
  EXPECT_NE(page.find("<td>http://d/{id}</td>"), std::string::npos);
  EXPECT_NE(page.find("<td>javascript:e</td>"), std::string::npos);
  EXPECT_NE(page.find("<td>ftp://f</td>"), std::string::npos);
}

}  // namespace
}  // namespace crm::server
