#include "locale/date_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "locale/date_writer.h"

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

// By pointers, as a place in an array is checked at every character.
class Digits {
 public:
  explicit Digits(char* at) : end_(at) {}

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

  [[nodiscard]] char* end() const { return end_; }

 private:
  char* end_;
};

bool is_writable(Instant local) { return local >= kEarliest && local <= kLatest; }

}  // namespace

char* write_date(char* at, Instant instant, const TimeZone& zone, bool with_suffix) {
  instant = std::clamp(instant, kEarliest, kLatest);
  std::int32_t offset_s = zone.offset_s(instant);
  if (!is_writable(Instant{instant.ticks + offset_s * kTicksPerSecond})) offset_s = 0;
  const CivilTime civil = civil_time(instant, offset_s);
  Digits date(at);
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
  return date.end();
}

void append_date(std::string& out, Instant at, const TimeZone& zone, bool with_suffix) {
  std::array<char, kDateBytesMax> date;  // NOLINT(*-member-init): write_date() fills what is used
  out.append(date.data(), write_date(date.data(), at, zone, with_suffix));
}

Instant instant_of(const WrittenTime& written, const TimeZone& zone) {
  if (!written.offset_s) return zone.to_instant(written.civil);
  const Instant as_utc = utc_instant(written.civil);
  return std::clamp(Instant{as_utc.ticks - *written.offset_s * kTicksPerSecond}, kEarliest,
                    kLatest);
}

}  // namespace crm::locale
