// What it costs to find which of an owner's contacts something has happened to, and to make the
// page that is looked through: anew, and from the former one behind a change. By contacts of the
// owner.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/instant.h"
#include "codec/prepared.h"
#include "feed/page.h"

namespace crm::feed {
namespace {

constexpr std::int64_t kTicksPerMinute = std::int64_t{60} * 10'000'000;
constexpr Instant kBegin{638'000'000'000'000'000};  // some day of 2022
constexpr std::int32_t kCategories = 24;
constexpr std::size_t kHits = 20;

// The time of an action: minutes that lie all over the place, the same in each run.
Instant some_time(std::int32_t contact, std::size_t action, std::int32_t contacts) {
  const std::uint64_t spread = (static_cast<std::uint64_t>(contact) * 7 + action) * 2'654'435'761U;
  return {kBegin.ticks +
          static_cast<std::int64_t>(spread % (static_cast<std::uint64_t>(contacts) * 7)) *
              kTicksPerMinute};
}

std::vector<store::OwnedContact> owned(std::int32_t contacts) {
  std::vector<store::OwnedContact> owned(static_cast<std::size_t>(contacts));
  for (std::int32_t i = 0; i < contacts; ++i) {
    store::OwnedContact& one = owned[static_cast<std::size_t>(i)];
    one.head.contact = ContactId{i + 1};
    one.head.owner = AssociateId{7};
    one.head.category = CategoryId{i % kCategories + 1};
    for (std::size_t action = 0; action < kActionCount; ++action) {
      one.head.slots.at(action) = {some_time(i, action, contacts), i, PersonId{i + 1},
                                   AssociateId{7}};
    }
    one.name = "Company No. " + std::to_string(i) + " AS";
    one.department = "Sales";
    one.org_nr = std::to_string(900'000'000 + i);
    one.url = "https://company-" + std::to_string(i) + ".example";
  }
  return owned;
}

std::string prepare(const store::OwnedContact& contact) {
  return codec::prepare_company(
      {contact.head.contact, contact.department, contact.org_nr, contact.name, contact.url});
}

std::int32_t contacts_of(const benchmark::State& state) {
  return static_cast<std::int32_t>(state.range(0));
}

// From a start since which so many rows are found.
void find(benchmark::State& state, ActionMask actions, const std::vector<CategoryId>& categories) {
  const Page page(owned(contacts_of(state)), kBegin, prepare);
  Question question{kEarliest, actions, categories.empty(), categories};
  question.since = page.active_since(question).at(kHits - 1).at;
  for (auto _ : state) benchmark::DoNotOptimize(page.active_since(question));
}

void find_any(benchmark::State& state) { find(state, kAllActions, {}); }
void find_one_action_in_two_categories(benchmark::State& state) {
  find(state, only(ContactAction::NewActivity), {CategoryId{3}, CategoryId{17}});
}
void find_nothing_new(benchmark::State& state) {
  const Page page(owned(contacts_of(state)), kBegin, prepare);
  const Question question{.since = Instant{page.newest().ticks + 1}};
  for (auto _ : state) benchmark::DoNotOptimize(page.active_since(question));
}

// And lets go of it.
void make_page(benchmark::State& state) {
  const auto contacts = owned(contacts_of(state));
  for (auto _ : state) {
    const Page page(contacts, kBegin, prepare);
    benchmark::DoNotOptimize(&page);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

// To the front of the page, as the newest goes.
void change_one_contact(benchmark::State& state) {
  auto contacts = owned(contacts_of(state));
  const Page former(contacts, kBegin, prepare);
  store::OwnedContact& changed = contacts[contacts.size() / 2];
  changed.head.slots.at(index(ContactAction::NewActivity)).at = Instant{former.newest().ticks + 1};
  const Changes changes{.at = Instant{kBegin.ticks + 1},
                        .contacts = {{changed.head.contact, changed}}};
  for (auto _ : state) {
    const Page page(former, changes, prepare);
    benchmark::DoNotOptimize(&page);
  }
}

BENCHMARK(find_any)->Arg(200)->Arg(1000)->Arg(100'000);
BENCHMARK(find_one_action_in_two_categories)->Arg(500)->Arg(1000)->Arg(100'000);
BENCHMARK(find_nothing_new)->Arg(1000);
BENCHMARK(make_page)->Arg(200)->Arg(1000)->Arg(100'000);
BENCHMARK(change_one_contact)->Arg(200)->Arg(1000)->Arg(100'000);

}  // namespace
}  // namespace crm::feed
