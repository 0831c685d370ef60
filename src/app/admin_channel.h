// One end of a connection to the admin socket: frames out and in, each with a deadline. For one
// thread at a time.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "app/admin_frame.h"
#include "base/result.h"

namespace crm::app {

class AdminChannel {
 public:
  // Takes the connected socket over.
  explicit AdminChannel(int socket) : socket_(socket) {}
  AdminChannel(AdminChannel&& other) noexcept;
  AdminChannel& operator=(AdminChannel&&) = delete;
  AdminChannel(const AdminChannel&) = delete;
  AdminChannel& operator=(const AdminChannel&) = delete;
  ~AdminChannel();

  // Longer texts go out as several frames. Errors: Unavailable when the other end has gone or takes
  // nothing.
  [[nodiscard]] Result<void> send(FrameKind kind, std::string_view text);

  // The next frame. None when nothing has come within that time, or when a signal came. Errors:
  // Unavailable when the other end has gone, BadRequest when it does not speak this way.
  [[nodiscard]] Result<std::optional<Frame>> receive(std::chrono::milliseconds within);

  [[nodiscard]] int descriptor() const { return socket_; }

 private:
  int socket_;  // -1 once moved from
  std::string received_;
};

}  // namespace crm::app
