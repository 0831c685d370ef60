#include "agent/document_saving.h"

#include <gtest/gtest.h>

#include "tests/agent/document_desk.h"

namespace crm {
namespace {

class DocumentSaving : public DocumentDesk {};

TEST_F(DocumentSaving, NewOnesBeginAsTheCallersOwnOfTheFirstTemplate) {
  const auto entity = reading(kAnna, [](agent::Reading& desk) {
                        return agent::create_default_document_entity(desk, {});
                      }).value();
  EXPECT_EQ(entity.document_id, 0);
  EXPECT_EQ(entity.associate->associate_id, raw(kAnna));
  EXPECT_EQ(entity.created_by->associate_id, raw(kAnna));
  EXPECT_EQ(entity.created_date.at, std::nullopt);
  EXPECT_EQ(entity.document_template->document_template_id, 1);
  EXPECT_EQ(entity.document_template->filename, "letter.docx");
  EXPECT_EQ(entity.completed, ActivityStatus::NotStarted);
  EXPECT_EQ(entity.type, AppointmentType::Document);
  EXPECT_EQ(entity.date, clock_.now());
  ASSERT_EQ(entity.visible_for.size(), 1U);
  EXPECT_EQ(entity.visible_for.front().visibility, Visibility::Kind::All);
  EXPECT_EQ(entity.visible_for.front().display_value, "All");
  EXPECT_EQ(entity.table_right->mask.bits, 15U);
}

TEST_F(DocumentSaving, ASaveMakesTheRowAndTellsOfTheDocument) {
  const auto saved = save(kAnna, R"({"header":"Offer","contact":{"contactId":2},
      "person":{"personId":2},"documentTemplate":{"documentTemplateId":2},"ourRef":"A1"})");
  ASSERT_TRUE(saved) << saved.error().detail;
  EXPECT_EQ(saved->name, "Offer.docx");
  EXPECT_EQ(saved->snum, 1);
  EXPECT_EQ(saved->our_ref, "A1");
  EXPECT_EQ(saved->contact->name, "Acme");
  EXPECT_EQ(saved->person->firstname, "Ada");
  EXPECT_EQ(saved->created_date.at, clock_.now());
  EXPECT_EQ(saved->updated_by, std::nullopt);
  const auto made = row(saved->document_id);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->owner, kAnna);
  EXPECT_EQ(made->owner_group, GroupId{1});
  EXPECT_EQ(made->registered, (Stamp{clock_.now(), kAnna}));
  EXPECT_EQ(news(), Lines{"Happened DocumentAdded 2"});
  const HeadSlot added = slot(kAcme, ContactAction::DocumentAdded);
  EXPECT_EQ(added, (HeadSlot{clock_.now(), saved->document_id, kAda, kAnna}));
  EXPECT_EQ(owners_, std::set{kAnna});
  EXPECT_EQ(get(kAnna, saved->document_id), *saved);
}

TEST_F(DocumentSaving, SavingBackWhatWasToldChangesNothing) {
  const Entity saved = save(kAnna, R"({"header":"Offer","contact":{"contactId":2},
      "person":{"personId":2},"description":"x","links":[{"entityName":"sale","id":3}]})")
                           .value();
  news();
  const auto before = row(saved.document_id);
  EXPECT_EQ(save_back(kAnna, saved), saved);
  EXPECT_EQ(row(saved.document_id), before);
  EXPECT_EQ(news(), Lines{});
  EXPECT_TRUE(owners_.empty());
}

