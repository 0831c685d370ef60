#include "codec/activity_writer.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <limits>
#include <optional>

#include "carrier/field.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "codec/pen.h"
#include "codec/prepared.h"
#include "codec/told_activity.h"
#include "codec/xml_text.h"
#include "locale/date_writer.h"

namespace crm::codec {
namespace {

using carrier::AnswerFormat;
using carrier::ContactActivity;
using carrier::field_index;
using carrier::PreparedActivity;
using carrier::Presentation;

// Room for a row besides its prepared texts and constant text: times, numbers, an action's name.
constexpr std::size_t kValueBytes = 96;

// How prepared texts stand in the answer.
class AsJson {
 public:
  explicit AsJson(const Presentation& /*presentation*/) {}

  static void put_company_text(Pen& pen, std::string_view text, const CompanyMarks& /*marks*/) {
    pen.put(text);
  }
  static void put_name(Pen& pen, std::string_view name) { pen.put(name); }
  static void put_category(Pen& pen, const PreparedActivity& row) { pen.put(row.category); }
};

class AsXml {
 public:
  explicit AsXml(const Presentation& presentation)
      : as_stored_(!presentation.wording.is_active()) {}

  static void put_company_text(Pen& pen, std::string_view text, const CompanyMarks& marks) {
    if (marks.may_be_escaped) {
      put_name(pen, text);
    } else {
      pen.put(text);
    }
  }

  static void put_name(Pen& pen, std::string_view name) {
    if (stands_in_xml(name)) {
      pen.put(name);
    } else {
      pen.put(in_xml(name));
    }
  }

  // As they are stored most are in several languages, so there is much in them to be escaped: that
  // is kept beside them as what they are in no wording, of which JSON has no need.
  void put_category(Pen& pen, const PreparedActivity& row) const {
    const locale::Tellings* const tellings = row.category_tellings;
    if (!as_stored_ || tellings == nullptr) return put_name(pen, row.category);
    if (const std::string* const kept = tellings->find(kNoWording)) return pen.put(*kept);
    const std::string text = in_xml(row.category);
    pen.put(text);
    tellings->keep(kNoWording, text);
  }

 private:
  inline static const locale::Wording kNoWording;

  static std::string in_xml(std::string_view escaped) {
    std::string text;
    append_xml_text_of_json(text, escaped);
    return text;
  }

  const bool as_stored_;
};

template <class Number>
void put_number(Pen& pen, Number number) {
  constexpr std::size_t kDigitsMax = std::numeric_limits<Number>::digits10 + 2;  // and a sign
  pen.put_with(kDigitsMax,
               [&](char* at) { return std::to_chars(at, at + kDigitsMax, number).ptr; });
}

template <class As>
void put_row_value(Pen& pen, const As& as, std::size_t value, const PreparedActivity& row,
                   const CompanyTexts& company, const Presentation& presentation) {
  switch (value) {
    case RowPlan::kCompany:
      pen.put(without_marks(row.company));
      break;
    case field_index(&ContactActivity::contact_id):
      pen.put(company.id);
      break;
    case field_index(&ContactActivity::department):
      as.put_company_text(pen, company.department, company.marks);
      break;
    case field_index(&ContactActivity::org_nr):
      as.put_company_text(pen, company.org_nr, company.marks);
      break;
    case field_index(&ContactActivity::name):
      as.put_company_text(pen, company.name, company.marks);
      break;
    case field_index(&ContactActivity::url):
      as.put_company_text(pen, company.url, company.marks);
      break;
    case field_index(&ContactActivity::associate_full_name):
      as.put_name(pen, row.associate_full_name);
      break;
    case field_index(&ContactActivity::action):
      pen.put(name(row.action));
      break;
    case field_index(&ContactActivity::action_time):
      pen.put_with(locale::kDateBytesMax, [&](char* at) {
        return locale::write_date(at, row.action_time, presentation.zone, presentation.with_suffix);
      });
      break;
    case field_index(&ContactActivity::category):
      as.put_category(pen, row);
      break;
    case field_index(&ContactActivity::activity_person_name):
      as.put_name(pen, row.activity_person_name);
      break;
    case field_index(&ContactActivity::action_id):
      put_number(pen, row.action_id);
      break;
    case field_index(&ContactActivity::person_id):
      put_number(pen, raw(row.person_id));
      break;
    case field_index(&ContactActivity::activity_person_id):
      put_number(pen, raw(row.activity_person_id));
      break;
    case field_index(&ContactActivity::associate_id):
      put_number(pen, raw(row.associate_id));
      break;
    default:
      break;
  }
}

template <class As>
void put_row(Pen& pen, const As& as, const RowPlan& plan, const PreparedActivity& row,
             const Presentation& presentation) {
  CompanyTexts company;
  if (plan.takes_company_apart()) company = take_apart(row.company);
  for (const RowPlan::Piece& piece : plan.pieces()) {
    pen.put(piece.before);
    put_row_value(pen, as, piece.value, row, company, presentation);
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
  Pen pen(out);
  const As as(presentation);
  std::optional<ActivityTeller> teller;
  if (presentation.wording.is_active()) teller.emplace(presentation.wording);
  std::string_view before;
  for (const PreparedActivity& row : rows) {
    pen.put(before);
    before = between;
    if (teller) {
      put_row(pen, as, plan_of(plans, row), teller->tell(row), presentation);
    } else {
      put_row(pen, as, plan_of(plans, row), row, presentation);
    }
  }
  pen.lift();
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

const RowPlan& ActivityWriter::plan_of_all_members(AnswerFormat format,
                                                   carrier::ContactRights rights,
                                                   const locale::Wording& wording) const {
  const Plans& plans = format == AnswerFormat::Xml ? xml_ : json_;
  const std::size_t words =
      wording.is_active() ? 1 + static_cast<std::size_t>(wording.language()) : 0;
  const OnDemand<RowPlan>& plan = plans.at(words).at(static_cast<std::size_t>(rights));
  if (const RowPlan* const found = plan.find()) return *found;
  Presentation presentation;  // of the caller's no more than what all have who share the plan
  if (wording.is_active()) {
    presentation.wording = locale::Wording::in({wording.language()}, std::nullopt);
  }
  return plan.keep(make_plan(format, rights, presentation));
}

void ActivityWriter::append(std::string& out, AnswerFormat format,
                            std::span<const PreparedActivity> rows,
                            const Presentation& presentation) const {
  const bool all_members = presentation.selection.is_all();
  std::array<std::optional<RowPlan>, carrier::kAllContactRights.size()> own;  // of chosen members
  PlansOfAnswer plans{};  // those that the rows need
  for (const PreparedActivity& row : rows) {
    const auto place = static_cast<std::size_t>(row.rights);
    if (plans.at(place) != nullptr) continue;
    plans.at(place) = all_members
                          ? &plan_of_all_members(format, row.rights, presentation.wording)
                          : &own.at(place).emplace(make_plan(format, row.rights, presentation));
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
