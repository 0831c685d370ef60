// A process beside the test, for what only another process can show: who holds a lock, and what a
// kill in the middle leaves behind.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <stdexcept>
#include <utility>

namespace crm::store {

class ChildProcess {
 public:
  // Tells the parent a number, which arrives whatever becomes of the child afterwards.
  using Tell = std::function<void(std::int32_t)>;

  // Runs `work` in a child. REQUIRES: this process has no other threads now.
  explicit ChildProcess(const std::function<void(const Tell&)>& work) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    process_ = ::fork();
    if (process_ < 0) throw std::runtime_error("no child");
    if (process_ == 0) {
      ::close(ends[0]);
      run(work, ends[1]);
    }
    ::close(ends[1]);
    told_ = ends[0];
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess() {
    if (process_ > 0) kill();
    ::close(told_);
  }

  [[nodiscard]] pid_t process() const { return process_; }

  // Waits for the next number the child tells; none when it has ended.
  [[nodiscard]] std::optional<std::int32_t> next_told() {
    std::int32_t number = 0;
    if (::read(told_, &number, sizeof number) != sizeof number) return std::nullopt;
    return number;
  }

  // As by kill -9. Afterwards the child is gone with its locks.
  void kill() {
    ::kill(process_, SIGKILL);
    ::waitpid(std::exchange(process_, 0), nullptr, 0);
  }

  // Whether it went to its end without an exception.
  [[nodiscard]] bool ended_well() {
    int status = 0;
    ::waitpid(std::exchange(process_, 0), &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  // Never returns into the test, whose cleaning up is the parent's.
  [[noreturn]] static void run(const std::function<void(const Tell&)>& work, int to_parent) {
    try {
      work([to_parent](std::int32_t number) {
        if (::write(to_parent, &number, sizeof number) != sizeof number) ::_exit(2);
      });
    } catch (const std::exception&) {
      ::_exit(1);
    }
    ::_exit(0);
  }

  pid_t process_ = 0;  // 0 once it is gone
  int told_ = -1;
};

}  // namespace crm::store
