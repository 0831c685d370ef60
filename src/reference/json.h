// JSON as a document is put together: values that are already written, and what joins them. For
// what is written once and read often; answers have writers of their own in codec.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crm::reference {

// A value as JSON text; "" is no value at all.
struct Json {
  std::string written;

  [[nodiscard]] bool is_none() const { return written.empty(); }
};

struct Member {
  std::string name;
  Json value;  // none: the member is left out
};

[[nodiscard]] Json text(std::string_view text);
[[nodiscard]] Json number(std::uint64_t number);
[[nodiscard]] Json truth(bool yes);
[[nodiscard]] Json null();
[[nodiscard]] Json object(std::span<const Member> members);
[[nodiscard]] Json object(std::initializer_list<Member> members);
[[nodiscard]] Json array(std::span<const Json> items);
[[nodiscard]] Json array(std::initializer_list<Json> items);
[[nodiscard]] Json texts(std::span<const std::string_view> items);

// Where the document keeps a thing: {"$ref": "#/components/schemas/Error"}.
[[nodiscard]] Json reference_to(std::string_view kind, std::string_view name);

}  // namespace crm::reference
