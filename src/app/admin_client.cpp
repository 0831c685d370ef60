#include "app/admin_client.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstring>
#include <iostream>
#include <string>
#include <string_view>

#include "app/admin_channel.h"
#include "app/terminal.h"
#include "app/version.h"
#include "base/text.h"

namespace crm::app {
namespace {

constexpr std::chrono::milliseconds kLookEvery{200};
constexpr int kCouldNot = 1;

// None where nobody listens.
std::optional<AdminChannel> connect(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path) return std::nullopt;
  std::memcpy(address.sun_path, text.data(), text.size());
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return std::nullopt;
  AdminChannel channel(socket);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return std::nullopt;
  }
  return channel;
}

Result<void> send(AdminChannel& channel, const AdminRequest& request) {
  auto sent = channel.send(FrameKind::Hello, kVersion);
  const auto then = [&](FrameKind kind, const std::string& text) {
    if (sent) sent = channel.send(kind, text);
  };
  then(FrameKind::Folder, request.folder.string());
  for (const auto& [name, value] : request.variables) then(FrameKind::Variable, name + "=" + value);
  for (const std::string& argument : request.arguments) then(FrameKind::Argument, argument);
  then(FrameKind::Go, "");
  return sent;
}

Result<void> answer(AdminChannel& channel, const Frame& asked) {
  auto secret = terminal().ask_password(asked.text, asked.kind == FrameKind::AskInput);
  if (!secret) return channel.send(FrameKind::NoSecret, secret.error().detail);
  const auto sent = channel.send(FrameKind::Secret, *secret);
  ::explicit_bzero(secret->data(), secret->size());
  return sent;
}

// share, rows, and what is being done.
void show_progress(std::string_view text) {
  double share = 0;
  std::uint64_t rows = 0;
  const char* const end = text.data() + text.size();
  auto [behind_share, no_share] = std::from_chars(text.data(), end, share);
  if (no_share != std::errc{} || behind_share == end) return;
  auto [behind_rows, no_rows] = std::from_chars(behind_share + 1, end, rows);
  if (no_rows != std::errc{} || behind_rows == end) return;
  terminal().show_progress({behind_rows + 1, end}, share, rows);
}

int lost() {
  terminal().clear_progress();
  terminal().tell(
      "active-contacts: the server went away before the command ended. What it had not finished "
      "has changed nothing; see with active-contacts check.");
  return kCouldNot;
}

int follow(AdminChannel& channel) {
  bool is_told = false;  // that it is to stop
  for (;;) {
    if (terminal().is_interrupted() && !is_told) {
      is_told = true;
      if (!channel.send(FrameKind::Stop, "")) return lost();
    }
    const auto frame = channel.receive(kLookEvery);
    if (!frame) return lost();
    if (!*frame) continue;
    const std::string& text = (*frame)->text;
    switch ((*frame)->kind) {
      case FrameKind::Print:
        std::cout << text << std::flush;
        break;
      case FrameKind::Tell:
        terminal().tell(text);
        break;
      case FrameKind::Ask:
      case FrameKind::AskInput:
        if (!answer(channel, **frame)) return lost();
        break;
      case FrameKind::Progress:
        show_progress(text);
        break;
      case FrameKind::ClearProgress:
        terminal().clear_progress();
        break;
      case FrameKind::Exit:
        if (!terminal().output_went_out()) {
          terminal().tell("active-contacts: not everything could be written to standard output");
          return kCouldNot;
        }
        return parse_int32(text).value_or(kCouldNot);
      default:
        break;
    }
  }
}

}  // namespace

std::optional<int> run_in_server(const std::filesystem::path& socket, const AdminRequest& request) {
  auto channel = connect(socket);
  if (!channel) return std::nullopt;
  // From the first word on: the server may have begun before we hear of it, and is to be told.
  terminal().catch_interrupts();
  if (!send(*channel, request)) return lost();
  return follow(*channel);
}

}  // namespace crm::app
