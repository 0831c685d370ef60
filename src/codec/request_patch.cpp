#include "codec/request_patch.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>

#include "base/text.h"
#include "carrier/field.h"
#include "codec/blanks.h"
#include "codec/json_pointer.h"
#include "codec/relaxed_json.h"
#include "codec/request_filling.h"
#include "codec/request_json.h"

namespace crm::codec {
namespace {

namespace json = boost::json;
using carrier::ActiveContactsRequest;

// Why an operation cannot be done; nothing when it has been.
using Refusal = std::optional<std::string>;

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }
json::string_view key(std::string_view text) { return {text.data(), text.size()}; }

// Where an operation points: at a member, or at an item of its list.
struct Place {
  std::string member;               // as the wire spells it
  std::optional<std::string> item;  // "-" or a number
};

// Reads a path; the request has no place for any other.
std::optional<Place> place_of(std::string_view path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  const auto slash = std::min(path.find('/'), path.size());
  const auto name = unescaped(path.substr(0, slash));
  if (!name) return std::nullopt;
  Place place;
  carrier::for_each_field<ActiveContactsRequest>([&](const auto& field) {
    if (equals_ignoring_case(*name, field.name)) place.member = field.name;
  });
  if (place.member.empty()) return std::nullopt;
  if (slash == path.size()) return place;
  place.item = unescaped(path.substr(slash + 1));
  if (!place.item) return std::nullopt;
  return place;
}

// Equality of JSON Patch: numbers by what they are worth, however they are written. No deeper than
// what has been parsed, so the recursion has its bound.
bool same(const json::value& a, const json::value& b) {
  if (a == b) return true;
  if (a.is_number() && b.is_number()) {
    return (a.is_double() || b.is_double()) &&
           a.to_number<double>() == b.to_number<double>();  // NOLINT(clang-diagnostic-float-equal)
  }
  if (a.is_array() && b.is_array()) {
    const json::array& items = a.get_array();
    const json::array& others = b.get_array();
    if (items.size() != others.size()) return false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!same(items[i], others[i])) return false;
    }
    return true;
  }
  if (a.is_object() && b.is_object()) {
    if (a.get_object().size() != b.get_object().size()) return false;
    for (const auto& member : a.get_object()) {
      const json::value* other = b.get_object().if_contains(member.key());
      if (other == nullptr || !same(member.value(), *other)) return false;
    }
    return true;
  }
  return false;
}

// The request that operations work on, as the JSON that it would be written in.
class Document {
 public:
  Document() {
    carrier::for_each_field<ActiveContactsRequest>([&](const auto& field) {
      json::value& value = members_[key(field.name)];
      if (field.length_max > 0) value = json::array();  // a list
    });
  }

  [[nodiscard]] const json::object& members() const { return members_; }

  // What stands at the place; null pointer when nothing does.
  [[nodiscard]] const json::value* find(const Place& place) const {
    const json::value* member = members_.if_contains(key(place.member));
    if (member == nullptr || !place.item) return member;
    const auto index = index_of(*place.item);
    if (!member->is_array() || !index || *index >= member->get_array().size()) return nullptr;
    return &member->get_array()[*index];
  }

  // Sets a member, or inserts an item in front of the one at its index, or at the end.
  Refusal add(const Place& place, const json::value& value) {
    if (!place.item) return set(members_[key(place.member)], value);
    json::value* member = members_.if_contains(key(place.member));
    if (member == nullptr || !member->is_array()) return "there is no list at that path";
    json::array& items = member->get_array();
    const auto index = *place.item == "-" ? items.size() : index_of(*place.item);
    if (!index || *index > items.size()) return "there is no such place in the list";
    if (value.is_structured())
      return "an item must be an integer";  // and lists cannot grow twofold
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(*index), value);
    return std::nullopt;
  }

  // REQUIRES: something stands there.
  void remove(const Place& place) {
    if (!place.item) {
      members_.erase(key(place.member));
      return;
    }
    json::array& items = members_[key(place.member)].get_array();
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(*index_of(*place.item)));
  }

 private:
  static Refusal set(json::value& member, const json::value& value) {
    if (value.is_array() && value.get_array().size() > carrier::kCategoriesMax) {
      return "more than " + with_thousands(carrier::kCategoriesMax) + " items";
    }
    member = value;
    return std::nullopt;
  }

  json::object members_;
};

// The member of an operation's own; null pointer when it is missing.
const json::value* part_of(const json::object& operation, std::string_view name) {
  return operation.if_contains(key(name));
}

std::string text_of(const json::object& operation, std::string_view name) {
  const json::value* value = part_of(operation, name);
  return value != nullptr && value->is_string() ? std::string(view(value->get_string())) : "";
}

Refusal remove(Document& document, const Place& place) {
  if (document.find(place) == nullptr) return "there is nothing at that path";
  document.remove(place);
  return std::nullopt;
}

