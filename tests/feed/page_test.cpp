#include "feed/page.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/times.h"

namespace crm::feed {
namespace {

constexpr AssociateId kAnna{7};
const Instant kRead = instant("2024-02-01");

// A contact of Anna's; what has happened is added with had().
struct OwnedBuilder {
  store::OwnedContact owned;

  explicit OwnedBuilder(std::int32_t id, std::int32_t category = 1) {
    owned.head.contact = ContactId{id};
    owned.head.owner = kAnna;
    owned.head.category = CategoryId{category};
    owned.name = "Contact " + std::to_string(id);
  }
  OwnedBuilder& had(ContactAction action, std::string_view at, std::int32_t subject = 1) {
    owned.head.slots.at(index(action)) = {instant(at), subject, PersonId{2}, kAnna};
    return *this;
  }
};

Page page_of(const std::vector<OwnedBuilder>& contacts) {
  std::vector<store::OwnedContact> owned;
  for (const auto& each : contacts) owned.push_back(each.owned);
  return {owned, kRead, [](const store::OwnedContact& each) { return each.name; }};
}

// The page with these contacts as they are now, and without those that are gone.
Page changed(const Page& former, const std::vector<OwnedBuilder>& now,
             const std::vector<std::int32_t>& gone = {}) {
  Changes changes{.at = Instant{former.changed_at().ticks + 1}, .contacts = {}};
  for (const auto& each : now) changes.contacts.emplace(each.owned.head.contact, each.owned);
  for (const std::int32_t id : gone) changes.contacts.emplace(ContactId{id}, std::nullopt);
  return {former, changes, [](const store::OwnedContact& each) { return "New " + each.name; }};
}

std::vector<std::string> texts_of(const Page& page) {
  std::vector<std::string> texts;
  for (std::uint32_t row = 0; row < page.size(); ++row) texts.emplace_back(page.text(row));
  return texts;
}

std::vector<std::int32_t> contacts_of(const Page& page, const std::vector<Hit>& hits) {
  std::vector<std::int32_t> ids;
  for (const Hit& hit : hits) ids.push_back(raw(page.contact(hit.row)));
  return ids;
}

using Ids = std::vector<std::int32_t>;

TEST(Page, TellsTheNewestFirstAndEqualTimesByContact) {
  const Page page = page_of({OwnedBuilder(3).had(ContactAction::Created, "2024-01-02"),
                             OwnedBuilder(2).had(ContactAction::Created, "2024-01-03"),
                             OwnedBuilder(1).had(ContactAction::Created, "2024-01-02")});
  EXPECT_EQ(contacts_of(page, page.active_since({})), (Ids{2, 1, 3}));
}

TEST(Page, CountsTheStartItselfAsSince) {
  const Page page = page_of({OwnedBuilder(1).had(ContactAction::Created, "2024-01-02T10:00:00")});
  const Instant at = instant("2024-01-02T10:00:00");
  EXPECT_EQ(page.active_since({.since = at}).size(), 1U);
  EXPECT_EQ(page.active_since({.since = Instant{at.ticks + 1}}).size(), 0U);
}

TEST(Page, ShowsOfTwoActionsAtOnceTheOneWithTheHigherBit) {
  const Page page = page_of({OwnedBuilder(1)
                                 .had(ContactAction::NewActivity, "2024-01-02")
                                 .had(ContactAction::ActivityCompleted, "2024-01-02")});
  EXPECT_EQ(page.active_since({}).at(0).action, ContactAction::ActivityCompleted);
  const ActionMask both{12};
  EXPECT_EQ(page.active_since({.actions = both}).at(0).action, ContactAction::ActivityCompleted);
}

TEST(Page, LetsOnlyAskedActionsCompeteForTheNewest) {
  const Page page = page_of({OwnedBuilder(1)
                                 .had(ContactAction::Created, "2024-01-01", 1)
                                 .had(ContactAction::PersonAdded, "2024-01-05", 9)});
  const auto hits = page.active_since({.actions = only(ContactAction::Created)});
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].at, instant("2024-01-01"));
  EXPECT_EQ(page.slot(hits[0].row, hits[0].action).subject, 1);
}

TEST(Page, OrdersByTheAskedActionNotByTheNewestOfAll) {
  const Page page = page_of({OwnedBuilder(1)
                                 .had(ContactAction::Created, "2024-01-01")
                                 .had(ContactAction::Updated, "2024-01-09"),
                             OwnedBuilder(2)
                                 .had(ContactAction::Created, "2024-01-02")
                                 .had(ContactAction::Updated, "2024-01-08")});
  EXPECT_EQ(contacts_of(page, page.active_since({.actions = only(ContactAction::Created)})),
            (Ids{2, 1}));
}

