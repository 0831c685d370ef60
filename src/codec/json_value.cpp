#include "codec/json_value.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "codec/blanks.h"
#include "codec/json_text.h"
#include "codec/number_text.h"

namespace crm::codec {
namespace {

// The shape of an element: what it says it is, else what it looks like.
Shape shape_of(const Written& written) {
  if (written.shape() != Shape::Element) return written.shape();
  if (written.said() != Shape::Element) return written.said();
  return written.has_items() ? Shape::Object : Shape::Text;
}

bool holds_values(Shape shape) { return shape == Shape::List || shape == Shape::Object; }

}  // namespace

JsonMember* JsonValue::find(std::string_view name) {
  if (shape != Shape::Object) return nullptr;
  auto found = std::ranges::find(members, name, &JsonMember::name);
  if (found == members.end()) {
    found = std::ranges::find_if(
        members, [&](const JsonMember& one) { return equals_ignoring_case(one.name, name); });
  }
  return found == members.end() ? nullptr : &*found;
}

std::optional<JsonValue> json_value(const Written& written) {
  JsonValue value;
  value.shape = shape_of(written);
  if (holds_values(value.shape)) {
    if (!without_blanks(written.text()).empty()) return std::nullopt;
    for (const Written member : written) {
      auto inner = json_value(member);
      if (!inner) return std::nullopt;
      const bool is_member = value.shape == Shape::Object;
      value.members.push_back({is_member ? std::string(member.name()) : "", *std::move(inner)});
    }
    return value;
  }
  if (written.has_items()) return std::nullopt;
  value.text = written.text();
  if (written.shape() != Shape::Element || value.shape == Shape::Text) return value;
  value.text = without_blanks(value.text);
  const bool is_right = (value.is(Shape::Null) && value.text.empty()) ||
                        (value.is(Shape::Number) && is_json_number(value.text)) ||
                        (value.is(Shape::Truth) && (value.text == "true" || value.text == "false"));
  return is_right ? std::optional(std::move(value)) : std::nullopt;
}

void append_compact(std::string& out, const JsonValue& value) {
  switch (value.shape) {
    case Shape::Null:
    case Shape::Element:
      out += "null";
      return;
    case Shape::Truth:
    case Shape::Number:
      out += value.text;
      return;
    case Shape::Text:
      append_json_string(out, value.text);
      return;
    case Shape::List:
    case Shape::Object:
      break;
  }
  const bool is_object = value.is(Shape::Object);
  out.push_back(is_object ? '{' : '[');
  std::string_view between;
  for (const JsonMember& member : value.members) {
    out += between;
    between = ",";
    if (is_object) {
      append_json_string(out, member.name);
      out.push_back(':');
    }
    append_compact(out, member.value);
  }
  out.push_back(is_object ? '}' : ']');
}

bool is_same(const JsonValue& a, const JsonValue& b) {
  if (a.shape != b.shape || a.members.size() != b.members.size()) return false;
  switch (a.shape) {
    case Shape::Number:
      return is_same_number(a.text, b.text);
    case Shape::List:
      return std::ranges::equal(a.members, b.members, is_same, &JsonMember::value,
                                &JsonMember::value);
    case Shape::Object:
      return std::ranges::all_of(a.members, [&](const JsonMember& one) {
        const auto other = std::ranges::find_if(b.members, [&](const JsonMember& candidate) {
          return equals_ignoring_case(one.name, candidate.name);
        });
        return other != b.members.end() && is_same(one.value, other->value);
      });
    default:
      return a.text == b.text;
  }
}

JsonExtent extent(const JsonValue& value) {
  JsonExtent all{.values = 1, .bytes = value.text.size(), .depth = 1};
  for (const JsonMember& member : value.members) {
    const JsonExtent inner = extent(member.value);
    all.values += inner.values;
    all.bytes += inner.bytes + member.name.size();
    all.depth = std::max(all.depth, inner.depth + 1);
  }
  return all;
}

}  // namespace crm::codec
