#include "observe/audit_chain.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace crm::observe {
namespace {

// Five lines, of which the second and the fourth are acts.
std::vector<std::string> five() {
  AuditTip tip;
  std::vector<std::string> lines;
  for (int i = 1; i <= 5; ++i) {
    const std::string body =
        audit_body(Instant{i}, "tick", Outcome::Success, {{"login", "anna"}, {"i", i}});
    lines.push_back(next_audit_line(tip, body, i % 2 == 0));
  }
  return lines;
}

// The number of the first line that is wrong; 0: none is.
std::size_t flaw_in(const std::vector<std::string>& lines) {
  AuditChain chain;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (chain.show(lines[i])) return i + 1;
  }
  return 0;
}

TEST(AuditChain, IsWholeAsItWasWritten) {
  AuditChain chain;
  for (const std::string& line : five()) EXPECT_EQ(chain.show(line), std::nullopt);
  EXPECT_EQ(chain.first(), 1U);
  EXPECT_EQ(chain.tip(), (AuditTip{5, 4, audit_hash(five().back())}));
}

TEST(AuditChain, FindsAChangeOfAnyByteOfALine) {
  const std::vector<std::string> whole = five();
  for (std::size_t at = 0; at < whole[2].size(); ++at) {
    for (const char other : {'0', 'x', '"', '}', '\0', '\n'}) {
      std::vector<std::string> lines = whole;
      if (lines[2][at] == other) continue;
      lines[2][at] = other;
      const std::size_t flaw = flaw_in(lines);
      EXPECT_TRUE(flaw == 3 || flaw == 4) << "byte " << at << " as " << other << ": " << flaw;
    }
  }
}

TEST(AuditChain, FindsALineThatWasTakenOutPutInOrMoved) {
  const std::vector<std::string> whole = five();
  auto lines = whole;
  lines.erase(lines.begin() + 2);
  EXPECT_EQ(flaw_in(lines), 3U);
  lines = whole;
  lines.insert(lines.begin() + 2, whole[1]);
  EXPECT_EQ(flaw_in(lines), 3U);
  lines = whole;
  std::swap(lines[1], lines[3]);
  EXPECT_EQ(flaw_in(lines), 2U);
  lines = whole;
  lines.insert(lines.begin() + 2, "\n");
  EXPECT_EQ(flaw_in(lines), 3U);
}

TEST(AuditChain, FindsALineThatSomebodyHasMadeInPlaceOfAnother) {
  auto lines = five();
  AuditTip tip{2, 2, audit_hash(lines[1])};
  lines[2] = next_audit_line(tip, audit_body(Instant{3}, "tock", Outcome::Success, {}), false);
  EXPECT_EQ(flaw_in(lines), 4U);
}

TEST(AuditChain, FindsALastLineThatIsTorn) {
  auto lines = five();
  lines.back().pop_back();
  EXPECT_EQ(flaw_in(lines), 5U);
}

TEST(AuditChain, CannotFindWhatIsMissingAtTheEndNorAChangeOfTheLastLineButTellsTheTip) {
  const auto whole = five();
  auto lines = whole;
  lines.pop_back();
  EXPECT_EQ(flaw_in(lines), 0U);
  lines = whole;
  lines.back().replace(lines.back().find("anna"), 4, "bert");
  AuditChain chain;
  for (const std::string& line : lines) EXPECT_EQ(chain.show(line), std::nullopt);
  EXPECT_NE(chain.tip().hash, audit_hash(whole.back()));
}

TEST(AuditChain, GoesOnFromLinesThatAreNotShown) {
  const auto whole = five();
  AuditChain chain;
  for (std::size_t i = 2; i < whole.size(); ++i) EXPECT_EQ(chain.show(whole[i]), std::nullopt);
  EXPECT_EQ(chain.first(), 3U);
}

TEST(AuditChain, TakesNoFirstLineThatNamesOneBefore) {
  AuditTip tip{0, 0, audit_hash("x")};
  AuditChain chain;
  EXPECT_TRUE(chain.show(
      next_audit_line(tip, audit_body(Instant{1}, "tick", Outcome::Success, {}), false)));
}

}  // namespace
}  // namespace crm::observe
