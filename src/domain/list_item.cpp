#include "domain/list_item.h"

#include "base/text.h"

namespace crm {

std::string_view name(List list) {
  switch (list) {
    case List::Business:
      return "business";
    case List::Country:
      return "country";
    case List::Task:
      return "task";
    case List::Priority:
      return "priority";
    case List::DocumentTemplate:
      return "doctmpl";
    case List::Position:
      return "perspos";
    case List::FormOfAddress:
      return "mrmrs";
    case List::ContactInterest:
      return "contint";
    case List::PersonInterest:
      return "persint";
  }
  return "";
}

std::optional<List> list_named(std::string_view wanted) {
  for (const List list : kAllLists) {
    if (equals_ignoring_case(name(list), wanted)) return list;
  }
  return std::nullopt;
}

}  // namespace crm
