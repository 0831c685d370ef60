#include "auth/ticket.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <array>
#include <functional>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "auth/token_hash.h"
#include "auth/tokens.h"
#include "tests/auth/some_ticket_key.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

constexpr AssociateId kAnna{7};
constexpr AssociateId kBo{8};
constexpr AssociateId kRita{9};  // retired
const Instant kNoon = instant("2026-01-31T12:00:00Z");

Instant noon_and(std::int64_t seconds) { return {kNoon.ticks + seconds * kTicksPerSecond}; }

// What base64 of UTF-16LE behind "7T:" says.
std::string inside(std::string_view ticket) {
  EXPECT_TRUE(ticket.starts_with("7T:")) << ticket;
  std::array<unsigned char, 1024> bytes{};
  std::size_t size = 0;
  const std::string_view text = ticket.substr(3);
  EXPECT_EQ(sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size,
                              nullptr, sodium_base64_VARIANT_ORIGINAL),
            0);
  std::string narrow;
  for (std::size_t i = 0; i < size; i += 2) {
    narrow.push_back(static_cast<char>(bytes.at(i)));
    EXPECT_EQ(bytes.at(i + 1), 0);
  }
  return narrow;
}

class TicketTest : public testing::Test {
 protected:
  TicketTest() {
    write([](store::Transaction& transaction) {
      for (const auto id : {kAnna, kBo, kRita}) {
        Associate user;
        user.id = id;
        user.login = "user " + std::to_string(raw(id));
        user.retired = id == kRita;
        transaction.put(user);
      }
    });
  }

  void write(const std::function<void(store::Transaction&)>& work) {
    ASSERT_TRUE(store_.write(kOnlyTenant, [&](store::Transaction& transaction) -> Result<void> {
      work(transaction);
      return {};
    }));
  }

  Result<IssuedToken> issue(AssociateId whose, Instant now, const Tickets& tickets) {
    std::optional<Result<IssuedToken>> issued;
    write([&](store::Transaction& transaction) {
      issued = issue_ticket(transaction, kOnlyTenant, whose, tickets, now);
    });
    return *issued;
  }
  IssuedToken issue(AssociateId whose = kAnna, Instant now = kNoon) {
    return issue(whose, now, tickets_).value();
  }

  std::vector<Token> kept() {
    std::vector<Token> all;
    EXPECT_TRUE(store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      reader.each_token([&](const Token& each) { all.push_back(each); });
      return {};
    }));
    return all;
  }

  const TicketKey key_ = some_ticket_key();
  const Tickets tickets_{key_};
  ManualClock clock_{kNoon};
  store::MemoryStore store_{clock_};
};

// [wire: Tickets]
TEST_F(TicketTest, IsAGuidAndANumberInUtf16) {
  const auto issued = issue();
  const std::string text = inside(issued.text);
  std::smatch parts;
  ASSERT_TRUE(std::regex_match(text, parts, std::regex("([0-9a-f]{32});([1-9][0-9]{60,77})")))
      << text;
  EXPECT_EQ(parts[1], issued.row.key);
}

TEST_F(TicketTest, InTheCloudNamesItsTenantToo) {
  const Tickets tickets{key_, true};
  const std::string text = inside(ticket_text(tickets, TenantId{12345}, kAnna, "abc"));
  EXPECT_TRUE(std::regex_match(text, std::regex("abc;[0-9]+;Cust12345"))) << text;
}

TEST_F(TicketTest, IsKeptAsAHashForSixHours) {
  const auto issued = issue();
  ASSERT_EQ(kept(), std::vector{issued.row});
  EXPECT_EQ(issued.row.kind, TokenKind::Ticket);
  EXPECT_EQ(issued.row.secret_hash, hex(token_digest(TokenKind::Ticket, kOnlyTenant, issued.text)));
  EXPECT_EQ(issued.row.associate, kAnna);
  EXPECT_EQ(issued.row.issued_at, kNoon);
  EXPECT_EQ(issued.row.expires_at, noon_and(6 * 3600));
  EXPECT_FALSE(issued.row.revoked_at);
}

TEST_F(TicketTest, AskedForAgainIsTheSameAndLivesOn) {
  const auto first = issue();
  const auto again = issue(kAnna, noon_and(6 * 3600 - 1));
  EXPECT_EQ(again.text, first.text);
  EXPECT_EQ(again.row.id, first.row.id);
  EXPECT_EQ(again.row.issued_at, kNoon);
  EXPECT_EQ(again.row.expires_at, noon_and(12 * 3600 - 1));
  EXPECT_EQ(kept(), std::vector{again.row});
  EXPECT_EQ(issue(kAnna, noon_and(7 * 3600)).text, first.text);
}

