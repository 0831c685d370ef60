#include "server/calls.h"

#include <utility>
#include <vector>

#include "base/text.h"
#include "server/call_tables.h"

namespace crm::server {
namespace {

std::string address(std::string_view agent, std::string_view method) {
  return ascii_lower(agent) + "/" + ascii_lower(method);
}

}  // namespace

Calls::Calls() {
  for (auto&& table : {appointment_calls(), contact_calls(), list_calls()}) {
    for (const Call& call : table) add(call);
  }
  for (const Call& call : person_calls()) add(call);
  for (const Call& call : document_calls()) add(call);
  for (const Call& call : user_calls()) add(call);
}

void Calls::add(Call call) {
  std::string key = address(call.agent, call.method);
  calls_.emplace(std::move(key), std::move(call));
}

const Call* Calls::find(std::string_view agent, std::string_view method) const {
  const auto found = calls_.find(address(agent, method));
  return found == calls_.end() ? nullptr : &found->second;
}

}  // namespace crm::server
