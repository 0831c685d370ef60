// The lists in which callers name languages and cultures: Accept-Language, SO-Language, SO-Culture.
// Real callers write them in more ways than [rfc 9110] allows, so nothing in them is refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crm::locale {

inline constexpr std::size_t kTagsMax = 100;     // of one list; what follows is not read
inline constexpr std::size_t kTagBytesMax = 64;  // longer ones are cut: their front still counts

struct TagList {
  // The list asks for no translation: it is empty, or names nothing but *, x and -, or all that it
  // names has the weight 0.
  bool off = false;
  // In lower case, with - for _; dearest first, and as written among equals. Not empty unless off.
  std::vector<std::string> tags;

  bool operator==(const TagList&) const = default;
};

// Commas and semicolons both part the items. An item q=… is the weight of the tag before it, 0 to
// 1; a weight that is no such number does not count, nor does one without a tag before it, and of
// two the last counts. Blank items are nothing; every other one is a tag, so that en-us; en-gb are
// two. A tag of weight 0 is left out. *, x and - beside a tag are passed over: no language is meant
// by them [wire: Languages].
[[nodiscard]] TagList read_tags(std::string_view header);

}  // namespace crm::locale
