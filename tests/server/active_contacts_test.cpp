// What is kept from answer to answer of the one call that is asked again and again: it never tells
// what was.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "codec/gzip.h"
#include "tests/server/office_server.h"

namespace crm::server {
namespace {

class ActiveContacts : public testing::Test {
 protected:
  ActiveContacts() {
    EXPECT_TRUE(server_.store().write(kOnlyTenant, [](store::Transaction& t) -> Result<void> {
      t.put(Associate{
          .id = OfficeServer::kAnna, .login = "anna", .group = GroupId{1}, .role = kUserLevel0});
      return {};
    }));
  }

  http::Response ask(OfficeServer::Fields fields = {}) {
    return server_.answer("POST", "/api/v1/Agents/Contact/GetMyActiveContacts", "{}",
                          std::move(fields));
  }

  std::string category(const std::string& language) {
    const http::Response answer = ask({{"SO-Language", language}});
    const std::string body(answer.content());
    const std::string front = R"("Category":")";
    const auto begin = body.find(front) + front.size();
    return body.substr(begin, body.find('"', begin) - begin);
  }

  void save(const std::string& method, const std::string& json) {
    const auto saved = server_.answer("POST", "/api/v1/Agents/" + method, json);
    EXPECT_EQ(saved.status, http::Status::Ok) << saved.body;
  }
  void name_category(const std::string& escaped) {
    save("List/SaveCategoryEntity", R"({"CategoryId":1,"Name":")" + escaped + R"("})");
  }

