#include "codec/merge_patch.h"

#include <utility>

namespace crm::codec {
namespace {

void merge_member(JsonValue& target, const JsonMember& change) {
  JsonMember* member = target.find(change.name);
  if (change.value.is(Shape::Null)) {
    if (member != nullptr)
      target.members.erase(target.members.begin() + (member - target.members.data()));
    return;
  }
  if (member == nullptr) member = &target.members.emplace_back(JsonMember{change.name, {}});
  apply_merge_patch(member->value, change.value);
}

}  // namespace

void apply_merge_patch(JsonValue& target, const JsonValue& patch) {
  if (target.is(Shape::List) && !patch.is(Shape::List)) {
    JsonValue item;
    apply_merge_patch(item, patch);
    target.members.push_back({"", std::move(item)});
    return;
  }
  if (!patch.is(Shape::Object)) {
    target = patch;
    return;
  }
  if (!target.is(Shape::Object)) target = {.shape = Shape::Object, .text = {}, .members = {}};
  for (const JsonMember& change : patch.members) merge_member(target, change);
}

}  // namespace crm::codec
