// The parameters behind the ? of a target.
#pragma once

#include <string>
#include <string_view>

namespace crm::negotiate {

// A piece of a query as it was meant: + is a blank, escapes are undone; one that is none stays.
[[nodiscard]] std::string query_text(std::string_view piece);

// Calls visit(key, value) for each pair, both decoded.
template <class Visit>
void for_each_pair(std::string_view query, const Visit& visit) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(pair.size() < query.size() ? pair.size() + 1 : pair.size());
    const std::string_view key = pair.substr(0, pair.find('='));
    const std::string_view value = key.size() < pair.size() ? pair.substr(key.size() + 1) : "";
    visit(query_text(key), query_text(value));
  }
}

// The value of the first pair of that key, any case; "" where there is none.
[[nodiscard]] std::string query_value(std::string_view query, std::string_view key);

}  // namespace crm::negotiate
