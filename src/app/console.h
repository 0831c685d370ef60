// Who has given a command: where its words go, who is asked for a password and who may end it. That
// is the terminal, or, for a command that came through the admin socket, the terminal of whoever
// sent it. Commands speak by the functions below and need not know which.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace crm::app {

class Console {
 public:
  Console() = default;
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;
  virtual ~Console() = default;

  virtual void print(std::string_view line) = 0;
  virtual void tell(std::string_view line) = 0;
  [[nodiscard]] virtual Result<std::string> ask_password(std::string_view login,
                                                         bool from_stdin) = 0;
  virtual void show_progress(std::string_view doing, double share, std::uint64_t rows) = 0;
  virtual void clear_progress() = 0;
  virtual void catch_interrupts() = 0;
  [[nodiscard]] virtual bool is_interrupted() = 0;
  [[nodiscard]] virtual bool output_went_out() = 0;
};

// This thread's commands are for that console while this lives, which it outlives.
class WorkingFor {
 public:
  explicit WorkingFor(Console& console);
  WorkingFor(const WorkingFor&) = delete;
  WorkingFor& operator=(const WorkingFor&) = delete;
  ~WorkingFor();

 private:
  Console* const before_;
};

// To standard output: what was asked for. Scripts read it.
void print(std::string_view line);

// To standard error: how it goes.
void tell(std::string_view line);

// A password: one line of standard input (`from_stdin`), else asked for twice at the terminal
// without showing it. Errors say how to give one; it is never taken from the command line.
[[nodiscard]] Result<std::string> ask_password(std::string_view login, bool from_stdin);

// From here on Ctrl-C does not end the program but shows in is_interrupted().
void catch_interrupts();
// Whether whoever gave the command wants it to end, or has gone.
[[nodiscard]] bool is_interrupted();

// Whether all that was printed has reached standard output.
[[nodiscard]] bool output_went_out();

// How far long work has come: a bar with rate and time left on a terminal, now and then a plain
// line elsewhere. Both on standard error.
class ProgressLine {
 public:
  ProgressLine() = default;
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { clear(); }

  // Takes the bar away.
  void clear();

  // `share` of the whole is done, from 0 to 1; `rows` so far, for the rate.
  void show(std::string_view doing, double share, std::uint64_t rows);
};

// The text with control characters, which could steer a terminal, shown as ?.
[[nodiscard]] std::string printable(std::string_view text);

// Rows as columns, the first row a heading.
[[nodiscard]] std::string as_table(std::vector<std::vector<std::string>> rows);

}  // namespace crm::app
