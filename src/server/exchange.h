// The way of one request, from what the network has read to what it will write.
#pragma once

#include <functional>
#include <string>

#include "agent/contact_agent.h"
#include "auth/sign_in.h"
#include "carrier/presentation.h"
#include "codec/activity_json.h"
#include "http/answer.h"
#include "negotiate/terms.h"

namespace crm::server {

class Exchange {
 public:
  // What went wrong inside, for the log; callers are told no details.
  using Trouble = std::function<void(std::string_view what)>;

  // REQUIRES: sign_in and agent outlive this, and this outlives every answer that it has promised.
  Exchange(const auth::SignIn& sign_in, const agent::ContactAgent& agent,
           carrier::Presentation standard, Trouble trouble);

  // Any thread; never waits, never throws.
  [[nodiscard]] http::Answer serve(const http::Request& request, std::string buffer) const;

 private:
  [[nodiscard]] http::Answer answer(const http::Request& request, std::string buffer) const;
  [[nodiscard]] http::Answer answer_caller(const Caller& caller, const http::Request& request,
                                           std::string buffer) const;
  [[nodiscard]] http::Response write(const negotiate::Terms& terms,
                                     const agent::ActiveContacts& found, std::string buffer) const;
  template <class Way>
  [[nodiscard]] http::Answer guarded(const http::Request& request, const Way& way) const;
  void settle(http::Answer answer, const http::Reply& reply) const;

  const auth::SignIn& sign_in_;
  const agent::ContactAgent& agent_;
  const carrier::Presentation standard_;
  const codec::ActivityJson activity_json_;
  const Trouble trouble_;
};

}  // namespace crm::server
