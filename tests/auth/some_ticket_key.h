// A key that makes the same tickets in every run.
#pragma once

#include <string>

#include "auth/ticket.h"

namespace crm::auth {

inline TicketKey some_ticket_key(char digit = 'a') {
  return TicketKey::parse(std::string(2 * TicketKey::kBytes, digit)).value();
}

}  // namespace crm::auth
