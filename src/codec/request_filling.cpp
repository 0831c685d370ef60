#include "codec/request_filling.h"

#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/text.h"
#include "carrier/field.h"
#include "codec/action_text.h"
#include "locale/request_date.h"

namespace crm::codec {
namespace {

using carrier::ActiveContactsRequest;

constexpr std::string_view kNotADate = "expected a date and time such as \"2026-01-31T09:30:00Z\"";
constexpr std::string_view kNotAList = "expected an array of integers such as [1, 2]";
constexpr std::string_view kNotActions =
    "expected names of ContactAction such as \"Created, Updated\", or the sum of their numbers";

template <class Value>
constexpr MemberKind kind_of() {
  if constexpr (std::is_same_v<Value, Instant>) {
    return MemberKind::Date;
  } else if constexpr (std::is_same_v<Value, std::vector<CategoryId>>) {
    return MemberKind::List;
  } else {
    static_assert(std::is_same_v<Value, ActionMask>);
    return MemberKind::Flags;
  }
}

}  // namespace

MemberKind RequestFilling::begin_member(std::string_view name) {
  kind_ = MemberKind::Unknown;
  in_list_ = false;
  carrier::for_each_field<ActiveContactsRequest>([&](const auto& field) {
    if (!equals_ignoring_case(name, field.name)) return;
    using Value = std::remove_reference_t<decltype(request_.*field.member)>;
    kind_ = kind_of<Value>();
    name_ = field.name;
  });
  return kind_;
}

bool RequestFilling::text(std::string_view text) {
  switch (kind_) {
    case MemberKind::Date:
      return start(text);
    case MemberKind::Flags:
      return flags(parse_flags(text));
    default:
      break;
  }
  if (in_list_) return category(text);
  return trim(text).empty() ? null() : refuse_value();  // "" stands for the list itself
}

bool RequestFilling::integer(std::int64_t number) {
  if (kind_ == MemberKind::Flags) return flags(number);
  return in_list_ ? category(number) : refuse_value();
}

bool RequestFilling::number(double number) {
  constexpr double kLimit = 4e9;  // beyond int32, within int64
  if (!(std::abs(number) <= kLimit) || std::trunc(number) != number) return refuse_value();
  return integer(static_cast<std::int64_t>(number));
}

bool RequestFilling::null() {
  if (in_list_) return refuse_value();
  const ActiveContactsRequest untouched;
  switch (kind_) {
    case MemberKind::Date:
      request_.start = untouched.start;
      break;
    case MemberKind::List:
      request_.categories.clear();
      break;
    case MemberKind::Flags:
      request_.actions = untouched.actions;
      flags_ = 0;
      break;
    case MemberKind::Unknown:
      break;
  }
  return true;
}

bool RequestFilling::other() { return refuse_value(); }

bool RequestFilling::begin_list() {
  if (kind_ != MemberKind::List || in_list_) return refuse_value();
  request_.categories.clear();
  in_list_ = true;
  return true;
}

bool RequestFilling::more(std::string_view text) {
  if (kind_ == MemberKind::Date) return start(text);
  if (trim(text).empty()) return true;
  if (kind_ == MemberKind::Flags) {
    const auto added = parse_flags(text);
    return flags(added ? Result<std::int64_t>(flags_ | *added) : added);
  }
  while (true) {
    const auto comma = text.find(',');
    if (!category(text.substr(0, comma))) return false;
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

bool RequestFilling::refuse_member(std::string_view expected) {
  error_ = Error{ErrorKind::BadRequest, std::string(name_) + ": " + std::string(expected)};
  return false;
}

// The value is of a type that its member cannot have.
bool RequestFilling::refuse_value() {
  switch (kind_) {
    case MemberKind::Date:
      return refuse_member(kNotADate);
    case MemberKind::List:
      return refuse_member(kNotAList);
    default:
      return refuse_member(kNotActions);
  }
}

bool RequestFilling::start(std::string_view text) {
  if (trim(text).empty()) return null();
  const auto start = locale::request_instant(text, zone_);
  if (!start) return refuse_member(start.error().detail);
  request_.start = *start;
  return true;
}

bool RequestFilling::category(std::string_view text) {
  const auto id = parse_int32(trim(text));
  return id ? category(std::int64_t{*id}) : refuse_value();
}

bool RequestFilling::category(std::int64_t id) {
  if (id < std::numeric_limits<std::int32_t>::min() ||
      id > std::numeric_limits<std::int32_t>::max()) {
    return refuse_value();
  }
  if (request_.categories.size() == carrier::kCategoriesMax) {
    return refuse_member("more than " + with_thousands(carrier::kCategoriesMax) + " items.");
  }
  request_.categories.push_back(CategoryId{static_cast<std::int32_t>(id)});
  return true;
}

bool RequestFilling::flags(const Result<std::int64_t>& flags) {
  if (!flags) return refuse_member(flags.error().detail);
  const auto actions = actions_of(*flags);
  if (!actions) return refuse_member(actions.error().detail);
  request_.actions = *actions;
  flags_ = *flags;
  return true;
}

}  // namespace crm::codec
