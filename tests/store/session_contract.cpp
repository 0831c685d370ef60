// Sessions, as every store keeps them.
#include <vector>

#include "tests/store/contract.h"

namespace crm::store {
namespace {

Session session(std::int64_t id, AssociateId associate) {
  return {.id = SessionId{id},
          .associate = associate,
          .scheme = Scheme::Ticket,
          .credential = 7'000'000'000,
          .client_key = "0123",
          .value_hash = "",
          .started_at = instant("2026-01-31T08:00:00"),
          .last_seen_at = instant("2026-01-31T08:10:00.1234567"),
          .ended_at = {},
          .prev_logout = instant("2026-01-30T17:00:00")};
}

Session ended(std::int64_t id, AssociateId associate, Instant at) {
  Session over = session(id, associate);
  over.scheme = Scheme::Browser;
  over.value_hash = "abcd";
  over.ended_at = at;
  over.end_reason = SessionEnd::LoggedOff;
  over.prev_logout.reset();
  return over;
}

using Sessions = std::vector<Session>;

TEST_P(StoreContract, KeepsASessionUntilItIsReplaced) {
  put_world();
  const auto find = [this](std::int64_t id) {
    return ask([&](const Reader& reader) { return reader.session(SessionId{id}); });
  };
  EXPECT_EQ(find(5), std::nullopt);
  write([](Transaction& transaction) {
    transaction.put(session(5'000'000'000, kAnna));
    EXPECT_TRUE(transaction.session(SessionId{5'000'000'000}));
  });
  EXPECT_EQ(find(5'000'000'000), session(5'000'000'000, kAnna));
  const Session over = ended(5'000'000'000, kBo, instant("2026-01-31T09:00:00"));
  write([&](Transaction& transaction) { transaction.put(over); });
  EXPECT_EQ(find(5'000'000'000), over);
}

TEST_P(StoreContract, TellsTheSessionsOfAUserAndOfAllInOrderOfId) {
  put_world();
  write([](Transaction& transaction) {
    transaction.put(session(9, kAnna));
    transaction.put(session(3, kBo));
    transaction.put(ended(4, kAnna, instant("2026-01-31T09:00:00")));
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.sessions_of(kAnna); }),
            (Sessions{ended(4, kAnna, instant("2026-01-31T09:00:00")), session(9, kAnna)}));
  EXPECT_EQ(ask([](const Reader& reader) { return reader.sessions_of(AssociateId{99}); }),
            Sessions{});
  EXPECT_EQ(ask([](const Reader& reader) {
              std::vector<std::int64_t> ids;
              reader.each_session([&](const Session& each) { ids.push_back(raw(each.id)); });
              return ids;
            }),
            (std::vector<std::int64_t>{3, 4, 9}));
}

TEST_P(StoreContract, OfEndedSessionsOnlyThoseThatEndedLastMayStay) {
  put_world();
  write([](Transaction& transaction) {
    transaction.put(ended(1, kAnna, instant("2026-01-31T09:03:00")));
    transaction.put(ended(2, kAnna, instant("2026-01-31T09:01:00")));
    transaction.put(ended(3, kAnna, instant("2026-01-31T09:02:00")));
    transaction.put(ended(4, kBo, instant("2026-01-31T09:00:00")));
    transaction.put(session(5, kAnna));
    transaction.erase_ended_sessions(kAnna, 2);
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.sessions_of(kAnna); }),
            (Sessions{ended(1, kAnna, instant("2026-01-31T09:03:00")),
                      ended(3, kAnna, instant("2026-01-31T09:02:00")), session(5, kAnna)}));
  EXPECT_EQ(ask([](const Reader& reader) { return reader.sessions_of(kBo).size(); }), 1U);
}

TEST_P(StoreContract, EachTenantHasSessionsOfItsOwn) {
  put_world();
  put_world(TenantId{2});
  write([](Transaction& transaction) { transaction.put(session(1, kAnna)); }, TenantId{2});
  EXPECT_EQ(ask([](const Reader& reader) { return reader.session(SessionId{1}); }), std::nullopt);
  EXPECT_EQ(ask([](const Reader& reader) { return reader.sessions_of(kAnna); }), Sessions{});
  write([](Transaction& transaction) {
    transaction.put(ended(1, kAnna, instant("2026-01-31T09:03:00")));
    transaction.erase_ended_sessions(kAnna, 0);
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.sessions_of(kAnna); }, TenantId{2}),
            Sessions{session(1, kAnna)});
}

}  // namespace
}  // namespace crm::store
