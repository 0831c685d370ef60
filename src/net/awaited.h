// The connection's end of a Later: where its answer arrives, and where the coroutine waits for it.
#pragma once

#include <optional>

#include "http/message.h"
#include "net/sockets.h"

namespace crm::net {

// Used on the worker's thread alone. Whoever no longer wants the answer drops this: deliveries know
// it by a weak pointer.
class Awaited {
 public:
  Awaited(const Executor& executor, SteadyTime deadline);

  // The answer is there, or, with none, will never come.
  void deliver(std::optional<http::Response> response);

  // Ends the wait without an answer.
  void give_up();

  // Returns when there is something to take, or when the deadline has passed or give_up() was
  // called; at once if that is so already.
  [[nodiscard]] Task<void> wait();

  enum class State { Pending, Answered, Dropped };
  [[nodiscard]] State state() const { return state_; }

  // REQUIRES: state() is Answered.
  [[nodiscard]] http::Response take();

 private:
  Timer timer_;
  State state_ = State::Pending;
  bool given_up_ = false;
  std::optional<http::Response> response_;
};

}  // namespace crm::net
