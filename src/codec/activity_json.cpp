#include "codec/activity_json.h"

#include "carrier/field.h"
#include "codec/carrier_json.h"
#include "codec/json_text.h"
#include "locale/date_text.h"

namespace crm::codec {
namespace {

using carrier::ContactActivity;

// Room for a row besides its prepared texts and rights: labels, times, numbers.
constexpr std::size_t kRowBytes = 320;

template <class Value>
std::string quoted_name(Value ContactActivity::* member) {
  std::string out;
  append_json_string(out, carrier::wire_name(member));
  return out;
}

void append_text_field(std::string& out, std::string_view quoted, std::string_view value) {
  out += quoted;
  out.push_back(':');
  append_json_string(out, value);
  out.push_back(',');
}

}  // namespace

std::string prepare_company(const Company& company) {
  std::string out = "{" + quoted_name(&ContactActivity::contact_id) + ":";
  append_number(out, raw(company.id));
  out.push_back(',');
  append_text_field(out, quoted_name(&ContactActivity::department), company.department);
  append_text_field(out, quoted_name(&ContactActivity::org_nr), company.org_nr);
  append_text_field(out, quoted_name(&ContactActivity::name), company.name);
  append_text_field(out, quoted_name(&ContactActivity::url), company.url);
  return out;
}

std::string prepare_text(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

ActivityJson::ActivityJson(const carrier::TableRight& table_right,
                           std::span<const carrier::FieldProperty> field_properties)
    : labels_{
          .associate_full_name = quoted_name(&ContactActivity::associate_full_name) + ":\"",
          .action = "\"," + quoted_name(&ContactActivity::action) + ":\"",
          .action_time = "\"," + quoted_name(&ContactActivity::action_time) + ":\"",
          .category = "\"," + quoted_name(&ContactActivity::category) + ":\"",
          .activity_person_name =
              "\"," + quoted_name(&ContactActivity::activity_person_name) + ":\"",
          .action_id = "\"," + quoted_name(&ContactActivity::action_id) + ":",
          .person_id = "," + quoted_name(&ContactActivity::person_id) + ":",
          .activity_person_id = "," + quoted_name(&ContactActivity::activity_person_id) + ":",
          .associate_id = "," + quoted_name(&ContactActivity::associate_id) + ":",
      } {
  rights_ = "," + quoted_name(&ContactActivity::table_right) + ":";
  append_json(rights_, table_right);
  rights_ += "," + quoted_name(&ContactActivity::field_properties) + ":";
  append_json(rights_, field_properties);
  rights_.push_back('}');
}

void ActivityJson::append(std::string& out, std::span<const carrier::PreparedActivity> rows,
                          const carrier::Presentation& presentation) const {
  std::size_t bytes = 2;
  for (const auto& row : rows) {
    bytes += row.company.size() + row.associate_full_name.size() + row.category.size() +
             row.activity_person_name.size() + rights_.size() + kRowBytes;
  }
  out.reserve(out.size() + bytes);
  out.push_back('[');
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) out.push_back(',');
    append_row(out, rows[i], presentation);
  }
  out.push_back(']');
}

void ActivityJson::append_row(std::string& out, const carrier::PreparedActivity& row,
                              const carrier::Presentation& presentation) const {
  out += row.company;
  out += labels_.associate_full_name;
  out += row.associate_full_name;
  out += labels_.action;
  out += name(row.action);
  out += labels_.action_time;
  locale::append_date(out, row.action_time, presentation.zone, presentation.with_suffix);
  out += labels_.category;
  out += row.category;
  out += labels_.activity_person_name;
  out += row.activity_person_name;
  out += labels_.action_id;
  append_number(out, row.action_id);
  out += labels_.person_id;
  append_number(out, raw(row.person_id));
  out += labels_.activity_person_id;
  append_number(out, raw(row.activity_person_id));
  out += labels_.associate_id;
  append_number(out, raw(row.associate_id));
  out += rights_;
}

}  // namespace crm::codec
