// Which members of an answer the caller wants told [wire: $select]: a tree of names, without
// knowing which of them exist. Writers walk down it beside the carrier's table.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace crm::carrier {

class Selection {
 public:
  // What stands deeper in a path is not looked at: no answer is as deep.
  static constexpr int kDepthMax = 8;

  // Everything is told.
  Selection() = default;

  // Nothing is told but what is added.
  [[nodiscard]] static Selection none();

  // Adds a path such as tableright/mask, any case; a name of "*" is everything from there down.
  // Blanks around names and slashes without a name between them mean nothing.
  void add(std::string_view path);

  // Whether both were given the same names, in any order and the same case.
  [[nodiscard]] bool operator==(const Selection& other) const;
  // The same for those that are equal.
  [[nodiscard]] std::size_t hash() const;
  // How many names it holds, at all depths.
  [[nodiscard]] std::size_t size() const;

  [[nodiscard]] bool is_all() const { return tree_ == nullptr; }

  // What is told of a member, any case: null when nothing is.
  [[nodiscard]] const Selection* below(std::string_view name) const;

  // Everything, as a lasting object.
  [[nodiscard]] static const Selection& everything();

 private:
  struct BeforeIgnoringCase {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
  };
  using Tree = std::map<std::string, Selection, BeforeIgnoringCase>;

  // Null: everything. Shared by copies, which is why add() is for building alone.
  std::shared_ptr<Tree> tree_;
};

}  // namespace crm::carrier
