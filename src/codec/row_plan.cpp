#include "codec/row_plan.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "carrier/field.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"

namespace crm::codec {
namespace {

using carrier::ContactActivity;
using carrier::Presentation;
using carrier::Selection;

// The members that prepare_company() has put together are the first lines of the table.
constexpr std::size_t kLastOfCompany = carrier::field_index(&ContactActivity::url);

bool has_whole_company(const Selection& selection) {
  bool whole = true;
  std::size_t index = 0;
  carrier::for_each_field<ContactActivity>([&](const auto& field) {
    whole = whole && (index++ > kLastOfCompany || selection.below(field.name) != nullptr);
  });
  return whole;
}

template <class Value>
constexpr bool kIsRight = std::is_same_v<Value, carrier::TableRight> ||
                          std::is_same_v<Value, std::span<const carrier::FieldProperty>>;

template <class Value>
constexpr bool kIsQuoted = std::is_same_v<Value, std::string> || std::is_same_v<Value, Instant> ||
                           std::is_same_v<Value, ContactAction>;

// The table's line of rights is constant text.
carrier::TableRight right_of(const RowRights& rights, carrier::TableRight ContactActivity::*) {
  return rights.table_right;
}
std::span<const carrier::FieldProperty> right_of(
    const RowRights& rights, std::span<const carrier::FieldProperty> ContactActivity::*) {
  return rights.field_properties;
}

// Collects constant text until a value comes.
class Pieces {
 public:
  Pieces() { pieces_.reserve(RowPlan::kCompany + 1); }

  std::string& text() { return text_; }
  void value(std::size_t index) { pieces_.push_back({std::exchange(text_, {}), index}); }
  std::vector<RowPlan::Piece> take() {
    value(RowPlan::kNothing);
    return std::move(pieces_);
  }

 private:
  std::string text_;
  std::vector<RowPlan::Piece> pieces_;
};

}  // namespace

RowPlan::RowPlan(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {
  for (const Piece& piece : pieces_) {
    bytes_ += piece.before.size();
    takes_company_apart_ = takes_company_apart_ || piece.value <= kLastOfCompany;
  }
}

RowPlan RowPlan::of_json(const RowRights& rights, const Presentation& presentation) {
  const bool whole_company = has_whole_company(presentation.selection);
  Pieces pieces;
  std::string_view before = "{\"";
  if (whole_company) {
    pieces.text().push_back('{');
    pieces.value(kCompany);  // with the comma behind it
    before = "\"";
  }
  std::size_t index = 0;
  carrier::for_each_field<ContactActivity>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(std::declval<ContactActivity>().*field.member)>;
    const std::size_t line = index++;
    if (whole_company && line <= kLastOfCompany) return;
    const Selection* below = presentation.selection.below(field.name);
    pieces.text().append(before).append(field.name).append(below == nullptr ? "\":null" : "\":");
    before = ",\"";
    if (below == nullptr) return;
    if constexpr (kIsRight<Value>) {
      append_json(pieces.text(), right_of(rights, field.member), presentation, *below);
    } else {
      if constexpr (kIsQuoted<Value>) pieces.text().push_back('"');
      pieces.value(line);
      if constexpr (kIsQuoted<Value>) pieces.text().push_back('"');
    }
  });
  pieces.text().push_back('}');
  return pieces.take();
}

RowPlan RowPlan::of_xml(const RowRights& rights, const Presentation& presentation) {
  constexpr std::string_view kRow = carrier::Description<ContactActivity>::kName;
  Pieces pieces;
  append_start_tag(pieces.text(), kRow);
  detail::for_each_xml_field<ContactActivity>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(std::declval<ContactActivity>().*field.member)>;
    const Selection* below = presentation.selection.below(field.name);
    if (below == nullptr) {
      if constexpr (detail::kNillable<Value>) append_nil(pieces.text(), field.name);
      return;
    }
    append_start_tag(pieces.text(), field.name);
    if constexpr (kIsRight<Value>) {
      append_xml_members(pieces.text(), right_of(rights, field.member), presentation, *below);
    } else {
      pieces.value(carrier::field_index(field.member));
    }
    append_end_tag(pieces.text(), field.name);
  });
  append_end_tag(pieces.text(), kRow);
  return pieces.take();
}

}  // namespace crm::codec
