// Calls of documents, lists and users: how a request becomes an operation and its answer a body.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "server/calls.h"
#include "tests/support/desk.h"

namespace crm::server {
namespace {

struct Asked {
  std::string_view agent;
  std::string_view method;
  std::string query = "";
  std::string body = "null";
};

class ServiceCalls : public DeskTest {
 protected:
  static constexpr AssociateId kAnna{1};

  ServiceCalls() {
    put([](store::Transaction& t) {
      t.put(UserGroup{GroupId{1}, "Sales"});
      t.put(Associate{.id = kAnna, .login = "anna", .group = GroupId{1}, .role = kUserLevel0});
    });
  }

  Result<http::Response> call(const Asked& asked) {
    const Call* found = calls_.find(asked.agent, asked.method);
    if (found == nullptr) return refuse(ErrorKind::NotFound, "no such method");
    http::Request request;
    request.query = asked.query;
    request.body = asked.body;
    const negotiate::Terms terms;
    const codec::BodyLimits limits;
    const auto prepared = found->prepare({request, terms, limits});
    if (!prepared) return forward(prepared);
    if (const auto* read = std::get_if<ReadingCall>(&*prepared)) {
      return reading(kAnna, [&](agent::Reading& desk) { return (*read)(desk); });
    }
    return writing(kAnna,
                   [&](agent::Writing& desk) { return std::get<WritingCall>(*prepared)(desk); });
  }

  Calls calls_;
};

TEST_F(ServiceCalls, AreThereInAnyCase) {
  constexpr std::pair<std::string_view, std::string_view> kThere[]{
      {"Document", "CreateDefaultDocumentEntity"},
      {"Document", "SaveDocumentEntity"},
      {"Document", "ValidateDocumentEntity"},
      {"Document", "GetDocumentEntity"},
      {"Document", "GetDocument"},
      {"Document", "DeleteDocumentEntity"},
      {"Document", "GetContactDocuments"},
      {"MDO", "GetList"},
      {"List", "GetAllFromListName"},
      {"List", "CreateDefaultCategoryEntity"},
      {"List", "SaveCategoryEntity"},
      {"List", "GetCategoryEntity"},
      {"Associate", "GetAssociate"},
      {"Associate", "GetAssociateList"},
      {"Associate", "GetAssociateByPersonId"},
      {"User", "GetUser"},
      {"User", "GetUserFromName"},
      {"User", "GetAllUserGroups"},
      {"User", "GetAllRoles"},
      {"User", "GetDataRights"},
      {"User", "SetDataRight"}};
  for (const auto& [agent, method] : kThere) {
    EXPECT_NE(calls_.find(ascii_lower(agent), ascii_lower(method)), nullptr) << method;
  }
}

TEST_F(ServiceCalls, OfADocumentFromItsFirstSaveToItsEnd) {
  const auto made = call({"Document", "SaveDocumentEntity", "", R"({"header":"Offer"})"});
  ASSERT_TRUE(made) << made.error().detail;
  EXPECT_NE(made->body.find(R"("DocumentId":1,)"), std::string::npos) << made->body;
  EXPECT_NE(made->body.find(R"("Completed":"NotStarted")"), std::string::npos);
  const auto got = call({"Document", "GetDocumentEntity", "DocumentEntityId=1"});
  EXPECT_EQ(got->body, made->body);
  EXPECT_EQ(call({"Document", "DeleteDocumentEntity", "DocumentEntityId=1"})->status,
            http::Status::NoContent);
  EXPECT_EQ(call({"Document", "GetDocument", "documentId=1"})->body, "null");
  EXPECT_EQ(call({"Document", "ValidateDocumentEntity", "", "{}"})->body,
            R"({"Header":"must not be blank where Name is blank, too."})");
}

TEST_F(ServiceCalls, OfListsAndRightsAreToldAsTheyAre) {
  EXPECT_EQ(call({"User", "GetDataRights", "", R"({"RoleId":1,"TableName":"contact"})"})->body,
            R"({"Anonymous":"CRUD","ExternalUser":"CRUD","MyOwn":"CRUD","OtherAssociates":"CRUD",)"
            R"("OtherGroups":"CRUD","PrimaryGroup":"CRUD"})");
  const auto list = call({"MDO", "GetList", "", R"({"Name":"usergroup"})"});
  EXPECT_NE(list->body.find(R"("Name":"Sales","ToolTip":"")"), std::string::npos) << list->body;
  EXPECT_NE(call({"User", "GetUser", "userId=1"})->body.find(R"("UserName":"anna")"),
            std::string::npos);
  EXPECT_EQ(call({"Associate", "GetAssociateList", "", "[9]"})->body, "[]");
}

}  // namespace
}  // namespace crm::server
