// The admin socket of a running server: commands come in from the same machine and user, run one
// after another in this process, and so all commits stay on one connection [adr 5] [adr 17].
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

#include "app/admin_channel.h"
#include "app/admin_request.h"
#include "base/result.h"

namespace crm::app {

class AdminServer {
 public:
  // Runs a command, with this thread working for the console of who sent it; its exit status. `who`
  // is the number of that user.
  using Run = std::function<int(const AdminRequest& request, unsigned who)>;

  static constexpr std::size_t kConnectionsMax = 8;

  // Listens at that path, which is the owner's alone, in place of what a dead server has left
  // there. REQUIRES: the database is locked by this process. Errors: Unavailable, with the reason.
  [[nodiscard]] static Result<std::unique_ptr<AdminServer>> open(std::filesystem::path path,
                                                                 Run run);
  AdminServer(const AdminServer&) = delete;
  AdminServer& operator=(const AdminServer&) = delete;
  // Ends the command in hand, which changes nothing then, and tells those that wait.
  ~AdminServer();

 private:
  AdminServer(std::filesystem::path path, Run run, int listening, int wake);

  struct Visit {
    std::thread thread;
    std::atomic<bool> is_over{false};
  };

  void accept_all();
  void receive(int socket);
  void serve(AdminChannel channel, unsigned who);
  void sweep();

  const std::filesystem::path path_;
  const Run run_;
  const int listening_;
  const int wake_;  // readable when this ends
  std::atomic<bool> stopping_{false};
  std::timed_mutex one_at_a_time_;
  std::list<Visit> visits_;  // of the accepting thread alone
  std::thread accepting_;
};

}  // namespace crm::app
