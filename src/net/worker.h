// One thread that reads sockets: its event loop, its listener, its connections.
#pragma once

#include <exception>
#include <string>

#include "base/result.h"
#include "net/listener.h"
#include "net/sockets.h"
#include "net/workbench.h"

namespace crm::net {

class Worker {
 public:
  // The service outlives the worker.
  explicit Worker(Service& service);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();

  [[nodiscard]] Result<void> listen(const Tcp::endpoint& endpoint, Listener::Sharing sharing);
  [[nodiscard]] Tcp::endpoint endpoint() const { return listener_.endpoint(); }

  // Serves on the calling thread until it has been stopped and its last connection has ended. Once.
  void run();

  // Any thread: no new connections, idle ones end, the rest may finish until then.
  void stop(SteadyTime until);

 private:
  void begin_stop(SteadyTime until);
  void accept(Socket socket, const Tcp::endpoint& peer);
  [[nodiscard]] Task<void> sweep();
  void look_at_deadlines();
  [[nodiscard]] std::string busy_text();
  void tell_of(const std::exception_ptr& thrown) const;

  Service& service_;
  Workbench bench_;  // before the loop: what waits in that still points here when it goes
  asio::io_context loop_;
  Listener listener_;
  Timer sweep_timer_;
  bool accepting_ = true;
  SteadyTime stop_until_ = SteadyTime::max();
};

}  // namespace crm::net
