#include "codec/request_json.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>

#include "base/civil_time.h"
#include "base/text.h"
#include "carrier/field.h"
#include "codec/action_text.h"
#include "locale/date_text.h"

namespace crm::codec {
namespace {

using boost::json::error_code;
using boost::json::string_view;
using carrier::ActiveContactsRequest;

enum class Member : std::uint8_t { Unknown, Start, Categories, Actions };

Member member_named(std::string_view name) {
  using R = ActiveContactsRequest;
  if (equals_ignoring_case(name, carrier::wire_name(&R::start))) return Member::Start;
  if (equals_ignoring_case(name, carrier::wire_name(&R::categories))) return Member::Categories;
  if (equals_ignoring_case(name, carrier::wire_name(&R::actions))) return Member::Actions;
  return Member::Unknown;
}

std::string_view name_of(Member member) {
  using R = ActiveContactsRequest;
  switch (member) {
    case Member::Start:
      return carrier::wire_name(&R::start);
    case Member::Categories:
      return carrier::wire_name(&R::categories);
    case Member::Actions:
      return carrier::wire_name(&R::actions);
    case Member::Unknown:
      break;
  }
  return "";
}

constexpr std::string_view kNotAnObject = "The body must be a JSON object.";
constexpr std::string_view kNotADate = "expected a date and time such as \"2026-01-31T09:30:00Z\"";
constexpr std::string_view kNotAList = "expected an array of integers such as [1, 2]";
constexpr std::string_view kNotActions =
    "expected names of ContactAction such as \"Created, Updated\", or the sum of their numbers";

// Hears the parser's events, each once and in order. Values of members that we do not know pass by;
// `depth_` is 1 inside the request's own object, 2 inside an array in it, and so on.
class Handler {
 public:
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

  explicit Handler(const locale::TimeZone& zone) : zone_(zone) {}

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  [[nodiscard]] ActiveContactsRequest take() { return std::move(request_); }

  bool on_document_begin(error_code& /*ec*/) { return true; }
  bool on_document_end(error_code& /*ec*/) { return true; }

  bool on_object_begin(error_code& ec) {
    if (depth_ > 0 && concerns_us()) return fail_value(ec);
    ++depth_;
    return true;
  }
  bool on_object_end(std::size_t /*members*/, error_code& /*ec*/) {
    --depth_;
    return true;
  }

  bool on_array_begin(error_code& ec) {
    if (depth_ == 0) return fail(ec, std::string(kNotAnObject));
    if (concerns_us()) {
      if (depth_ != 1 || member_ != Member::Categories) return fail_value(ec);
      request_.categories.clear();
    }
    ++depth_;
    return true;
  }
  bool on_array_end(std::size_t /*items*/, error_code& /*ec*/) {
    --depth_;
    return true;
  }

  bool on_key_part(string_view part, std::size_t /*so_far*/, error_code& /*ec*/) {
    if (depth_ == 1) text_.append(part.data(), part.size());
    return true;
  }
  bool on_key(string_view last, std::size_t /*size*/, error_code& /*ec*/) {
    if (depth_ != 1) return true;
    text_.append(last.data(), last.size());
    member_ = member_named(text_);
    text_.clear();
    return true;
  }

  bool on_string_part(string_view part, std::size_t /*so_far*/, error_code& /*ec*/) {
    if (depth_ > 0 && concerns_us()) text_.append(part.data(), part.size());
    return true;
  }
  bool on_string(string_view last, std::size_t /*size*/, error_code& ec) {
    if (depth_ == 0) return fail(ec, std::string(kNotAnObject));
    if (!concerns_us()) return true;
    text_.append(last.data(), last.size());
    const bool taken = take_text(text_, ec);
    text_.clear();
    return taken;
  }

  bool on_number_part(string_view part, error_code& ec) {
    number_chars_ += part.size();
    return number_chars_ <= kJsonNumberCharsMax || fail_long_number(ec);
  }
  bool on_int64(std::int64_t number, string_view last, error_code& ec) {
    return end_number(last, ec) && take_integer(number, ec);
  }
  bool on_uint64(std::uint64_t /*beyond int64*/, string_view last, error_code& ec) {
    return end_number(last, ec) && (!concerns_us() || fail_value(ec));
  }
  bool on_double(double number, string_view last, error_code& ec) {
    if (!end_number(last, ec)) return false;
    if (!concerns_us()) return true;
    // 1.0 and 1e2 are integers, written another way.
    constexpr double kLimit = 4e9;
    if (std::abs(number) > kLimit || std::trunc(number) != number) return fail_value(ec);
    return take_integer(static_cast<std::int64_t>(number), ec);
  }

  bool on_bool(bool /*value*/, error_code& ec) {
    if (depth_ == 0) return fail(ec, std::string(kNotAnObject));
    return !concerns_us() || fail_value(ec);
  }
  bool on_null(error_code& ec) {
    if (depth_ == 0) {
      return fail(ec, "The body must be a JSON object, not null: there is nothing to answer.");
    }
    if (!concerns_us()) return true;
    if (depth_ != 1) return fail_value(ec);
    set_default();
    return true;
  }

