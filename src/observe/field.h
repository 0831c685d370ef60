// The named values that a line of the log carries.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace crm::observe {

// What a field can hold. Texts are views: they must live until the call returns. It is made from
// plain values without a word, so that {"address", text} just works.
class Value {
 public:
  Value(std::string_view text) : held_(text) {}
  Value(const char* text) : held_(std::string_view(text)) {}
  Value(const std::string& text) : held_(std::string_view(text)) {}
  Value(bool truth) : held_(truth) {}
  Value(double number) : held_(number) {}
  Value(std::signed_integral auto number) : held_(static_cast<std::int64_t>(number)) {}
  Value(std::unsigned_integral auto number) : held_(static_cast<std::uint64_t>(number)) {}

  using Held = std::variant<std::string_view, bool, double, std::int64_t, std::uint64_t>;
  [[nodiscard]] const Held& held() const { return held_; }

 private:
  Held held_;
};

struct Field {
  std::string_view name;  // ours: snake_case, unique in its line, not time, level or event
  Value value;
};

using Fields = std::initializer_list<Field>;

}  // namespace crm::observe
