#include "reference/examples.h"

#include <string>
#include <vector>

namespace crm::reference {

Json examples(std::span<const Example> all) {
  std::vector<Member> members;
  for (const Example& one : all) {
    members.push_back(
        {std::string(one.key), object({{"summary", text(one.summary)}, {"value", one.value}})});
  }
  return object(members);
}

Json media(std::string_view schema, std::span<const Example> all) {
  return object({{"schema", reference_to("schemas", schema)}, {"examples", examples(all)}});
}

}  // namespace crm::reference
