// The answer's rows as JSON, by hand: appends what pages keep prepared. Byte for byte what
// carrier_json.h would write, which a test proves.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "carrier/contact_activity.h"
#include "carrier/presentation.h"
#include "carrier/rights.h"
#include "domain/ids.h"

namespace crm::codec {

// What a page keeps of one contact.
struct Company {
  ContactId id{};
  std::string_view department;
  std::string_view org_nr;
  std::string_view name;
  std::string_view url;
};

// The front of a row, from its { to the comma behind URL.
[[nodiscard]] std::string prepare_company(const Company& company);

// A text for the three names of a row.
[[nodiscard]] std::string prepare_text(std::string_view text);

// Writes rows for callers of one role. Immutable: any thread may use it.
class ActivityJson {
 public:
  ActivityJson(const carrier::TableRight& table_right,
               std::span<const carrier::FieldProperty> field_properties);

  // Appends the array of all rows.
  void append(std::string& out, std::span<const carrier::PreparedActivity> rows,
              const carrier::Presentation& presentation) const;

 private:
  // What stands between two values of a row, from the table: `","Action":"`.
  struct Labels {
    std::string associate_full_name;
    std::string action;
    std::string action_time;
    std::string category;
    std::string activity_person_name;
    std::string action_id;
    std::string person_id;
    std::string activity_person_id;
    std::string associate_id;
  };

  void append_row(std::string& out, const carrier::PreparedActivity& row,
                  const carrier::Presentation& presentation) const;

  Labels labels_;
  std::string rights_;  // from the comma behind AssociateId to the row's }
};

}  // namespace crm::codec
