#include "codec/request_form.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/codec/reading.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::ActiveContactsRequest;
using carrier::Charset;

ActiveContactsRequest read(std::string_view body) { return asked_in(kForm, body); }
std::string refusal(std::string_view body) { return refusal_in(kForm, body); }

TEST(RequestForm, ReadsTheContractsSample) {
  const auto asked = read(
      "ActivityStartTime=2026-01-02T03%3A04%3A05%2B01%3A00&ContactCategories=272&"
      "ContactCategories=919&ActionType=Created%2CUpdated");
  EXPECT_EQ(asked.start, instant("2026-01-02T02:04:05Z"));
  EXPECT_EQ(asked.categories, ids({272, 919}));
  EXPECT_EQ(asked.actions, ActionMask{3});
}

TEST(RequestForm, TakesAListInEveryWayThatItIsWritten) {
  for (const std::string_view body :
       {"ContactCategories=272&ContactCategories=919",
        "ContactCategories[]=272&ContactCategories[]=919",
        "ContactCategories%5B%5D=272&ContactCategories%5b%5d=919",
        "ContactCategories[0]=272&ContactCategories[1]=919",
        "ContactCategories[1]=919&ContactCategories[0]=272",
        "ContactCategories[5]=272&ContactCategories[2147483647]=919", "ContactCategories=272,919",
        "ContactCategories=272%2C+919", "ContactCategories[0]=272,919",
        "ContactCategories[0]=1&ContactCategories[0]=272&ContactCategories[1]=919",
        "ContactCategories=272&ContactCategories[0]=919",
        "ContactCategories=&ContactCategories=272,919",
        "contactcategories=272&CONTACTCATEGORIES=919"}) {
    EXPECT_EQ(read(body).categories, ids({272, 919})) << body;
  }
}

TEST(RequestForm, StripsTheNameOfTheParameter) {
  for (const std::string_view body :
       {"request.ActionType=1", "request[ActionType]=1", "Request.actionType=1",
        "request%5BActionType%5D=1", "request[ActionType][]=1", "request.ActionType[]=1"}) {
    EXPECT_EQ(read(body).actions, ActionMask{1}) << body;
  }
  for (const std::string_view body :
       {"request.ContactCategories[1]=2&request.ContactCategories[0]=1",
        "request[ContactCategories][]=1&request[ContactCategories][]=2",
        "request[ContactCategories][0]=1&request[ContactCategories][1]=2"}) {
    EXPECT_EQ(read(body).categories, ids({1, 2})) << body;
  }
}

TEST(RequestForm, OrsRepeatedActions) {
  EXPECT_EQ(read("ActionType=Created&ActionType=Updated").actions, ActionMask{3});
  EXPECT_EQ(read("ActionType=Created&ActionType=8,Updated").actions, ActionMask{11});
  EXPECT_EQ(read("ActionType[]=1&ActionType[]=2&ActionType[7]=4").actions, ActionMask{7});
  // As numbers are OR-ed, before 0 is taken for all of them and 128 for none.
  EXPECT_EQ(read("ActionType=0&ActionType=1").actions, ActionMask{1});
  EXPECT_EQ(read("ActionType=&ActionType=1").actions, ActionMask{1});
  EXPECT_EQ(read("ActionType=128&ActionType=1").actions, ActionMask{1});
  EXPECT_EQ(read("ActionType=128&ActionType=0").actions, ActionMask{0});
}

TEST(RequestForm, LetsTheLastDateCount) {
  EXPECT_EQ(read("ActivityStartTime=2026-01-01&ActivityStartTime=2026-01-02").start,
            instant("2026-01-02T00:00:00"));
  EXPECT_EQ(read("ActivityStartTime=2026-01-01&ActivityStartTime="), ActiveContactsRequest{});
}

TEST(RequestForm, TakesABlankBeforeAnOffsetForAPlus) {
  for (const std::string_view date :
       {"2026-01-02T03:04:05+01:00", "2026-01-02T03:04:05 01:00", "2026-01-02T03:04:05%2B01:00",
        "2026-01-02+03:04:05+01:00", "+2026-01-02T03:04:05+01:00+",
        "2026-01-02T03:04:05.000+01:00"}) {
    EXPECT_EQ(read("ActivityStartTime=" + std::string(date)).start, instant("2026-01-02T02:04:05Z"))
        << date;
  }
  // Behind a date without a time it is the blank that may stand there.
  EXPECT_EQ(read("ActivityStartTime=2026-01-02+03:04").start, instant("2026-01-02T03:04:00"));
}

