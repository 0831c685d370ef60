#include "app/admin_console.h"

#include <fmt/format.h>

#include <string>

namespace crm::app {
namespace {

constexpr std::chrono::milliseconds kProgressEvery{100};
constexpr std::chrono::milliseconds kLookEvery{50};
constexpr std::chrono::minutes kPasswordTimeMax{5};

}  // namespace

void AdminConsole::send(FrameKind kind, std::string_view text) {
  if (is_gone_) return;
  is_gone_ = !channel_.send(kind, text);
}

void AdminConsole::print(std::string_view line) {
  std::string text(line);
  text.push_back('\n');
  send(FrameKind::Print, text);
}

void AdminConsole::tell(std::string_view line) { send(FrameKind::Tell, line); }

Result<std::string> AdminConsole::ask_password(std::string_view login, bool from_stdin) {
  send(from_stdin ? FrameKind::AskInput : FrameKind::Ask, login);
  const auto until = std::chrono::steady_clock::now() + kPasswordTimeMax;
  while (!is_gone_ && !stopping_ && std::chrono::steady_clock::now() < until) {
    const auto frame = channel_.receive(kLookEvery);
    if (!frame) break;
    if (!*frame) continue;
    if ((*frame)->kind == FrameKind::Secret) return (*frame)->text;
    if ((*frame)->kind == FrameKind::NoSecret) return refuse(ErrorKind::BadRequest, (*frame)->text);
    break;
  }
  return refuse(ErrorKind::BadRequest, "No password was given.");
}

void AdminConsole::show_progress(std::string_view doing, double share, std::uint64_t rows) {
  const Time now = std::chrono::steady_clock::now();
  if (now - progress_sent_ < kProgressEvery) return;
  progress_sent_ = now;
  send(FrameKind::Progress, fmt::format("{} {} {}", share, rows, doing));
}

void AdminConsole::clear_progress() { send(FrameKind::ClearProgress, ""); }

bool AdminConsole::is_interrupted() {
  if (stopping_ || is_stopped_ || is_gone_) return true;
  const Time now = std::chrono::steady_clock::now();
  if (now - looked_ < kLookEvery) return false;
  looked_ = now;
  const auto frame = channel_.receive(std::chrono::milliseconds(0));
  is_gone_ = !frame;
  is_stopped_ = frame && *frame && (*frame)->kind == FrameKind::Stop;
  return is_gone_ || is_stopped_;
}

}  // namespace crm::app