// copy and move.
Refusal bring(Document& document, const json::object& operation, const Place& place, bool keep) {
  const json::value* from = part_of(operation, "from");
  if (from == nullptr || !from->is_string()) return "expected a path as \"from\"";
  const auto source = place_of(view(from->get_string()));
  const json::value* found = source ? document.find(*source) : nullptr;
  if (found == nullptr) return "there is nothing at the path \"from\"";
  const json::value value = *found;
  if (!keep) document.remove(*source);
  return document.add(place, value);
}

Refusal apply(Document& document, const json::object& operation) {
  const json::value* path = part_of(operation, "path");
  if (path == nullptr || !path->is_string()) return "expected a text as \"path\"";
  const auto place = place_of(view(path->get_string()));
  if (!place) return "the request has no such path";
  const std::string op = text_of(operation, "op");
  const auto is = [&](std::string_view name) { return equals_ignoring_case(op, name); };
  if (is("remove")) return remove(document, *place);
  if (is("copy") || is("move")) return bring(document, operation, *place, is("copy"));
  if (!is("add") && !is("replace") && !is("test")) {
    return "expected add, remove, replace, move, copy or test as \"op\"";
  }
  const json::value* value = part_of(operation, "value");
  if (value == nullptr) return "expected a \"value\"";
  if (is("test")) {
    const json::value* found = document.find(*place);
    if (found == nullptr) return "there is nothing at that path";
    return same(*found, *value) ? Refusal() : "the test fails";
  }
  if (is("replace")) {
    if (auto refusal = remove(document, *place)) return refusal;
  }
  return document.add(*place, *value);
}

Result<Document> apply_all(const json::array& operations) {
  if (operations.size() > kPatchOperationsMax) {
    return refuse(ErrorKind::BadRequest, "The patch has more than " +
                                             with_thousands(kPatchOperationsMax) + " operations.");
  }
  Document document;
  for (std::size_t i = 0; i < operations.size(); ++i) {
    const json::object* operation = operations[i].if_object();
    const std::string number = "Operation " + std::to_string(i + 1);
    if (operation == nullptr) {
      return refuse(ErrorKind::BadRequest, number + " must be a JSON object.");
    }
    if (const auto refusal = apply(document, *operation)) {
      return refuse(ErrorKind::BadRequest, number + " (" + excerpt(text_of(*operation, "op"), 20) +
                                               " '" + excerpt(text_of(*operation, "path")) +
                                               "'): " + *refusal + ".");
    }
  }
  return document;
}

bool fill(RequestFilling& filling, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return filling.null();
    case json::kind::string:
      return filling.text(view(value.get_string()));
    case json::kind::int64:
      return filling.integer(value.get_int64());
    case json::kind::double_:
      return filling.number(value.get_double());
    case json::kind::array:
      if (!filling.begin_list()) return false;  // as in a list
      for (const json::value& item : value.get_array()) {
        if (!fill(filling, item)) return false;
      }
      filling.end_list();
      return true;
    default:
      return filling.other();
  }
}

// Whether a number is longer than is read. The text is JSON: outside of texts, what begins a number
// does nothing else.
bool has_long_number(std::string_view text) {
  bool in_text = false;
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_text && c == '\\') {
      ++at;
    } else if (c == '"') {
      in_text = !in_text;
    } else if (!in_text) {
      const bool numeric = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' ||
                           ((c == 'e' || c == 'E') && length > 0);
      length = numeric ? length + 1 : 0;
      if (length > kJsonNumberCharsMax) return true;
    }
  }
  return false;
}

using Parsed = tl::expected<json::value, JsonFault>;

Parsed parse_strict(std::string_view text) {
  const auto fault = [](std::string detail, std::optional<std::size_t> at = std::nullopt) {
    return tl::unexpected<JsonFault>(JsonFault{std::move(detail), at});
  };
  if (without_blanks(text).empty()) {
    return fault("The body is empty: send an array of operations.");
  }
  json::parse_options options;
  options.max_depth = kJsonDepthMax;
  json::parser parser({}, options);
  json::error_code ec;
  const std::size_t read = parser.write_some(text.data(), text.size(), ec);
  if (ec) return fault("The body is not valid JSON: " + ec.message(), read);
  if (read < text.size()) return fault("The body has text behind its JSON value,", read);
  if (has_long_number(text)) {
    return fault("A number in the body is longer than " + std::to_string(kJsonNumberCharsMax) +
                 " characters.");
  }
  return parser.release();
}

}  // namespace

Result<ActiveContactsRequest> read_request_patch(std::string_view text,
                                                 const locale::TimeZone& zone) {
  const auto patch = read_relaxed(text, parse_strict);
  if (!patch) return tl::unexpected(patch.error().error());
  if (patch->is_object()) return read_request_json(text, zone, LoneItem::IsAList);
  if (!patch->is_array()) {
    return refuse(ErrorKind::BadRequest, "The body must be a JSON array of operations.");
  }
  const auto document = apply_all(patch->get_array());
  if (!document) return forward(document);
  RequestFilling filling(zone);
  for (const auto& member : document->members()) {
    const json::string_view name = member.key();
    filling.begin_member({name.data(), name.size()});
    if (!fill(filling, member.value())) return tl::unexpected(*filling.error());
  }
  return filling.take();
}

}  // namespace crm::codec
