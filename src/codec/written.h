// A body as it is written, whatever it is written in: values within values. Readers of carriers
// walk down it beside a carrier's table, so that JSON and XML mean the same and are refused in the
// same words [adr 24].
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace crm::codec {

// The greatest number of values in one body: lists, objects, members and items together.
inline constexpr std::size_t kWrittenValuesMax = 250'000;

// Of XML no more is known than that it is an Element: with elements in it, or with text.
enum class Shape : std::uint8_t { Null, Truth, Number, Text, List, Object, Element };

class Written;

// All values of one body in the order they were written. Its texts are copies; it moves, and
// pointers into it stay.
class WrittenTree {
 public:
  // Room for the text of a body of so many bytes: no more is ever kept of it than it has.
  explicit WrittenTree(std::size_t body_bytes)
      : bytes_(std::make_unique_for_overwrite<char[]>(body_bytes)), bytes_max_(body_bytes) {}

  // REQUIRES: a whole value has been written.
  [[nodiscard]] Written root() const;

  // For readers of bodies, in this order: a value is opened, what is in it is written, it is
  // closed.
  [[nodiscard]] bool is_full() const { return nodes_.size() >= kWrittenValuesMax; }
  // A text that lasts as long as the tree.
  std::string_view keep(std::string_view text);
  // The place of the value, to close it. REQUIRES: !is_full(); the texts are kept.
  std::size_t open(Shape shape, std::string_view name, std::string_view text = {});
  void close(std::size_t place, std::string_view text = {});
  // What the element's type attribute says it would be in JSON, if there is one.
  void say(std::size_t place, Shape shape);
  void make_null(std::size_t place) { nodes_[place].shape = Shape::Null; }
  [[nodiscard]] bool has_items(std::size_t place) const { return nodes_.size() > place + 1; }

 private:
  friend class Written;

  struct Node {
    std::string_view name;
    std::string_view text;
    std::uint32_t end = 0;  // where the next value stands that is not in this one
    Shape shape = Shape::Null;
    Shape said = Shape::Element;  // Element: nothing
  };

  std::vector<Node> nodes_;
  std::unique_ptr<char[]> bytes_;
  std::size_t bytes_max_;
  std::size_t bytes_used_ = 0;
};

// One value in a tree, which must outlive it. Iterating goes over its members or items.
class Written {
 public:
  class Iterator {
   public:
    Iterator(const WrittenTree* tree, std::size_t place) : tree_(tree), place_(place) {}
    Written operator*() const { return {tree_, place_}; }
    Iterator& operator++() {
      place_ = tree_->nodes_[place_].end;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const WrittenTree* tree_;
    std::size_t place_;
  };

  Written(const WrittenTree* tree, std::size_t place) : tree_(tree), place_(place) {}

  [[nodiscard]] Shape shape() const { return node().shape; }
  [[nodiscard]] Shape said() const { return node().said; }
  // Of a member, as it is written; "" of items of JSON's lists.
  [[nodiscard]] std::string_view name() const { return node().name; }
  // Of Truth, Number and Text, and of an element without others in it; else "".
  [[nodiscard]] std::string_view text() const { return node().text; }
  [[nodiscard]] bool has_items() const { return node().end > place_ + 1; }

  [[nodiscard]] Iterator begin() const { return {tree_, place_ + 1}; }
  [[nodiscard]] Iterator end() const { return {tree_, node().end}; }

 private:
  [[nodiscard]] const WrittenTree::Node& node() const { return tree_->nodes_[place_]; }

  const WrittenTree* tree_;
  std::size_t place_;
};

}  // namespace crm::codec
