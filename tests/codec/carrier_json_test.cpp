#include "codec/carrier_json.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "carrier/contact_activity.h"
#include "carrier/error_info.h"
#include "carrier/principal.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::Presentation;
using carrier::Selection;

std::string properties(const Selection& selection) {
  static constexpr std::array kTwo{
      carrier::FieldProperty{"Name", {carrier::kFieldMandatory, "Why"}, "System.String", 219},
      carrier::FieldProperty{"ActionId", {carrier::kFieldRead, ""}, "System.Int32", 4},
  };
  std::string out;
  append_json(out, std::span<const carrier::FieldProperty>(kTwo), {}, selection);
  return out;
}

Selection selecting(const std::vector<std::string>& paths) {
  Selection selection = Selection::none();
  for (const std::string& path : paths) selection.add(path);
  return selection;
}

TEST(CarrierJson, WritesNumbersOfEverySize) {
  std::string out;
  for (const std::int32_t value : {0, -1, std::numeric_limits<std::int32_t>::max(),
                                   std::numeric_limits<std::int32_t>::min()}) {
    append_number(out, value);
    out.push_back(' ');
  }
  EXPECT_EQ(out, "0 -1 2147483647 -2147483648 ");
}

// The documented union of the shapes of errors [wire: Errors].
TEST(CarrierJson, WritesAllMembersInTheOrderOfTheTable) {
  carrier::ErrorInfo error;
  error.error_type = "ArgumentException";
  error.error_message = error.message_detail = "ActionType: 'Exploded' is not a ContactAction.";
  error.message = "The request is invalid.";
  std::string out;
  append_json(out, error);
  EXPECT_EQ(out, R"({"Error":true,"ErrorType":"ArgumentException",)"
                 R"("ErrorMessage":"ActionType: 'Exploded' is not a ContactAction.",)"
                 R"("Message":"The request is invalid.",)"
                 R"("MessageDetail":"ActionType: 'Exploded' is not a ContactAction.",)"
                 R"("ErrorSource":"active-contacts"})");
}

TEST(CarrierJson, WritesListsWithinCarriers) {
  carrier::Principal principal;
  principal.is_person = true;
  principal.function_rights = {"a", "b\"c"};
  principal.provided_credentials = {{"Basic", "kari", "Kari", 7}};
  std::string out;
  append_json(out, principal);
  EXPECT_NE(out.find(R"("IsPerson":true)"), std::string::npos);
  EXPECT_NE(out.find(R"("Licenses":[],)"), std::string::npos);
  EXPECT_NE(out.find(R"("FunctionRights":["a","b\"c"],)"), std::string::npos);
  EXPECT_NE(out.find(R"("ProvidedCredentials":[{"Type":"Basic","SearchName":"kari",)"
                     R"("DisplayName":"Kari","CredentialId":7}],)"),
            std::string::npos);
}

TEST(CarrierJson, MakesWhatIsNotSelectedNullWhateverItsType) {
  std::string out;
  append_json(out, carrier::FieldRight{carrier::kFieldRead, "x"}, {}, selecting({"reason"}));
  append_json(out, carrier::Credential{"a", "b", "c", 7}, {}, Selection::none());
  append_json(out, carrier::ErrorInfo{}, {}, selecting({"nothing"}));
  EXPECT_EQ(out, R"({"Mask":null,"Reason":"x"})"
                 R"({"Type":null,"SearchName":null,"DisplayName":null,"CredentialId":null})"
                 R"({"Error":null,"ErrorType":null,"ErrorMessage":null,"Message":null,)"
                 R"("MessageDetail":null,"ErrorSource":null})");
}

// A dictionary has no fixed members: what is not selected is not there [wire: $select].
TEST(CarrierJson, LeavesOutEntriesOfADictionary) {
  EXPECT_EQ(properties({}),
            R"({"Name":{"FieldRight":{"Mask":"Update, UIHintMandatory","Reason":"Why"},)"
            R"("FieldType":"System.String","FieldLength":219},)"
            R"("ActionId":{"FieldRight":{"Mask":"Read","Reason":""},)"
            R"("FieldType":"System.Int32","FieldLength":4}})");
  EXPECT_EQ(properties(selecting({"NAME/fieldtype"})),
            R"({"Name":{"FieldRight":null,"FieldType":"System.String","FieldLength":null}})");
  EXPECT_EQ(properties(selecting({"actionid/fieldright/mask"})),
            R"({"ActionId":{"FieldRight":{"Mask":"Read","Reason":null},)"
            R"("FieldType":null,"FieldLength":null}})");
  EXPECT_EQ(properties(selecting({"Url"})), "{}");
}

TEST(CarrierJson, TellsDatesByTheCallersClock) {
  carrier::ContactActivity row;
  row.action_time = instant("2026-01-05T09:30:00Z");
  Presentation presentation;
  presentation.zone = *locale::TimeZone::open("Europe/Oslo");
  presentation.with_suffix = false;
  std::string out;
  append_json(out, row, presentation, selecting({"ActionTime"}));
  EXPECT_NE(out.find(R"("ActionTime":"2026-01-05T10:30:00",)"), std::string::npos);
}

// Values encoded in a text are formed in Category and reasons alone [wire: Cultures and encoded
// values].
TEST(CarrierJson, NeverRewritesTheNameOfACompanyThatLooksLikeAValue) {
  carrier::ContactActivity row;
  row.name = row.category = "[I:12]";
  Presentation presentation;
  presentation.wording =
      locale::Wording::in({locale::Language::German}, locale::Culture::of_tag("de"));
  std::string out;
  append_json(out, row, presentation, selecting({"name", "category"}));
  EXPECT_NE(out.find(R"("Name":"[I:12]")"), std::string::npos);
  EXPECT_NE(out.find(R"("Category":"12")"), std::string::npos);
}

}  // namespace
}  // namespace crm::codec
