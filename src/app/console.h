// The person at the terminal: what is printed, asked and shown while they wait.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace crm::app {

// To standard output: what was asked for. Scripts read it.
void print(std::string_view line);

// To standard error: how it goes.
void tell(std::string_view line);

// A password: one line of standard input (`from_stdin`), else asked for twice at the terminal
// without showing it. Errors say how to give one; it is never taken from the command line.
[[nodiscard]] Result<std::string> ask_password(std::string_view login, bool from_stdin);

// The text with control characters, which could steer a terminal, shown as ?.
[[nodiscard]] std::string printable(std::string_view text);

// Whether all that was printed has reached standard output.
[[nodiscard]] bool output_went_out();

// Rows as columns, the first row a heading.
[[nodiscard]] std::string as_table(std::vector<std::vector<std::string>> rows);

// How far long work has come: a bar with rate and time left on a terminal, now and then a plain
// line elsewhere. Both on standard error.
class ProgressLine {
 public:
  ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { clear(); }

  // Takes the bar away.
  void clear();

  // `share` of the whole is done, from 0 to 1; `rows` so far, for the rate.
  void show(std::string_view doing, double share, std::uint64_t rows);

 private:
  using Time = std::chrono::steady_clock::time_point;

  void draw(std::string_view doing, double share, std::uint64_t rows, Time now);

  const bool on_terminal_;
  const Time begin_;
  std::string doing_;  // work restarts its own clock
  Time doing_since_;
  Time shown_;
  bool drawn_ = false;
};

}  // namespace crm::app
