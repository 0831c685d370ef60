// Lines of the lists that rows choose from, but for categories, which contact activity needs, and
// groups, which rights need.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

enum class List : std::uint8_t {
  Business = 1,
  Country = 2,
  Task = 3,  // what kind of activity a follow-up is
  Priority = 4,
  DocumentTemplate = 5,
  Position = 6,       // of persons
  FormOfAddress = 7,  // of persons
  ContactInterest = 8,
  PersonInterest = 9,
};

inline constexpr std::array kAllLists{
    List::Business,      List::Country,          List::Task,
    List::Priority,      List::DocumentTemplate, List::Position,
    List::FormOfAddress, List::ContactInterest,  List::PersonInterest};

struct ListItem {
  std::int32_t id = 0;
  std::string name;  // plain, or several languages, as a category's
  std::string tooltip;
  std::int32_t rank = 0;  // lists go by it, then by id
  bool deleted = false;   // rows keep it, lists show it no more
  std::string card;       // what else its carrier holds [adr 26]

  bool operator==(const ListItem&) const = default;
};

// The name that clients ask for a list by: business, country, task, priority, doctmpl, perspos,
// mrmrs, contint, persint.
[[nodiscard]] std::string_view name(List list);
// In any case; none for a name that no list has.
[[nodiscard]] std::optional<List> list_named(std::string_view wanted);

// What a list holds while nobody has changed it, in order of rank.
[[nodiscard]] const std::vector<ListItem>& starting_items(List list);

}  // namespace crm
