// Random carriers, made from a seed by their tables: every kind of value that an entity can have.
// Texts hold what XML can hold, dates what clocks can tell.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/instant.h"
#include "carrier/enum_names.h"
#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "carrier/values.h"

namespace crm {

class AnyCarrier {
 public:
  explicit AnyCarrier(std::uint64_t seed) : random_(seed) {}

  template <carrier::Described Carrier>
  [[nodiscard]] Carrier make() {
    Carrier made;
    ++depth_;
    carrier::for_each_field<Carrier>(
        [&](const auto& field) { fill(made.*field.member, field.length_max); });
    --depth_;
    return made;
  }

 private:
  // A number from 0 to `last`.
  std::size_t upto(std::size_t last) {
    return std::uniform_int_distribution<std::size_t>(0, last)(random_);
  }
  bool once_in(std::size_t times) { return upto(times - 1) == 0; }

  template <class Value>
  void fill(Value& value, std::size_t max) {
    if constexpr (std::is_same_v<Value, carrier::RowTableRight> ||
                  std::is_same_v<Value, carrier::FieldProperties>) {
      // Told, never read: random ones would not come back.
    } else if constexpr (carrier::NamedEnum<Value>) {
      const auto& names = carrier::EnumTable<Value>::kNames;
      value = static_cast<Value>(names[upto(names.size() - 1)].value);
    } else if constexpr (carrier::NamedFlags<Value>) {
      for (const auto& known : carrier::EnumTable<Value>::kNames) {
        if (once_in(2)) value.bits |= known.value;
      }
    } else if constexpr (carrier::Described<Value>) {
      value = make<Value>();
    } else if constexpr (
        requires { requires carrier::Described<typename Value::value_type>; } &&
        requires { value.has_value(); }) {
      if (once_in(2)) fill(value.emplace(), 0);
    } else if constexpr (requires { value.emplace_back(); }) {
      constexpr std::size_t kDepthMax = 3;  // of lists of the items' own type
      const std::size_t count = depth_ > kDepthMax ? 0 : upto(2);
      constexpr bool kOfTexts = std::is_same_v<typename Value::value_type, std::string>;
      for (std::size_t i = 0; i < count; ++i) fill(value.emplace_back(), kOfTexts ? max : 0);
      // In a list, null is no value.
      if constexpr (std::is_same_v<typename Value::value_type, carrier::Opaque>) {
        for (carrier::Opaque& item : value) {
          if (item.json.empty()) item.json = "{}";
        }
      }
    } else {
      fill_plain(value, max);
    }
  }

  void fill_plain(bool& value, std::size_t /*max*/) { value = once_in(2); }
  void fill_plain(std::int16_t& value, std::size_t /*max*/) {
    value = static_cast<std::int16_t>(upto(0xFFFF));
  }
  void fill_plain(std::int32_t& value, std::size_t /*max*/) {
    value = once_in(3) ? static_cast<std::int32_t>(upto(9))
                       : static_cast<std::int32_t>(upto(0xFFFFFFFF));
  }
  void fill_plain(double& value, std::size_t /*max*/) {
    value = std::uniform_real_distribution<double>(-180, 180)(random_);
    if (once_in(4)) value = std::numeric_limits<double>::denorm_min();
    if (once_in(4)) value = 0;
  }
  void fill_plain(std::string& value, std::size_t max) {
    constexpr std::size_t kUsual = 12;
    const std::size_t length_max = max == 0 ? kUsual : std::min(max, kUsual);
    value = text(once_in(30) && max > 0 ? max : upto(length_max));
  }
  void fill_plain(carrier::Moment& value, std::size_t /*max*/) {
    if (!once_in(4)) value = instant();
  }
  void fill_plain(carrier::UtcMoment& value, std::size_t max) { fill_plain(value.at, max); }
  void fill_plain(std::optional<carrier::CalendarDay>& value, std::size_t /*max*/) {
    if (once_in(4)) return;
    value = carrier::CalendarDay{static_cast<std::int32_t>(2 + upto(9990)),
                                 static_cast<std::int32_t>(1 + upto(11)),
                                 static_cast<std::int32_t>(1 + upto(27))};
  }
  void fill_plain(carrier::Duration& value, std::size_t /*max*/) {
    value.seconds = static_cast<std::int32_t>(upto(carrier::Duration::kSecondsMax));
  }
  void fill_plain(carrier::Opaque& value, std::size_t /*max*/) {
    if (!once_in(3)) value.json = json(0);
  }
  void fill_plain(carrier::Dictionary& value, std::size_t /*max*/) {
    for (std::size_t count = upto(2); count > 0; --count) value[text(upto(9))] = text(upto(9));
  }

  Instant instant() {
    constexpr std::int64_t kYear = std::int64_t{365} * 86'400 * kTicksPerSecond;
    Instant at{std::uniform_int_distribution<std::int64_t>(kEarliest.ticks + kYear,
                                                           kLatest.ticks - kYear)(random_)};
    if (once_in(2)) at.ticks -= at.ticks % kTicksPerSecond;
    return at;
  }

  std::string text(std::size_t length) {
    static constexpr std::array<std::string_view, 14> kPieces{
        "a", "Z", "0",  " ",  "\"", "\\",       "<",
        "&", ">", "\n", "\t", "\r", "\xC3\xB8", "\xF0\x9F\x98\x80"};
    std::string made;
    for (std::size_t i = 0; i < length; ++i) made += kPieces[upto(kPieces.size() - 1)];
    return made;
  }

  // Compact JSON that is not null.
  std::string json(int depth) {
    static constexpr std::array<std::string_view, 9> kScalars{
        "0", "-1.50", "1e400", "true", "false", R"("")", R"(" ")", R"("a\"\\\n<&")", "12345678901"};
    if (depth > 2 || once_in(3)) return std::string(kScalars[upto(kScalars.size() - 1)]);
    static constexpr std::array<std::string_view, 6> kNames{
        R"("Id")", R"("item")", R"("")", R"("two words")", R"("a\"<&\n\t")", R"("x:y")"};
    const bool is_object = once_in(2);
    std::string made(1, is_object ? '{' : '[');
    for (std::size_t count = upto(3); count > 0; --count) {
      if (made.size() > 1) made += ',';
      if (is_object) made.append(kNames[upto(kNames.size() - 1)]).append(":");
      made += once_in(5) ? "null" : json(depth + 1);
    }
    made += is_object ? '}' : ']';
    return made;
  }

  std::mt19937_64 random_;
  std::size_t depth_ = 0;
};

}  // namespace crm
