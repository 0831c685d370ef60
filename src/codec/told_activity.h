// A row in the caller's words [wire: Languages]: its texts stay as prepared as they were.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/contact_activity.h"
#include "locale/wording.h"

namespace crm::codec {

// Tells the rows of one answer. Names and categories come back in many rows, so what was found for
// one of them is kept; most categories are in several languages, so what was told of them is kept
// from answer to answer, beside their text.
class ActivityTeller {
 public:
  // REQUIRES: wording outlives this and is active: under none, XML keeps categories escaped its
  // way.
  explicit ActivityTeller(const locale::Wording& wording) : wording_(wording) {}

  // Views into the row given and into this.
  [[nodiscard]] carrier::PreparedActivity tell(carrier::PreparedActivity row);

 private:
  struct Found {
    std::string_view prepared;
    bool may_be_encoded;
    std::string_view told;
  };

  [[nodiscard]] std::string_view company(std::string_view prepared);
  [[nodiscard]] std::string_view owner(std::string_view prepared);
  [[nodiscard]] std::string_view name(std::string_view prepared);
  [[nodiscard]] std::string_view category(const carrier::PreparedActivity& row);
  [[nodiscard]] std::string_view text(std::string_view prepared, bool may_be_encoded);
  [[nodiscard]] std::string_view found_for(std::string_view prepared, bool may_be_encoded);

  const locale::Wording& wording_;
  std::deque<std::string> texts_;  // what views point into
  std::vector<Found> found_;
  Found owner_{};  // the last one's name
};

}  // namespace crm::codec
