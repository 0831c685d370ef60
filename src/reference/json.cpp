#include "reference/json.h"

#include <initializer_list>

#include "codec/json_text.h"

namespace crm::reference {

Json text(std::string_view text) {
  Json json;
  codec::append_json_string(json.written, text);
  return json;
}

Json number(std::uint64_t number) { return {std::to_string(number)}; }

Json truth(bool yes) { return {yes ? "true" : "false"}; }

Json null() { return {"null"}; }

Json object(std::span<const Member> members) {
  Json json{"{"};
  for (const auto& [name, value] : members) {
    if (value.is_none()) continue;
    if (json.written.size() > 1) json.written.push_back(',');
    codec::append_json_string(json.written, name);
    json.written.append(":").append(value.written);
  }
  json.written.push_back('}');
  return json;
}

Json object(std::initializer_list<Member> members) {
  return object(std::span(members.begin(), members.size()));
}

Json array(std::span<const Json> items) {
  Json json{"["};
  for (const Json& item : items) {
    if (item.is_none()) continue;
    if (json.written.size() > 1) json.written.push_back(',');
    json.written += item.written;
  }
  json.written.push_back(']');
  return json;
}

Json array(std::initializer_list<Json> items) {
  return array(std::span(items.begin(), items.size()));
}

Json texts(std::span<const std::string_view> items) {
  std::vector<Json> written;
  for (const std::string_view item : items) written.push_back(text(item));
  return array(written);
}

Json reference_to(std::string_view kind, std::string_view name) {
  return object({{"$ref", text("#/components/" + std::string(kind) + "/" + std::string(name))}});
}

}  // namespace crm::reference
