#include "app/admin_frame.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crm::app {
namespace {

std::string sent(FrameKind kind, std::string_view text) {
  std::string out;
  append_frame(out, kind, text);
  return out;
}

TEST(AdminFrame, ComesBackAsItWas) {
  std::string bytes;
  const std::vector<Frame> frames{{FrameKind::Hello, "0.1"},
                                  {FrameKind::Argument, ""},
                                  {FrameKind::Print, std::string(kFrameTextMax, 'x')},
                                  {FrameKind::Exit, "0"}};
  for (const Frame& each : frames) append_frame(bytes, each.kind, each.text);
  for (const Frame& each : frames) {
    const auto frame = take_frame(bytes);
    ASSERT_TRUE(frame && *frame);
    EXPECT_EQ(**frame, each);
  }
  EXPECT_TRUE(bytes.empty());
  const auto none = take_frame(bytes);
  ASSERT_TRUE(none);
  EXPECT_FALSE(*none);
}

TEST(AdminFrame, IsWholeOnlyWithItsLastByte) {
  const std::string whole = sent(FrameKind::Tell, "a line");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::string bytes = whole.substr(0, size);
    const auto frame = take_frame(bytes);
    ASSERT_TRUE(frame) << size;
    EXPECT_FALSE(*frame) << size;
    EXPECT_EQ(bytes.size(), size);
  }
}

TEST(AdminFrame, OfNoKindOrTooLongIsRefused) {
  for (const std::string& noise :
       {std::string("GET /"), std::string("\0abc", 4), std::string("\xff"),
        std::string("h\xff\xff\xff"), std::string("h\x01\x00\x01", 4)}) {
    std::string bytes = noise;
    EXPECT_FALSE(take_frame(bytes)) << noise;
  }
}

}  // namespace
}  // namespace crm::app
