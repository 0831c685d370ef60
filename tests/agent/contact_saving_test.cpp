// Companies made, read, changed and deleted [entities §1.1].
#include "agent/contact_saving.h"

#include <gtest/gtest.h>

#include "codec/carrier_json.h"
#include "tests/agent/contact_desk.h"

namespace crm {
namespace {

using agent::Reading;
using carrier::ContactEntity;
using ContactSaving = ContactDesk;

TEST_F(ContactSaving, BeginsNewCompaniesWithTheCallerAndTheFirstOfEachList) {
  const auto entity =
      reading(kAnna, [](Reading& desk) { return agent::create_default_contact_entity(desk, {}); });
  ASSERT_TRUE(entity);
  EXPECT_EQ(entity->contact_id, 0);
  EXPECT_EQ(entity->associate->associate_id, raw(kAnna));
  EXPECT_EQ(entity->associate->full_name, "Anna Full");
  EXPECT_EQ(entity->created_by->associate_id, raw(kAnna));
  EXPECT_EQ(entity->category->id, raw(kCustomer));  // "Former" is offered no more
  EXPECT_EQ(entity->business->id, 1);
  EXPECT_EQ(entity->country->country_id, 578);
  EXPECT_EQ(entity->group_id, 1);
  EXPECT_FALSE(entity->updated_by);
  EXPECT_FALSE(entity->created_date.at);
  EXPECT_EQ(entity->interests.size(), 3U);
  EXPECT_EQ(entity->active_interests, 0);
  EXPECT_EQ(entity->ticket_priority->id, 0);
  EXPECT_EQ(entity->address->localized_address.size(), 8U);
}

TEST_F(ContactSaving, MakesACompanyOfItsNameAlone) {
  news();
  const auto saved = save(kAnna, R"({"contactId":0,"name":"  New Works  "})");
  ASSERT_TRUE(saved) << refusal(saved);
  const auto made = row(ContactId{saved->contact_id});
  ASSERT_TRUE(made);
  EXPECT_EQ(made->name, "New Works");
  EXPECT_EQ(made->owner, kAnna);
  EXPECT_EQ(made->owner_group, GroupId{1});
  EXPECT_EQ(made->category, kCustomer);
  EXPECT_EQ(made->registered, (Stamp{clock_.now(), kAnna}));
  EXPECT_FALSE(made->updated);
  EXPECT_EQ(saved->number1, "NEWWORKS");
  EXPECT_EQ(saved->number2, std::to_string(10'000 + saved->contact_id));
  EXPECT_EQ(saved->created_date.at, clock_.now());
  EXPECT_EQ(news(), Lines{"Happened Created " + std::to_string(saved->contact_id)});
  EXPECT_EQ(owners_, Owners{kAnna});
  EXPECT_EQ(page(kAnna), (Ids{1, 2, saved->contact_id}));
}

TEST_F(ContactSaving, KeepsNumbersThatAreGiven) {
  const auto saved = save(kAnna, R"({"Name":"New","Number1":"N-1","Number2":"77"})");
  ASSERT_TRUE(saved);
  EXPECT_EQ(saved->number1, "N-1");
  EXPECT_EQ(saved->number2, "77");
}

TEST_F(ContactSaving, StampsAChangeAndTellsOfIt) {
  news();
  const auto saved = save(kAnna, R"({"ContactId":2,"Department":"Oslo"})");
  ASSERT_TRUE(saved);
  EXPECT_EQ(saved->name, "Acme");  // absent: stays
  EXPECT_EQ(saved->department, "Oslo");
  EXPECT_EQ(row(kAcme)->updated, (Stamp{clock_.now(), kAnna}));
  EXPECT_EQ(saved->updated_by->associate_id, raw(kAnna));
  EXPECT_EQ(news(), Lines{"Happened Updated 2"});
  EXPECT_EQ(head(kAcme)->slots.at(index(ContactAction::Updated)).at, clock_.now());
}

TEST_F(ContactSaving, WritesNothingWhereNothingIsChanged) {
  ASSERT_TRUE(save(kAnna, R"({"ContactId":2,"Phones":[{"Value":"22 33"}],"Interests":[
      {"Id":2,"Selected":true}],"CustomFields":{"x":"1"}})"));
  const auto before = row(kAcme);
  news();
  const auto told = get(kAnna, kAcme);
  std::string echo;
  codec::append_json(echo, *told, carrier::Presentation{}, carrier::Selection::everything());
  const auto saved = save(kAnna, echo);
  ASSERT_TRUE(saved) << refusal(saved);
  EXPECT_EQ(row(kAcme), before);
  EXPECT_EQ(news(), Lines{});
  EXPECT_EQ(owners_, Owners{});
}

TEST_F(ContactSaving, KeepsInterestsThatASaveDoesNotSpeakOf) {
  ASSERT_TRUE(save(kAnna, R"({"ContactId":2,"Interests":[{"Id":2,"Selected":true},
      {"Id":1,"Selected":false}]})"));
  ASSERT_TRUE(save(kAnna, R"({"ContactId":2,"Department":"Oslo"})"));
  const auto told = get(kAnna, kAcme);
  EXPECT_EQ(told->active_interests, 1);
  EXPECT_FALSE(told->interests.at(0).selected);
  EXPECT_TRUE(told->interests.at(1).selected);
}

TEST_F(ContactSaving, TakesNullAndAbsenceByTheRules) {
  ASSERT_TRUE(save(kAnna, R"({"ContactId":2,"Department":"Oslo","Kananame":"k","Category":{"Id":2},
      "Phones":[{"Value":"1"}],"Emails":[{"Value":"a@b"}],"SupportAssociate":{"AssociateId":2},
      "CustomFields":{"x":"1","y":"2"}})"));
  const auto saved = save(kAnna, R"({"ContactId":2,"Department":null,"Category":null,
      "Associate":null,"Business":null,"Country":null,"Phones":null,"Emails":[],
      "SupportAssociate":null,"CustomFields":{"y":"3"},"ExtraFields":null})");
  ASSERT_TRUE(saved) << refusal(saved);
  EXPECT_EQ(saved->department, "");
  EXPECT_EQ(saved->kananame, "k");
  EXPECT_EQ(saved->category->id, 2);
  EXPECT_EQ(saved->associate->associate_id, raw(kAnna));
  EXPECT_EQ(saved->phones.size(), 1U);
  EXPECT_TRUE(saved->emails.empty());
  EXPECT_FALSE(saved->support_associate);
  EXPECT_EQ(saved->custom_fields, (carrier::Dictionary{{"x", "1"}, {"y", "3"}}));
}

TEST_F(ContactSaving, RefusesWhatMayNotBe) {
  const auto refused = [&](std::string_view json) { return refusal(save(kAnna, json)); };
  EXPECT_EQ(refused(R"({"Name":"  "})"), "400 Name: must not be blank.");
  EXPECT_EQ(refused(R"({"ContactId":2,"Name":null})"), "400 Name: must not be blank.");
  EXPECT_EQ(refused(R"({"Name":"X","Category":{"Id":99}})"),
            "400 Category: there is no category 99.");
  EXPECT_EQ(refused(R"({"Name":"X","Category":{"Id":3}})"),
            "400 Category: category 3 is no longer offered.");
  EXPECT_EQ(refused(R"({"Name":"X","Business":{"Id":99}})"),
            "400 Business: there is no line in the list business 99.");
  EXPECT_EQ(refused(R"({"Name":"X","Country":{"CountryId":1}})"),
            "400 Country: there is no line in the list country 1.");
  EXPECT_EQ(refused(R"({"Name":"X","Associate":{"AssociateId":99}})"),
            "400 Associate: there is no user 99.");
  EXPECT_EQ(refused(R"({"Name":"X","Associate":{"AssociateId":4}})"),
            "400 Associate: user 4 is retired.");
  EXPECT_EQ(refused(R"({"Name":"X","Emails":[{"Value":"a@b"},{"Value":"nobody"}]})"),
            "400 Emails[1].Value: expected an address with one @.");
  EXPECT_EQ(refused(R"({"Name":"X","Interests":[{"Id":99,"Selected":true}]})"),
            "400 Interests: there is no line in the list contint 99.");
  EXPECT_EQ(refused(R"({"ContactId":99,"Name":"X"})"),
            "400 ContactId: there is no 99 that you may read.");
  EXPECT_EQ(page(kAnna), (Ids{1, 2}));
}

TEST_F(ContactSaving, KeepsALineThatIsNoLongerOffered) {
  Contact old = *row(kAcme);
  old.category = kFormer;
  put_rows(old);
  EXPECT_TRUE(save(kAnna, R"({"ContactId":2,"Department":"Oslo","Category":{"Id":3}})"));
}

TEST_F(ContactSaving, RefusesWhoMayNot) {
  news();
  EXPECT_EQ(refusal(save(kReader, R"({"Name":"X"})")),
            "403 You may not make a company of that owner.");
  EXPECT_EQ(refusal(save(kReader, R"({"ContactId":2,"Department":"Oslo"})")),
            "403 You may not change this company.");
  EXPECT_EQ(refusal(save(kBob, R"({"ContactId":2,"Department":"Oslo"})")),
            "403 You may not change this company.");
  // Who changes nothing needs no right to.
  EXPECT_TRUE(save(kReader, R"({"ContactId":2,"Name":"Acme"})"));
  EXPECT_EQ(news(), Lines{});
}

TEST_F(ContactSaving, GivesACompanyToAnotherWithItsHistory) {
  news();
  const auto saved = save(kAnna, R"({"ContactId":2,"Associate":{"AssociateId":2}})");
  ASSERT_TRUE(saved);
  EXPECT_EQ(saved->group_id, 2);  // of the new owner
  EXPECT_EQ(row(kAcme)->owner_group, GroupId{2});
  EXPECT_EQ(owners_, (Owners{kAnna, kBob}));
  EXPECT_EQ(news(), (Lines{"OwnerChanged 2", "Happened Updated 2"}));
  EXPECT_EQ(page(kAnna), (Ids{1}));
  EXPECT_EQ(page(kBob), (Ids{2, 3}));
  EXPECT_NE(head(kAcme)->slots.at(index(ContactAction::PersonAdded)).at, kNever);
}

TEST_F(ContactSaving, KeepsTheGroupOfAnOwnerWhoHasMoved) {
  put([&](store::Transaction& t) { t.put(user(kAnna, "Anna", 2, kUserLevel1, kAnnaHerself)); });
  const auto saved = save(kAnna, R"({"ContactId":2,"Department":"Oslo"})");
  ASSERT_TRUE(saved);
  EXPECT_EQ(saved->group_id, 1);
}

TEST_F(ContactSaving, ChangesTheCategoryOfTheHeadToo) {
  ASSERT_TRUE(save(kAnna, R"({"ContactId":2,"Category":{"Id":2}})"));
  EXPECT_EQ(head(kAcme)->category, kVendor);
}

TEST_F(ContactSaving, ChangesOnlySomeMembersOfACompanyOfUsers) {
  const auto told = get(kAnna, kHome);
  EXPECT_EQ(told->table_right->reason, "[SR_ACCESS_ASSOCCONT_DELETE]");
  EXPECT_FALSE(RowRight{told->table_right->mask.bits}.has(RowRight::kDelete));
  EXPECT_TRUE(save(kAnna, R"({"ContactId":1,"Name":"Home","Description":"We"})"));
  const auto refused = [&](std::string_view json) { return refusal(save(kAnna, json)); };
  const std::string why = " may not be changed on a company of users.";
  EXPECT_EQ(refused(R"({"ContactId":1,"Name":"Away"})"), "403 Name:" + why);
  EXPECT_EQ(refused(R"({"ContactId":1,"Department":"x"})"), "403 Department:" + why);
  EXPECT_EQ(refused(R"({"ContactId":1,"OrgNr":"x"})"), "403 OrgNr:" + why);
  EXPECT_EQ(refused(R"({"ContactId":1,"Associate":{"AssociateId":2}})"), "403 Associate:" + why);
}

TEST_F(ContactSaving, TakesAReferenceToTheRowNoughtForNone) {
  ASSERT_TRUE(save(kAnna, R"({"ContactId":2,"Business":{"Id":3},"TicketPriority":{"Id":4}})"));
  const auto saved = save(kAnna, R"({"ContactId":2,"Associate":{"AssociateId":0},
      "Category":{"Id":0},"Business":{"Id":0},"TicketPriority":{"Id":0}})");
  ASSERT_TRUE(saved) << refusal(saved);
  EXPECT_EQ(saved->associate->associate_id, raw(kAnna));
  EXPECT_EQ(saved->category->id, raw(kCustomer));
  EXPECT_EQ(saved->business->id, 3);
  EXPECT_EQ(saved->ticket_priority->id, 0);
}

