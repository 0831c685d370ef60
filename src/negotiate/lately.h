// What texts of late came to. A client writes the same headers and query each time, and taking them
// apart costs up to a third of all that is done for an answer that is told again.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace crm::negotiate {

// For one thread. A text's hash is its place, which the next text that falls there takes over.
template <class Value>
class Lately {
 public:
  static constexpr std::size_t kPlaces = 16;
  static constexpr std::size_t kTextBytesMax = 512;  // longer ones are read each time

  // read(text), now or before. REQUIRES: what is read depends on the text alone.
  template <class Read>
  [[nodiscard]] Value of(std::string_view text, const Read& read) {
    if (text.size() > kTextBytesMax) return read(text);
    Place& place = places_[std::hash<std::string_view>{}(text) % kPlaces];
    if (!place.value || place.text != text) {
      place.value.reset();  // if reading or keeping it throws, nothing is known
      Value value = read(text);
      place.text = text;
      place.value = std::move(value);
    }
    return *place.value;
  }

 private:
  struct Place {
    std::string text;
    std::optional<Value> value;
  };

  std::array<Place, kPlaces> places_;
};

}  // namespace crm::negotiate
