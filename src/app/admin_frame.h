// What command and server say to each other over the admin socket: frames of a kind, a length and
// a text [adr 17].
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::app {

enum class FrameKind : char {
  // From the command to the server, in this order:
  Hello = 'h',     // the program's version
  Folder = 'd',    // where relative paths begin
  Variable = 'v',  // NAME=value of the environment
  Argument = 'a',  // one of the command line's, without the program
  Go = 'g',
  // and while it runs:
  Secret = 's',    // the answer to Ask
  NoSecret = 'n',  // or why there is none
  Stop = 'c',      // it is to end
  // From the server:
  Print = 'o',          // bytes for standard output
  Tell = 'e',           // a line for standard error
  Ask = 'q',            // for a password: of that login, at the terminal
  AskInput = 'i',       // as a line of standard input
  Progress = 'p',       // share, rows and what is being done, with blanks between
  ClearProgress = 'k',  //
  Exit = 'x',           // the exit status; the last one
};

struct Frame {
  FrameKind kind = FrameKind::Stop;
  std::string text;

  bool operator==(const Frame&) const = default;
};

inline constexpr std::size_t kFrameTextMax = 64 * 1024;

// REQUIRES: text.size() <= kFrameTextMax.
void append_frame(std::string& out, FrameKind kind, std::string_view text);

// Takes the first whole frame off the front of `bytes`; none while it is not whole. Errors:
// BadRequest for what can be no frame.
[[nodiscard]] Result<std::optional<Frame>> take_frame(std::string& bytes);

}  // namespace crm::app
