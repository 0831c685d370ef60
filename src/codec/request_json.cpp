#include "codec/request_json.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>

#include "base/text.h"
#include "codec/blanks.h"
#include "codec/relaxed_json.h"
#include "codec/request_filling.h"

namespace crm::codec {
namespace {

using boost::json::error_code;
using boost::json::string_view;
using carrier::ActiveContactsRequest;

constexpr std::string_view kNotAnObject = "The body must be a JSON object.";

// Hears the parser's events, each once and in order, and hands on those that concern a member that
// is known. `depth_` is 1 inside the request's own object, 2 inside an array in it, and so on.
class Handler {
 public:
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

  Handler(const locale::TimeZone& zone, LoneItem lone) : filling_(zone), lone_(lone) {}

  // Why the value was refused, when it was not the syntax.
  [[nodiscard]] std::optional<std::string> refusal() const {
    if (filling_.error()) return filling_.error()->detail;
    return refusal_;
  }
  [[nodiscard]] ActiveContactsRequest take() { return filling_.take(); }

  bool on_document_begin(error_code& /*ec*/) { return true; }
  bool on_document_end(error_code& /*ec*/) { return true; }

  bool on_object_begin(error_code& ec) {
    if (depth_ > 0 && known() && !filling_.other()) return stop(ec);
    ++depth_;
    return true;
  }
  bool on_object_end(std::size_t /*members*/, error_code& /*ec*/) {
    --depth_;
    return true;
  }

  bool on_array_begin(error_code& ec) {
    if (depth_ == 0) return fail(ec, kNotAnObject);
    if (known() && !filling_.begin_list()) return stop(ec);
    ++depth_;
    return true;
  }
  bool on_array_end(std::size_t /*items*/, error_code& /*ec*/) {
    --depth_;
    if (known()) filling_.end_list();
    return true;
  }

  bool on_key_part(string_view part, std::size_t /*so_far*/, error_code& /*ec*/) {
    if (depth_ == 1) text_.append(part.data(), part.size());
    return true;
  }
  bool on_key(string_view last, std::size_t /*size*/, error_code& /*ec*/) {
    if (depth_ != 1) return true;
    filling_.begin_member(whole(last));
    text_.clear();
    return true;
  }

  bool on_string_part(string_view part, std::size_t /*so_far*/, error_code& /*ec*/) {
    if (depth_ > 0 && known()) text_.append(part.data(), part.size());
    return true;
  }
  bool on_string(string_view last, std::size_t /*size*/, error_code& ec) {
    if (depth_ == 0) return fail(ec, kNotAnObject);
    if (!known()) return true;
    const std::string_view text = whole(last);
    const bool taken =
        trim(text).empty() ? filling_.text(text) : take(ec, [&] { return filling_.text(text); });
    text_.clear();
    return taken || stop(ec);
  }

  bool on_number_part(string_view part, error_code& ec) {
    number_chars_ += part.size();
    return number_chars_ <= kJsonNumberCharsMax || fail_long_number(ec);
  }
  bool on_int64(std::int64_t number, string_view last, error_code& ec) {
    return end_number(last, ec) && take(ec, [&] { return filling_.integer(number); });
  }
  bool on_uint64(std::uint64_t /*beyond int64*/, string_view last, error_code& ec) {
    return end_number(last, ec) && take(ec, [&] { return filling_.other(); });
  }
  bool on_double(double number, string_view last, error_code& ec) {
    return end_number(last, ec) && take(ec, [&] { return filling_.number(number); });
  }

  bool on_bool(bool /*value*/, error_code& ec) {
    if (depth_ == 0) return fail(ec, kNotAnObject);
    return take(ec, [&] { return filling_.other(); });
  }
  bool on_null(error_code& ec) {
    if (depth_ == 0) {
      return fail(ec, "The body must be a JSON object, not null: there is nothing to answer.");
    }
    return !known() || filling_.null() || stop(ec);
  }

  bool on_comment_part(string_view /*part*/, error_code& /*ec*/) { return true; }
  bool on_comment(string_view /*last*/, error_code& /*ec*/) { return true; }

 private:
  [[nodiscard]] bool known() const { return filling_.kind() != MemberKind::Unknown; }

  // The text that ends in `last`. Most come in one piece, and need no copy.
  std::string_view whole(string_view last) {
    if (text_.empty()) return {last.data(), last.size()};
    text_.append(last.data(), last.size());
    return text_;
  }

  // Hands a value on, as the only item of a list where that is allowed.
  template <class Hand>
  bool take(error_code& ec, const Hand& hand) {
    if (!known()) return true;
    const bool alone =
        lone_ == LoneItem::IsAList && depth_ == 1 && filling_.kind() == MemberKind::List;
    if (alone && !filling_.begin_list()) return stop(ec);
    if (!hand()) return stop(ec);
    if (alone) filling_.end_list();
    return true;
  }

  // Ends the reading; the reason has been kept.
  static bool stop(error_code& ec) {
    ec = boost::json::error::incomplete;  // any will do
    return false;
  }
  bool fail(error_code& ec, std::string_view detail) {
    refusal_ = detail;
    return stop(ec);
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
    return depth_ > 0 || fail(ec, kNotAnObject);
  }

  RequestFilling filling_;
  LoneItem lone_;
  std::optional<std::string> refusal_;
  std::size_t depth_ = 0;
  std::string text_;  // of a key or string that comes in parts
  std::size_t number_chars_ = 0;
};

using Outcome = tl::expected<ActiveContactsRequest, JsonFault>;

Outcome read_strict(std::string_view text, const locale::TimeZone& zone, LoneItem lone) {
  const auto fault = [](std::string detail, std::optional<std::size_t> at = std::nullopt) {
    return tl::unexpected<JsonFault>(JsonFault{std::move(detail), at});
  };
  if (without_blanks(text).empty()) {
    return fault("The body is empty: send a JSON object.");
  }
  boost::json::parse_options options;
  options.max_depth = kJsonDepthMax;
  boost::json::basic_parser<Handler> parser(options, zone, lone);
  error_code ec;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (auto refusal = parser.handler().refusal()) return fault(std::move(*refusal));
  if (ec) return fault("The body is not valid JSON: " + ec.message(), read);
  if (read < text.size()) return fault("The body has text behind its JSON object,", read);
  return parser.handler().take();
}

}  // namespace

Result<ActiveContactsRequest> read_request_json(std::string_view text, const locale::TimeZone& zone,
                                                LoneItem lone) {
  auto outcome =
      read_relaxed(text, [&](std::string_view strict) { return read_strict(strict, zone, lone); });
  if (!outcome) return tl::unexpected(outcome.error().error());
  return std::move(*outcome);
}

}  // namespace crm::codec
