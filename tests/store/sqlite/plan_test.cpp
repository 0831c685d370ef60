// What is asked for row by row must not cost more the more rows a tenant has.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "store/sqlite/connection.h"
#include "store/sqlite/sql.h"
#include "tests/store/sqlite/scratch_database.h"
#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::store::sqlite {
namespace {

class PlanTest : public testing::TestWithParam<const char*> {
 protected:
  // How SQLite goes about it, a line for each step.
  std::string plan() {
    std::string steps;
    sqlite::Run run(connection_.prepared(explain_.c_str()), kOnlyTenant, 1);
    const std::string_view asked = GetParam();
    if (asked == sql::kEventsOfContactAndAction || asked == sql::kViewedBy ||
        asked == sql::kEventsOfOwned) {
      run.bind(1);
    }
    if (asked == sql::kAppointmentsOf || asked == sql::kAppointmentsInDiary) {
      run.bind(kEarliest);
      run.bind(kLatest);
    }
    while (run.next()) {
      std::int64_t skipped = 0;
      for (int column = 0; column < 3; ++column) run.read(skipped);
      std::string step;
      run.read(step);
      steps += step + "\n";
    }
    return steps;
  }

  const std::string explain_ = std::string("EXPLAIN QUERY PLAN ") + GetParam();
  ScratchFolder folder_;
  ManualClock clock_{instant("2026-01-31T09:30:00")};
  std::unique_ptr<SqliteStore> store_ = open_database(folder_.file(), clock_);
  Connection connection_{folder_.file(), Access::ReadOnly};
};

INSTANTIATE_TEST_SUITE_P(
    RowByRow, PlanTest,
    testing::Values(sql::kContact, sql::kPerson, sql::kAppointment, sql::kDocument, sql::kCategory,
                    sql::kAssociate, sql::kAssociateByLogin, sql::kPasswordHash, sql::kNote,
                    sql::kDataRights, sql::kFunctionRights, sql::kOtherGroups, sql::kHead,
                    sql::kEventsOfContact, sql::kEventsOfContactAndAction, sql::kEventsOfOwned,
                    sql::kHeadsOfOwned, sql::kTextsOfOwned, sql::kOwnerAfter,
                    sql::kEraseAppointment, sql::kEraseDocument, sql::kErasePasswordHash,
                    sql::kEraseSignInFailure, sql::kSession, sql::kSessionsOf, sql::kToken,
                    sql::kTokensOf, sql::kEraseToken, sql::kEraseTokensExpiredBefore,
                    sql::kEraseAppApproval, sql::kEraseHead, sql::kPersonsOf, sql::kAppointmentsOf,
                    sql::kAppointmentsInDiary, sql::kDocumentsOf, sql::kBooking, sql::kSeries,
                    sql::kAppointmentsWith, sql::kDocumentsWith, sql::kListItems, sql::kViewedBy,
                    sql::kLastGivenId));

TEST_P(PlanTest, SearchesByMoreThanTheTenant) {
  const std::string steps = plan();
  EXPECT_NE(steps.find("SEARCH"), std::string::npos) << steps;
  EXPECT_EQ(steps.find("SCAN"), std::string::npos) << steps;
  EXPECT_EQ(steps.find("(tenant_id=?)"), std::string::npos) << steps;
}

using PageTest = PlanTest;
INSTANTIATE_TEST_SUITE_P(OneOwner, PageTest,
                         testing::Values(sql::kHeadsOfOwned, sql::kTextsOfOwned));

// Two ranges of the file, however the owner's contacts are scattered over their table.
TEST_P(PageTest, ReadsNothingBesideHeadsAndTheIndexOfOwners) {
  const std::string steps = plan();
  const bool texts = std::string_view(GetParam()) == sql::kTextsOfOwned;
  EXPECT_NE(steps.find(texts ? "USING COVERING INDEX contact_by_owner (tenant_id=? AND "
                               "owner_associate_id=?)"
                             : "contact_activity_head USING PRIMARY KEY (tenant_id=? AND "
                               "owner_associate_id=?)"),
            std::string::npos)
      << steps;
  EXPECT_EQ(std::ranges::count(steps, '\n'), 1) << steps;
}

}  // namespace
}  // namespace crm::store::sqlite
