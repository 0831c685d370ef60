#include "reference/media_types.h"

#include <string>
#include <vector>

namespace crm::reference {

Json in_every_type(const Json& json, const Json& xml, const Json& page) {
  std::vector<Member> types;
  for (const std::string_view type : kJsonAnswerTypes) types.push_back({std::string(type), json});
  for (const std::string_view type : kXmlTypes) types.push_back({std::string(type), xml});
  types.push_back({std::string(kHtml), page});
  return object(types);
}

}  // namespace crm::reference