TEST_F(DocumentSaving, AChangeIsStampedAndHasNoActionOfItsOwn) {
  const Entity saved = save(kAnna, R"({"header":"Offer","contact":{"contactId":2}})").value();
  news();
  const auto changed =
      save(kBob, R"({"documentId":)" + std::to_string(saved.document_id) + R"(,"header":"No"})");
  EXPECT_EQ(refusal(changed), "400 DocumentId: there is no 1 that you may read.");
  const Entity mine = save(kAnna, R"({"documentId":1,"header":"Second offer"})").value();
  EXPECT_EQ(mine.header, "Second offer");
  EXPECT_EQ(mine.name, saved.name);
  EXPECT_EQ(mine.updated_by->associate_id, raw(kAnna));
  EXPECT_EQ(mine.updated_date.at, clock_.now());
  EXPECT_EQ(mine.created_date, saved.created_date);
  EXPECT_EQ(news(), Lines{});
}

// A documented webhook shows documents born completed: that is one action, not two.
TEST_F(DocumentSaving, ADocumentBornCompletedIsOnlyAdded) {
  const Entity saved =
      save(kAnna, R"({"header":"Offer","contact":{"contactId":2},"completed":"Completed"})")
          .value();
  EXPECT_EQ(saved.completed, ActivityStatus::Completed);
  EXPECT_EQ(row(1)->done, std::nullopt);
  EXPECT_EQ(news(), Lines{"Happened DocumentAdded 2"});
}

TEST_F(DocumentSaving, CompletingIsToldAndTakenBack) {
  ASSERT_TRUE(
      save(kAnna, R"({"header":"Offer","contact":{"contactId":2},"person":{"personId":2}})"));
  news();
  ASSERT_TRUE(save(kAnna, R"({"documentId":1,"completed":"Completed"})"));
  EXPECT_EQ(news(), Lines{"Happened ActivityCompleted 2"});
  EXPECT_EQ(slot(kAcme, ContactAction::ActivityCompleted),
            (HeadSlot{clock_.now(), 1, kAda, kAnna}));
  ASSERT_TRUE(save(kAnna, R"({"documentId":1,"attention":"Ms Lund"})"));
  EXPECT_EQ(news(), Lines{});
  const Entity reopened = save(kAnna, R"({"documentId":1,"completed":0})").value();
  EXPECT_EQ(reopened.completed, ActivityStatus::NotStarted);
  EXPECT_EQ(row(1)->done, std::nullopt);
  EXPECT_EQ(news(), Lines{"Withdrawn ActivityCompleted 2"});
  EXPECT_EQ(slot(kAcme, ContactAction::ActivityCompleted), HeadSlot{});
}

TEST_F(DocumentSaving, ADocumentThatMovesTakesItsActionAlong) {
  const Entity saved = save(kAnna, R"({"header":"Offer","contact":{"contactId":2}})").value();
  news();
  ASSERT_TRUE(save(kAnna, R"({"documentId":1,"contact":{"contactId":3}})"));
  EXPECT_EQ(news(), (Lines{"Withdrawn DocumentAdded 2", "Relinked DocumentAdded 3"}));
  EXPECT_EQ(slot(kBobs, ContactAction::DocumentAdded).at, saved.created_date.at);
  EXPECT_EQ(owners_, (std::set{kAnna, kBob}));
  ASSERT_TRUE(save(kAnna, R"({"documentId":1,"contact":null})"));
  EXPECT_EQ(row(1)->contact, kNoContact);
  EXPECT_EQ(news(), Lines{"Withdrawn DocumentAdded 3"});
}

TEST_F(DocumentSaving, DraftsCountOnlyWhenTheyAreFinal) {
  ASSERT_TRUE(save(kAnna, R"({"header":"Mailing","contact":{"contactId":2},"type":"MergeDraft"})"));
  EXPECT_EQ(news(), Lines{});
  ASSERT_TRUE(save(kAnna, R"({"documentId":1,"type":"MergeFinal"})"));
  EXPECT_EQ(news(), Lines{"Happened DocumentAdded 2"});
}

TEST_F(DocumentSaving, DocumentsAreNumberedByTemplate) {
  EXPECT_EQ(save(kAnna, R"({"header":"A"})")->snum, 1);
  EXPECT_EQ(save(kAnna, R"({"header":"B","documentTemplate":{"documentTemplateId":2}})")->snum, 1);
  EXPECT_EQ(save(kAnna, R"({"header":"C","snum":77})")->snum, 2);
  EXPECT_EQ(get(kAnna, 3)->snum, 2);
}

