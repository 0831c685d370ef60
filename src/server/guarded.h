// Where exceptions end: what still flies is a bug or an exhausted machine.
#pragma once

#include <exception>
#include <functional>
#include <string_view>
#include <utility>
#include <variant>

#include "http/answer.h"
#include "http/message.h"
#include "server/error_response.h"

namespace crm::server {

// Any thread may call anything.
class Guarded {
 public:
  // What went wrong inside, for the log; callers are told no details.
  using Trouble = std::function<void(std::string_view what)>;

  explicit Guarded(Trouble trouble) : trouble_(std::move(trouble)) {}

  // What way() answers, or an error of ours.
  template <class Way>
  [[nodiscard]] http::Answer answer(const http::Request& request, const Way& way) const {
    try {
      return way();
    } catch (const std::exception& bug) {
      trouble_(bug.what());
      return error_response({ErrorKind::Internal, ""}, request);
    }
  }

  // Gives that answer on another thread, which must not see an exception. A Reply that is dropped
  // is answered 500 by the network.
  template <class Way>
  void reply(const http::Request& request, const http::Reply& reply, const Way& way) const {
    settle(answer(request, way), reply);
  }

 private:
  void settle(http::Answer answer, const http::Reply& reply) const {
    try {
      if (auto* response = std::get_if<http::Response>(&answer)) {
        reply(std::move(*response));
      } else {
        std::get<http::Later>(answer)(reply);
      }
    } catch (const std::exception& bug) {
      trouble_(bug.what());
    }
  }

  Trouble trouble_;
};

}  // namespace crm::server
