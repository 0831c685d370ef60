// What is kept from answer to answer of the one call that is asked again and again: it never tells
// what was.
#include <gtest/gtest.h>

#include <string>

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
    const std::string body = ask({{"SO-Language", language}}).body;
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
      EXPECT_NE(plain.body.find(R"("Name":")" + name + '"'), std::string::npos) << plain.body;
      const auto zipped = ask({{"Accept-Encoding", "gzip"}});
      EXPECT_EQ(field_of(zipped, "Content-Encoding"), "gzip");
      EXPECT_EQ(codec::gunzip(zipped.body, much, much), plain.body);
    }
  }
}

}  // namespace
}  // namespace crm::server
