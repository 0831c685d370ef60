#include "app/admin_channel.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace crm::app {
namespace {

constexpr std::chrono::seconds kSendTimeMax{30};

tl::unexpected<Error> gone() {
  return refuse(ErrorKind::Unavailable, "the other end of the admin socket has gone");
}

// Whether the socket is ready in that time.
bool await(int socket, short what, std::chrono::milliseconds within) {
  pollfd one{.fd = socket, .events = what, .revents = 0};
  return ::poll(&one, 1, static_cast<int>(within.count())) > 0;
}

}  // namespace

AdminChannel::AdminChannel(AdminChannel&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

AdminChannel::~AdminChannel() {
  if (socket_ >= 0) ::close(socket_);
}

Result<void> AdminChannel::send(FrameKind kind, std::string_view text) {
  std::string out;
  do {
    const std::string_view part = text.substr(0, kFrameTextMax);
    append_frame(out, kind, part);
    text.remove_prefix(part.size());
  } while (!text.empty());
  std::string_view rest = out;
  bool sent_all = true;
  while (!rest.empty() && sent_all) {
    const auto sent = ::send(socket_, rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      rest.remove_prefix(static_cast<std::size_t>(sent));
    } else {
      sent_all = errno == EINTR || (errno == EAGAIN && await(socket_, POLLOUT, kSendTimeMax));
    }
  }
  if (kind == FrameKind::Secret) ::explicit_bzero(out.data(), out.size());
  if (!sent_all) return gone();
  return {};
}

Result<std::optional<Frame>> AdminChannel::receive(std::chrono::milliseconds within) {
  const auto until = std::chrono::steady_clock::now() + within;
  for (;;) {
    auto frame = take_frame(received_);
    if (!frame || *frame) return frame;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    if (!await(socket_, POLLIN, std::max(left, std::chrono::milliseconds(0)))) return std::nullopt;
    std::array<char, 4096> some;
    const auto bytes = ::recv(socket_, some.data(), some.size(), MSG_DONTWAIT);
    if (bytes > 0) {
      received_.append(some.data(), static_cast<std::size_t>(bytes));
    } else if (bytes == 0 || (errno != EAGAIN && errno != EINTR)) {
      return gone();
    }
  }
}

}  // namespace crm::app