TEST(Page, TellsOnlyContactsOfTheAskedCategories) {
  const Page page = page_of({OwnedBuilder(1, 10).had(ContactAction::Created, "2024-01-01"),
                             OwnedBuilder(2, 20).had(ContactAction::Created, "2024-01-02"),
                             OwnedBuilder(3, 30).had(ContactAction::Created, "2024-01-03")});
  const std::vector<CategoryId> wanted{CategoryId{10}, CategoryId{30}};
  EXPECT_EQ(contacts_of(page, page.active_since({.any_category = false, .categories = wanted})),
            (Ids{3, 1}));
}

TEST(Page, NeverTellsOfAContactToWhichNothingHasHappened) {
  const Page page = page_of({OwnedBuilder(1)});
  EXPECT_TRUE(page.active_since({.since = kNever}).empty());
  EXPECT_TRUE(
      page.active_since({.since = kNever, .actions = only(ContactAction::Updated)}).empty());
}

TEST(Page, MatchesNothingForAnEmptySetOfActions) {
  const Page page = page_of({OwnedBuilder(1).had(ContactAction::Created, "2024-01-01")});
  EXPECT_TRUE(page.active_since({.actions = ActionMask{}}).empty());
}

// ---- the latest start that finds the same -------------------------------------------------------

TEST(Page, NamesTheOldestHitAsTheLatestStartThatFindsTheSame) {
  const Page page = page_of({OwnedBuilder(1, 10)
                                 .had(ContactAction::Created, "2024-01-01")
                                 .had(ContactAction::Updated, "2024-01-09"),
                             OwnedBuilder(2, 20).had(ContactAction::Created, "2024-01-03"),
                             OwnedBuilder(3, 10).had(ContactAction::Created, "2024-01-05")});
  const Instant since = instant("2024-01-02");
  EXPECT_EQ(page.same_since({.since = since}), instant("2024-01-03"));
  EXPECT_EQ(page.same_since({.since = kEarliest}), instant("2024-01-03"));
  const std::vector<CategoryId> ten{CategoryId{10}};
  EXPECT_EQ(page.same_since({.since = since, .any_category = false, .categories = ten}),
            instant("2024-01-05"));
  EXPECT_EQ(page.same_since({.since = kEarliest, .actions = only(ContactAction::Created)}),
            instant("2024-01-01"));
  EXPECT_EQ(page.same_since({.since = kEarliest,
                             .actions = only(ContactAction::Updated),
                             .any_category = false,
                             .categories = ten}),
            instant("2024-01-09"));
}

TEST(Page, LeavesAStartThatFindsNothingAsItIs) {
  const Page page = page_of({OwnedBuilder(1, 10).had(ContactAction::Created, "2024-01-01")});
  const std::vector<CategoryId> others{CategoryId{11}};
  for (const Instant since : {kEarliest, instant("2024-01-01"), instant("2024-01-02")}) {
    EXPECT_EQ(page.same_since({.since = since, .any_category = false, .categories = others}),
              since);
    EXPECT_EQ(page.same_since({.since = since, .actions = only(ContactAction::Updated)}), since);
    EXPECT_EQ(page.same_since({.since = since, .actions = ActionMask{}}), since);
    EXPECT_EQ(Page({}, kRead, {}).same_since({.since = since}), since);
  }
}

// The newest of them, contact 1, is of a category of its own.
Page page_with(std::size_t rows) {
  std::vector<OwnedBuilder> contacts;
  for (std::size_t row = 0; row < rows; ++row) {
    contacts.push_back(OwnedBuilder(static_cast<std::int32_t>(row) + 1, row == 0 ? 10 : 20)
                           .had(ContactAction::Created, row == 0 ? "2024-01-02" : "2024-01-01"));
  }
  return page_of(contacts);
}

TEST(Page, LooksThroughSoManyRowsAndNoMoreForTheLatestStart) {
  const std::vector<CategoryId> ten{CategoryId{10}};
  const Question of_category{.any_category = false, .categories = ten};
  const Question of_action{.actions = only(ContactAction::Created)};
  const Page settled = page_with(Page::kRowsPassedMax);
  EXPECT_EQ(settled.same_since(of_category), instant("2024-01-02"));
  EXPECT_EQ(settled.same_since(of_action), instant("2024-01-01"));
  const Page larger = page_with(Page::kRowsPassedMax + 1);
  EXPECT_EQ(larger.same_since(of_category), kEarliest);
  EXPECT_EQ(larger.same_since(of_action), kEarliest);
  EXPECT_EQ(larger.same_since({}), instant("2024-01-01"));
}

