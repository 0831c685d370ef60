// The connection's end of what another thread does for it: where the outcome arrives, and where the
// coroutine waits for it.
#pragma once

#include <optional>
#include <utility>

#include "http/message.h"
#include "net/sockets.h"

namespace crm::net {

// The wait, whatever it is for. Used on the worker's thread alone. Whoever no longer wants the
// outcome drops this: deliveries know it by a weak pointer.
class Wait {
 public:
  Wait(const Executor& executor, SteadyTime deadline);

  // Ends the wait without an outcome.
  void give_up();

  // Returns when the outcome is there or will never come, or when the deadline has passed or
  // give_up() was called; at once if that is so already.
  [[nodiscard]] Task<void> wait();

  enum class State { Pending, Answered, Dropped };
  [[nodiscard]] State state() const { return state_; }

 protected:
  void end(State state);

 private:
  Timer timer_;
  State state_ = State::Pending;
  bool given_up_ = false;
};

template <class Outcome>
class Awaiting final : public Wait {
 public:
  using Wait::Wait;

  // The outcome is there, or, with none, will never come. The first call decides.
  void deliver(std::optional<Outcome> outcome) {
    if (state() != State::Pending) return;
    outcome_ = std::move(outcome);
    end(outcome_ ? State::Answered : State::Dropped);
  }

  // REQUIRES: state() is Answered.
  [[nodiscard]] Outcome take() {
    Outcome outcome = std::move(*outcome_);
    outcome_.reset();
    return outcome;
  }

 private:
  std::optional<Outcome> outcome_;
};

// The answer of a Later.
using Awaited = Awaiting<http::Response>;

}  // namespace crm::net
