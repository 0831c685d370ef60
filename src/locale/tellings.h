// What has been told of one text, each wording worked out once: a text that many answers tell is
// not taken apart for each of them. It stands beside the text and goes with it, so that nothing
// told outlives a change of the text.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>

#include "locale/wording.h"

namespace crm::locale {

// Any thread may call anything at any time, and none waits: what is kept stays as it is until this
// ends.
class Tellings {
 public:
  // So many wordings are kept: more than the languages and cultures of one company, and no more
  // memory than that for callers who ask for ever other ones.
  static constexpr std::size_t kKeptMax = 32;

  Tellings() = default;
  Tellings(const Tellings&) = delete;
  Tellings& operator=(const Tellings&) = delete;
  ~Tellings();

  // What is kept for a wording, as long as this; null where nothing is.
  [[nodiscard]] const std::string* find(const Wording& wording) const;

  // Keeps what the text is in a wording, unless that is kept already or there is no more room.
  // REQUIRES: every thread tells the same for one wording.
  void keep(const Wording& wording, std::string_view told) const;

 private:
  struct Kept;

  // The newest; each leads to the one before. A cache, so that readers of an immutable picture may
  // add to it.
  mutable std::atomic<const Kept*> newest_{nullptr};
};

}  // namespace crm::locale
