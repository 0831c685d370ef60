#include "codec/row_plan.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "carrier/field.h"

namespace crm::codec {
namespace {

using carrier::ContactActivity;
using carrier::Presentation;

constexpr std::size_t kId = carrier::field_index(&ContactActivity::contact_id);
constexpr std::size_t kName = carrier::field_index(&ContactActivity::name);
constexpr std::size_t kActionTime = carrier::field_index(&ContactActivity::action_time);

Presentation selecting(const std::vector<std::string>& paths) {
  Presentation presentation;
  presentation.selection = carrier::Selection::none();
  for (const std::string& path : paths) presentation.selection.add(path);
  return presentation;
}

RowPlan json(const Presentation& presentation) {
  return RowPlan::of_json({carrier::table_right(carrier::ContactRights::Full), {}}, presentation);
}

std::vector<std::size_t> values(const RowPlan& plan) {
  std::vector<std::size_t> all;
  for (const RowPlan::Piece& piece : plan.pieces()) all.push_back(piece.value);
  return all;
}

TEST(RowPlan, TakesTheCompanyAsItStandsWhenAllOfItIsTold) {
  const RowPlan plan = json({});
  EXPECT_FALSE(plan.takes_company_apart());
  EXPECT_EQ(plan.pieces()[0].before, "{");
  EXPECT_EQ(plan.pieces()[0].value, RowPlan::kCompany);
  EXPECT_EQ(plan.pieces()[1].before, R"("AssociateFullName":")");
  EXPECT_EQ(plan.pieces().back().value, RowPlan::kNothing);
  EXPECT_EQ(plan.pieces().back().before,
            R"(,"TableRight":{"Mask":"FULL","Reason":""},"FieldProperties":{}})");
}

TEST(RowPlan, TakesTheCompanyAsItStandsThoughOtherMembersAreLeftOut) {
  const RowPlan plan = json(selecting({"url", "name", "orgnr", "department", "contactid"}));
  EXPECT_EQ(values(plan), (std::vector{RowPlan::kCompany, RowPlan::kNothing}));
  EXPECT_FALSE(plan.takes_company_apart());
}

TEST(RowPlan, TakesTheCompanyApartForSomeOfIt) {
  const RowPlan plan = json(selecting({"contactid", "name", "actiontime"}));
  EXPECT_TRUE(plan.takes_company_apart());
  EXPECT_EQ(values(plan), (std::vector{kId, kName, kActionTime, RowPlan::kNothing}));
  EXPECT_EQ(plan.pieces()[0].before, R"({"ContactId":)");
  EXPECT_EQ(plan.pieces()[1].before, R"(,"Department":null,"OrgNr":null,"Name":")");
}

TEST(RowPlan, IsConstantTextWhenNoValueIsTold) {
  const RowPlan plan = json(selecting({"nothing"}));
  EXPECT_EQ(values(plan), (std::vector{RowPlan::kNothing}));
  EXPECT_FALSE(plan.takes_company_apart());
  EXPECT_EQ(plan.bytes(), plan.pieces()[0].before.size());
}

TEST(RowPlan, OfXmlTakesTheCompanyApartAndHasNoQuotationMarks) {
  const RowPlan plan = RowPlan::of_xml({carrier::table_right(carrier::ContactRights::Full), {}},
                                       selecting({"contactid", "actiontime"}));
  EXPECT_TRUE(plan.takes_company_apart());
  EXPECT_EQ(values(plan), (std::vector{kId, kActionTime, RowPlan::kNothing}));
  EXPECT_EQ(plan.pieces()[0].before,
            R"(<ContactActivity><TableRight i:nil="true" /><FieldProperties i:nil="true" />)"
            R"(<ContactId>)");
  EXPECT_EQ(plan.pieces()[2].before.find('"'), plan.pieces()[2].before.find("\"true\""));
  std::size_t bytes = 0;
  for (const RowPlan::Piece& piece : plan.pieces()) bytes += piece.before.size();
  EXPECT_EQ(plan.bytes(), bytes);
}

}  // namespace
}  // namespace crm::codec
