// What it costs to work out what a user may know of and do: for each line of the log that is looked
// at when a page is loaded for somebody who may not know everything, and for each row of a list.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "domain/rights.h"
#include "domain/role.h"

namespace crm {
namespace {

constexpr AssociateId kAnna{7};
constexpr GroupId kSales{2};

// In eight more groups; "User level 2" may not see what strangers do.
RightsHolder anna(std::string_view role) {
  RightsHolder user{
      kAnna, kSales, {}, std::ranges::find(default_roles(), role, &Role::name)->rights};
  for (std::int32_t group = 10; group < 18; ++group) user.other_groups.push_back(GroupId{group});
  return user;
}

// Own, of the group, of another group, of strangers, for a group alone, for somebody else alone.
constexpr std::array kRows{
    Access{RightsEntity::FollowUp, {kAnna, kSales}, {}},
    Access{RightsEntity::FollowUp, {AssociateId{8}, kSales}, {}},
    Access{RightsEntity::Document, {AssociateId{8}, GroupId{17}}, {}},
    Access{RightsEntity::Document, {AssociateId{8}, GroupId{99}}, {}},
    Access{RightsEntity::FollowUp, {AssociateId{8}, kSales}, {Visibility::Kind::Group, 16}},
    Access{RightsEntity::FollowUp, {AssociateId{8}, kSales}, {Visibility::Kind::Associate, 8}}};

void find_who_may_know(benchmark::State& state) {
  const RightsHolder user = anna("User level 2");
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(may_know(user, kRows[++i % kRows.size()], {kAnna, kSales}));
  }
}

void find_row_right(benchmark::State& state) {
  const RightsHolder user = anna("User level 2");
  std::size_t i = 0;
  for (auto _ : state) {
    const Access& row = kRows[++i % kRows.size()];
    benchmark::DoNotOptimize(row_right(data_right(user, row.entity, row.owned)));
  }
}

BENCHMARK(find_who_may_know);
BENCHMARK(find_row_right);

}  // namespace
}  // namespace crm
