#include "http/request_line.h"

#include <algorithm>

#include "http/octets.h"

namespace crm::http {
namespace {

constexpr std::string_view kVersionForm = "HTTP/0.0";  // each 0 stands for any digit
constexpr std::size_t kMajorAt = 5;
constexpr std::size_t kMinorAt = 7;

}  // namespace

// Every state falls through to the next one as soon as it has what it wants.
Read<Progress> RequestLineReader::advance(std::string_view bytes) {
  const std::size_t stop = std::min(bytes.size(), begin_ + bytes_max_);
  const auto stopped = [&]() -> Read<Progress> {
    if (at_ < begin_ + bytes_max_) return Progress::More;
    return refused(Status::UriTooLong, "The request line is too long.");
  };

  switch (state_) {
    case State::Start:
      if (at_ == bytes.size()) return Progress::More;
      if (bytes[at_] == '\r') {
        ++at_;
        state_ = State::EmptyLine;
        return advance(bytes);
      }
      state_ = State::Method;
      [[fallthrough]];

    case State::Method:
      at_ = kToken.skip(bytes, at_, stop);
      if (at_ == stop) return stopped();
      if (at_ == begin_) return malformed("The request does not begin with a method.");
      if (bytes[at_] != ' ') return malformed("The method is not followed by one blank.");
      line_.method = {begin_, at_ - begin_};
      line_.target.at = ++at_;
      state_ = State::Target;
      [[fallthrough]];

    case State::Target:
      at_ = kTarget.skip(bytes, at_, stop);
      if (at_ == stop) return stopped();
      if (bytes[at_] == '#') return malformed("The request target has a fragment.");
      if (bytes[at_] != ' ') return malformed("The request target is not followed by one blank.");
      line_.target.size = at_ - line_.target.at;
      if (line_.target.size == 0) return malformed("The request line has no target.");
      version_at_ = ++at_;
      state_ = State::Version;
      [[fallthrough]];

    case State::Version:
      for (; at_ - version_at_ < kVersionForm.size(); ++at_) {
        if (at_ == stop) return stopped();
        const std::size_t place = at_ - version_at_;
        const char c = bytes[at_];
        if (kVersionForm[place] == '0' ? !kDigits.has(c) : c != kVersionForm[place]) {
          return malformed("The request line does not end with a version such as HTTP/1.1.");
        }
      }
      state_ = State::Cr;
      [[fallthrough]];

    case State::Cr:  // It may stand directly behind the longest line that is allowed.
      if (at_ == bytes.size()) return Progress::More;
      if (bytes[at_] != '\r') {
        return malformed("The request line does not end with CR LF behind the version.");
      }
      ++at_;
      state_ = State::Lf;
      [[fallthrough]];

    case State::Lf:
      return finish(bytes);

    case State::EmptyLine:
      if (at_ == bytes.size()) return Progress::More;
      if (bytes[at_] != '\n') return malformed("A CR is not followed by LF.");
      begin_ = ++at_;
      state_ = State::Method;
      return advance(bytes);
  }
  return Progress::More;
}

Read<Progress> RequestLineReader::finish(std::string_view bytes) {
  if (at_ == bytes.size()) return Progress::More;
  if (bytes[at_] != '\n') return malformed("A CR is not followed by LF.");
  ++at_;
  const char major = bytes[version_at_ + kMajorAt];
  const char minor = bytes[version_at_ + kMinorAt];
  if (major != '1' || minor > '1') {
    return refused(Status::VersionNotSupported, "This server speaks HTTP/1.1 and HTTP/1.0.");
  }
  line_.minor_version = minor - '0';
  const auto parts = read_target(line_.method.in(bytes), line_.target.in(bytes));
  if (!parts) return tl::unexpected(parts.error());
  line_.parts = *parts;
  return Progress::Whole;
}

}  // namespace crm::http