TEST(RequestForm, TakesMissingAndEmptyForNoFilter) {
  for (const std::string_view body :
       {"x=1", "ActionType", "ActionType=", "ActivityStartTime=&ContactCategories=&ActionType=",
        "ContactCategories[]=", "ContactCategories[0]=", "=", "ActionType=0", "&&x&&"}) {
    EXPECT_EQ(read(body), ActiveContactsRequest{}) << body;
  }
}

TEST(RequestForm, IgnoresNamesItDoesNotKnow) {
  EXPECT_EQ(
      read("x=Exploded&request.y=1&other.ActionType=x&requestActionType=x&request[ActionType=x"),
      ActiveContactsRequest{});
}

TEST(RequestForm, DropsTheEndOfALine) {
  EXPECT_EQ(read("ActionType=Created\r\n").actions, ActionMask{1});
}

TEST(RequestForm, RefusesABodyWithoutPairs) {
  for (const std::string_view body : {"", " ", "&", "&&&", "\r\n"}) {
    EXPECT_TRUE(refusal(body).starts_with("The body is empty")) << body;
  }
}

TEST(RequestForm, RefusesBadEscapes) {
  for (const std::string_view body :
       {"x=1&ActionType=%", "x=1&ActionType=%4", "x=1&ActionType=%4g", "x=1&%zz=1", "x=1&y=%+1",
        "x=1&y=%-1", "x=1&y=100%&z", "x=1&y=%0x"}) {
    EXPECT_EQ(refusal(body), "Pair 2 of the body has a % without two hexadecimal digits behind it.")
        << body;
  }
}

TEST(RequestForm, RefusesWhatIsNotUtf8) {
  for (const std::string_view body : {"x=\xFF", "\xFF=1", "x=%FF", "%C3=1", "x=%ED%A0%80"}) {
    EXPECT_EQ(refusal(body), "Pair 1 of the body is not valid UTF-8.") << body;
  }
  EXPECT_EQ(read("x=%C3%A6"), ActiveContactsRequest{});
}

TEST(RequestForm, TakesEscapesForBytesOfLatin1WhereTheBodyIsThat) {
  const auto latin1 = in_charset(kForm, Charset::Latin1);
  EXPECT_EQ(asked_in(latin1, "x=%E6\xE6"), ActiveContactsRequest{});
  EXPECT_EQ(refusal_in(latin1, "ActionType=%E6\xE6"),
            "ActionType: '\xC3\xA6\xC3\xA6' is not a ContactAction.");
}

TEST(RequestForm, NamesTheMemberThatIsWrong) {
  EXPECT_EQ(refusal("ActionType=Exploded"), "ActionType: 'Exploded' is not a ContactAction.");
  for (const std::string_view body :
       {"actionType=-1", "actionType=1.5", "actionType=Created&actionType=null",
        "actionType=99999999999", "actionType=Created;Updated", "actionType=,", "actionType[x]=1",
        "actionType=%00"}) {
    EXPECT_TRUE(refusal(body).starts_with("ActionType: ")) << body;
  }
  for (const std::string_view body :
       {"activityStartTime=yesterday", "activityStartTime=1", "activityStartTime[]=2026-01-01",
        "activityStartTime=2026-13-01", "activityStartTime=2026-01-02T03:04:05  01:00"}) {
    EXPECT_TRUE(refusal(body).starts_with("ActivityStartTime: ")) << body;
  }
  for (const std::string_view body :
       {"contactCategories=abc", "contactCategories=1,,2", "contactCategories=1,",
        "contactCategories=1.5", "contactCategories=2147483648", "contactCategories[x]=1",
        "contactCategories[-1]=1", "contactCategories[2147483648]=1", "contactCategories[0=1",
        "contactCategories[0][1]=1", "contactCategories[0]=x", "contactCategories=[1,2]"}) {
    EXPECT_TRUE(refusal(body).starts_with("ContactCategories: ")) << body;
  }
}

TEST(RequestForm, Takes1024PairsAndNoMore) {
  std::string body;
  for (std::size_t i = 0; i < kFormFieldsMax; ++i) body += "ContactCategories=1&";
  EXPECT_EQ(read(body).categories.size(), kFormFieldsMax);
  EXPECT_EQ(refusal(body + "x=1"), "The body has more than 1,024 pairs.");
}

}  // namespace
}  // namespace crm::codec