TEST_F(ContactSaving, LeavesOutElementsThatSayNothing) {
  const auto saved = save(kAnna, R"({"ContactId":2,"Emails":[{"Value":""},{"Value":"A@b"}],
      "Phones":[{"Value":" "},{"Value":"+47 (22) 33-44"}],"Domains":["","b.example"],
      "Urls":[{"Value":null}],"Faxes":[{"Value":"","Description":"none"}]})");
  ASSERT_TRUE(saved) << refusal(saved);
  EXPECT_EQ(saved->emails.size(), 1U);
  EXPECT_EQ(saved->phones.size(), 1U);
  EXPECT_EQ(saved->phones.at(0).stripped_value, "+47223344");
  EXPECT_EQ(saved->faxes.size(), 1U);
  EXPECT_TRUE(saved->urls.empty());
  EXPECT_EQ(saved->domains, std::vector<std::string>{"b.example"});
}

TEST_F(ContactSaving, PatchesTakeAway) {
  ASSERT_TRUE(save(kAnna, R"({"ContactId":2,"Phones":[{"Value":"1"}],"CustomFields":{"x":"1"},
      "Address":{"Street":{"City":"Oslo"}}})"));
  const auto patched = [&](std::string_view json) {
    const auto asked = given<ContactEntity>(json);
    return writing(kAnna, [&](agent::Writing& desk) {
      return agent::change_contact(desk, *desk.readable(kAcme), asked, agent::Way::Patch);
    });
  };
  const auto told =
      patched(R"({"Phones":null,"CustomFields":{"y":"2"},"Address":{"Street":null}})");
  ASSERT_TRUE(told) << refusal(told);
  EXPECT_TRUE(told->phones.empty());
  EXPECT_EQ(told->custom_fields, (carrier::Dictionary{{"y", "2"}}));
  EXPECT_EQ(told->address->street->city, "");
  for (const std::string member : {"Associate", "Category", "Business", "Country"}) {
    EXPECT_EQ(refusal(patched("{\"" + member + "\":null}")),
              "400 " + member + ": cannot be taken away, as it must have a value.");
  }
}