TEST_F(TicketTest, AnExpiredOneIsNotRenewed) {
  const auto first = issue();
  const auto next = issue(kAnna, noon_and(6 * 3600));
  EXPECT_NE(next.text, first.text);
  EXPECT_NE(next.row.id, first.row.id);
}

TEST_F(TicketTest, ARevokedOneIsNotToldAgain) {
  const auto first = issue();
  write([](store::Transaction& transaction) {
    EXPECT_EQ(revoke_tokens_of(transaction, kAnna), 1U);
    EXPECT_EQ(revoke_tokens_of(transaction, kAnna), 0U);
  });
  const auto next = issue();
  EXPECT_NE(next.text, first.text);
  EXPECT_EQ(issue().text, next.text);
  EXPECT_EQ(kept().size(), 2U);
}

TEST_F(TicketTest, EachUserHasAnother) {
  const auto annas = issue(kAnna);
  const auto bos = issue(kBo);
  EXPECT_NE(annas.text, bos.text);
  EXPECT_NE(annas.row.key, bos.row.key);
}

// The key is lost or changed: tickets that are out stay good, as their hashes stay.
TEST_F(TicketTest, WithAnotherKeyThereIsAnotherBesideTheOld) {
  const auto first = issue();
  const TicketKey other = some_ticket_key('b');
  const auto next = issue(kAnna, kNoon, Tickets{other}).value();
  EXPECT_NE(next.text, first.text);
  EXPECT_EQ(kept(), (std::vector{first.row, next.row}));
}

TEST_F(TicketTest, SecretsDependOnEverythingTheyAreMadeOf) {
  std::set<std::string> texts;
  const TicketKey other = some_ticket_key('b');
  for (const TicketKey* key : {&key_, &other}) {
    for (const TenantId tenant : {TenantId{1}, TenantId{2}}) {
      for (const AssociateId whose : {kAnna, kBo}) {
        for (const std::string_view guid : {"a", "b"}) {
          texts.insert(ticket_text(Tickets{*key}, tenant, whose, guid));
        }
      }
    }
  }
  EXPECT_EQ(texts.size(), 16U);
}

TEST_F(TicketTest, IsIssuedToUsersWhoMaySignInAlone) {
  EXPECT_EQ(issue(kRita, kNoon, tickets_).error().kind, ErrorKind::Forbidden);
  EXPECT_EQ(issue(AssociateId{77}, kNoon, tickets_).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(kept(), std::vector<Token>{});
}

TEST(TicketKey, IsReadAsItIsWritten) {
  const TicketKey key = TicketKey::random();
  const TicketKey again = TicketKey::parse(key.hex().view()).value();
  EXPECT_EQ(key.hex().view(), again.hex().view());
  EXPECT_NE(key.hex().view(), TicketKey::random().hex().view());
  EXPECT_FALSE(TicketKey::parse(std::string(63, 'a')));
  EXPECT_FALSE(TicketKey::parse(std::string(64, 'x')));
  EXPECT_FALSE(TicketKey::parse(std::string(66, 'a')));
}

// Tickets that have been told must be told again by every later version.
TEST(TicketKey, MakesTheSameTicketForever) {
  const TicketKey key = some_ticket_key();
  EXPECT_EQ(inside(ticket_text(Tickets{key}, kOnlyTenant, kAnna, "0123")),
            "0123;26544474443338764426206055845661626987588361916897773972796604940342768909353");
}

TEST(TokenHash, IsAnotherForEachKindTenantAndText) {
  std::set<std::string> hashes;
  for (const auto kind : {TokenKind::Ticket, TokenKind::AccessToken}) {
    for (const TenantId tenant : {TenantId{1}, TenantId{2}}) {
      for (const std::string_view text : {"", "a", "b"}) {
        hashes.insert(hex(token_digest(kind, tenant, text)));
      }
    }
  }
  EXPECT_EQ(hashes.size(), 12U);
}

// What is in databases must be found again by every later version.
TEST(TokenHash, StaysTheSame) {
  const auto digest = token_digest(TokenKind::Ticket, kOnlyTenant, "7T:abc");
  EXPECT_EQ(hex(digest), "937a61749e7f2e2a1750d7cb81108edac3e04a97a5f79e1921e6d1a616a84158");
  EXPECT_EQ(digest_of(hex(digest)), digest);
  EXPECT_EQ(digest_of(hex(digest).substr(1)), std::nullopt);
  EXPECT_EQ(digest_of("x" + hex(digest).substr(1)), std::nullopt);
}

}  // namespace
}  // namespace crm::auth
