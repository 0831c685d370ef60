#include "carrier/selection.h"

#include <algorithm>

#include "base/text.h"

namespace crm::carrier {

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

void Selection::add(std::string_view path) { add(path, 1); }

void Selection::add(std::string_view path, int depth) {
  if (is_all()) return;
  const auto slash = path.find('/');
  const std::string_view name = trim(path.substr(0, slash));
  const std::string_view rest =
      slash == std::string_view::npos ? std::string_view{} : trim(path.substr(slash + 1));
  if (name.empty()) {
    if (!rest.empty() && depth < kDepthMax) add(rest, depth + 1);
  } else if (name == "*") {
    tree_ = nullptr;
  } else {
    Selection& member = tree_->try_emplace(std::string(name), none()).first->second;
    if (rest.empty() || depth == kDepthMax) {
      member.tree_ = nullptr;
    } else {
      member.add(rest, depth + 1);
    }
  }
}

const Selection* Selection::below(std::string_view name) const {
  if (is_all()) return this;
  const auto found = tree_->find(name);
  return found == tree_->end() ? nullptr : &found->second;
}

}  // namespace crm::carrier
