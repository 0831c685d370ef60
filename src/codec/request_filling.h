// The one place that knows what a member of the request may hold, and what is said when it holds
// something else [wire: Request body]. Every written form has a reader of its own, and all a reader
// does is to turn its syntax into these calls: so one question means the same in every form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "carrier/active_contacts_request.h"
#include "locale/time_zone.h"

namespace crm::codec {

// What kind of value a member has.
enum class MemberKind : std::uint8_t { Unknown, Date, List, Flags };

// Of calls that return bool, false means that the value was refused: error() says why, and nothing
// further may be called but error(). Texts are UTF-8. One thread.
class RequestFilling {
 public:
  // Dates without an offset are wall time of `zone`, which must outlive this.
  explicit RequestFilling(const locale::TimeZone& zone) : zone_(zone) {}

  // The values that follow belong to the member of this name, in any case. Those of an Unknown one
  // are not to be handed in: whoever reads passes them by.
  MemberKind begin_member(std::string_view name);
  [[nodiscard]] MemberKind kind() const { return kind_; }

  // The value of the member or, inside a list, one item of it. A value that is there already is
  // replaced: of several equal members the last counts.
  [[nodiscard]] bool text(std::string_view text);
  [[nodiscard]] bool integer(std::int64_t number);
  [[nodiscard]] bool number(double number);  // 1.0 and 1e2 are integers, written another way
  [[nodiscard]] bool null();                 // the default, as for a member that is missing
  [[nodiscard]] bool other();                // of a type that no member has

  // A list, empty at first, and its end. Items are told in between.
  [[nodiscard]] bool begin_list();
  void end_list() { in_list_ = false; }

  // One of several values of a member, as forms repeat them: numbers with commas between them are
  // added to a list, flags are OR-ed, of dates the last counts. A blank adds nothing.
  [[nodiscard]] bool more(std::string_view text);

  // Refuses the member at hand for a reason of the form that it is written in.
  bool refuse_member(std::string_view expected);

  // Why the last call returned false.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  // What has been asked.
  // REQUIRES: nothing was refused.
  [[nodiscard]] carrier::ActiveContactsRequest take() { return std::move(request_); }

 private:
  bool refuse_value();
  bool start(std::string_view text);
  bool category(std::int64_t id);
  bool category(std::string_view text);
  bool flags(const Result<std::int64_t>& flags);

  const locale::TimeZone& zone_;
  carrier::ActiveContactsRequest request_;
  std::optional<Error> error_;
  std::string_view name_;  // of the member at hand, as the wire spells it
  MemberKind kind_ = MemberKind::Unknown;
  bool in_list_ = false;
  std::int64_t flags_ = 0;  // as written: what request_.actions was made of
};

}  // namespace crm::codec
