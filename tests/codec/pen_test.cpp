#include "codec/pen.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace crm::codec {
namespace {

// So many different characters, beginning with one.
std::string text_of(std::size_t size, char first = 'a') {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i)
    text[i] = static_cast<char>(first + static_cast<char>(i % 26));
  return text;
}

TEST(Pen, PutsTextsOfEveryLengthBehindEachOther) {
  std::string out = "before";
  std::string expected = out;
  Pen pen(out);
  for (std::size_t size = 0; size < 70; ++size) {
    pen.put(text_of(size, static_cast<char>(size)));
    expected += text_of(size, static_cast<char>(size));
  }
  pen.lift();
  EXPECT_EQ(out, expected);
}

TEST(Pen, PutsWhatFillsItsRoomAndWhatIsLonger) {
  for (const std::size_t first : {std::size_t{0}, std::size_t{1}, Pen::kRoomBytes - 1,
                                  Pen::kRoomBytes, Pen::kRoomBytes + 1}) {
    for (const std::size_t second : {std::size_t{0}, std::size_t{1}, Pen::kRoomBytes - 1,
                                     Pen::kRoomBytes, Pen::kRoomBytes + 1}) {
      std::string out;
      Pen pen(out);
      pen.put(text_of(first));
      pen.put(text_of(second));
      pen.put("end");
      pen.lift();
      EXPECT_EQ(out, text_of(first) + text_of(second) + "end");
    }
  }
}

TEST(Pen, HasTheRoomThatAWriterAsksFor) {
  for (const std::size_t put : {std::size_t{0}, Pen::kRoomBytes - 9, Pen::kRoomBytes}) {
    std::string out;
    Pen pen(out);
    pen.put(text_of(put));
    pen.put_with(10, [](char* at) { return std::fill_n(at, 10, 'x'); });
    pen.put_with(10, [](char* at) { return at; });
    pen.lift();
    EXPECT_EQ(out, text_of(put) + "xxxxxxxxxx");
  }
}

RC_GTEST_PROP(Pen, WritesWhatAStringWouldHold, (const std::vector<std::string>& texts)) {
  std::string out;
  std::string expected;
  Pen pen(out);
  for (const std::string& text : texts) {
    pen.put(text);
    expected += text;
  }
  pen.lift();
  RC_ASSERT(out == expected);
}

}  // namespace
}  // namespace crm::codec
