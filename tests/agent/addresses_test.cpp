// Addresses in both of their forms [entities §2.6].
#include "agent/addresses.h"

#include <gtest/gtest.h>

#include "tests/agent/contact_desk.h"

namespace crm {
namespace {

using agent::AddressOf;
using agent::told_address;
using agent::Way;
using carrier::Address;
using carrier::StructuredAddress;

StructuredAddress oslo() {
  StructuredAddress address;
  address.address1 = "Brugata 1";
  address.zipcode = "0186";
  address.city = "Oslo";
  return address;
}

// "StreetAddress1=Brugata 1" and so on, a text for each row.
std::vector<std::string> rows(const Address& told) {
  std::vector<std::string> texts;
  for (const auto& row : told.localized_address) {
    std::string& text = texts.emplace_back();
    for (const auto& cell : row) text += (text.empty() ? "" : " ") + cell.name + "=" + cell.value;
  }
  return texts;
}
using Texts = std::vector<std::string>;

TEST(Addresses, StandInTheLinesOfTheirCountry) {
  Address kept;
  kept.street = oslo();
  EXPECT_EQ(rows(told_address(kept, "NO", AddressOf::Company)),
            (Texts{"StreetAddress1=Brugata 1", "StreetAddress2=", "StreetAddress3=",
                   "StreetZipcode=0186 StreetCity=Oslo", "PostalAddress1=", "PostalAddress2=",
                   "PostalAddress3=", "PostalZipcode= PostalCity="}));
  EXPECT_EQ(rows(told_address(kept, "US", AddressOf::Company)).at(3),
            "StreetCity=Oslo StreetState= StreetZipcode=0186");
  EXPECT_EQ(rows(told_address(kept, "NZ", AddressOf::Company)).at(3),
            "StreetCity=Oslo StreetZipcode=0186");
  const auto british = rows(told_address(kept, "GB", AddressOf::Company));
  EXPECT_EQ(british.at(3), "StreetCity=Oslo");
  EXPECT_EQ(british.at(4), "StreetCounty= StreetZipcode=0186");
  EXPECT_EQ(rows(told_address(kept, "", AddressOf::Company)),
            rows(told_address(kept, "NO", AddressOf::Company)));
}

TEST(Addresses, SayOfEachCellWhatItIs) {
  const Address told = told_address({}, "NO", AddressOf::Company);
  const carrier::LocalizedField& cell = told.localized_address.at(3).at(0);
  EXPECT_EQ(cell.name, "StreetZipcode");
  EXPECT_EQ(cell.label, "Postal code");
  EXPECT_EQ(cell.address_type, "ContactStreetAddress");
  EXPECT_EQ(cell.value_length, 11);
  EXPECT_EQ(told.street->atype_idx, carrier::AddressType::ContactStreetAddress);
  EXPECT_EQ(told.postal->atype_idx, carrier::AddressType::ContactPostalAddress);
  EXPECT_EQ(told.formatted, "");
}

TEST(Addresses, AreWrittenInLinesPostalFirstAndTheCityOnce) {
  Address kept;
  kept.street = oslo();
  kept.postal = oslo();
  kept.postal->address1 = "Postboks 123";
  const Address told = told_address(kept, "NO", AddressOf::Company);
  EXPECT_EQ(told.street->formatted, "Brugata 1,\n0186 Oslo\n");
  EXPECT_EQ(told.formatted, "Postboks 123,\nBrugata 1,\n0186 Oslo\n");
}

TEST(Addresses, OfPersonsAreOneWithoutPost) {
  Address kept;
  kept.street = oslo();
  const Address told = told_address(kept, "NO", AddressOf::Person);
  EXPECT_FALSE(told.postal);
  EXPECT_EQ(told.street->atype_idx, carrier::AddressType::PersonPrivateAddress);
  EXPECT_EQ(told.localized_address.size(), 4U);
}

class SavedAddresses : public ContactDesk {
 protected:
  Address saved(std::string_view address) {
    const auto entity = save(kAnna, R"({"ContactId":2,"Address":)" + std::string(address) + "}");
    EXPECT_TRUE(entity) << refusal(entity);
    return entity->address.value();
  }
};

TEST_F(SavedAddresses, AreTakenByTheirParts) {
  const Address told = saved(R"({"Street":{"Address1":"Brugata 1","City":"Oslo"},
      "Wgs84Latitude":59.5,"Formatted":"x"})");
  EXPECT_EQ(told.formatted, "Brugata 1,\nOslo\n");
  EXPECT_EQ(told.wgs84_latitude, 59.5);
  EXPECT_EQ(rows(told).at(0), "StreetAddress1=Brugata 1");
}

TEST_F(SavedAddresses, AreTakenByTheirCells) {
  const Address told =
      saved(R"({"LocalizedAddress":[[{"Name":"StreetAddress1","Value":"Brugata 1"}],
      [{"Name":"PostalCity","Value":"Oslo"},{"Name":"Weather","Value":"rain"}]]})");
  EXPECT_EQ(told.street->address1, "Brugata 1");
  EXPECT_EQ(told.postal->city, "Oslo");
}

TEST_F(SavedAddresses, TakeTheFormThatHasChangedAndOfBothTheCells) {
  saved(R"({"Street":{"Address1":"A","City":"Oslo"}})");
  // The part has changed, the cell is what was told.
  EXPECT_EQ(saved(R"({"Street":{"Address1":"B","City":"Oslo"},"LocalizedAddress":[
      [{"Name":"StreetAddress1","Value":"A"}]]})")
                .street->address1,
            "B");
  // The cell has changed.
  EXPECT_EQ(saved(R"({"Street":{"Address1":"B","City":"Oslo"},"LocalizedAddress":[
      [{"Name":"StreetAddress1","Value":"C"}]]})")
                .street->address1,
            "C");
  // Both have.
  const Address told = saved(R"({"Street":{"Address1":"D","City":"Oslo"},"LocalizedAddress":[
      [{"Name":"StreetAddress1","Value":"E"}]]})");
  EXPECT_EQ(told.street->address1, "E");
  EXPECT_EQ(told.street->city, "Oslo");
}

TEST_F(SavedAddresses, KeepWhatASaveDoesNotSpeakOfAndWhatNoLineHasRoomFor) {
  saved(R"({"Street":{"Address1":"A","County":"Viken"},"Postal":{"City":"Oslo"}})");
  const Address told = saved(R"({"LocalizedAddress":[[{"Name":"StreetAddress1","Value":"B"}]]})");
  EXPECT_EQ(told.street->county, "Viken");
  EXPECT_EQ(told.postal->city, "Oslo");
  EXPECT_EQ(saved(R"({"Street":{"Address1":"B"}})").street->county, "");
}

TEST_F(SavedAddresses, AreTakenAwayByNullAndByBlanks) {
  saved(R"({"Street":{"Address1":"A"}})");
  EXPECT_EQ(saved("null").formatted, "");
  saved(R"({"Street":{"Address1":"A"}})");
  EXPECT_EQ(saved(R"({"Street":{"Address1":""}})").formatted, "");
  EXPECT_EQ(row(kAcme)->card, "");
}

TEST_F(SavedAddresses, RefuseACellThatIsTooLongForItsPart) {
  EXPECT_EQ(refusal(save(kAnna, R"({"ContactId":2,"Address":{"LocalizedAddress":[[],[
      {"Name":"StreetState","Value":"123456"}]]}})")),
            "400 Address.LocalizedAddress[1][0].Value: the text is 6 characters long, at most 5 "
            "are allowed.");
}

}  // namespace
}  // namespace crm
