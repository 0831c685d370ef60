#include "codec/entity_patch.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "base/text.h"
#include "codec/json_value.h"
#include "codec/merge_patch.h"
#include "codec/written_json.h"

namespace crm::codec {
namespace {

tl::unexpected<PatchFault> refused(std::string detail) {
  return tl::unexpected(PatchFault{PatchFault::Kind::Refused, std::move(detail)});
}

// Names are looked for one after the other, so an object must not have too many.
bool has_wide_object(const JsonValue& value) {
  if (value.is(Shape::Object) && value.members.size() > kPatchMembersMax) return true;
  return std::ranges::any_of(value.members, has_wide_object, &JsonMember::value);
}

// The operation of another kind than those of entities, by its number from 1; 0 where there is none
// [wire: Entities by REST].
std::size_t strange_operation(const Written& patch) {
  if (patch.shape() != Shape::List) return 0;
  std::size_t number = 0;
  for (const Written operation : patch) {
    ++number;
    for (const Written part : operation) {
      const bool is_op = equals_ignoring_case(part.name(), "op") && part.shape() == Shape::Text;
      if (is_op && (equals_ignoring_case(part.text(), "move") ||
                    equals_ignoring_case(part.text(), "copy"))) {
        return number;
      }
    }
  }
  return 0;
}

// A member as compact JSON; "" when there is none. Of several equal ones the last counts.
std::string member_text(const Written& object, std::string_view name) {
  std::string text;
  for (const Written member : object) {
    if (!equals_ignoring_case(member.name(), name)) continue;
    text.clear();
    if (const auto value = json_value(member)) append_compact(text, *value);
  }
  return text;
}

}  // namespace

tl::expected<std::string, PatchFault> patched(std::string_view entity, const WrittenTree& patch) {
  const auto tree = written_json(entity);
  assert(tree);
  auto document = json_value(tree->root());
  const auto change = json_value(patch.root());
  if (!document || !change || patch.root().shape() == Shape::Element) {
    return refused("A patch must be JSON.");
  }
  if (has_wide_object(*change)) {
    return refused("An object in the patch has more than " + with_thousands(kPatchMembersMax) +
                   " members.");
  }
  if (change->is(Shape::List)) {
    if (auto fault = apply_json_patch(*document, *change)) return tl::unexpected(*std::move(fault));
  } else if (change->is(Shape::Object)) {
    apply_merge_patch(*document, *change);
  } else {
    return refused("A patch must be a list of operations, or an object with what changes.");
  }
  std::string text;
  append_compact(text, *document);
  return text;
}

bool TextChange::is_untouched(std::string_view member) const {
  return member_text(before.root(), member) == member_text(after.root(), member);
}

tl::expected<TextChange, PatchFault> change_text(std::string_view entity,
                                                 const WrittenTree& patch) {
  if (const std::size_t number = strange_operation(patch.root()); number != 0) {
    return refused("Operation " + std::to_string(number) +
                   ": entities know add, remove, replace and test, not move and copy.");
  }
  const auto text = patched(entity, patch);
  if (!text) return tl::unexpected(text.error());
  auto before = written_json(entity);
  auto after = written_json(*text);
  assert(before);
  if (!after) return refused(after.error().detail);
  return TextChange{*std::move(before), *std::move(after)};
}

}  // namespace crm::codec
