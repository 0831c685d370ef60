// The console of whoever sent a command through the admin socket.
#pragma once

#include <atomic>
#include <chrono>

#include "app/admin_channel.h"
#include "app/console.h"

namespace crm::app {

class AdminConsole final : public Console {
 public:
  // `stopping`: the server stops, so whatever runs must end. Both outlive this.
  AdminConsole(AdminChannel& channel, const std::atomic<bool>& stopping)
      : channel_(channel), stopping_(stopping) {}

  void print(std::string_view line) override;
  void tell(std::string_view line) override;
  [[nodiscard]] Result<std::string> ask_password(std::string_view login, bool from_stdin) override;
  void show_progress(std::string_view doing, double share, std::uint64_t rows) override;
  void clear_progress() override;
  void catch_interrupts() override {}
  [[nodiscard]] bool is_interrupted() override;
  [[nodiscard]] bool output_went_out() override { return !is_gone_; }

 private:
  using Time = std::chrono::steady_clock::time_point;

  void send(FrameKind kind, std::string_view text);

  AdminChannel& channel_;
  const std::atomic<bool>& stopping_;
  bool is_gone_ = false;
  bool is_stopped_ = false;
  Time progress_sent_;
  Time looked_;
};

}  // namespace crm::app