  bool on_comment_part(string_view /*part*/, error_code& /*ec*/) { return true; }
  bool on_comment(string_view /*last*/, error_code& /*ec*/) { return true; }

 private:
  // Whether the value that is being read belongs to a member of ours: the value itself, or an item
  // of its array.
  [[nodiscard]] bool concerns_us() const { return depth_ == 0 || member_ != Member::Unknown; }

  bool fail(error_code& ec, std::string detail) {
    error_ = Error{ErrorKind::BadRequest, std::move(detail)};
    ec = boost::json::error::incomplete;  // any will do: error_ is what counts
    return false;
  }
  bool fail_member(error_code& ec, std::string_view expected) {
    return fail(ec, std::string(name_of(member_)) + ": " + std::string(expected));
  }
  // The value is of a type that its member cannot have.
  bool fail_value(error_code& ec) {
    if (depth_ == 0) return fail(ec, std::string(kNotAnObject));
    switch (member_) {
      case Member::Start:
        return fail_member(ec, kNotADate);
      case Member::Categories:
        return fail_member(ec, kNotAList);
      default:
        return fail_member(ec, kNotActions);
    }
  }
  bool fail_long_number(error_code& ec) {
    return fail(ec, "A number in the body is longer than " + std::to_string(kJsonNumberCharsMax) +
                        " characters.");
  }

  bool end_number(string_view last, error_code& ec) {
    number_chars_ += last.size();
    const bool fits = number_chars_ <= kJsonNumberCharsMax;
    number_chars_ = 0;
    if (!fits) return fail_long_number(ec);
    return depth_ > 0 || fail(ec, std::string(kNotAnObject));
  }

  bool take_integer(std::int64_t number, error_code& ec) {
    if (!concerns_us()) return true;
    if (member_ == Member::Actions) return take_actions(actions_of(number), ec);
    if (member_ != Member::Categories || depth_ == 1) return fail_value(ec);
    if (number < std::numeric_limits<std::int32_t>::min() ||
        number > std::numeric_limits<std::int32_t>::max()) {
      return fail_value(ec);
    }
    return take_category(static_cast<std::int32_t>(number), ec);
  }

  bool take_text(std::string_view text, error_code& ec) {
    switch (member_) {
      case Member::Start:
        return take_start(text, ec);
      case Member::Actions:
        return take_actions(parse_actions(text), ec);
      default:
        break;
    }
    if (depth_ == 1) {  // instead of the array
      if (!trim(text).empty()) return fail_value(ec);
      set_default();
      return true;
    }
    const auto number = parse_int32(trim(text));
    return number ? take_category(*number, ec) : fail_value(ec);
  }

  bool take_start(std::string_view text, error_code& ec) {
    if (trim(text).empty()) {
      set_default();
      return true;
    }
    const auto written = parse_written_time(text);
    if (!written) return fail_member(ec, written.error().detail);
    request_.start = locale::instant_of(*written, zone_);
    return true;
  }

  bool take_category(std::int32_t id, error_code& ec) {
    if (request_.categories.size() == carrier::kCategoriesMax) {
      return fail_member(ec, "more than " + with_thousands(carrier::kCategoriesMax) + " items.");
    }
    request_.categories.push_back(CategoryId{id});
    return true;
  }

  bool take_actions(const Result<ActionMask>& actions, error_code& ec) {
    if (!actions) return fail_member(ec, actions.error().detail);
    request_.actions = *actions;
    return true;
  }

  // null and "" mean the same as leaving the member out.
  void set_default() {
    const ActiveContactsRequest untouched;
    switch (member_) {
      case Member::Start:
        request_.start = untouched.start;
        break;
      case Member::Categories:
        request_.categories.clear();
        break;
      case Member::Actions:
        request_.actions = untouched.actions;
        break;
      case Member::Unknown:
        break;
    }
  }

  const locale::TimeZone& zone_;
  ActiveContactsRequest request_;
  std::optional<Error> error_;
  std::size_t depth_ = 0;
  Member member_ = Member::Unknown;
  std::string text_;  // of a key or string that comes in parts
  std::size_t number_chars_ = 0;
};

bool is_json_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

Result<ActiveContactsRequest> read_request_json(std::string_view body,
                                                const locale::TimeZone& zone) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (body.starts_with(kByteOrderMark)) body.remove_prefix(kByteOrderMark.size());
  if (is_json_blank(body)) {
    return refuse(ErrorKind::BadRequest, "The body is empty: send a JSON object.");
  }
  boost::json::parse_options options;
  options.max_depth = kJsonDepthMax;
  boost::json::basic_parser<Handler> parser(options, zone);
  error_code ec;
  const std::size_t read = parser.write_some(false, body.data(), body.size(), ec);
  if (parser.handler().error()) return tl::unexpected(*parser.handler().error());
  if (ec) {
    return refuse(ErrorKind::BadRequest, "The body is not valid JSON: " + ec.message() +
                                             " at byte " + std::to_string(read + 1) + ".");
  }
  if (read < body.size()) {
    return refuse(ErrorKind::BadRequest, "The body has text behind its JSON object, at byte " +
                                             std::to_string(read + 1) + ".");
  }
  return parser.handler().take();
}

}  // namespace crm::codec
