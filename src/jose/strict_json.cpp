#include "jose/strict_json.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

namespace crm::jose {
namespace {

namespace json = boost::json;
using json::error_code;

// Builds the value and counts the names that were read: of equal names, the stack keeps one.
class Handler {
 public:
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

  [[nodiscard]] json::value take() { return stack_.release(); }

  bool on_document_begin(error_code& /*ec*/) {
    stack_.reset();
    return true;
  }
  bool on_document_end(error_code& /*ec*/) { return true; }

  bool on_object_begin(error_code& /*ec*/) { return true; }
  bool on_object_end(std::size_t members, error_code& /*ec*/) {
    stack_.push_object(members);
    return true;
  }
  bool on_array_begin(error_code& /*ec*/) { return true; }
  bool on_array_end(std::size_t items, error_code& /*ec*/) {
    stack_.push_array(items);
    return true;
  }

  bool on_key_part(json::string_view part, std::size_t /*so_far*/, error_code& /*ec*/) {
    stack_.push_chars(part);
    return true;
  }
  bool on_key(json::string_view last, std::size_t /*size*/, error_code& /*ec*/) {
    ++names_;
    stack_.push_key(last);
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t /*so_far*/, error_code& /*ec*/) {
    stack_.push_chars(part);
    return true;
  }
  bool on_string(json::string_view last, std::size_t /*size*/, error_code& /*ec*/) {
    stack_.push_string(last);
    return true;
  }

  bool on_number_part(json::string_view /*part*/, error_code& /*ec*/) { return true; }
  bool on_int64(std::int64_t number, json::string_view /*text*/, error_code& /*ec*/) {
    stack_.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, json::string_view /*text*/, error_code& /*ec*/) {
    stack_.push_uint64(number);
    return true;
  }
  bool on_double(double number, json::string_view /*text*/, error_code& /*ec*/) {
    stack_.push_double(number);
    return true;
  }
  bool on_bool(bool truth, error_code& /*ec*/) {
    stack_.push_bool(truth);
    return true;
  }
  bool on_null(error_code& /*ec*/) {
    stack_.push_null();
    return true;
  }

  bool on_comment_part(json::string_view /*part*/, error_code& /*ec*/) { return true; }
  bool on_comment(json::string_view /*last*/, error_code& /*ec*/) { return true; }

  // How many names were read in the whole document.
  [[nodiscard]] std::size_t names() const { return names_; }

 private:
  json::value_stack stack_;
  std::size_t names_ = 0;
};

// How many members there are, in all objects of the value.
// NOLINTNEXTLINE(misc-no-recursion): no deeper than kJsonDepthMax
std::size_t members_in(const json::value& value) {
  std::size_t count = 0;
  if (const json::object* object = value.if_object()) {
    count += object->size();
    for (const auto& member : *object) count += members_in(member.value());
  } else if (const json::array* array = value.if_array()) {
    for (const json::value& item : *array) count += members_in(item);
  }
  return count;
}

json::parse_options options() {
  json::parse_options options;
  options.max_depth = kJsonDepthMax;
  return options;
}

}  // namespace

std::optional<json::object> strict_object(std::string_view text) {
  json::basic_parser<Handler> parser(options());
  error_code ec;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (ec || read != text.size()) return std::nullopt;
  json::value value = parser.handler().take();
  if (!value.is_object()) return std::nullopt;
  // Whatever was named twice has been replaced, and its own members with it.
  if (members_in(value) != parser.handler().names()) return std::nullopt;
  return std::move(value.get_object());
}

std::optional<std::string_view> text_of(const json::object& object, std::string_view member) {
  const json::value* const found = object.if_contains({member.data(), member.size()});
  if (found == nullptr || !found->is_string()) return std::nullopt;
  const json::string& text = found->get_string();
  return std::string_view(text.data(), text.size());
}

}  // namespace crm::jose
