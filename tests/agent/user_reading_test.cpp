#include "agent/user_reading.h"

#include <gtest/gtest.h>

#include "tests/agent/user_desk.h"

namespace crm {
namespace {

class UserReading : public UserDesk {
 protected:
  std::optional<carrier::User> get(AssociateId caller, AssociateId user) {
    return reading(caller, [&](agent::Reading& desk) { return agent::get_user(desk, {raw(user)}); })
        .value();
  }
  std::optional<carrier::User> named(AssociateId caller, std::string_view json) {
    const auto asked = given<carrier::UserNameArgument>(json);
    return reading(caller,
                   [&](agent::Reading& desk) { return agent::get_user_from_name(desk, asked); })
        .value();
  }
};

TEST_F(UserReading, AnybodyMayKnowWhoUsersAre) {
  const auto chief = reading(kAnna, [](agent::Reading& desk) {
                       return agent::get_associate(desk, {raw(kChief)});
                     }).value();
  ASSERT_TRUE(chief);
  EXPECT_EQ(chief->name, "chief");
  EXPECT_EQ(chief->full_name, "Chief");
  EXPECT_EQ(chief->type, carrier::UserType::InternalAssociate);
  const auto nobody =
      reading(kAnna, [](agent::Reading& desk) { return agent::get_associate(desk, {99}); }).value();
  EXPECT_EQ(nobody, std::nullopt);
}

TEST_F(UserReading, ListsAreInTheOrderAskedForWithoutWhoIsNotThere) {
  const auto told = reading(kAnna, [](agent::Reading& desk) {
                      return agent::get_associate_list(desk, {{3, 99, 1, 3}});
                    }).value();
  std::vector<std::int32_t> ids;
  for (const auto& each : told) ids.push_back(each.associate_id);
  EXPECT_EQ(ids, (std::vector<std::int32_t>{3, 1, 3}));
  EXPECT_TRUE(told.front().deleted);
}

TEST_F(UserReading, APersonIsTheUserWhoStillIsOne) {
  const auto of = [&](std::string_view json) {
    const auto asked = given<carrier::PersonIdArgument>(json);
    return reading(
               kChief,
               [&](agent::Reading& desk) { return agent::get_associate_by_person_id(desk, asked); })
        .value();
  };
  EXPECT_EQ(of(R"({"personId":5})")->associate_id, raw(kAnna));
  EXPECT_EQ(of(R"({"personId":6})"), std::nullopt);
  EXPECT_EQ(of("{}"), std::nullopt);
}

TEST_F(UserReading, UsersKnowThemselves) {
  put([](store::Transaction& t) {
    for (const char* at : {"2026-01-31T08:00:00Z", "2026-01-30T08:00:00Z"}) {
      Session session{.id = SessionId{at[9] - '0'}, .associate = kAnna};
      session.started_at = session.last_seen_at = instant(at);
      t.put(session);
    }
  });
  const auto anna = get(kAnna, kAnna);
  ASSERT_TRUE(anna);
  EXPECT_EQ(anna->user_name, "anna");
  EXPECT_EQ(anna->role->value, "User level 1");
  EXPECT_EQ(anna->user_group->value, "Sales");
  ASSERT_EQ(anna->other_groups.size(), 1U);
  EXPECT_EQ(anna->other_groups.front().value, "Service");
  EXPECT_EQ(anna->person->full_name, "Ada Lund");
  EXPECT_EQ(anna->lastlogin, instant("2026-01-31T08:00:00Z"));
  EXPECT_EQ(anna->lastlogout, instant("2026-01-30T17:00:00Z"));
  EXPECT_EQ(anna->table_right->mask.bits, 1U);
  const auto current =
      reading(kAnna, [](agent::Reading& desk) { return agent::current_user(desk, {}); });
  EXPECT_EQ(current.value(), *anna);
  const auto associate =
      reading(kAnna, [](agent::Reading& desk) { return agent::current_associate(desk, {}); });
  EXPECT_EQ(associate->associate_id, raw(kAnna));
}

TEST_F(UserReading, OnlyUserAdministratorsKnowOthers) {
  EXPECT_EQ(get(kAnna, kChief), std::nullopt);
  EXPECT_EQ(named(kAnna, R"({"userName":"chief"})"), std::nullopt);
  EXPECT_EQ(named(kAnna, R"({"userName":"ANNA"})")->associate_id, raw(kAnna));
  const auto gone = get(kChief, kGone);
  ASSERT_TRUE(gone);
  EXPECT_TRUE(gone->deleted);
  EXPECT_EQ(gone->lastlogin, std::nullopt);
  EXPECT_EQ(gone->lastlogout, std::nullopt);
  EXPECT_EQ(named(kChief, R"({"userName":"Gone"})"), gone);
  EXPECT_EQ(get(kChief, AssociateId{99}), std::nullopt);
  EXPECT_EQ(named(kChief, R"({"userName":"nobody"})"), std::nullopt);
}

TEST_F(UserReading, NothingThatOneCouldSignInWithIsTold) {
  put([](store::Transaction& t) { t.put_password_hash(kAnna, "$argon2id$secret"); });
  const auto anna = get(kAnna, kAnna);
  EXPECT_TRUE(anna->credentials.empty());
  EXPECT_EQ(anna->request_signature, "");
}

}  // namespace
}  // namespace crm
