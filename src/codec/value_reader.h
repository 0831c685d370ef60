// Reads written values into members of carriers, and says where and why it cannot. The one place
// that knows what each type of value may be written as, so that JSON and XML are refused in the
// same words [adr 24].
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "carrier/flags.h"
#include "carrier/values.h"
#include "codec/written.h"
#include "locale/time_zone.h"

namespace crm::codec {

// The greatest number of items of any list, and of texts in a dictionary.
inline constexpr std::size_t kListItemsMax = 100'000;
inline constexpr std::size_t kDictionaryTextsMax = 1'000;

// Of calls that return bool, false means that the value was refused: error() says why, and nothing
// further may be called but error(). One thread.
class ValueReader {
 public:
  // Dates without an offset are wall time of `zone`, which must outlive this.
  explicit ValueReader(const locale::TimeZone& zone) : zone_(zone) {}

  // Why the last call returned false; names the member by its path, such as Emails[2].Value.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  // Lengths are the greatest that the table allows, in code points; 0 for any.
  [[nodiscard]] bool read(const Written& written, bool& value);
  [[nodiscard]] bool read(const Written& written, std::int16_t& value);
  [[nodiscard]] bool read(const Written& written, std::int32_t& value);
  [[nodiscard]] bool read(const Written& written, double& value);
  [[nodiscard]] bool read(const Written& written, std::string& value, std::size_t length_max);
  [[nodiscard]] bool read(const Written& written, carrier::Moment& value);
  [[nodiscard]] bool read(const Written& written, carrier::UtcMoment& value);
  [[nodiscard]] bool read(const Written& written, std::optional<carrier::CalendarDay>& value);
  [[nodiscard]] bool read(const Written& written, carrier::Duration& value);
  [[nodiscard]] bool read(const Written& written, carrier::Opaque& value);
  [[nodiscard]] bool read(const Written& written, carrier::Dictionary& value);

 protected:
  // While one of these lives, errors name that member or item.
  class Step {
   public:
    Step(ValueReader& reader, std::string_view member);
    Step(ValueReader& reader, std::size_t item);
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step() { reader_.path_.resize(size_); }

   private:
    ValueReader& reader_;
    std::size_t size_;
  };

  // While one of these lives, texts may be of any length.
  class AnyLength {
   public:
    explicit AnyLength(ValueReader& reader) : reader_(reader) { ++reader_.any_length_; }
    AnyLength(const AnyLength&) = delete;
    AnyLength& operator=(const AnyLength&) = delete;
    ~AnyLength() { --reader_.any_length_; }

   private:
    ValueReader& reader_;
  };

  // The number of an enum's value; none when it was refused.
  [[nodiscard]] std::optional<std::uint32_t> enum_number(const Written& written,
                                                         std::string_view type,
                                                         std::span<const carrier::FlagName> names);
  [[nodiscard]] std::optional<std::uint32_t> flags_sum(const Written& written,
                                                       std::string_view type,
                                                       std::span<const carrier::FlagName> names);

  // Whether it can be walked over: members of an object, items of a list.
  [[nodiscard]] bool is_object(const Written& written);
  [[nodiscard]] bool is_list(const Written& written);
  [[nodiscard]] bool fits(std::size_t items, std::size_t items_max);

  // Nothing is written there: null, or blanks where XML has nothing else to say.
  [[nodiscard]] static bool is_null(const Written& written);
  [[nodiscard]] static bool is_blank(const Written& written);
  // Of a member that is kept as it comes: null, or an element that is empty and does not say what
  // it is.
  [[nodiscard]] static bool is_null_opaque(const Written& written);

  bool refuse(std::string_view reason);

 private:
  // What a number, a date and the like are made of; none when it is something else.
  [[nodiscard]] static std::optional<std::string_view> word(const Written& written);
  template <class Number>
  bool read_whole(const Written& written, Number& value);
  template <class Value>
  bool take(const Result<Value>& parsed, Value& value);
  bool read_text(const Written& written, carrier::Dictionary& value, std::string_view name);
  bool read_pair(const Written& pair, carrier::Dictionary& value);

  const locale::TimeZone& zone_;
  std::string path_;
  int any_length_ = 0;  // how many of AnyLength live
  std::optional<Error> error_;
};

}  // namespace crm::codec
