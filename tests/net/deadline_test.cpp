#include "net/deadline.h"

#include <gtest/gtest.h>

#include <chrono>

namespace crm::net {
namespace {

using http::RequestReader;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr SteadyTime kStart{seconds(1000)};

TEST(ReadingTime, IsIdleWhileNothingHasCome) {
  const Settings settings;
  ReadingTime time;

  const Deadline deadline = time.deadline(settings, RequestReader::Phase::Head, 0, kStart);

  EXPECT_EQ(deadline.waits_for, WaitsFor::Request);
  EXPECT_EQ(deadline.at, kStart + seconds(60));
}

TEST(ReadingTime, GivesTheHeadItsTimeInAllAndNotPerRead) {
  const Settings settings;
  ReadingTime time;

  const auto first = time.deadline(settings, RequestReader::Phase::Head, 1, kStart);
  const auto later = time.deadline(settings, RequestReader::Phase::Head, 2, kStart + seconds(9));

  EXPECT_EQ(first.at, kStart + seconds(10));
  EXPECT_EQ(later.at, first.at);
}

TEST(ReadingTime, GivesASilentBodyItsGrace) {
  const Settings settings;
  ReadingTime time;

  const auto deadline = time.deadline(settings, RequestReader::Phase::Body, 100, kStart);

  EXPECT_EQ(deadline.waits_for, WaitsFor::Body);
  EXPECT_EQ(deadline.at, kStart + seconds(5));
}

TEST(ReadingTime, GivesABodyTheTimeOfTheSlowestClientAllowed) {
  const Settings settings;
  ReadingTime time;
  (void)time.deadline(settings, RequestReader::Phase::Body, 100, kStart);

  const auto deadline =
      time.deadline(settings, RequestReader::Phase::Body, 100 + 2400, kStart + seconds(1));

  EXPECT_EQ(deadline.at, kStart + seconds(10));
}

TEST(ReadingTime, GivesABodyNoMoreThanItsTimeInAll) {
  const Settings settings;
  ReadingTime time;
  (void)time.deadline(settings, RequestReader::Phase::Body, 100, kStart);

  const auto deadline =
      time.deadline(settings, RequestReader::Phase::Body, 900'000, kStart + seconds(1));

  EXPECT_EQ(deadline.at, kStart + seconds(30));
}

TEST(ReadingTime, BeginsAnewWithTheNextRequest) {
  const Settings settings;
  ReadingTime time;
  (void)time.deadline(settings, RequestReader::Phase::Body, 100, kStart);

  time.restart();

  EXPECT_EQ(time.deadline(settings, RequestReader::Phase::Head, 1, kStart + seconds(7)).at,
            kStart + seconds(17));
}

TEST(Deadline, NeverPassesWhileNothingIsWaitedFor) {
  EXPECT_FALSE(Deadline{}.passed(SteadyTime::max()));
}

TEST(SweepInterval, IsFineEnoughForTheShortestDeadline) {
  Settings settings;
  EXPECT_EQ(sweep_interval(settings), milliseconds(250));

  settings.write_stall_max = milliseconds(200);
  EXPECT_EQ(sweep_interval(settings), milliseconds(50));
}

TEST(UploadDeadline, GivesASilentUploadItsGrace) {
  EXPECT_EQ(upload_deadline({}, kStart, 0, kStart).at, kStart + seconds(5));
  EXPECT_EQ(upload_deadline({}, kStart, 0, kStart).waits_for, WaitsFor::Body);
}

TEST(UploadDeadline, GivesTheTimeThatTheSlowestClientNeeds) {
  EXPECT_EQ(upload_deadline({}, kStart, 2400, kStart).at, kStart + seconds(10));
}

TEST(UploadDeadline, GivesNoLongerThanABodyMayTakeForTheNextBytes) {
  EXPECT_EQ(upload_deadline({}, kStart, 100'000'000, kStart + seconds(7)).at,
            kStart + seconds(7 + 30));
}

TEST(UploadDeadline, GivesAnHourInAll) {
  EXPECT_EQ(upload_deadline({}, kStart, 100'000'000, kStart + seconds(3590)).at,
            kStart + seconds(3600));
}

}  // namespace
}  // namespace crm::net
