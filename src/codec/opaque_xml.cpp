#include "codec/opaque_xml.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "codec/written_json.h"
#include "codec/xml_text.h"

namespace crm::codec {
namespace {

struct Named {
  Shape shape;
  std::string_view type;
};

constexpr std::array kTypes{Named{Shape::Object, "object"}, Named{Shape::List, "array"},
                            Named{Shape::Text, "string"},   Named{Shape::Number, "number"},
                            Named{Shape::Truth, "boolean"}, Named{Shape::Null, "null"}};

std::string_view type_of(Shape shape) {
  const auto* const found = std::ranges::find(kTypes, shape, &Named::shape);
  return found == kTypes.end() ? "string" : found->type;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// Names in ASCII alone: which others XML has is a long story, and there is a way without a name.
bool is_xml_name(std::string_view name) {
  return !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

void append_attribute_text(std::string& out, std::string_view text) {
  std::string escaped;
  append_xml_text(escaped, text);
  for (const char c : escaped) {
    switch (c) {
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#xA;";
        break;
      case '\t':
        out += "&#x9;";
        break;
      default:
        out.push_back(c);
    }
  }
}

void append_element(std::string& out, std::string_view name, const Written& value) {
  const bool has_name = is_xml_name(name);
  const std::string_view tag = has_name ? name : "a:item";
  out.append("<").append(tag);
  if (!has_name) {
    out += R"( xmlns:a="item" item=")";
    append_attribute_text(out, name);
    out.push_back('"');
  }
  out.append(R"( type=")").append(type_of(value.shape())).append("\">");
  append_xml_text(out, value.text());
  const bool is_list = value.shape() == Shape::List;
  for (const Written member : value) {
    append_element(out, is_list ? kOpaqueItem : member.name(), member);
  }
  append_end_tag(out, tag);
}

}  // namespace

std::optional<Shape> shape_named(std::string_view type) {
  const auto* const found = std::ranges::find(kTypes, type, &Named::type);
  return found == kTypes.end() ? std::nullopt : std::optional(found->shape);
}

void append_opaque_element(std::string& out, std::string_view name, std::string_view json) {
  const auto tree = written_json(json);
  assert(tree);
  if (tree) append_element(out, name, tree->root());
}

}  // namespace crm::codec
