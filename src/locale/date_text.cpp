#include "locale/date_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace crm::locale {
namespace {

// "00" to "99", one behind the other.
constexpr std::array<char, 200> kPairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

// Writes into a buffer of fixed size: one date with everything is 33 characters. By pointers, as a
// place in an array is checked at every character.
class DateBuffer {
 public:
  DateBuffer() = default;
  DateBuffer(const DateBuffer&) = delete;
  DateBuffer& operator=(const DateBuffer&) = delete;

  void put(char c) { *end_++ = c; }

  // REQUIRES: 0 <= number < 100.
  void put_two(std::int32_t number) {
    std::memcpy(end_, kPairs.data() + 2 * static_cast<std::size_t>(number), 2);
    end_ += 2;
  }

  // Ticks of a second, without the zeros at their end. REQUIRES: 0 < ticks < kTicksPerSecond.
  void put_fraction(std::int32_t ticks) {
    put('.');
    put_two(ticks / 100'000);
    put_two(ticks / 1'000 % 100);
    put_two(ticks / 10 % 100);
    put(static_cast<char>('0' + ticks % 10));
    while (end_[-1] == '0') --end_;
  }

  void put_offset(std::int32_t offset_s) {
    put(offset_s < 0 ? '-' : '+');
    const std::int32_t minutes = (offset_s < 0 ? -offset_s : offset_s) / 60;
    put_two(minutes / 60);
    put(':');
    put_two(minutes % 60);
  }

  [[nodiscard]] std::string_view view() const {
    return {bytes_.data(), static_cast<std::size_t>(end_ - bytes_.data())};
  }

 private:
  std::array<char, 40> bytes_;
  char* end_ = bytes_.data();
};

bool is_writable(Instant local) { return local >= kEarliest && local <= kLatest; }

}  // namespace

void append_date(std::string& out, Instant at, const TimeZone& zone, bool with_suffix) {
  at = std::clamp(at, kEarliest, kLatest);
  std::int32_t offset_s = zone.offset_s(at);
  if (!is_writable(Instant{at.ticks + offset_s * kTicksPerSecond})) offset_s = 0;
  const CivilTime civil = civil_time(at, offset_s);
  DateBuffer date;
  date.put_two(civil.year / 100);
  date.put_two(civil.year % 100);
  date.put('-');
  date.put_two(civil.month);
  date.put('-');
  date.put_two(civil.day);
  date.put('T');
  date.put_two(civil.hour);
  date.put(':');
  date.put_two(civil.minute);
  date.put(':');
  date.put_two(civil.second);
  if (civil.fraction != 0) date.put_fraction(civil.fraction);
  if (with_suffix && zone.is_utc()) date.put('Z');
  if (with_suffix && !zone.is_utc()) date.put_offset(offset_s);
  out.append(date.view());
}

Instant instant_of(const WrittenTime& written, const TimeZone& zone) {
  if (!written.offset_s) return zone.to_instant(written.civil);
  const Instant as_utc = utc_instant(written.civil);
  return std::clamp(Instant{as_utc.ticks - *written.offset_s * kTicksPerSecond}, kEarliest,
                    kLatest);
}

}  // namespace crm::locale
