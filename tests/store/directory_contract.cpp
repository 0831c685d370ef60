// Who signs in, and what is noted about the tenant as a whole.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/store/contract.h"

namespace crm::store {
namespace {

TEST_P(StoreContract, FindsALoginButForAsciiCase) {
  write([](Transaction& transaction) {
    transaction.put(Associate{.id = kAnna, .login = "Anna.Åse"});
  });
  const auto find = [this](std::string_view login) {
    return ask([&](const Reader& reader) { return reader.associate_by_login(login); });
  };
  ASSERT_TRUE(find("aNNA.Åse"));
  EXPECT_EQ(find("ANNA.ÅSE")->id, kAnna);
  EXPECT_FALSE(find("anna.åse"));  // only ASCII is folded
  EXPECT_FALSE(find("anna"));
  EXPECT_FALSE(find("anna.Åse "));
}

TEST_P(StoreContract, KeepsAPasswordHashUntilItIsReplacedOrTakenAway) {
  put_world();
  const auto hash_of_anna = [this] {
    return ask([](const Reader& reader) { return reader.password_hash(kAnna); });
  };
  write([](Transaction& transaction) { transaction.put_password_hash(kAnna, "$argon2id$one"); });
  EXPECT_EQ(hash_of_anna(), "$argon2id$one");
  write([](Transaction& transaction) { transaction.put_password_hash(kAnna, "$argon2id$two"); });
  EXPECT_EQ(hash_of_anna(), "$argon2id$two");
  EXPECT_EQ(ask([](const Reader& reader) { return reader.password_hash(kBo); }), std::nullopt);
  write([](Transaction& transaction) { transaction.put_password_hash(kAnna, ""); });
  EXPECT_EQ(hash_of_anna(), std::nullopt);
}

TEST_P(StoreContract, AChangedAssociateKeepsItsPassword) {
  put_world();
  write([](Transaction& transaction) { transaction.put_password_hash(kAnna, "$argon2id$one"); });
  write([](Transaction& transaction) {
    transaction.put(Associate{.id = kAnna, .login = "anna2", .retired = true});
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.password_hash(kAnna); }), "$argon2id$one");
}

TEST_P(StoreContract, GivesTheIdAfterTheHighestInUse) {
  write([](Transaction& transaction) {
    EXPECT_EQ(transaction.next_associate_id(), AssociateId{1});
    EXPECT_EQ(transaction.next_group_id(), GroupId{1});
    transaction.put(Associate{.id = AssociateId{41}, .login = "a"});
    transaction.put(Associate{.id = AssociateId{7}, .login = "b"});
    transaction.put(UserGroup{GroupId{12}, "Sales"});
    EXPECT_EQ(transaction.next_associate_id(), AssociateId{42});
    transaction.put(Associate{.id = kSystemUser, .login = "system"});
    EXPECT_EQ(transaction.next_associate_id(), AssociateId{42});
    EXPECT_EQ(transaction.next_group_id(), GroupId{13});
  });
}

TEST_P(StoreContract, ANoteStaysUntilItIsReplaced) {
  const auto note = [this](std::string_view name) {
    return ask([&](const Reader& reader) { return reader.note(name); });
  };
  EXPECT_EQ(note(kDemoLoginNote), std::nullopt);
  write([](Transaction& transaction) {
    transaction.put_note(kDemoLoginNote, "anna");
    EXPECT_EQ(transaction.note(kDemoLoginNote), "anna");
    transaction.put_note("øre", "");
  });
  EXPECT_EQ(note(kDemoLoginNote), "anna");
  EXPECT_EQ(note("øre"), "");
  EXPECT_EQ(note("Demo"), std::nullopt);  // names are taken to the letter
  write([](Transaction& transaction) { transaction.put_note(kDemoLoginNote, "Åse"); });
  EXPECT_EQ(note(kDemoLoginNote), "Åse");
}

TEST_P(StoreContract, ANoteIsRolledBackLikeAnyRow) {
  write([](Transaction& transaction) { transaction.put_note(kDemoLoginNote, "anna"); });
  const auto refused = store_->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    transaction.put_note(kDemoLoginNote, "bo");
    transaction.put_note("other", "x");
    return refuse(ErrorKind::BadRequest, "no");
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(ask([](const Reader& reader) { return reader.note(kDemoLoginNote); }), "anna");
  EXPECT_EQ(ask([](const Reader& reader) { return reader.note("other"); }), std::nullopt);
}

TEST_P(StoreContract, EachTenantHasNotesOfItsOwn) {
  write([](Transaction& transaction) { transaction.put_note(kDemoLoginNote, "anna"); },
        TenantId{2});
  EXPECT_EQ(ask([](const Reader& reader) { return reader.note(kDemoLoginNote); }), std::nullopt);
  write([](Transaction& transaction) { transaction.put_note(kDemoLoginNote, "bo"); });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.note(kDemoLoginNote); }, TenantId{2}),
            "anna");
}

SignInFailure failure(std::string login, std::int32_t count) {
  return {std::move(login), count, instant("2026-01-31T09:00:00"),
          instant("2026-01-31T09:10:00.1234567")};
}

using Failures = std::vector<SignInFailure>;

TEST_P(StoreContract, KeepsSignInFailuresOfAnyLoginUntilTheyAreReplacedOrErased) {
  const auto kept = [this] {
    return ask([](const Reader& reader) { return reader.sign_in_failures(); });
  };
  EXPECT_EQ(kept(), Failures{});
  write([](Transaction& transaction) {
    transaction.put(failure("nobody", 1));
    transaction.put(failure("anna", 2));
    transaction.put(failure("\xC3\xA5se \"'\n", 3));
    EXPECT_EQ(transaction.sign_in_failures().size(), 3U);
  });
  EXPECT_EQ(kept(),
            (Failures{failure("anna", 2), failure("nobody", 1), failure("\xC3\xA5se \"'\n", 3)}));
  write([](Transaction& transaction) {
    transaction.put(failure("anna", 12));
    EXPECT_TRUE(transaction.erase_sign_in_failure("nobody"));
    EXPECT_FALSE(transaction.erase_sign_in_failure("nobody"));
    EXPECT_FALSE(transaction.erase_sign_in_failure("bo"));
  });
  EXPECT_EQ(kept(), (Failures{failure("anna", 12), failure("\xC3\xA5se \"'\n", 3)}));
}

TEST_P(StoreContract, EachTenantHasSignInFailuresOfItsOwn) {
  write([](Transaction& transaction) { transaction.put(failure("anna", 2)); }, TenantId{2});
  EXPECT_EQ(ask([](const Reader& reader) { return reader.sign_in_failures(); }), Failures{});
  write([](Transaction& transaction) {
    EXPECT_FALSE(transaction.erase_sign_in_failure("anna"));
    transaction.put(failure("anna", 7));
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.sign_in_failures(); }, TenantId{2}),
            Failures{failure("anna", 2)});
}

TEST_P(StoreContract, ASignInFailureIsRolledBackLikeAnyRow) {
  const auto refused = store_->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    transaction.put(failure("anna", 2));
    return refuse(ErrorKind::BadRequest, "no");
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(ask([](const Reader& reader) { return reader.sign_in_failures(); }), Failures{});
}

}  // namespace
}  // namespace crm::store