TEST_F(DocumentSaving, NullAndAbsenceAreAsTheRulesSay) {
  ASSERT_TRUE(save(kAnna, R"({"header":"Offer","attention":"x","contact":{"contactId":2},
      "extraFields":{"a":"1"},"links":[{"entityName":"sale","id":3}],
      "visibleFor":[{"visibleId":1,"visibility":"Group"}]})"));
  const Entity kept = save(kAnna, R"({"documentId":1,"attention":null,"associate":null,
      "documentTemplate":null,"links":null,"extraFields":null,"visibleFor":null})")
                          .value();
  EXPECT_EQ(kept.attention, "");
  EXPECT_EQ(kept.associate->associate_id, raw(kAnna));
  EXPECT_EQ(kept.document_template->document_template_id, 1);
  EXPECT_EQ(kept.links.size(), 1U);
  EXPECT_EQ(kept.active_links, 1);
  EXPECT_EQ(kept.extra_fields, (carrier::Dictionary{{"a", "1"}}));
  EXPECT_EQ(kept.visible_for.front().visible_id, 1);
  const Entity cleared = save(kAnna, R"({"documentId":1,"contact":null,"links":[],
      "visibleFor":[]})")
                             .value();
  EXPECT_EQ(cleared.contact, std::nullopt);
  EXPECT_TRUE(cleared.links.empty());
  EXPECT_EQ(row(1)->visible, Visibility{});
}

TEST_F(DocumentSaving, APatchMayNotTakeTheOwnerAway) {
  ASSERT_TRUE(save(kAnna, R"({"header":"Offer"})"));
  const auto patched = writing(kAnna, [&](agent::Writing& desk) {
    return agent::change_document(desk, *desk.readable(DocumentId{1}),
                                  given<Entity>(R"({"associate":null})"), agent::Way::Patch);
  });
  EXPECT_EQ(refusal(patched), "400 Associate: cannot be taken away, as it must have a value.");
}

TEST_F(DocumentSaving, HeaderAndNameStandInForEachOther) {
  EXPECT_EQ(save(kAnna, R"({"name":"scan.pdf"})")->header, "scan.pdf");
  EXPECT_EQ(save(kAnna, R"({"header":"a/b?"})")->name, "a_b_.docx");
  EXPECT_EQ(save(kAnna, R"({"documentId":2,"name":null})")->name, "a_b_.docx");
  EXPECT_EQ(refusal(save(kAnna, R"({"header":" "})")),
            "400 Header: must not be blank where Name is blank, too.");
  EXPECT_EQ(refusal(save(kAnna, R"({"name":")" + std::string(220, 'x') + R"("})")),
            "400 Header: must not be blank where Name is longer than the 219 characters of a "
            "header.");
}

