// Contacts that stand for one hard case each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace crm {

struct SpecialContact {
  std::int32_t id;  // also of its category: asking for that category finds this contact alone
  std::int32_t owner;
  std::string registered;  // by its owner; nothing else has happened to it
  std::string category;    // its text; "" for a contact without category
  std::string name;
  std::string department = {};
  std::string url = {};
};

[[nodiscard]] const std::vector<SpecialContact>& special_contacts();

}  // namespace crm
