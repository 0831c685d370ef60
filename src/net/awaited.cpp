#include "net/awaited.h"

#include <utility>

namespace crm::net {

Awaited::Awaited(const Executor& executor, SteadyTime deadline) : timer_(executor, deadline) {}

void Awaited::deliver(std::optional<http::Response> response) {
  state_ = response ? State::Answered : State::Dropped;
  response_ = std::move(response);
  timer_.cancel();
}

void Awaited::give_up() {
  given_up_ = true;
  timer_.cancel();
}

Task<void> Awaited::wait() {
  if (state_ != State::Pending || given_up_) co_return;
  // The timer is the deadline; cancelling it is how the answer wakes the coroutine.
  co_await timer_.async_wait(kAsValues);
}

http::Response Awaited::take() {
  http::Response response = std::move(*response_);
  response_.reset();
  return response;
}

}  // namespace crm::net
