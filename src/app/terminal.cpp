#include "app/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
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

std::atomic<bool> interrupt_seen{false};  // set by Ctrl-C

void see_interrupt(int /*signal*/) { interrupt_seen = true; }

class Terminal final : public Console {
 public:
  void print(std::string_view line) override { std::cout << line << '\n' << std::flush; }

  void tell(std::string_view line) override { std::cerr << line << '\n' << std::flush; }

  Result<std::string> ask_password(std::string_view login, bool from_stdin) override {
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

  void show_progress(std::string_view doing, double share, std::uint64_t rows) override {
    const auto now = std::chrono::steady_clock::now();
    if (doing != doing_) {
      doing_ = doing;
      doing_since_ = now;
    }
    if (now - shown_ < (on_terminal_ ? kBarEvery : kLineEvery)) return;
    shown_ = now;
    draw(doing, std::clamp(share, 0.0, 1.0), rows, now);
  }

  void clear_progress() override {
    if (drawn_) std::cerr << "\r\x1b[K" << std::flush;
    drawn_ = false;
  }

  void catch_interrupts() override {
    std::signal(SIGINT, see_interrupt);
    std::signal(SIGTERM, see_interrupt);
  }

  bool is_interrupted() override { return interrupt_seen; }

  bool output_went_out() override { return !std::cout.flush().fail(); }

 private:
  using Time = std::chrono::steady_clock::time_point;

  void draw(std::string_view doing, double share, std::uint64_t rows, Time now) {
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

  const bool on_terminal_ = isatty(STDERR_FILENO) != 0;
  std::string doing_;  // work restarts its own clock
  Time doing_since_ = std::chrono::steady_clock::now();
  Time shown_ = doing_since_;
  bool drawn_ = false;
};

}  // namespace

Console& terminal() {
  static Terminal only;
  return only;
}

}  // namespace crm::app