TEST_F(ContactSaving, ValidatesByTheRulesOfASave) {
  const auto wrong = [&](std::string_view json) {
    const auto asked = given<ContactEntity>(json);
    return reading(kAnna,
                   [&](Reading& desk) { return agent::validate_contact_entity(desk, asked); });
  };
  EXPECT_EQ(wrong(R"({"Name":"X"})").value(), carrier::Dictionary{});
  EXPECT_EQ(wrong(R"({"ContactId":2})").value(), carrier::Dictionary{});
  EXPECT_EQ(wrong(R"({"Category":{"Id":99},"Emails":[{"Value":"x"}]})").value(),
            (carrier::Dictionary{{"Name", "must not be blank."},
                                 {"Category", "there is no category 99."},
                                 {"Emails[0].Value", "expected an address with one @."}}));
  EXPECT_EQ(refusal(wrong(R"({"ContactId":99,"Name":"X"})")),
            "400 ContactId: there is no 99 that you may read.");
}

TEST_F(ContactSaving, TellsTheShortForm) {
  ASSERT_TRUE(save(
      kAnna, R"({"ContactId":2,"Department":"Oslo","OrgNr":"9","Country":{"CountryId":752},"Urls":[
      {"Value":"https://acme.example","Description":"Web"}],"Phones":[{"Value":"22"}],
      "Emails":[{"Value":"a@b","Description":"Post"}]})"));
  const auto told =
      reading(kAnna, [](Reading& desk) { return agent::get_contact(desk, {raw(kAcme)}); }).value();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->full_name, "Acme, Oslo");
  EXPECT_EQ(told->url, "https://acme.example");
  EXPECT_EQ(told->url_name, "Web");
  EXPECT_EQ(told->direct_phone, "22");
  EXPECT_EQ(told->email_address, "a@b");
  EXPECT_EQ(told->email_address_name, "Post");
  EXPECT_EQ(told->associate_full_name, "Anna Full");
  EXPECT_EQ(told->category_name, "Customer");
  EXPECT_EQ(told->country_id, 752);
  EXPECT_FALSE(told->is_owner_contact);
}

}  // namespace
}  // namespace crm
