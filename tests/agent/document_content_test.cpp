#include "agent/document_content.h"

#include <gtest/gtest.h>

#include "agent/document_name.h"
#include "tests/agent/document_desk.h"

namespace crm {
namespace {

const std::string kHash(64, 'a');

class DocumentContents : public DocumentDesk {
 protected:
  Result<Entity> set(AssociateId user, std::int32_t id, const std::string& hash = kHash) {
    return writing(user, [&](agent::Writing& desk) {
      return agent::set_content(desk, DocumentId{id}, hash, 5);
    });
  }
  std::optional<agent::DocumentContent> content(AssociateId user, std::int32_t id) {
    return reading(user,
                   [&](agent::Reading& desk) -> Result<std::optional<agent::DocumentContent>> {
                     return agent::content_of(desk, DocumentId{id});
                   })
        .value();
  }
};

TEST_F(DocumentContents, AContentIsKeptBySavesOfTheEntity) {
  ASSERT_TRUE(save(kAnna, R"({"header":"Offer","contact":{"contactId":2}})"));
  EXPECT_EQ(content(kAnna, 1), (agent::DocumentContent{"", 0, "Offer.docx"}));
  news();
  const auto stored = set(kAnna, 1);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->updated_date.at, clock_.now());
  EXPECT_EQ(news(), Lines{});
  ASSERT_TRUE(save(kAnna, R"({"documentId":1,"header":"Another"})"));
  EXPECT_EQ(content(kAnna, 1), (agent::DocumentContent{kHash, 5, "Offer.docx"}));
}

TEST_F(DocumentContents, TheSameContentAgainChangesNothing) {
  ASSERT_TRUE(save(kAnna, R"({"header":"Offer"})"));
  ASSERT_TRUE(set(kAnna, 1));
  const auto before = row(1);
  ASSERT_TRUE(set(kAnna, 1));
  EXPECT_EQ(row(1), before);
}

TEST_F(DocumentContents, NamesBecomeWhatFileSystemsTake) {
  ASSERT_TRUE(save(kAnna, R"({"header":"x","name":"a/b.txt"})"));
  EXPECT_EQ(get(kAnna, 1)->name, "a/b.txt");
  EXPECT_EQ(content(kAnna, 1)->file_name, "a_b.txt");
  EXPECT_EQ(set(kAnna, 1)->name, "a_b.txt");
  EXPECT_EQ(get(kAnna, 1)->name, "a_b.txt");
}

TEST_F(DocumentContents, OnlyWhoMayChangeItSetsTheContent) {
  ASSERT_TRUE(save(kAnna, R"({"header":"x"})"));
  EXPECT_EQ(refusal(set(kReader, 1)), "403 You may not change this document.");
  EXPECT_EQ(refusal(set(kBob, 1)), "400 DocumentId: there is no 1 that you may read.");
  EXPECT_EQ(refusal(set(kAnna, 9)), "400 DocumentId: there is no 9 that you may read.");
  EXPECT_EQ(content(kBob, 1), std::nullopt);
  EXPECT_TRUE(content(kReader, 1));
  EXPECT_EQ(row(1)->content, "");
}

TEST(DocumentName, IsLegalOnEveryFileSystem) {
  using agent::legal_file_name;
  EXPECT_EQ(legal_file_name("Offer 1.docx"), "Offer 1.docx");
  EXPECT_EQ(legal_file_name(R"(a\b/c:d*e?f"g<h>i|j)"), "a_b_c_d_e_f_g_h_i_j");
  EXPECT_EQ(legal_file_name("a\nb\x7F"), "a_b_");
  EXPECT_EQ(legal_file_name("  x. . "), "x");
  EXPECT_EQ(legal_file_name(".."), "_");
  EXPECT_EQ(legal_file_name(""), "");
  EXPECT_EQ(legal_file_name("con.txt"), "_con.txt");
  EXPECT_EQ(legal_file_name("LPT1"), "_LPT1");
  EXPECT_EQ(legal_file_name("LPT0"), "LPT0");
  EXPECT_EQ(legal_file_name("Ærlig.pdf"), "Ærlig.pdf");
}

TEST(DocumentName, HasTheExtensionOfTheTemplate) {
  EXPECT_EQ(agent::file_name_of("Offer", "my.offer.docx"), "Offer.docx");
  EXPECT_EQ(agent::file_name_of("Offer", ""), "Offer");
  EXPECT_EQ(agent::file_name_of(" ", "offer.docx"), "");
}

}  // namespace
}  // namespace crm
