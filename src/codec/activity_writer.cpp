#include "codec/activity_writer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "carrier/field.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "codec/prepared.h"
#include "codec/told_activity.h"
#include "codec/xml_text.h"
#include "locale/date_text.h"

namespace crm::codec {
namespace {

using carrier::AnswerFormat;
using carrier::ContactActivity;
using carrier::field_index;
using carrier::PreparedActivity;
using carrier::Presentation;

// Room for a row besides its prepared texts and constant text: times, numbers, an action's name.
constexpr std::size_t kValueBytes = 96;

// How a prepared text stands in the answer: one of the row's own, or a name that many rows share.
struct AsJson {
  static void append_text(std::string& out, std::string_view text) { out += text; }
  static void append_name(std::string& out, std::string_view name) { out += name; }
};

class AsXml {
 public:
  static void append_text(std::string& out, std::string_view text) {
    append_xml_text_of_json(out, text);
  }

  // Views of one name have one address. Where it already stands it is copied from.
  void append_name(std::string& out, std::string_view name) {
    for (const Written& each : written_) {
      if (each.name.data() != name.data() || each.name.size() != name.size()) continue;
      out.append(out, each.begin, each.bytes);
      return;
    }
    const std::size_t begin = out.size();
    append_xml_text_of_json(out, name);
    if (written_.size() < kWrittenMax) written_.push_back({name, begin, out.size() - begin});
  }

 private:
  struct Written {
    std::string_view name;
    std::size_t begin;  // in the answer
    std::size_t bytes;
  };
  // Beyond so many different names, looking for one costs more than writing it again.
  static constexpr std::size_t kWrittenMax = 64;

  std::vector<Written> written_;
};

template <class As>
void append_row_value(std::string& out, As& as, std::size_t value, const PreparedActivity& row,
                      const CompanyTexts& company, const Presentation& presentation) {
  switch (value) {
    case RowPlan::kCompany:
      out += row.company;
      break;
    case field_index(&ContactActivity::contact_id):
      out += company.id;
      break;
    case field_index(&ContactActivity::department):
      as.append_text(out, company.department);
      break;
    case field_index(&ContactActivity::org_nr):
      as.append_text(out, company.org_nr);
      break;
    case field_index(&ContactActivity::name):
      as.append_text(out, company.name);
      break;
    case field_index(&ContactActivity::url):
      as.append_text(out, company.url);
      break;
    case field_index(&ContactActivity::associate_full_name):
      as.append_name(out, row.associate_full_name);
      break;
    case field_index(&ContactActivity::action):
      out += name(row.action);
      break;
    case field_index(&ContactActivity::action_time):
      locale::append_date(out, row.action_time, presentation.zone, presentation.with_suffix);
      break;
    case field_index(&ContactActivity::category):
      as.append_name(out, row.category);
      break;
    case field_index(&ContactActivity::activity_person_name):
      as.append_name(out, row.activity_person_name);
      break;
    case field_index(&ContactActivity::action_id):
      append_number(out, row.action_id);
      break;
    case field_index(&ContactActivity::person_id):
      append_number(out, raw(row.person_id));
      break;
    case field_index(&ContactActivity::activity_person_id):
      append_number(out, raw(row.activity_person_id));
      break;
    case field_index(&ContactActivity::associate_id):
      append_number(out, raw(row.associate_id));
      break;
    default:
      break;
  }
}

template <class As>
void append_row(std::string& out, As& as, const RowPlan& plan, const PreparedActivity& row,
                const Presentation& presentation) {
  CompanyTexts company;
  if (plan.takes_company_apart()) company = take_apart(row.company);
  for (const RowPlan::Piece& piece : plan.pieces()) {
    out += piece.before;
    append_row_value(out, as, piece.value, row, company, presentation);
  }
}

// The plan of each row of one answer, by its rights.
using PlansOfAnswer = std::array<const RowPlan*, carrier::kAllContactRights.size()>;

const RowPlan& plan_of(const PlansOfAnswer& plans, const PreparedActivity& row) {
  return *plans[static_cast<std::size_t>(row.rights)];
}

template <class As>
void append_rows(std::string& out, const PlansOfAnswer& plans,
                 std::span<const PreparedActivity> rows, const Presentation& presentation,
                 std::string_view between) {
  As as;
  std::optional<ActivityTeller> teller;
  if (presentation.wording.is_active()) teller.emplace(presentation.wording);
  std::string_view before;
  for (const PreparedActivity& row : rows) {
    out += before;
    before = between;
    if (teller) {
      append_row(out, as, plan_of(plans, row), teller->tell(row), presentation);
    } else {
      append_row(out, as, plan_of(plans, row), row, presentation);
    }
  }
}

void reserve(std::string& out, const PlansOfAnswer& plans, std::span<const PreparedActivity> rows) {
  std::size_t bytes = 512;
  for (const PreparedActivity& row : rows) {
    bytes += row.company.size() + row.associate_full_name.size() + row.category.size() +
             row.activity_person_name.size() + plan_of(plans, row).bytes() + kValueBytes;
  }
  out.reserve(out.size() + bytes);
}

RowPlan make_plan(AnswerFormat format, carrier::ContactRights rights,
                  const Presentation& presentation) {
  const RowRights told{carrier::table_right(rights), carrier::field_properties(rights)};
  return format == AnswerFormat::Xml ? RowPlan::of_xml(told, presentation)
                                     : RowPlan::of_json(told, presentation);
}

}  // namespace

ActivityWriter::ActivityWriter() {
  Presentation presentation;
  for (std::size_t i = 0; i < json_.size(); ++i) {
    if (i > 0) {
      const auto language = static_cast<locale::Language>(i - 1);
      presentation.wording = locale::Wording::in({language}, std::nullopt);
    }
    for (const carrier::ContactRights rights : carrier::kAllContactRights) {
      const auto place = static_cast<std::size_t>(rights);
      json_.at(i).at(place) = make_plan(AnswerFormat::Json, rights, presentation);
      xml_.at(i).at(place) = make_plan(AnswerFormat::Xml, rights, presentation);
    }
  }
}

const ActivityWriter::PlansByRights& ActivityWriter::plans_of_all(
    AnswerFormat format, const locale::Wording& wording) const {
  const std::size_t words =
      wording.is_active() ? 1 + static_cast<std::size_t>(wording.language()) : 0;
  return (format == AnswerFormat::Xml ? xml_ : json_).at(words);
}

void ActivityWriter::append(std::string& out, AnswerFormat format,
                            std::span<const PreparedActivity> rows,
                            const Presentation& presentation) const {
  PlansByRights own;  // for chosen members: those that the rows need
  PlansOfAnswer plans{};
  if (presentation.selection.is_all()) {
    const PlansByRights& all = plans_of_all(format, presentation.wording);
    std::ranges::transform(all, plans.begin(), [](const auto& plan) { return &*plan; });
  } else {
    for (const PreparedActivity& row : rows) {
      const auto place = static_cast<std::size_t>(row.rights);
      if (plans.at(place) != nullptr) continue;
      plans.at(place) = &own.at(place).emplace(make_plan(format, row.rights, presentation));
    }
  }
  reserve(out, plans, rows);
  if (format == AnswerFormat::Xml) {
    append_xml_list_front<ContactActivity>(out, rows.empty());
    append_rows<AsXml>(out, plans, rows, presentation, "");
    append_xml_list_end<ContactActivity>(out, rows.empty());
  } else {
    out.push_back('[');
    append_rows<AsJson>(out, plans, rows, presentation, ",");
    out.push_back(']');
  }
}

}  // namespace crm::codec
