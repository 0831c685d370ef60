#include "codec/json_patch.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "codec/json_pointer.h"
#include "codec/request_json.h"
#include "codec/request_patch.h"

namespace crm::codec {
namespace {

// Why an operation cannot be done; nothing when it has been.
using Refusal = std::optional<std::string>;
using Path = std::span<const std::string>;

constexpr std::string_view kFailedTest = "the test fails";
constexpr std::string_view kNothingThere = "there is nothing at that path";

Refusal refusal(std::string_view reason) { return std::string(reason); }

// The document while operations work on it, and how much they have put into it.
class Patching {
 public:
  explicit Patching(JsonValue& document) : document_(document) {}

  // What stands at the path; null pointer when nothing does.
  JsonValue* find(Path path) {
    JsonValue* value = &document_;
    for (const std::string& part : path) {
      value = inside(*value, part);
      if (value == nullptr) return nullptr;
    }
    return value;
  }

  // Sets a member, or inserts an item in front of the one at its index, or at the end.
  Refusal add(Path path, JsonValue value) {
    if (auto refused = count(path, value)) return refused;
    if (path.empty()) {
      document_ = std::move(value);
      return std::nullopt;
    }
    const std::string& last = path.back();
    JsonValue* const around = find(path.first(path.size() - 1));
    if (around == nullptr) return refusal("there is nothing to add to at that path");
    if (around->is(Shape::List)) {
      const auto index = last == "-" ? around->members.size() : index_of(last);
      if (!index || *index > around->members.size()) {
        return refusal("there is no such place in the list");
      }
      around->members.insert(around->members.begin() + static_cast<std::ptrdiff_t>(*index),
                             {"", std::move(value)});
      return std::nullopt;
    }
    if (!around->is(Shape::Object)) return refusal("there is nothing to add to at that path");
    if (JsonMember* const member = around->find(last)) {
      member->value = std::move(value);
    } else {
      around->members.push_back({last, std::move(value)});
    }
    return std::nullopt;
  }

  Refusal remove(Path path) {
    if (find(path) == nullptr) return refusal(kNothingThere);
    if (path.empty()) {
      document_ = {};
      return std::nullopt;
    }
    JsonValue& around = *find(path.first(path.size() - 1));
    const auto at = around.is(Shape::List) ? static_cast<std::ptrdiff_t>(*index_of(path.back()))
                                           : around.find(path.back()) - around.members.data();
    around.members.erase(around.members.begin() + at);
    return std::nullopt;
  }

  Refusal replace(Path path, JsonValue value) {
    JsonValue* const found = find(path);
    if (found == nullptr) return refusal(kNothingThere);
    if (auto refused = count(path, value)) return refused;
    *found = std::move(value);
    return std::nullopt;
  }

 private:
  static JsonValue* inside(JsonValue& value, const std::string& part) {
    if (value.is(Shape::List)) {
      const auto index = index_of(part);
      return index && *index < value.members.size() ? &value.members[*index].value : nullptr;
    }
    JsonMember* const member = value.find(part);
    return member == nullptr ? nullptr : &member->value;
  }

  // Copies of copies grow beyond all bounds, in size and in depth.
  Refusal count(Path path, const JsonValue& value) {
    const JsonExtent added = extent(value);
    values_ += added.values;
    bytes_ += added.bytes;
    if (values_ > kPatchedValuesMax) {
      return "the patch puts more than " + with_thousands(kPatchedValuesMax) +
             " values into the entity";
    }
    if (bytes_ > kPatchedBytesMax) {
      return "the patch puts more than " + with_thousands(kPatchedBytesMax) +
             " bytes into the entity";
    }
    if (path.size() + added.depth > kJsonDepthMax) {
      return "the entity would be nested deeper than " + std::to_string(kJsonDepthMax);
    }
    return std::nullopt;
  }

  JsonValue& document_;
  std::size_t values_ = 0;
  std::size_t bytes_ = 0;
};

// An operation's own member; null pointer when it is missing.
const JsonValue* part_of(const JsonValue& operation, std::string_view name) {
  const auto found = std::ranges::find_if(operation.members, [&](const JsonMember& member) {
    return equals_ignoring_case(member.name, name);
  });
  return found == operation.members.end() ? nullptr : &found->value;
}

std::string_view text_of(const JsonValue& operation, std::string_view name) {
  const JsonValue* const value = part_of(operation, name);
  return value != nullptr && value->is(Shape::Text) ? std::string_view(value->text) : "";
}

std::optional<std::vector<std::string>> path_in(const JsonValue& operation, std::string_view name) {
  const JsonValue* const path = part_of(operation, name);
  if (path == nullptr || !path->is(Shape::Text)) return std::nullopt;
  return parts_of(path->text);
}

// copy and move.
Refusal bring(Patching& patching, const JsonValue& operation, Path path, bool keep) {
  const auto from = path_in(operation, "from");
  if (!from) return refusal("expected a path as \"from\"");
  const JsonValue* const found = patching.find(*from);
  if (found == nullptr) return refusal("there is nothing at the path \"from\"");
  if (keep) return patching.add(path, *found);
  const bool into_itself =
      from->size() < path.size() && std::ranges::equal(*from, path.first(from->size()));
  if (into_itself) return refusal("a value cannot move into itself");
  JsonValue value = *found;
  if (auto refused = patching.remove(*from)) return refused;
  return patching.add(path, std::move(value));
}

Refusal apply(Patching& patching, const JsonValue& operation) {
  const auto path = path_in(operation, "path");
  if (!path) return refusal("expected a path as \"path\"");
  const std::string_view op = text_of(operation, "op");
  const auto is = [&](std::string_view name) { return equals_ignoring_case(op, name); };
  if (is("remove")) return patching.remove(*path);
  if (is("copy") || is("move")) return bring(patching, operation, *path, is("copy"));
  if (!is("add") && !is("replace") && !is("test")) {
    return refusal("expected add, remove, replace, move, copy or test as \"op\"");
  }
  const JsonValue* const value = part_of(operation, "value");
  if (value == nullptr) return refusal("expected a \"value\"");
  if (is("add")) return patching.add(*path, *value);
  if (is("replace")) return patching.replace(*path, *value);
  const JsonValue* const found = patching.find(*path);
  if (found == nullptr) return refusal(kNothingThere);
  return is_same(*found, *value) ? std::nullopt : refusal(kFailedTest);
}

}  // namespace

std::optional<PatchFault> apply_json_patch(JsonValue& document, const JsonValue& patch) {
  using Kind = PatchFault::Kind;
  if (patch.members.size() > kPatchOperationsMax) {
    return PatchFault{Kind::Refused, "The patch has more than " +
                                         with_thousands(kPatchOperationsMax) + " operations."};
  }
  Patching patching(document);
  std::size_t number = 0;
  for (const JsonMember& item : patch.members) {
    const JsonValue& operation = item.value;
    const std::string name = "Operation " + std::to_string(++number);
    if (!operation.is(Shape::Object)) {
      return PatchFault{Kind::Refused, name + " must be a JSON object."};
    }
    if (const auto refused = apply(patching, operation)) {
      const bool failed = *refused == kFailedTest;
      return PatchFault{failed ? Kind::FailedTest : Kind::Refused,
                        name + " (" + excerpt(text_of(operation, "op"), 20) + " '" +
                            excerpt(text_of(operation, "path")) + "'): " + *refused + "."};
    }
  }
  return std::nullopt;
}

}  // namespace crm::codec
