#include "app/console.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>

#include "base/text.h"

namespace crm::app {
namespace {

constexpr std::size_t kBarWidth = 24;
constexpr std::chrono::milliseconds kBarEvery{100};
constexpr std::chrono::milliseconds kLineEvery{5'000};

// The terminal without echo, for as long as this lives.
class Unechoed {
 public:
  Unechoed() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
  }
  Unechoed(const Unechoed&) = delete;
  Unechoed& operator=(const Unechoed&) = delete;
  ~Unechoed() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  bool changed_ = false;
};

std::optional<std::string> read_line() {
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::optional<std::string> ask_hidden(std::string_view prompt) {
  std::cerr << prompt << std::flush;
  const Unechoed unechoed;
  auto line = read_line();
  std::cerr << '\n';
  return line;
}

std::string bar(double share) {
  const auto filled = static_cast<std::size_t>(share * static_cast<double>(kBarWidth));
  return std::string(filled, '#') + std::string(kBarWidth - filled, '.');
}

std::string in_minutes(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

void print(std::string_view line) { std::cout << line << '\n' << std::flush; }

void tell(std::string_view line) { std::cerr << line << '\n' << std::flush; }

Result<std::string> ask_password(std::string_view login, bool from_stdin) {
  if (from_stdin) {
    auto line = read_line();
    if (!line) return refuse(ErrorKind::BadRequest, "Standard input holds no password.");
    return *std::move(line);
  }
  if (isatty(STDIN_FILENO) == 0) {
    return refuse(ErrorKind::BadRequest,
                  "There is no terminal to ask for the password; give it as a line of standard "
                  "input with --password-stdin.");
  }
  const auto first = ask_hidden(fmt::format("Password for {}: ", login));
  const auto second = ask_hidden("Once more: ");
  if (!first || !second) return refuse(ErrorKind::BadRequest, "No password was given.");
  if (*first != *second) return refuse(ErrorKind::BadRequest, "The two passwords differ.");
  return *first;
}

bool output_went_out() { return !std::cout.flush().fail(); }

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are control characters too: C2 80 to C2 9F in UTF-8.
    const bool high_control =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (high_control) ++i;
    const bool control = byte < 0x20 || byte == 0x7F || high_control;
    shown.push_back(control ? '?' : text[i]);
  }
  return shown;
}

std::string as_table(std::vector<std::vector<std::string>> rows) {
  for (auto& row : rows) {
    for (std::string& cell : row) cell = printable(cell);
  }
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], code_points(row[i]));
    }
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - code_points(row[i]) + 2, ' ');
    }
    out += line + '\n';
  }
  return out;
}

ProgressLine::ProgressLine()
    : on_terminal_(isatty(STDERR_FILENO) != 0),
      begin_(std::chrono::steady_clock::now()),
      doing_since_(begin_),
      shown_(begin_) {}

void ProgressLine::clear() {
  if (drawn_) std::cerr << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

void ProgressLine::show(std::string_view doing, double share, std::uint64_t rows) {
  const auto now = std::chrono::steady_clock::now();
  if (doing != doing_) {
    doing_ = doing;
    doing_since_ = now;
  }
  if (now - shown_ < (on_terminal_ ? kBarEvery : kLineEvery)) return;
  shown_ = now;
  draw(doing, std::clamp(share, 0.0, 1.0), rows, now);
}

void ProgressLine::draw(std::string_view doing, double share, std::uint64_t rows, Time now) {
  const double seconds = std::chrono::duration<double>(now - doing_since_).count();
  const double rate = seconds > 0 ? static_cast<double>(rows) / seconds : 0;
  const double left = share > 0.01 ? seconds / share * (1 - share) : 0;
  const std::string text = fmt::format(
      "{} {:3.0f} %  {} rows, {} a second, {} left", doing, share * 100, with_thousands(rows),
      with_thousands(static_cast<std::uint64_t>(rate)), in_minutes(left));
  if (on_terminal_) {
    std::cerr << "\r\x1b[K[" << bar(share) << "] " << text << std::flush;
    drawn_ = true;
  } else {
    tell(text);
  }
}

}  // namespace crm::app
