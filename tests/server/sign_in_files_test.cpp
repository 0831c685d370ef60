#include "server/sign_in_files.h"

#include <gtest/gtest.h>

namespace crm::server {
namespace {

TEST(SignInFiles, GapsAreFilledAndNothingFilledInIsReadAsMarkup) {
  EXPECT_EQ(filled("<p title=\"{{a}}\">{{b}}{{none}}</p>", {{"a", "\"x\""}, {"b", "<b>&{{a}}"}}),
            "<p title=\"&quot;x&quot;\">&lt;b&gt;&amp;{{a}}</p>");
  EXPECT_EQ(filled("a{{b", {}), "a");
}

// The policy forbids them, and a page that needed one would be broken.
TEST(SignInFiles, HoldNoScriptNoStyleAndNothingOfAnotherHost) {
  for (const std::string_view page : {signed_out_page(), signed_in_page()}) {
    EXPECT_FALSE(page.empty());
    for (const char* part : {"<script", "<style", " style=", " onclick=", "//"}) {
      EXPECT_EQ(page.find(part), std::string_view::npos) << part;
    }
  }
  EXPECT_EQ(sign_in_style().find("url("), std::string_view::npos);
}

}  // namespace
}  // namespace crm::server
