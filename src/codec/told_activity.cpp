#include "codec/told_activity.h"

#include "base/text.h"
#include "carrier/field.h"
#include "codec/carrier_json.h"
#include "codec/prepared.h"

namespace crm::codec {
namespace {

// Beyond so many different texts, looking for one costs more than telling it again.
constexpr std::size_t kFoundMax = 64;

}  // namespace

carrier::PreparedActivity ActivityTeller::tell(carrier::PreparedActivity row) {
  if (marks_of(row.company).may_be_told) row.company = company(row.company);
  row.associate_full_name = owner(row.associate_full_name);
  row.category = category(row);
  row.activity_person_name = name(row.activity_person_name);
  return row;
}

std::string_view ActivityTeller::company(std::string_view prepared) {
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

// Of all rows the same, as all are the caller's.
std::string_view ActivityTeller::owner(std::string_view prepared) {
  if (prepared.data() != owner_.prepared.data() || prepared.size() != owner_.prepared.size()) {
    owner_ = {prepared, false, name(prepared)};
  }
  return owner_.told;
}

// Hardly any changes: to see that is quicker than to look for it among those that were found.
std::string_view ActivityTeller::name(std::string_view prepared) {
  return locale::Wording::may_change(prepared) ? found_for(prepared, false) : prepared;
}

std::string_view ActivityTeller::category(const carrier::PreparedActivity& row) {
  const locale::Tellings* const tellings = row.category_tellings;
  if (tellings != nullptr) {
    if (const std::string* const kept = tellings->find(wording_)) return *kept;
  }
  const std::string_view told_text = found_for(row.category, true);
  if (tellings != nullptr) tellings->keep(wording_, told_text);
  return told_text;
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
