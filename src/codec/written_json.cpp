#include "codec/written_json.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>

#include "base/text.h"
#include "codec/blanks.h"
#include "codec/relaxed_json.h"
#include "codec/request_json.h"

namespace crm::codec {
namespace {

using boost::json::error_code;
using boost::json::string_view;

// Hears the parser's events and writes them down.
class TreeHandler {
 public:
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

  explicit TreeHandler(std::size_t body_bytes) : tree_(body_bytes) {}

  // Why the body was refused, when it was not the syntax.
  [[nodiscard]] const std::optional<std::string>& refusal() const { return refusal_; }
  [[nodiscard]] WrittenTree take() { return std::move(tree_); }

  bool on_document_begin(error_code& /*ec*/) { return true; }
  bool on_document_end(error_code& /*ec*/) { return true; }

  bool on_object_begin(error_code& ec) { return begin(Shape::Object, ec); }
  bool on_object_end(std::size_t /*members*/, error_code& /*ec*/) { return end(); }
  bool on_array_begin(error_code& ec) { return begin(Shape::List, ec); }
  bool on_array_end(std::size_t /*items*/, error_code& /*ec*/) { return end(); }

  bool on_key_part(string_view part, std::size_t /*so_far*/, error_code& /*ec*/) {
    return add(part);
  }
  bool on_key(string_view last, std::size_t /*size*/, error_code& /*ec*/) {
    name_ = whole(last);
    return true;
  }
  bool on_string_part(string_view part, std::size_t /*so_far*/, error_code& /*ec*/) {
    return add(part);
  }
  bool on_string(string_view last, std::size_t /*size*/, error_code& ec) {
    return value(Shape::Text, last, ec);
  }

  bool on_number_part(string_view part, error_code& ec) {
    return text_.size() + part.size() <= kJsonNumberCharsMax ? add(part) : fail_long_number(ec);
  }
  bool on_int64(std::int64_t /*number*/, string_view last, error_code& ec) {
    return number(last, ec);
  }
  bool on_uint64(std::uint64_t /*number*/, string_view last, error_code& ec) {
    return number(last, ec);
  }
  bool on_double(double /*number*/, string_view last, error_code& ec) { return number(last, ec); }

  bool on_bool(bool truth, error_code& ec) {
    return value(Shape::Truth, truth ? "true" : "false", ec);
  }
  bool on_null(error_code& ec) { return value(Shape::Null, "", ec); }

  bool on_comment_part(string_view /*part*/, error_code& /*ec*/) { return true; }
  bool on_comment(string_view /*last*/, error_code& /*ec*/) { return true; }

 private:
  bool add(string_view part) {
    text_.append(part.data(), part.size());
    return true;
  }

  // The text that ends in `last`, kept.
  std::string_view whole(string_view last) {
    std::string_view all(last.data(), last.size());
    if (!text_.empty()) {
      add(last);
      all = text_;
    }
    const std::string_view kept = tree_.keep(all);
    text_.clear();
    return kept;
  }

  bool number(string_view last, error_code& ec) {
    if (text_.size() + last.size() > kJsonNumberCharsMax) return fail_long_number(ec);
    return value(Shape::Number, last, ec);
  }

  bool value(Shape shape, string_view last, error_code& ec) {
    if (tree_.is_full()) return fail_full(ec);
    tree_.open(shape, std::exchange(name_, {}), whole(last));
    return true;
  }

  bool begin(Shape shape, error_code& ec) {
    if (tree_.is_full()) return fail_full(ec);
    open_.push_back(tree_.open(shape, std::exchange(name_, {})));
    return true;
  }
  bool end() {
    tree_.close(open_.back());
    open_.pop_back();
    return true;
  }

  // Ends the reading; the reason is kept.
  bool fail(error_code& ec, std::string detail) {
    refusal_ = std::move(detail);
    ec = boost::json::error::incomplete;  // any will do
    return false;
  }
  bool fail_full(error_code& ec) {
    return fail(ec, "The body has more than " + with_thousands(kWrittenValuesMax) + " values.");
  }
  bool fail_long_number(error_code& ec) {
    return fail(ec, "A number in the body is longer than " + std::to_string(kJsonNumberCharsMax) +
                        " characters.");
  }

  WrittenTree tree_;
  std::vector<std::size_t> open_;  // the places of the lists and objects around here
  std::string_view name_;          // of the value that comes next, if it is a member
  std::string text_;               // of a name or value that comes in parts
  std::optional<std::string> refusal_;
};

using Outcome = tl::expected<WrittenTree, JsonFault>;

Outcome read_strict(std::string_view text) {
  const auto fault = [](std::string detail, std::optional<std::size_t> at = std::nullopt) {
    return tl::unexpected<JsonFault>(JsonFault{std::move(detail), at});
  };
  if (without_blanks(text).empty()) return fault("The body is empty: send JSON.");
  boost::json::parse_options options;
  options.max_depth = kJsonDepthMax;
  // "true" and "false" stand in the body itself, so their text has room too.
  boost::json::basic_parser<TreeHandler> parser(options, text.size());
  error_code ec;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (const auto& refusal = parser.handler().refusal()) return fault(*refusal);
  if (ec) return fault("The body is not valid JSON: " + ec.message(), read);
  if (read < text.size()) return fault("The body has text behind its JSON value,", read);
  return parser.handler().take();
}

}  // namespace

Result<WrittenTree> written_json(std::string_view text) {
  auto outcome = read_relaxed(text, read_strict);
  if (!outcome) return tl::unexpected(outcome.error().error());
  return std::move(*outcome);
}

}  // namespace crm::codec
