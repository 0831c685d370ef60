#include "carrier/selection.h"

#include <algorithm>
#include <functional>

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
  for (int depth = 1; !name.empty() && name != "*"; ++depth) {
    if (member->is_all()) return;
    const std::string_view next = depth < kDepthMax ? take_name(path) : "";
    const bool is_last = next.empty() || next == "*";
    member = &member->tree_->try_emplace(std::string(name), is_last ? Selection() : none())
                  .first->second;
    name = next;
  }
  member->tree_ = nullptr;
}

bool Selection::operator==(const Selection& other) const {
  if (tree_ == other.tree_) return true;
  return !is_all() && !other.is_all() && *tree_ == *other.tree_;
}

std::size_t Selection::hash() const {
  if (is_all()) return 0;
  std::size_t hash = 1;
  for (const auto& [name, below] : *tree_) {
    hash = (hash * 31 + std::hash<std::string>{}(name)) * 31 + below.hash();
  }
  return hash;
}

std::size_t Selection::size() const {
  if (is_all()) return 0;
  std::size_t size = tree_->size();
  for (const auto& [name, below] : *tree_) size += below.size();
  return size;
}

const Selection* Selection::below(std::string_view name) const {
  if (is_all()) return this;
  const auto found = tree_->find(name);
  return found == tree_->end() ? nullptr : &found->second;
}

}  // namespace crm::carrier
