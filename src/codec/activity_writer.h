// The answer's rows by hand, in JSON and in XML: appends what pages keep prepared. Byte for byte
// what carrier_json.h and carrier_xml.h would write, which a test proves.
#pragma once

#include <array>
#include <span>
#include <string>

#include "base/on_demand.h"
#include "carrier/body_form.h"
#include "carrier/contact_activity.h"
#include "carrier/presentation.h"
#include "codec/row_plan.h"
#include "locale/language.h"

namespace crm::codec {

// Any thread may use it. What rows are made of is worked out when the first such row is written;
// keep it.
class ActivityWriter {
 public:
  // Appends the array of all rows as JSON, or the whole document as XML. REQUIRES: format is one of
  // these two.
  void append(std::string& out, carrier::AnswerFormat format,
              std::span<const carrier::PreparedActivity> rows,
              const carrier::Presentation& presentation) const;

 private:
  // One plan for texts as stored, then one for each language: what rights say depends on nothing
  // else, because their reasons are texts of ours. So for each of the rights there are.
  using PlansByRights = std::array<OnDemand<RowPlan>, carrier::kAllContactRights.size()>;
  using Plans = std::array<PlansByRights, 1 + locale::kLanguageCount>;

  [[nodiscard]] const RowPlan& plan_of_all_members(carrier::AnswerFormat format,
                                                   carrier::ContactRights rights,
                                                   const locale::Wording& wording) const;

  Plans json_;
  Plans xml_;
};

}  // namespace crm::codec
