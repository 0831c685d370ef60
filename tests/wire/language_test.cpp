// The language of the stories itself: a story that cannot fail would prove nothing.
#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/scratch_folder.h"
#include "tests/wire/bytes.h"
#include "tests/wire/macros.h"
#include "tests/wire/request_text.h"
#include "tests/wire/story.h"
#include "tests/wire/told.h"

namespace crm {
namespace {

std::string sent(const std::vector<std::string>& lines) {
  return request_bytes(lines, Macros::read(STORIES));
}

std::string body_of(const std::string& line) {
  const std::string all = sent({"> X", ">", line});
  return all.substr(all.find("\r\n\r\n") + 4);
}

// One story from text.
Story told(const std::string& text) {
  const ScratchFolder folder;
  const auto file = folder.file("one.http");
  std::ofstream(file) << text;
  return read_stories(file, Macros::read(STORIES)).at(0);
}

std::size_t differences_of(const std::string& expected, const std::string& answer) {
  return differences(told("# x\n> @kari\n" + expected).answer, first_response(answer)).size();
}

TEST(StoryLanguage, WritesBytesThatAreNoText) {
  EXPECT_EQ(body_of(">hex 1f8b 00"), std::string("\x1f\x8b\0", 3));
  EXPECT_EQ(body_of(">latin1 æ"), "\xe6");
  EXPECT_EQ(body_of(">utf16le aæ"), std::string("a\0\xe6\0", 4));
  EXPECT_EQ(body_of(">utf16be 😀"), std::string("\xd8\x3d\xde\0", 4));
  EXPECT_EQ(body_of(">times 3 [{"), "[{[{[{");
  EXPECT_EQ(body_of(">chunk abc"), "3\r\nabc\r\n");
  EXPECT_EQ(from_gzip(body_of(">gzip {}")), "{}");
  EXPECT_THROW(body_of(">hexx 1f"), std::runtime_error);
  EXPECT_THROW(body_of(">hex 1"), std::runtime_error);
}

TEST(StoryLanguage, JoinsTheLinesOfABody) {
  EXPECT_EQ(sent({"> X", ">", "> a", "> b", ">same c", "> d"}),
            "X\r\nContent-Length: 5\r\n\r\na\nbcd");
}

TEST(StoryLanguage, PutsTheArgumentIntoAMacro) {
  EXPECT_EQ(sent({"> @get /x?y"}), "GET /x?y HTTP/1.1\r\nHost: crm.example.test\r\n\r\n");
  EXPECT_THROW(sent({"> @nobody"}), std::runtime_error);
}

TEST(StoryLanguage, SeesWhatIsNotAsTold) {
  const std::string answer = "HTTP/1.1 200 OK\r\nVary: Accept, Origin\r\n\r\n[{\"ContactId\":7}]";

  EXPECT_EQ(differences_of("< 200\n< Vary ~ Origin\n< !Allow\n<rows 7\n<+ :7\n<- :8\n", answer),
            0U);
  EXPECT_EQ(differences_of("< 200\n<\n< [{\"ContactId\":\n<   7}]\n", answer), 0U);
  EXPECT_EQ(differences_of("< 201\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n< Vary: Accept\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n< Vary ~ Cookie\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n< Vary !~ Accept\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n< !Vary\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n<+ :8\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n<- :7\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n<rows 7 8\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n<rows\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n<\n< []\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n<gzip\n", answer), 1U);
  EXPECT_EQ(differences_of("< 200\n", ""), 1U);
}

TEST(StoryLanguage, FindsRowsInXmlAndWithNothingSelected) {
  EXPECT_EQ(differences_of("< 200\n<rows 1 2\n",
                           "HTTP/1.1 200 OK\r\n\r\n<A><ContactId>1</ContactId>"
                           "<Key>ContactId</Key><ContactId>2</ContactId></A>"),
            0U);
  EXPECT_EQ(differences_of("< 200\n<rows null\n",
                           "HTTP/1.1 200 OK\r\n\r\n[{\"ContactId\":null,"
                           "\"FieldProperties\":{\"ContactId\":{}}}]"),
            0U);
}

TEST(StoryLanguage, PassesOverInterimResponses) {
  EXPECT_EQ(first_response("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx").body, "x");
}

TEST(StoryLanguage, RefusesWhatMeansNothing) {
  EXPECT_THROW((void)told("# x\n> @kari\n< 200\n<? y\n"), std::runtime_error);
  EXPECT_THROW((void)told("# x\n> @kari\n<+ y\n"), std::runtime_error);
  EXPECT_THROW((void)told("# x\n@ colour red\n> @kari\n< 200\n"), std::runtime_error);
  EXPECT_THROW((void)told("# x\nhallo\n"), std::runtime_error);
}

}  // namespace
}  // namespace crm
