#include "server/entity_calls.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/server/office_server.h"

namespace crm::server {
namespace {

using http::Response;
using http::Status;

const std::string kContact = "/api/v1/Contact";
const std::string kAcme = kContact + "/1";
const std::string kRoot = "http://crm.example.test/api/v1/Contact";

bool has(const Response& response, const std::string& part) {
  return response.body.find(part) != std::string::npos;
}

std::string links(const std::string& self) {
  return R"("_Links":{"Self":")" + self + R"(","Archive":")" + kRoot + R"("}})";
}

TEST(EntityCalls, TellAnEntityWithItsAddressAndItsLastChange) {
  OfficeServer server;
  const auto told = server.answer("GET", kAcme);
  EXPECT_EQ(told.status, Status::Ok);
  EXPECT_TRUE(has(told, R"("ContactId":1,"Name":"Acme")"));
  EXPECT_TRUE(told.body.ends_with(links(kRoot + "/1"))) << told.body;
  EXPECT_EQ(field_of(told, "Last-Modified"), "Mon, 05 Jan 2026 12:00:00 GMT");
  EXPECT_EQ(field_of(told, "SO-TIMEZONE"), "NO");
  EXPECT_EQ(server.answer("HEAD", "/api/v1/cONTACT/1/").body, told.body);
}

TEST(EntityCalls, TellTheirLinksInXmlToo) {
  const auto told = OfficeServer().answer("GET", kAcme, "", {{"Accept", "application/xml"}});
  EXPECT_TRUE(told.body.ends_with("<_Links><Self>" + kRoot + "/1</Self><Archive>" + kRoot +
                                  "</Archive></_Links></ContactEntity>"))
      << told.body;
}

TEST(EntityCalls, LeaveOutOfTheEntityWhatIsNotSelected) {
  OfficeServer server;
  const auto bare = server.answer("GET", kAcme + "?$select=Name");
  EXPECT_TRUE(has(bare, R"("ContactId":null,"Name":"Acme","Department":null)"));
  EXPECT_TRUE(bare.body.ends_with(R"("_Links":null})"));
  const auto linked = server.answer("GET", kAcme + "?$select=_links/self");
  EXPECT_TRUE(linked.body.ends_with(R"("_Links":{"Self":")" + kRoot + R"(/1","Archive":null}})"));
  const auto xml = server.answer("GET", kAcme + "?$select=Name", "", {{"Accept", "text/xml"}});
  EXPECT_TRUE(xml.body.ends_with(R"(<_Links i:nil="true" /></ContactEntity>)")) << xml.body;
}

TEST(EntityCalls, TellWhatANewOneBeginsWith) {
  const auto told = OfficeServer().answer("GET", kContact + "/default");
  EXPECT_EQ(told.status, Status::Ok);
  EXPECT_TRUE(has(told, R"("ContactId":0,"Name":"")"));
  EXPECT_TRUE(told.body.ends_with(links(kRoot + "/default"))) << told.body;
  EXPECT_EQ(field_of(told, "Last-Modified"), "");
}

TEST(EntityCalls, AnswerNotModifiedWithoutABodyWhereNothingHasChanged) {
  OfficeServer server;
  const auto since = [&](const std::string& text) {
    return server.answer("GET", kAcme, "", {{"If-Modified-Since", text}});
  };
  const auto same = since("Mon, 05 Jan 2026 12:00:00 GMT");
  EXPECT_EQ(same.status, Status::NotModified);
  EXPECT_EQ(same.content(), "");
  EXPECT_EQ(same.content_type, "");
  EXPECT_EQ(field_of(same, "Last-Modified"), "Mon, 05 Jan 2026 12:00:00 GMT");
  EXPECT_EQ(since("Tue, 06 Jan 2026 12:00:00 GMT").status, Status::NotModified);
  EXPECT_EQ(since("Mon, 05 Jan 2026 11:59:59 GMT").status, Status::Ok);
  EXPECT_EQ(since("2026-01-05T12:00:00.2Z").status, Status::NotModified);
  EXPECT_EQ(since("never").status, Status::Ok);
}

TEST(EntityCalls, MakeOneWhateverItsNumberSays) {
  OfficeServer server;
  const auto made = server.answer("POST", kContact + "/", R"({"contactId":1,"name":"Nordlys"})");
  EXPECT_EQ(made.status, Status::Ok);
  EXPECT_TRUE(has(made, R"("ContactId":2,"Name":"Nordlys")")) << made.body;
  EXPECT_TRUE(made.body.ends_with(links(kRoot + "/2")));
  EXPECT_EQ(field_of(made, "Last-Modified"), "Sat, 31 Jan 2026 12:00:00 GMT");
  EXPECT_TRUE(has(server.answer("GET", kAcme), R"("Name":"Acme")"));
  EXPECT_EQ(server.answer("POST", kContact, "").status, Status::BadRequest);
  EXPECT_EQ(server.answer("POST", kContact, "null").status, Status::BadRequest);
}

TEST(EntityCalls, ReplaceWhatIsSentAndKeepWhatIsNot) {
  OfficeServer server;
  const auto told = server.answer("PUT", kAcme, R"({"Department":"Oslo"})");
  EXPECT_EQ(told.status, Status::Ok);
  EXPECT_TRUE(has(told, R"("Name":"Acme","Department":"Oslo")"));
  EXPECT_TRUE(told.body.ends_with(links(kRoot + "/1")));
  EXPECT_EQ(field_of(told, "Last-Modified"), "Sat, 31 Jan 2026 12:00:00 GMT");
  EXPECT_EQ(server.answer("PUT", kAcme, R"({"contactId":1,"name":"Acme"})").status, Status::Ok);
  EXPECT_EQ(server.answer("PUT", kAcme, R"({"contactId":0,"name":"Acme"})").status, Status::Ok);
}

TEST(EntityCalls, ReplaceNothingByAnotherOneOrByNothing) {
  OfficeServer server;
  const auto another = server.answer("PUT", kAcme, R"({"contactId":2,"name":"Nordlys"})");
  EXPECT_EQ(another.status, Status::BadRequest);
  EXPECT_TRUE(has(another, "ContactId: is 2, but the address says 1.")) << another.body;
  EXPECT_EQ(server.answer("PUT", kAcme).status, Status::BadRequest);
  EXPECT_EQ(server.answer("PUT", kAcme, "[]").status, Status::BadRequest);
  EXPECT_EQ(server.answer("PUT", kAcme, R"({"name":""})").status, Status::BadRequest);
}

// The client sends both as application/json [wire: Patch bodies].
TEST(EntityCalls, TellPatchesApartByTheirShape) {
  OfficeServer server;
  const OfficeServer::Fields json{{"Content-Type", "application/json"}};
  EXPECT_TRUE(has(server.answer("PATCH", kAcme, R"({"department":"Oslo"})", json),
                  R"("Department":"Oslo")"));
  EXPECT_TRUE(has(server.answer("PATCH", kAcme,
                                R"([{"op":"replace","path":"department","value":"Bergen"}])", json),
                  R"("Department":"Bergen")"));
  EXPECT_TRUE(has(server.answer("PATCH", kAcme, R"([{"op":"remove","path":"/Department"}])",
                                {{"Content-Type", "application/merge-patch+json"}}),
                  R"("Name":"Acme","Department":"")"));
  EXPECT_TRUE(has(server.answer("PATCH", kAcme, R"({"Department":"Kiel"})",
                                {{"Content-Type", "application/json-patch+json"}}),
                  R"("Department":"Kiel")"));
}

TEST(EntityCalls, SayWhichPatchesCannotBe) {
  OfficeServer server;
  for (const char* wrong :
       {"", "7", R"([{"op":"replace","path":"/Nothing/there","value":1}])", R"({"Category":null})",
        R"([{"op":"move","from":"/Name","path":"/Department"}])",
        R"([{"op":"copy","from":"/Name","path":"/Department"}])", R"({"Name":""})"}) {
    EXPECT_EQ(server.answer("PATCH", kAcme, wrong, {{"Content-Type", "application/json"}}).status,
              Status::BadRequest)
        << wrong;
  }
  EXPECT_TRUE(has(server.answer("GET", kAcme), R"("Name":"Acme","Department":"")"));
}

TEST(EntityCalls, ChangeNothingWhereATestInAPatchFails) {
  OfficeServer server;
  const auto conflict = server.answer("PATCH", kAcme,
                                      R"([{"op":"replace","path":"/Department","value":"Oslo"},
                                          {"op":"test","path":"/Name","value":"Other"}])");
  EXPECT_EQ(conflict.status, Status::Conflict);
  EXPECT_TRUE(has(conflict, R"("ErrorType":"SoConcurrencyException")")) << conflict.body;
  EXPECT_TRUE(has(conflict, "Operation 2 (test '/Name')"));
  EXPECT_TRUE(has(server.answer("GET", kAcme), R"("Department":"")"));
  EXPECT_EQ(
      server.answer("PATCH", kAcme, R"([{"op":"test","path":"/Name","value":"Acme"}])").status,
      Status::Ok);
}

TEST(EntityCalls, ChangeNothingThatHasBeenChangedSince) {
  OfficeServer server;
  const OfficeServer::Fields read_early{
      {"If-Unmodified-Since", field_of(server.answer("GET", kAcme), "Last-Modified")}};
  EXPECT_EQ(server.answer("PUT", kAcme, R"({"Department":"Oslo"})", read_early).status, Status::Ok);
  for (const auto& [verb, body] :
       {std::pair{"PUT", R"({"Department":"Kiel"})"},
        std::pair{"PATCH", R"({"Department":"Kiel"})"}, std::pair{"DELETE", ""}}) {
    const auto late = server.answer(verb, kAcme, body, read_early);
    EXPECT_EQ(late.status, Status::PreconditionFailed) << verb;
    EXPECT_TRUE(has(late, "The company has been changed since")) << late.body;
  }
  const auto now = server.answer("GET", kAcme);
  EXPECT_TRUE(has(now, R"("Department":"Oslo")"));
  const OfficeServer::Fields read_late{{"If-Unmodified-Since", field_of(now, "Last-Modified")}};
  EXPECT_EQ(server.answer("DELETE", kAcme, "", read_late).status, Status::NoContent);
}

// Two changes in one second: the stamp in the entity tells one from both, an HTTP date cannot.
TEST(EntityCalls, LoseNoChangeOfTheSameSecondToWhoeverSendsTheExactStamp) {
  OfficeServer server;
  EXPECT_EQ(server.answer("PUT", kAcme, R"({"Department":"Oslo"})").status, Status::Ok);
  const OfficeServer::Fields exact{{"If-Unmodified-Since", "2026-01-31T12:00:00.5Z"}};
  EXPECT_EQ(server.answer("PUT", kAcme, R"({"Department":"Bonn"})", exact).status, Status::Ok);
  server.clock().set(instant("2026-01-31T12:00:00.75Z"));
  EXPECT_EQ(server.answer("PUT", kAcme, R"({"Department":"Kiel"})").status, Status::Ok);
  EXPECT_EQ(server.answer("PUT", kAcme, R"({"Department":"Bonn"})", exact).status,
            Status::PreconditionFailed);
}

TEST(EntityCalls, RefuseAConditionThatIsNoDate) {
  const auto refused = OfficeServer().answer("DELETE", kAcme, "", {{"If-Unmodified-Since", "now"}});
  EXPECT_EQ(refused.status, Status::BadRequest);
  EXPECT_TRUE(has(refused, "If-Unmodified-Since: expected a date")) << refused.body;
}

TEST(EntityCalls, DeleteOnceAndKnowItNoMore) {
  OfficeServer server;
  const auto gone = server.answer("DELETE", kAcme, "", {{"Content-Type", "application/json"}});
  EXPECT_EQ(gone.status, Status::NoContent);
  EXPECT_EQ(gone.content(), "");
  for (const char* verb : {"GET", "PUT", "PATCH", "DELETE"}) {
    const auto nothing = server.answer(verb, kAcme, R"({"Department":"Oslo"})");
    EXPECT_EQ(nothing.status, Status::NotFound) << verb;
    EXPECT_TRUE(has(nothing, R"("ErrorType":"SoNotFoundException")")) << verb;
    EXPECT_TRUE(has(nothing, "There is no company with the number 1.")) << verb;
  }
}

TEST(EntityCalls, OfWhoeverMayOnlyReadChangeNothing) {
  OfficeServer server;
  const OfficeServer::Fields by_rita{OfficeServer::kByRita};
  EXPECT_EQ(server.answer("GET", kAcme, "", by_rita).status, Status::Ok);
  for (const char* verb : {"PUT", "PATCH", "DELETE"}) {
    const auto refused = server.answer(verb, kAcme, R"({"Department":"Oslo"})", by_rita);
    EXPECT_EQ(refused.status, Status::Forbidden) << verb;
    EXPECT_TRUE(has(refused, R"("ErrorType":"SoSentryException")")) << verb;
  }
  EXPECT_EQ(server.answer("POST", kContact, R"({"Name":"Hers"})", by_rita).status,
            Status::Forbidden);
}

TEST(EntityCalls, AreForCallersAlone) {
  OfficeServer server;
  const OfficeServer::Fields nobody{{"Authorization", "Basic bm9ib2R5Og=="}};
  for (const char* verb : {"GET", "HEAD", "PUT", "PATCH", "DELETE"}) {
    EXPECT_EQ(server.answer(verb, kAcme, "", nobody).status, Status::Unauthorized) << verb;
  }
  EXPECT_EQ(server.answer("POST", kContact, "", nobody).status, Status::Unauthorized);
  EXPECT_EQ(server.answer("GET", kContact + "/default", "", nobody).status, Status::Unauthorized);
}

TEST(EntityCalls, AreOnlyWhereThereIsSuchAnEntityAndANumber) {
  OfficeServer server;
  for (const char* nowhere :
       {"/api/v1/Contact/abc", "/api/v1/Contact/1.0", "/api/v1/Contact/2147483648",
        "/api/v1/Nothing/1", "/api/v1/Nothing", "/api/v1/Nothing/default", "/api/v1/Contact/1/2"}) {
    EXPECT_EQ(server.answer("GET", nowhere).status, Status::NotFound) << nowhere;
    EXPECT_EQ(server.answer("OPTIONS", nowhere).status, Status::NotFound) << nowhere;
  }
  EXPECT_EQ(server.answer("GET", kContact + "/-1").status, Status::NotFound);
}

TEST(EntityCalls, AreOfPersonsToo) {
  OfficeServer server;
  const std::string person = "/api/v1/Person";
  EXPECT_EQ(server.answer("GET", person + "/default").status, Status::Ok);
  const auto made =
      server.answer("POST", person, R"({"firstname":"Ada","contact":{"contactId":1}})");
  EXPECT_EQ(made.status, Status::Ok);
  EXPECT_TRUE(has(made, R"("PersonId":1,"Firstname":"Ada")")) << made.body;
  EXPECT_TRUE(has(made, R"("Self":"http://crm.example.test/api/v1/Person/1")"));
  EXPECT_TRUE(
      has(server.answer("PUT", person + "/1", R"({"lastname":"Lund"})"), R"("Lastname":"Lund")"));
  EXPECT_TRUE(
      has(server.answer("PATCH", person + "/1", R"({"title":"Chief"})"), R"("Title":"Chief")"));
  const auto other = server.answer("PUT", person + "/1", R"({"personId":2})");
  EXPECT_TRUE(has(other, "PersonId: is 2, but the address says 1.")) << other.body;
  EXPECT_EQ(server.answer("DELETE", person + "/1").status, Status::NoContent);
  const auto gone = server.answer("GET", person + "/1");
  EXPECT_TRUE(has(gone, "There is no person with the number 1.")) << gone.body;
}

TEST(EntityCalls, AreOfFollowUpsToo) {
  OfficeServer server;
  const std::string follow_up = "/api/v1/Appointment";
  EXPECT_EQ(server.answer("GET", follow_up + "/default").status, Status::Ok);
  const auto made =
      server.answer("POST", follow_up, R"({"title":"Call","contact":{"contactId":1}})");
  EXPECT_EQ(made.status, Status::Ok) << made.body;
  EXPECT_TRUE(has(made, R"("Self":"http://crm.example.test/api/v1/Appointment/1")")) << made.body;
  EXPECT_TRUE(has(server.answer("PATCH", follow_up + "/1", R"({"completed":"Completed"})"),
                  R"("Completed":"Completed")"));
  EXPECT_EQ(server
                .answer("PUT", follow_up + "/1", R"({"title":"Late"})",
                        {{"If-Unmodified-Since", "2026-01-31T11:00:00Z"}})
                .status,
            Status::PreconditionFailed);
  EXPECT_EQ(server.answer("DELETE", follow_up + "/1").status, Status::NoContent);
  const auto gone = server.answer("GET", follow_up + "/1");
  EXPECT_TRUE(has(gone, "There is no follow-up with the number 1.")) << gone.body;
}

TEST(EntityCalls, AreOfDocumentsToo) {
  OfficeServer server;
  const std::string document = "/api/v1/Document";
  EXPECT_EQ(server.answer("GET", document + "/default").status, Status::Ok);
  const auto made =
      server.answer("POST", document, R"({"header":"Offer","contact":{"contactId":1}})");
  EXPECT_EQ(made.status, Status::Ok) << made.body;
  EXPECT_TRUE(has(made, R"("Self":"http://crm.example.test/api/v1/Document/1")")) << made.body;
  EXPECT_TRUE(has(server.answer("PATCH", document + "/1",
                                R"([{"op":"replace","path":"/header","value":"Offer 2"}])",
                                {{"Content-Type", "application/json"}}),
                  R"("Header":"Offer 2")"));
  EXPECT_EQ(server.answer("DELETE", document + "/1").status, Status::NoContent);
  const auto gone = server.answer("DELETE", document + "/1");
  EXPECT_EQ(gone.status, Status::NotFound);
  EXPECT_TRUE(has(gone, "There is no document with the number 1.")) << gone.body;
}

TEST(EntityCalls, TellTheVerbsOfTheirAddresses) {
  OfficeServer server;
  const auto allowed = [&](const char* verb, const std::string& target) {
    const auto told = server.answer(verb, target);
    EXPECT_EQ(told.status,
              std::string_view(verb) == "OPTIONS" ? Status::NoContent : Status::MethodNotAllowed);
    return field_of(told, "Allow");
  };
  EXPECT_EQ(allowed("OPTIONS", kAcme), "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
  EXPECT_EQ(allowed("POST", kAcme), "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
  EXPECT_EQ(allowed("GET", kContact), "POST, OPTIONS");
  EXPECT_EQ(allowed("DELETE", kContact), "POST, OPTIONS");
  EXPECT_EQ(allowed("PUT", kContact + "/default"), "GET, HEAD, OPTIONS");
}

TEST(EntityCalls, StandInTheCatalogueWithTheMethodsOfServices) {
  const auto told = OfficeServer().answer("GET", "/api/v1", "", {{"Accept", "application/json"}});
  EXPECT_TRUE(has(told, "\"" + kRoot + R"(":{"POST":"?$select={$select}   Makes a company,)"));
  EXPECT_TRUE(has(told, "\"" + kRoot + R"(/{id}":{"GET":"?$select={$select}   A company by)"));
  EXPECT_TRUE(has(told, R"(,"DELETE":"Deletes a company."})"));
  EXPECT_TRUE(has(told, R"(/api/v1/Agents/Contact/GetContact":{"GET":"Describes the call.",)"
                        R"("POST":"?contactId={contactId}   A company in short."})"))
      << told.body;
}

TEST(EntityCalls, StandBesideWhoIsAsking) {
  OfficeServer server;
  const auto told = server.answer("GET", "/api/v1/user/CurrentAssociate?$select=AssociateId,name");
  EXPECT_TRUE(told.body.starts_with(R"({"AssociateId":7,"Name":"anna","PersonId":null)"))
      << told.body;
  const auto user = server.answer("GET", "/api/v1/User/current?$select=AssociateId");
  EXPECT_TRUE(user.body.starts_with(R"({"AssociateId":7,"Name":null)")) << user.body;
  const auto catalogue = server.answer("GET", "/api/v1", "", {{"Accept", "application/json"}});
  EXPECT_TRUE(has(catalogue, R"(/api/v1/User/currentAssociate":{"GET":"?$select={$select}   Who )"
                             R"(is signed in, in short."})"));
  EXPECT_EQ(server.answer("POST", "/api/v1/User/currentAssociate").status,
            Status::MethodNotAllowed);
  EXPECT_EQ(
      server.answer("GET", "/api/v1/User/currentAssociate", "", {{"Authorization", "Basic x"}})
          .status,
      Status::Unauthorized);
}

TEST(EntityCalls, LeaveMethodsOfServicesToDescribeThemselves) {
  const auto told = OfficeServer().answer("GET", "/api/v1/Agents/contact/getContact");
  EXPECT_EQ(told.body, R"({"http://crm.example.test/api/v1/Agents/contact/getContact":)"
                       R"({"POST":"?contactId={contactId}   A company in short."}})");
}

TEST(EntityCalls, MayBeCalledByPagesOfAllowedOrigins) {
  OfficeServer server;
  const auto preflight = server.answer(
      "OPTIONS", kAcme, "",
      {{"Origin", "https://app.example.test"}, {"Access-Control-Request-Method", "PATCH"}});
  EXPECT_EQ(field_of(preflight, "Access-Control-Allow-Methods"),
            "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
}

TEST(EntityCalls, TellAddressesBelowThePrefixThatWasAskedFor) {
  const auto told = OfficeServer().answer("GET", "/Cust1/api/v1/contact/1");
  EXPECT_TRUE(has(told, R"("Self":"http://crm.example.test/Cust1/api/v1/Contact/1")"));
}

}  // namespace
}  // namespace crm::server