  OfficeServer server_;
};

TEST_F(ActiveContacts, TellACategoryByItsNewNameFromItsChangeOn) {
  const std::string names[][3]{{R"(US:\"Customer\";NO:\"Kunde\")", "Customer", "Kunde"},
                               {R"(US:\"Client\";NO:\"Klient\")", "Client", "Klient"},
                               {"Friend", "Friend", "Friend"},
                               {R"(US:\"Customer\";NO:\"Kunde\")", "Customer", "Kunde"}};
  for (const auto& [name, english, norwegian] : names) {
    name_category(name);
    for (int turn = 0; turn < 2; ++turn) {
      EXPECT_EQ(category("nb"), norwegian);
      EXPECT_EQ(category("en"), english);
      EXPECT_EQ(category("de, nb"), norwegian);
      EXPECT_EQ(category("de"), english);
    }
  }
}

TEST_F(ActiveContacts, CompressedAreWhatTheyAreUncompressed) {
  const std::size_t much = 1'000'000;
  for (const std::string name : {"Acme", "Acme & Sons", "Acme"}) {
    save("Contact/SaveContactEntity", R"({"ContactId":1,"Name":")" + name + R"("})");
    for (int turn = 0; turn < 2; ++turn) {
      const auto plain = ask();
      EXPECT_NE(plain.content().find(R"("Name":")" + name + '"'), std::string::npos)
          << plain.content();
      const auto zipped = ask({{"Accept-Encoding", "gzip"}});
      EXPECT_EQ(field_of(zipped, "Content-Encoding"), "gzip");
      EXPECT_EQ(codec::gunzip(zipped.content(), much, much), plain.content());
    }
  }
}

// ---- beside a server that keeps nothing ---------------------------------------------------------

// Half of them Anna's, half Rita's at first: enough that answers to both are kept.
constexpr int kContacts = 8;

// One that keeps what it tells and one that does not, to which the same things happen.
class Twins {
 public:
  Twins() {
    for (OfficeServer* server : {&keeps_, &keeps_nothing_}) add_contacts(*server);
  }

  void save(const std::string& method, const std::string& json) {
    for (OfficeServer* server : {&keeps_, &keeps_nothing_}) {
      const auto saved = server->answer("POST", "/api/v1/Agents/" + method, json);
      RC_ASSERT(saved.status == http::Status::Ok);
    }
  }

  void pass(std::int64_t seconds) {
    for (OfficeServer* server : {&keeps_, &keeps_nothing_}) {
      server->clock().advance_s(seconds);
    }
  }

  // Whether Anna, who asks since then, is told what was kept.
  bool tells_kept(const std::string& since) {
    return keeps_
               .answer("POST", "/api/v1/Agents/Contact/GetMyActiveContacts",
                       R"({"ActivityStartTime":")" + since + R"("})", {OfficeServer::kByAnna})
               .kept != nullptr;
  }

  // Asked three times. Whether the last answer was a kept one.
  bool say_the_same(const std::string& query, const std::string& body,
                    const OfficeServer::Fields& fields) {
    bool kept = false;
    for (int turn = 0; turn < 3; ++turn) {
      const auto ask = [&](OfficeServer& server) {
        return server.answer("POST", "/api/v1/Agents/Contact/GetMyActiveContacts" + query, body,
                             fields);
      };
      const http::Response one = ask(keeps_);
      const http::Response other = ask(keeps_nothing_);
      RC_ASSERT(one.status == http::Status::Ok);
      RC_ASSERT(other.kept == nullptr);
      RC_ASSERT(one.content() == other.content());
      RC_ASSERT(whole_head(one) == whole_head(other));
      kept = one.kept != nullptr;
    }
    return kept;
  }

 private:
  static void add_contacts(OfficeServer& server) {
    RC_ASSERT(server.store()
                  .write(kOnlyTenant,
                         [](store::Transaction& t) -> Result<void> {
                           t.put(Associate{.id = OfficeServer::kAnna,
                                           .login = "anna",
                                           .group = GroupId{1},
                                           .role = kUserLevel0});
                           store::Recorder recorder(t);
                           for (int id = 2; id <= kContacts; ++id) {
                             Contact contact;
                             contact.id = ContactId{id};
                             contact.name = "Contact " + std::to_string(id);
                             contact.category = CategoryId{1};
                             contact.owner =
                                 id <= kContacts / 2 ? OfficeServer::kAnna : OfficeServer::kRita;
                             contact.owner_group = GroupId{1};
                             contact.registered = {
                                 {instant("2026-01-01").ticks + id * kTicksPerSecond},
                                 OfficeServer::kAnna};
                             recorder.save(contact);
                           }
                           recorder.finish();
                           return {};
                         })
                  .has_value());
  }

  static std::string whole_head(const http::Response& response) {
    std::string head;
    http::append_head(head, response, {}, "Sat, 31 Jan 2026 12:00:00 GMT");
    return head;
  }

  OfficeServer keeps_;
  OfficeServer keeps_nothing_{0};
};

std::string any_of(std::initializer_list<std::string> texts) {
  return *rc::gen::elementOf(std::vector(texts));
}

TEST(KeptAnswers, AreToldToWhoeverAsksSinceAnotherMomentForTheSameRows) {
  Twins twins;
  EXPECT_FALSE(twins.tells_kept("2026-01-01T00:00:02.5Z"));
  EXPECT_FALSE(twins.tells_kept("2026-01-01T00:00:02.6Z"));
  EXPECT_TRUE(twins.tells_kept("2026-01-01T00:00:02.7Z"));
  EXPECT_TRUE(twins.tells_kept("2026-01-01T00:00:03Z"));
  EXPECT_FALSE(twins.tells_kept("2026-01-01T00:00:02Z"));  // one row more
}

// Who asks, and how it is to be told.
OfficeServer::Fields any_fields() {
  OfficeServer::Fields fields{*rc::gen::element(OfficeServer::kByAnna, OfficeServer::kByRita)};
  const auto add = [&](const char* name, std::initializer_list<std::string> values) {
    const std::string value = any_of(values);
    if (!value.empty()) fields.emplace_back(name, value);
  };
  add("Accept-Encoding", {"", "gzip"});
  add("Accept", {"", "", "application/xml"});
  add("SO-Language", {"", "nb", "de,nb"});
  add("SO-Culture", {"", "", "en-GB"});
  add("SO-TimeZone", {"", "US-NY", "NO,includeTZOffset"});
  return fields;
}

void happen(Twins& twins) {
  const std::string contact = std::to_string(*rc::gen::inRange(1, kContacts + 1));
  const std::string text = std::to_string(*rc::gen::inRange(0, 3));
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      twins.save("Contact/SaveContactEntity",
                 R"({"ContactId":)" + contact + R"(,"Name":"Name )" + text + R"("})");
      break;
    case 1:
      twins.save("Contact/SaveContactEntity", R"({"ContactId":)" + contact +
                                                  R"(,"Associate":{"AssociateId":)" +
                                                  any_of({"7", "8"}) + "}}");
      break;
    case 2:
      twins.save("List/SaveCategoryEntity",
                 R"({"CategoryId":1,"Name":"US:\"C)" + text + R"(\";NO:\"K)" + text + R"(\""})");
      break;
    case 3:
      twins.save("Appointment/SaveAppointmentEntity",
                 R"({"Description":"Call","Contact":{"ContactId":)" + contact + "}}");
      break;
    case 4:
      twins.pass(3600);
      break;
    default:
      break;  // nothing
  }
}

RC_GTEST_PROP(KeptAnswers, AreWhatAServerTellsThatKeepsNothing, ()) {
  Twins twins;
  RC_ASSERT(!twins.say_the_same("?$select=actiontime", "{}", {}));  // too short to be kept
  RC_ASSERT(twins.say_the_same("", "{}", {OfficeServer::kByAnna}));
  RC_ASSERT(twins.say_the_same("", "{}", {OfficeServer::kByRita}));
  const auto steps = *rc::gen::inRange(1, 12);
  for (int step = 0; step < steps; ++step) {
    happen(twins);
    for (int question = 0; question < 2; ++question) {
      const std::string query = any_of({"", "", "?$select=name,actiontime", "?$select=tableright"});
      const std::string second = std::to_string(*rc::gen::inRange(0, 10));
      const std::string body =
          any_of({"{}", R"({"ActivityStartTime":"2026-01-01T00:00:0)" + second + R"(Z"})",
                  R"({"ActivityStartTime":"2026-01-01T00:00:0)" + second +
                      R"(Z","ActionType":"Created","ContactCategories":[1]})",
                  R"({"ContactCategories":[1,2]})",
                  R"({"ActivityStartTime":"2026-01-31T14:30:00Z"})",  // in the future, at first
                  R"({"ActionType":"NewActivity,Updated"})"});
      static_cast<void>(twins.say_the_same(query, body, any_fields()));
    }
  }
}

}  // namespace
}  // namespace crm::server
