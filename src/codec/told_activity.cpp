#include "codec/told_activity.h"

#include "base/text.h"
#include "carrier/field.h"
#include "codec/carrier_json.h"
#include "codec/prepared.h"

namespace crm::codec {
namespace {

// Beyond so many different texts, looking for one costs more than telling it again.
constexpr std::size_t kFoundMax = 64;

// A company's text in several languages has quotation marks, which are escaped here.
bool may_change_in_company(std::string_view prepared) {
  return prepared.find('\\') != std::string_view::npos ||
         prepared.find("SR_") != std::string_view::npos;
}

}  // namespace

carrier::PreparedActivity ActivityTeller::tell(carrier::PreparedActivity row) {
  row.company = company(row.company);
  row.associate_full_name = found_for(row.associate_full_name, false);
  row.category = found_for(row.category, true);
  row.activity_person_name = found_for(row.activity_person_name, false);
  return row;
}

std::string_view ActivityTeller::company(std::string_view prepared) {
  if (!may_change_in_company(prepared)) return prepared;
  const CompanyTexts texts = take_apart(prepared);
  const auto words = [this](std::string_view escaped) {
    return told(unprepared(escaped), carrier::kPlain, wording_);
  };
  const std::string department = words(texts.department);
  const std::string org_nr = words(texts.org_nr);
  const std::string name = words(texts.name);
  const std::string url = words(texts.url);
  const ContactId id{parse_int32(texts.id).value_or(0)};
  return texts_.emplace_back(prepare_company({id, department, org_nr, name, url}));
}

std::string_view ActivityTeller::text(std::string_view prepared, bool may_be_encoded) {
  const bool looks_encoded = may_be_encoded && prepared.starts_with('[');
  if (!looks_encoded && !locale::Wording::may_change(prepared)) return prepared;
  const auto traits = may_be_encoded ? carrier::kMayBeEncoded : carrier::kPlain;
  return texts_.emplace_back(prepare_text(told(unprepared(prepared), traits, wording_)));
}

// Views of one text have one address: names and categories are shared by all rows.
std::string_view ActivityTeller::found_for(std::string_view prepared, bool may_be_encoded) {
  for (const Found& found : found_) {
    if (found.prepared.data() == prepared.data() && found.prepared.size() == prepared.size() &&
        found.may_be_encoded == may_be_encoded) {
      return found.told;
    }
  }
  const std::string_view told_text = text(prepared, may_be_encoded);
  if (found_.size() < kFoundMax) found_.push_back({prepared, may_be_encoded, told_text});
  return told_text;
}

}  // namespace crm::codec
