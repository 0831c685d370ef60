// The calls of services' methods, made of their tables: which there are, and how one is read, done
// and told [wire: Address and methods] [entities §1].
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "agent/desk.h"
#include "base/result.h"
#include "codec/body_text.h"
#include "http/message.h"
#include "negotiate/terms.h"

namespace crm::server {

// What a call is read from.
struct CallRequest {
  const http::Request& request;
  const negotiate::Terms& terms;
  const codec::BodyLimits& limits;
};

// A call that has been read: what is left to be done at a desk, and told.
using ReadingCall = std::function<Result<http::Response>(agent::Reading&)>;
using WritingCall = std::function<Result<http::Response>(agent::Writing&)>;
using PreparedCall = std::variant<ReadingCall, WritingCall>;

struct Call {
  std::string agent;
  std::string method;
  std::string summary;
  std::string query;  // the parameter behind the ?, if it takes one
  // Reads the arguments. Errors: BadRequest and the others of reading a body. What it returns
  // refers to the request and the terms.
  std::function<Result<PreparedCall>(const CallRequest&)> prepare;
};

// All of them. Immutable once made; any thread may look.
class Calls {
 public:
  Calls();

  // In any case; null where there is no such method.
  [[nodiscard]] const Call* find(std::string_view agent, std::string_view method) const;

  // Calls visit(call) for each, in order of their addresses.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (const auto& [address, call] : calls_) visit(call);
  }

 private:
  void add(Call call);

  std::map<std::string, Call, std::less<>> calls_;  // by address, in lower case
};

}  // namespace crm::server
