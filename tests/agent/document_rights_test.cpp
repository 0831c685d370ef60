// What users may do with each other's documents [entities §5].
#include <gtest/gtest.h>

#include "agent/document_entity.h"
#include "tests/agent/document_desk.h"

namespace crm {
namespace {

class DocumentRights : public DocumentDesk {};

TEST_F(DocumentRights, WhoMayOnlyReadMayNotChange) {
  ASSERT_TRUE(save(kAnna, R"({"header":"Offer"})"));
  const auto seen = get(kReader, 1);
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->table_right->mask.bits, 1U);
  EXPECT_EQ(refusal(save(kReader, R"({"documentId":1,"header":"Mine"})")),
            "403 You may not change this document.");
  EXPECT_EQ(save_back(kReader, *seen), *seen);
  EXPECT_EQ(refusal(save(kReader, R"({"header":"x","associate":{"associateId":1}})")),
            "403 You may not make a document of that owner.");
  EXPECT_EQ(row(1)->updated, std::nullopt);
}

TEST_F(DocumentRights, WhatOthersMayNotReadIsNotThere) {
  ASSERT_TRUE(save(kAnna, R"({"header":"Offer"})"));
  EXPECT_EQ(get(kBob, 1), std::nullopt);
  const auto in_short =
      reading(kBob, [](agent::Reading& desk) { return agent::get_document(desk, {1}); });
  EXPECT_EQ(in_short.value(), std::nullopt);
}

TEST_F(DocumentRights, WhoIsNotShownItDoesNotHaveIt) {
  ASSERT_TRUE(save(kBob, R"({"header":"Mine","contact":{"contactId":3},
      "visibleFor":[{"visibleId":2,"visibility":"Associate"}]})"));
  EXPECT_EQ(get(kAnna, 1), std::nullopt);
  ASSERT_TRUE(get(kBob, 1));
  EXPECT_EQ(get(kBob, 1)->visible_for.front().display_value, "Bob Full");
  EXPECT_EQ(slot(kBobs, ContactAction::DocumentAdded), HeadSlot{});
  ASSERT_TRUE(save(kBob, R"({"documentId":1,"visibleFor":[]})"));
  EXPECT_TRUE(get(kAnna, 1));
  EXPECT_EQ(slot(kBobs, ContactAction::DocumentAdded).subject, 1);
}

// An assistant files it for somebody else's eyes.
TEST_F(DocumentRights, ADocumentMayBeMadeForOthersAlone) {
  const auto saved = save(kAnna, R"({"header":"For Bob",
      "visibleFor":[{"visibleId":2,"visibility":"Associate"}]})");
  ASSERT_TRUE(saved) << saved.error().detail;
  EXPECT_EQ(get(kAnna, 1), std::nullopt);
}

TEST_F(DocumentRights, ANewOwnerBringsTheGroupAndWhatIsPrivateGoesAlong) {
  ASSERT_TRUE(save(kAnna, R"({"header":"x","visibleFor":[{"visibleId":1,"visibility":1}]})"));
  ASSERT_TRUE(save(kAnna, R"({"documentId":1,"associate":{"associateId":2}})"));
  EXPECT_EQ(row(1)->owner, kBob);
  EXPECT_EQ(row(1)->owner_group, GroupId{2});
  EXPECT_EQ(row(1)->visible, (Visibility{Visibility::Kind::Associate, raw(kBob)}));
  EXPECT_TRUE(get(kBob, 1));
}

TEST_F(DocumentRights, CompaniesThatMayNotBeReadAreToldByNumber) {
  ASSERT_TRUE(save(kAnna, R"({"header":"x","contact":{"contactId":2},"person":{"personId":2},
      "associate":{"associateId":2}})"));
  put([&](store::Transaction& t) {
    Role narrow = *t.role(kUserLevel3);
    for (const Relation relation : kRelations) {
      narrow.rights.set(RightsEntity::Company, relation, DataRight::None);
      narrow.rights.set(RightsEntity::Person, relation, DataRight::None);
    }
    t.put(narrow);
  });
  const auto seen = get(kBob, 1);
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->contact->contact_id, raw(kAcme));
  EXPECT_EQ(seen->contact->name, "");
  EXPECT_EQ(seen->person->person_id, raw(kAda));
  EXPECT_EQ(seen->person->full_name, "");
  const auto in_short =
      reading(kBob, [](agent::Reading& desk) { return agent::get_document(desk, {1}); }).value();
  EXPECT_EQ(in_short->contact_name, "");
  EXPECT_EQ(in_short->person_full_name, "");
}

}  // namespace
}  // namespace crm
