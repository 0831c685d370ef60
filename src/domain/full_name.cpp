#include "domain/full_name.h"

namespace crm {

std::string full_name(const Person& person) {
  std::string name;
  for (const std::string* part : {&person.first_name, &person.middle_name, &person.last_name}) {
    if (part->empty()) continue;
    if (!name.empty()) name += ' ';
    name += *part;
  }
  return name;
}

}  // namespace crm
