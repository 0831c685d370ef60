#include "carrier/selection.h"

#include <algorithm>

#include "base/text.h"

namespace crm::carrier {
namespace {

// Takes the next name that is not empty off the front of a path; "" when there is none.
std::string_view take_name(std::string_view& path) {
  std::string_view name;
  while (name.empty() && !path.empty()) {
    const auto end = std::min(path.find('/'), path.size());
    name = trim(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return name;
}

}  // namespace

bool Selection::BeforeIgnoringCase::operator()(std::string_view a, std::string_view b) const {
  return std::ranges::lexicographical_compare(
      a, b, [](char x, char y) { return ascii_lower(x) < ascii_lower(y); });
}

Selection Selection::none() {
  Selection selection;
  selection.tree_ = std::make_shared<Tree>();
  return selection;
}

const Selection& Selection::everything() {
  static const Selection kEverything;
  return kEverything;
}

void Selection::add(std::string_view path) {
  std::string_view name = take_name(path);
  if (name.empty()) return;
  Selection* member = this;
  for (int depth = 0; depth < kDepthMax && !name.empty() && name != "*"; ++depth) {
    if (member->is_all()) return;
    member = &member->tree_->try_emplace(std::string(name), none()).first->second;
    name = take_name(path);
  }
  member->tree_ = nullptr;
}

const Selection* Selection::below(std::string_view name) const {
  if (is_all()) return this;
  const auto found = tree_->find(name);
  return found == tree_->end() ? nullptr : &found->second;
}

}  // namespace crm::carrier
