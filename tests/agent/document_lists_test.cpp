#include "agent/document_lists.h"

#include <gtest/gtest.h>

#include "tests/agent/document_desk.h"

namespace crm {
namespace {

class DocumentLists : public DocumentDesk {
 protected:
  std::vector<std::int32_t> listed(AssociateId user, std::string_view json) {
    const auto asked = given<carrier::ContactPeriodArguments>(json);
    const auto told = reading(user, [&](agent::Reading& desk) {
                        return agent::get_contact_documents(desk, asked);
                      }).value();
    std::vector<std::int32_t> ids;
    for (const carrier::Document& each : told) ids.push_back(each.document_id);
    return ids;
  }
  using Ids = std::vector<std::int32_t>;
};

TEST_F(DocumentLists, AreNewestFirstByTheirDate) {
  for (const char* date :
       {"2026-01-10T00:00:00Z", "2026-01-12T00:00:00Z", "2026-01-11T00:00:00Z"}) {
    ASSERT_TRUE(save(kAnna, R"({"header":"x","contact":{"contactId":2},"date":")" +
                                std::string(date) + R"("})"));
  }
  ASSERT_TRUE(save(kAnna, R"({"header":"elsewhere","contact":{"contactId":3}})"));
  EXPECT_EQ(listed(kAnna, R"({"contactId":2,"count":-1})"), (Ids{2, 3, 1}));
  EXPECT_EQ(listed(kAnna, R"({"contactId":2,"count":2})"), (Ids{2, 3}));
  EXPECT_EQ(listed(kAnna, R"({"contactId":2,"count":0})"), Ids{});
  EXPECT_EQ(listed(kAnna, R"({"contactId":2,"startTime":"2026-01-10T00:00:00Z",
      "endTime":"2026-01-11T00:00:00Z","count":-1})"),
            (Ids{3, 1}));
  EXPECT_EQ(listed(kAnna, R"({"contactId":99})"), Ids{});
}

TEST_F(DocumentLists, AreWithoutWhatTheCallerMayNotRead) {
  ASSERT_TRUE(save(kAnna, R"({"header":"x","contact":{"contactId":2}})"));
  ASSERT_TRUE(save(kAnna, R"({"header":"y","contact":{"contactId":2},
      "visibleFor":[{"visibleId":1,"visibility":"Associate"}]})"));
  EXPECT_EQ(listed(kAnna, R"({"contactId":2})"), (Ids{2, 1}));
  EXPECT_EQ(listed(kReader, R"({"contactId":2})"), Ids{1});
  EXPECT_EQ(listed(kBob, R"({"contactId":2})"), Ids{});
}

TEST_F(DocumentLists, HaveAtMostSoManyRows) {
  put([&](store::Transaction& t) {
    store::Recorder recorder(t);
    for (std::size_t i = 1; i <= agent::kListedDocumentsMax + 1; ++i) {
      Document each{.id = DocumentId{static_cast<std::int32_t>(i)}, .contact = kAcme};
      each.owner = kAnna;
      each.registered = {t.now(), kAnna};
      recorder.save(each);
    }
    recorder.finish();
  });
  EXPECT_EQ(listed(kAnna, R"({"contactId":2,"count":-1})").size(), agent::kListedDocumentsMax);
}

TEST_F(DocumentLists, TellDocumentsInShort) {
  ASSERT_TRUE(save(kAnna, R"({"header":"Offer","contact":{"contactId":2},"person":{"personId":2},
      "yourRef":"Y","documentTemplate":{"documentTemplateId":2}})"));
  const auto told =
      reading(kAnna, [](agent::Reading& desk) { return agent::get_document(desk, {1}); }).value();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->header, "Offer");
  EXPECT_EQ(told->name, "Offer.docx");
  EXPECT_EQ(told->your_ref, "Y");
  EXPECT_EQ(told->contact_name, "Acme");
  EXPECT_EQ(told->person_full_name, "Ada");
  EXPECT_EQ(told->associate_full_name, "Anna Full");
  EXPECT_EQ(told->document_template, R"(US:"Offer";NO:"Tilbud";GE:"Angebot")");
  EXPECT_EQ(told->snum, 1);
}

}  // namespace
}  // namespace crm
