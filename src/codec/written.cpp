#include "codec/written.h"

#include <cassert>
#include <cstring>

namespace crm::codec {

Written WrittenTree::root() const {
  assert(!nodes_.empty());
  return {this, 0};
}

std::string_view WrittenTree::keep(std::string_view text) {
  assert(text.size() <= bytes_max_ - bytes_used_);
  char* const at = bytes_.get() + bytes_used_;
  if (!text.empty()) std::memcpy(at, text.data(), text.size());
  bytes_used_ += text.size();
  return {at, text.size()};
}

std::size_t WrittenTree::open(Shape shape, std::string_view name, std::string_view text) {
  Node node;
  node.shape = shape;
  node.name = name;
  node.text = text;
  nodes_.push_back(node);
  nodes_.back().end = static_cast<std::uint32_t>(nodes_.size());
  return nodes_.size() - 1;
}

void WrittenTree::close(std::size_t place, std::string_view text) {
  if (!text.empty()) nodes_[place].text = text;
  nodes_[place].end = static_cast<std::uint32_t>(nodes_.size());
}

void WrittenTree::say(std::size_t place, Shape shape) { nodes_[place].said = shape; }

}  // namespace crm::codec
