#include "net/awaited.h"

namespace crm::net {

Wait::Wait(const Executor& executor, SteadyTime deadline) : timer_(executor, deadline) {}

void Wait::end(State state) {
  state_ = state;
  timer_.cancel();
}

void Wait::give_up() {
  given_up_ = true;
  timer_.cancel();
}

Task<void> Wait::wait() {
  if (state_ != State::Pending || given_up_) co_return;
  // The timer is the deadline; cancelling it is how the outcome wakes the coroutine.
  co_await timer_.async_wait(kAsValues);
}

}  // namespace crm::net
