// The name that a person goes by wherever one text has to do: first, middle and last name with a
// blank between them.
#pragma once

#include <string>

#include "domain/entities.h"

namespace crm {

// "" for a person without any name.
[[nodiscard]] std::string full_name(const Person& person);

}  // namespace crm
