// Operations of services as tests ask for them: a store in memory, and a desk of any user in it.
// A write commits, a refused one does not.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "agent/desk.h"
#include "base/result.h"
#include "carrier/given.h"
#include "codec/entities.h"
#include "codec/written_json.h"
#include "domain/caller.h"
#include "feed/feed.h"
#include "locale/time_zone.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"
#include "tests/support/told_pages.h"

namespace crm {

class DeskTest : public testing::Test {
 protected:
  // What was asked of the store before the test begins, or beside the services.
  void put(const std::function<void(store::Transaction&)>& work) {
    const auto done = store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
      work(t);
      return {};
    });
    ASSERT_TRUE(done);
    ASSERT_TRUE(feed_.refresh_names(kOnlyTenant));
  }

  // `operation(desk)` returns a Result; so does this.
  template <class Operation>
  auto reading(AssociateId user, const Operation& operation) {
    using Answer = std::invoke_result_t<Operation, agent::Reading&>;
    Answer answer = refuse(ErrorKind::Internal, "was not asked");
    const auto done = store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      const Caller caller{.associate = user};
      const auto names = feed_.names(kOnlyTenant);
      agent::Reading desk(reader, caller, *names, clock_.now(), zone_);
      answer = operation(desk);
      return {};
    });
    EXPECT_TRUE(done);
    return answer;
  }

  template <class Operation>
  auto writing(AssociateId user, const Operation& operation) {
    using Answer = std::invoke_result_t<Operation, agent::Writing&>;
    Answer answer = refuse(ErrorKind::Internal, "was not asked");
    clock_.advance_s(1);
    ToldPages pages = pages_now();
    bool all_leave = false;
    const auto done = store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
      const Caller caller{.associate = user};
      const auto names = feed_.names(kOnlyTenant);
      agent::Writing desk(t, caller, *names, zone_);
      answer = operation(desk);
      if (!answer) return forward(answer);
      desk.finish();
      owners_.clear();
      for (const auto& [owner, contacts] : desk.touched()) owners_.insert(owner);
      all_leave = desk.changes_rights();
      pages.change(desk);
      return {};
    });
    // Whatever a test is about, pages tell of it.
    if (!all_leave) {
      EXPECT_EQ(differences(pages), std::vector<std::string>{});
    }
    EXPECT_EQ(done.has_value(), answer.has_value());
    EXPECT_TRUE(!done || feed_.refresh_names(kOnlyTenant));
    return answer;
  }

  // What `read` finds in the store as it is now.
  template <class Read>
  auto stored(const Read& read) {
    using Found = std::invoke_result_t<Read, const store::Reader&>;
    Found found{};
    const auto done = store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      found = read(reader);
      return {};
    });
    EXPECT_TRUE(done);
    return found;
  }

  // A carrier as the JSON of a request gives it, by the desk's clock.
  template <carrier::Described Carrier>
  carrier::Given<Carrier> given(std::string_view json) {
    const auto written = codec::written_json(json);
    EXPECT_TRUE(written) << json;
    auto read = codec::read_given<Carrier>(written.value(), zone_);
    EXPECT_TRUE(read) << json << ": " << (read ? "" : read.error().detail);
    return std::move(read).value();
  }

  ToldPages pages_now() {
    std::optional<ToldPages> pages;
    EXPECT_TRUE(store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      pages.emplace(reader);
      return {};
    }));
    return *pages;
  }
  std::vector<std::string> differences(const ToldPages& pages) {
    return stored([&](const store::Reader& reader) { return pages.differences(reader); });
  }

  ManualClock clock_{instant("2026-01-31T12:00:00Z")};
  store::MemoryStore store_{clock_};
  feed::Feed feed_{store_,
                   {},
                   [](const store::OwnedContact& owned) { return owned.name; },
                   [](std::string_view text) { return std::string(text); }};
  locale::TimeZone zone_ = locale::TimeZone::utc();
  std::set<AssociateId> owners_;  // whose pages the last write changed
};

// "400 Title: must not …": what kind of refusal, and why; "" for none.
template <class Answer>
std::string refusal(const Result<Answer>& answer) {
  if (answer) return "";
  switch (answer.error().kind) {
    case ErrorKind::BadRequest:
      return "400 " + answer.error().detail;
    case ErrorKind::NoRight:
      return "403 " + answer.error().detail;
    case ErrorKind::NoSuchEntity:
      return "404 " + answer.error().detail;
    default:
      return answer.error().detail;
  }
}

}  // namespace crm