TEST_F(DocumentSaving, WhatMayNotBeIsRefusedByMember) {
  const auto refused = [&](std::string_view more) {
    return refusal(save(kAnna, R"({"header":"x",)" + std::string(more) + "}"));
  };
  EXPECT_EQ(refused(R"("documentTemplate":{"documentTemplateId":99})"),
            "400 DocumentTemplate: there is no line in the list doctmpl 99.");
  EXPECT_EQ(refused(R"("associate":{"associateId":4})"), "400 Associate: user 4 is retired.");
  EXPECT_EQ(refused(R"("associate":{"associateId":9})"), "400 Associate: there is no user 9.");
  EXPECT_EQ(refused(R"("contact":{"contactId":9})"),
            "400 Contact: there is no 9 that you may read.");
  EXPECT_EQ(refused(R"("person":{"personId":9})"), "400 Person: there is no 9 that you may read.");
  EXPECT_EQ(refused(R"("contact":{"contactId":2},"person":{"personId":3})"),
            "400 Person: person 3 does not belong to the company in Contact.");
  EXPECT_EQ(refused(R"("type":"inDiary")"),
            "400 Type: expected Document, SavedReport, MergeDraft or MergeFinal.");
  EXPECT_EQ(refused(R"("visibleFor":[{"visibleId":9,"visibility":"Associate"}])"),
            "400 VisibleFor: there is no user 9.");
  EXPECT_EQ(refused(R"("visibleFor":[{"visibleId":9,"visibility":"Group"}])"),
            "400 VisibleFor: there is no group 9.");
  EXPECT_EQ(refused(R"("visibleFor":[{"visibility":"All"},{"visibility":"All"}])"),
            "400 VisibleFor: expected one line at most.");
  EXPECT_EQ(refusal(save(kAnna, R"({"documentId":77,"header":"x"})")),
            "400 DocumentId: there is no 77 that you may read.");
  EXPECT_EQ(news(), Lines{});
  EXPECT_EQ(stored([](const store::Reader& r) { return r.counts().documents; }), 0U);
}

TEST_F(DocumentSaving, APersonBringsTheCompanyAlong) {
  const Entity saved = save(kAnna, R"({"header":"x","person":{"personId":3}})").value();
  EXPECT_EQ(saved.contact->contact_id, raw(kBobs));
}

TEST_F(DocumentSaving, APersonWhoHasMovedSinceDoesNotStandInTheWay) {
  ASSERT_TRUE(save(kAnna, R"({"header":"x","contact":{"contactId":2},"person":{"personId":2}})"));
  put([&](store::Transaction& t) {
    Person moved = *t.person(kAda);
    moved.contact = kBobs;
    moved.moved = Stamp{t.now(), kAnna};
    store::Recorder recorder(t);
    recorder.save(moved);
    recorder.finish();
  });
  EXPECT_TRUE(save(kAnna, R"({"documentId":1,"header":"y","person":{"personId":2}})"));
}

TEST_F(DocumentSaving, AllThatIsWrongIsFoundBeforeASave) {
  const auto found = [&](std::string_view json) {
    const auto asked = given<Entity>(json);
    return reading(
               kAnna,
               [&](agent::Reading& desk) { return agent::validate_document_entity(desk, asked); })
        .value();
  };
  EXPECT_EQ(found(R"({"header":"x"})"), carrier::Dictionary{});
  const carrier::Dictionary wrong{{"Header", "must not be blank where Name is blank, too."},
                                  {"Associate", "there is no user 9."}};
  EXPECT_EQ(found(R"({"associate":{"associateId":9}})"), wrong);
  ASSERT_TRUE(save(kAnna, R"({"header":"x"})"));
  EXPECT_EQ(found(R"({"documentId":1,"header":"","name":""})"),
            (carrier::Dictionary{{"Header", "must not be blank where Name is blank, too."}}));
}

TEST_F(DocumentSaving, ADeletedDocumentIsGoneWithItsAction) {
  ASSERT_TRUE(save(kAnna, R"({"header":"Offer","contact":{"contactId":2}})"));
  news();
  const auto erase = [&](AssociateId user, std::int32_t id) {
    return writing(user,
                   [&](agent::Writing& desk) { return agent::delete_document_entity(desk, {id}); });
  };
  EXPECT_EQ(refusal(erase(kBob, 1)), "403 You may not delete this document.");
  EXPECT_TRUE(erase(kAnna, 1));
  EXPECT_EQ(get(kAnna, 1), std::nullopt);
  EXPECT_EQ(news(), Lines{"Withdrawn DocumentAdded 2"});
  EXPECT_EQ(slot(kAcme, ContactAction::DocumentAdded), HeadSlot{});
  EXPECT_TRUE(erase(kAnna, 1));
  EXPECT_TRUE(erase(kAnna, 99));
}

}  // namespace
}  // namespace crm