RC_GTEST_PROP(Page, FindsTheSameByTheLatestStartAndNoLongerByALaterOne, ()) {
  const Instant begin = instant("2024-01-01");
  const auto any_time = [&] { return Instant{begin.ticks + *rc::gen::inRange(0, 12)}; };
  std::vector<OwnedBuilder> contacts;
  const int count = *rc::gen::inRange(0, 10);
  for (int id = 1; id <= count; ++id) {
    OwnedBuilder& contact = contacts.emplace_back(id, *rc::gen::inRange(0, 3));
    for (const ContactAction action : kActions) {
      const Instant at = any_time();
      if (*rc::gen::inRange(0, 3) == 0) contact.owned.head.slots.at(index(action)).at = at;
    }
  }
  const Page page = page_of(contacts);
  std::vector<CategoryId> categories;
  for (const int category : {0, 1, 2}) {
    if (*rc::gen::arbitrary<bool>()) categories.push_back(CategoryId{category});
  }
  Question question{.since = any_time(),
                    .actions = *rc::gen::element(kAllActions, ActionMask{5}, ActionMask{64}),
                    .any_category = categories.empty(),
                    .categories = categories};

  const std::vector<Hit> hits = page.active_since(question);
  question.since = page.same_since(question);
  RC_ASSERT(page.active_since(question) == hits);
  if (hits.empty()) return;
  ++question.since.ticks;
  RC_ASSERT(page.active_since(question) != hits);
}

TEST(Page, KeepsThePreparedTextOfEachContact) {
  const Page page = page_of({OwnedBuilder(1).had(ContactAction::Created, "2024-01-01"),
                             OwnedBuilder(2).had(ContactAction::Created, "2024-01-02")});
  EXPECT_EQ(page.text(0), "Contact 2");
  EXPECT_EQ(page.text(1), "Contact 1");
}

TEST(Page, ShowsAChangedContactAtItsNewPlaceAndLeavesTheOthersAsTheyAre) {
  const Page former = page_of({OwnedBuilder(1).had(ContactAction::Created, "2024-01-01"),
                               OwnedBuilder(2, 5).had(ContactAction::Created, "2024-01-02", 22),
                               OwnedBuilder(3).had(ContactAction::Created, "2024-01-03")});
  const Page page = changed(former, {OwnedBuilder(1)
                                         .had(ContactAction::Created, "2024-01-01")
                                         .had(ContactAction::PersonAdded, "2024-01-02T12:00:00")});
  EXPECT_EQ(contacts_of(page, page.active_since({})), (Ids{3, 1, 2}));
  EXPECT_EQ(texts_of(page), (std::vector<std::string>{"Contact 3", "New Contact 1", "Contact 2"}));
  EXPECT_EQ(page.active_since({}).at(1).action, ContactAction::PersonAdded);
  EXPECT_EQ(page.category(2), CategoryId{5});
  EXPECT_EQ(page.slot(2, ContactAction::Created), former.slot(1, ContactAction::Created));
}

TEST(Page, ShowsContactsThatComeAndNoneThatIsGone) {
  const Page former = page_of({OwnedBuilder(1).had(ContactAction::Created, "2024-01-01"),
                               OwnedBuilder(2).had(ContactAction::Created, "2024-01-02"),
                               OwnedBuilder(3).had(ContactAction::Created, "2024-01-03")});
  const Page page = changed(former,
                            {OwnedBuilder(4).had(ContactAction::Created, "2024-01-02"),
                             OwnedBuilder(5).had(ContactAction::Created, "2024-01-09"),
                             OwnedBuilder(6).had(ContactAction::Created, "2023-01-01")},
                            {1, 2, 77});
  EXPECT_EQ(contacts_of(page, page.active_since({})), (Ids{5, 3, 4, 6}));
  EXPECT_EQ(page.size(), 4U);
  EXPECT_EQ(changed(page, {}, {3, 4, 5, 6}).size(), 0U);
}

TEST(Page, KnowsWhenItWasReadAndLastChanged) {
  const Page former = page_of({OwnedBuilder(1)});
  EXPECT_EQ(former.read_at(), kRead);
  EXPECT_EQ(former.changed_at(), kRead);
  const Page page = changed(former, {OwnedBuilder(1)});
  EXPECT_EQ(page.read_at(), kRead);
  EXPECT_EQ(page.changed_at(), Instant{kRead.ticks + 1});
}

// What we promise ourselves: at most 320 bytes a contact, texts included.
TEST(Page, HoldsAContactInAtMost320BytesWithATextOf110) {
  std::vector<store::OwnedContact> owned(1000, OwnedBuilder(1).owned);
  const Page page(owned, kRead, [](const store::OwnedContact&) { return std::string(110, 'x'); });
  EXPECT_LE(page.bytes(), 1000U * 320U);
}

}  // namespace
}  // namespace crm::feed
