#include "app/admin_frame.h"

namespace crm::app {
namespace {

constexpr std::size_t kHeadBytes = 4;  // the kind, then the length, the highest byte first
constexpr std::string_view kKinds = "hdvagsncoeqipkx";

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

}  // namespace

void append_frame(std::string& out, FrameKind kind, std::string_view text) {
  out.push_back(static_cast<char>(kind));
  out.push_back(static_cast<char>(text.size() >> 16U & 0xFFU));
  out.push_back(static_cast<char>(text.size() >> 8U & 0xFFU));
  out.push_back(static_cast<char>(text.size() & 0xFFU));
  out += text;
}

Result<std::optional<Frame>> take_frame(std::string& bytes) {
  if (bytes.empty()) return std::nullopt;
  if (kKinds.find(bytes.front()) == std::string_view::npos) {
    return refuse(ErrorKind::BadRequest, "no frame begins so");
  }
  if (bytes.size() < kHeadBytes) return std::nullopt;
  const std::size_t size = std::size_t{byte_of(bytes[1])} << 16U |
                           std::size_t{byte_of(bytes[2])} << 8U | std::size_t{byte_of(bytes[3])};
  if (size > kFrameTextMax) return refuse(ErrorKind::BadRequest, "a frame is too long");
  if (bytes.size() < kHeadBytes + size) return std::nullopt;
  Frame frame{static_cast<FrameKind>(bytes.front()), bytes.substr(kHeadBytes, size)};
  bytes.erase(0, kHeadBytes + size);
  return frame;
}

}  // namespace crm::app
