#include "reference/openapi.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <boost/json.hpp>

#include "agent/appointment_methods.h"
#include "agent/contact_methods.h"
#include "agent/document_methods.h"
#include "agent/list_methods.h"
#include "agent/person_methods.h"
#include "agent/user_methods.h"
#include "base/text.h"
#include "carrier/active_contacts_request.h"
#include "carrier/contact_activity.h"
#include "carrier/contact_entity.h"
#include "carrier/entity_links.h"
#include "carrier/error_info.h"
#include "carrier/field.h"
#include "carrier/rights.h"
#include "carrier/tenant_status.h"
#include "codec/action_text.h"
#include "http/message.h"
#include "reference/page.h"
#include "route/entity_verbs.h"
#include "route/route.h"

namespace crm::reference {
namespace {

namespace json = boost::json;
using carrier::Description;

json::object document(bool online = false) {
  Settings settings;
  settings.online = online;
  settings.version = "0.1.0";
  settings.limits.body_bytes_max = 123'456;
  return json::parse(openapi_document(settings)).as_object();
}

const json::object& at(const json::object& object, std::initializer_list<std::string_view> path) {
  const json::object* here = &object;
  for (const std::string_view step : path) here = &here->at(step).as_object();
  return *here;
}

// Calls visit(object) for the value and every object inside it.
template <class Visit>
void for_each_object(const json::value& value, const Visit& visit) {
  if (const auto* array = value.if_array()) {
    for (const json::value& item : *array) for_each_object(item, visit);
  }
  if (const auto* object = value.if_object()) {
    visit(*object);
    for (const auto& [name, member] : *object) for_each_object(member, visit);
  }
}

std::vector<json::object> operations(const json::object& document) {
  std::vector<json::object> all;
  for (const auto& [path, item] : at(document, {"paths"})) {
    for (const auto& [verb, operation] : item.as_object()) all.push_back(operation.as_object());
  }
  return all;
}

std::vector<std::string_view> names_of(const json::object& object) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : object) names.emplace_back(name);
  return names;
}

template <class Carrier>
std::vector<std::string_view> table_of() {
  std::vector<std::string_view> names;
  carrier::for_each_field<Carrier>([&](const auto& field) { names.push_back(field.name); });
  return names;
}

const json::object& schema(const json::object& document, std::string_view name) {
  return at(document, {"components", "schemas", name});
}

TEST(OpenApi, IsOfVersionThreeOne) { EXPECT_EQ(document().at("openapi").as_string(), "3.1.0"); }

// Not an address that stands for a method of a service or an entity.
bool is_of_the_table(const json::key_value_pair& path) {
  return path.value().as_object().contains("options");
}

TEST(OpenApi, TellsEveryAddressWithItsVerbs) {
  const json::object all = document();
  ASSERT_FALSE(route::all_routes().empty());
  std::size_t told = 0;
  for (const route::Route& route : route::all_routes()) {
    if (route.standing == route::Standing::Installation) continue;
    ++told;
    const json::object& item = at(all, {"paths", route.path});
    EXPECT_EQ(item.contains("get"), route.get) << route.path;
    EXPECT_EQ(item.contains("head"), route.get) << route.path;
    EXPECT_EQ(item.contains("post"), route.post) << route.path;
    EXPECT_TRUE(item.contains("options")) << route.path;
  }
  EXPECT_EQ(std::ranges::count_if(at(all, {"paths"}), is_of_the_table),
            static_cast<std::ptrdiff_t>(told));
}

TEST(OpenApi, OnlineAlsoTellsWhatStandsAtTheRootOfTheHost) {
  const json::object all = document(true);
  EXPECT_EQ(std::ranges::count_if(at(all, {"paths"}), is_of_the_table),
            static_cast<std::ptrdiff_t>(route::all_routes().size()));
  const json::object& status = at(all, {"paths", "/api/state/{tenant}"});
  EXPECT_EQ(status.at("servers").as_array().at(0).as_object().at("url").as_string(), "/");
  EXPECT_TRUE(status.contains("get"));
  EXPECT_EQ(names_of(at(schema(all, "TenantStatus"), {"properties"})),
            table_of<carrier::TenantStatus>());

  const auto there = json::parse(openapi_document(
      {.server_url = "https://crm.example.test/Cust12345", .version = "", .online = true}));
  EXPECT_EQ(at(there.as_object(), {"paths", "/api/state/{tenant}"})
                .at("servers")
                .as_array()
                .at(0)
                .as_object()
                .at("url")
                .as_string(),
            "https://crm.example.test");
}

TEST(OpenApi, TellsEveryMemberInTheOrderOfItsTable) {
  const json::object all = document();
  const auto members = [&](std::string_view name) {
    return names_of(at(schema(all, name), {"properties"}));
  };
  EXPECT_EQ(members("ContactActivity"), table_of<carrier::ContactActivity>());
  EXPECT_EQ(members("GetMyActiveContactsRequest"), table_of<carrier::ActiveContactsRequest>());
  EXPECT_EQ(members("GetMyActiveContactsMergePatch"), table_of<carrier::ActiveContactsRequest>());
  EXPECT_EQ(members("TableRight"), table_of<carrier::TableRight>());
  EXPECT_EQ(members("FieldRight"), table_of<carrier::FieldRight>());
  EXPECT_EQ(members("FieldProperty"), table_of<carrier::FieldProperty>());
  EXPECT_EQ(members("Error"), table_of<carrier::ErrorInfo>());
  EXPECT_EQ(members("Refusal"), table_of<carrier::MessageOnly>());
}

TEST(OpenApi, TellsWhereXmlIsNotAsJsonIs) {
  const json::object all = document();
  const auto rows = names_of(at(schema(all, "ContactActivityXml"), {"properties"}));
  EXPECT_EQ(rows.size(), table_of<carrier::ContactActivity>().size());
  EXPECT_EQ(rows.front(), carrier::wire_name(&carrier::ContactActivity::table_right));

  EXPECT_FALSE(at(schema(all, "ErrorXml"), {"properties"})
                   .contains(carrier::wire_name(&carrier::ErrorInfo::error)));
}

TEST(OpenApi, TellsLengthsFromTheTable) {
  const json::object all = document();
  carrier::for_each_field<carrier::ContactActivity>([&](const auto& field) {
    const json::object& told = at(schema(all, "ContactActivity"), {"properties", field.name});
    ASSERT_EQ(told.contains("maxLength"), field.length_max != 0) << field.name;
    if (field.length_max == 0) return;
    EXPECT_EQ(told.at("maxLength").to_number<std::size_t>(), field.length_max) << field.name;
  });
}

// $select may null whatever it likes [wire: $select].
TEST(OpenApi, LetsEveryMemberOfARowBeNull) {
  const json::object all = document();
  for (const auto& [name, told] : at(schema(all, "ContactActivity"), {"properties"})) {
    EXPECT_NE(json::serialize(told).find("\"null\""), std::string::npos) << name;
  }
  EXPECT_EQ(json::serialize(schema(all, "Error")).find("\"null\""), std::string::npos);
}

TEST(OpenApi, TellsEveryNameOfAnAction) {
  const json::object all = document();
  const json::array& told = schema(all, "ContactAction").at("enum").as_array();
  ASSERT_EQ(told.size(), codec::action_flags().size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    EXPECT_EQ(told[i].as_string(), codec::action_flags()[i].name);
  }
}

void must_refer_to_all(const json::value& all) {
  std::set<std::string, std::less<>> referred;
  for_each_object(all, [&](const json::object& object) {
    if (const auto* where = object.if_contains("$ref")) referred.emplace(where->as_string());
  });
  std::set<std::string, std::less<>> there;
  for (const auto& [kind, things] : at(all.as_object(), {"components"})) {
    if (kind == "securitySchemes") continue;
    for (const auto& [name, thing] : things.as_object()) {
      there.insert("#/components/" + std::string(kind) + "/" + std::string(name));
    }
  }
  EXPECT_EQ(referred, there);
}

TEST(OpenApi, RefersOnlyToWhatIsThereAndKeepsNothingThatNobodyNeeds) {
  for (const bool online : {false, true}) must_refer_to_all(document(online));
}

TEST(OpenApi, NamesEveryOperationOnce) {
  std::set<std::string, std::less<>> ids;
  const auto all = operations(document());
  for (const json::object& operation : all) ids.emplace(operation.at("operationId").as_string());
  EXPECT_EQ(ids.size(), all.size());
}

TEST(OpenApi, TellsEveryStatusThatThereIs) {
  const json::object all = document();
  const json::object& told =
      at(all, {"paths", "/api/v1/Agents/Contact/GetMyActiveContacts", "post", "responses"});
  for (unsigned status = 200; status < 600; ++status) {
    const auto known = static_cast<http::Status>(status);
    const bool given =
        status == 500 || http::reason(known) != http::reason(http::Status::InternalServerError);
    const bool of_the_call =
        given && known != http::Status::NoContent && known != http::Status::SeeOther &&
        known != http::Status::NotModified && known != http::Status::Conflict &&
        known != http::Status::PreconditionFailed && known != http::Status::PermanentRedirect;
    EXPECT_EQ(told.contains(std::to_string(status)), of_the_call) << status;
  }
}

// Only the address of the page is not the same with and without the slash at its end.
TEST(OpenApi, TellsOfThePageThatItStandsBehindASlash) {
  const json::object all = document();
  for (const auto& [path, item] : at(all, {"paths"})) {
    for (const auto& [verb, operation] : item.as_object()) {
      const bool told = operation.at("responses").as_object().contains("308");
      EXPECT_EQ(told, path == "/reference/" && verb != "options") << verb << " " << path;
    }
  }
}

// A preflight is the only thing that is refused without a word [wire: CORS].
TEST(OpenApi, TellsThatAPreflightMayBeRefusedWithoutABody) {
  const json::object all = document();
  for (const auto& [path, item] : at(all, {"paths"})) {
    if (!item.as_object().contains("options")) continue;  // told in the introduction
    EXPECT_EQ(at(item.as_object(), {"options", "responses", "403"}).at("$ref").as_string(),
              "#/components/responses/ForbiddenPreflight");
  }
  for (const auto& [key, response] : at(all, {"components", "responses"})) {
    EXPECT_EQ(response.as_object().contains("content"), key != "ForbiddenPreflight") << key;
  }
}

// What a viewer fills in by itself would be sent by whoever tries a call, gzip for instance.
TEST(OpenApi, ShowsExamplesOfParametersWithoutFillingThemIn) {
  const json::object all = document();
  for (const auto& [key, parameter] : at(all, {"components", "parameters"})) {
    EXPECT_FALSE(parameter.as_object().contains("example")) << key;
    EXPECT_FALSE(at(parameter.as_object(), {"schema"}).contains("example")) << key;
    EXPECT_FALSE(at(parameter.as_object(), {"schema"}).at("examples").as_array().empty()) << key;
  }
}

TEST(OpenApi, NamesTheRootsOfListsInXml) {
  const json::object all = document();
  const auto root = [&](std::string_view name) {
    return std::string(at(schema(all, name), {"xml"}).at("name").as_string());
  };
  EXPECT_EQ(root("ArrayOfContactActivityXml"), "ArrayOfContactActivity");
  EXPECT_EQ(root("CatalogueXml"), "ArrayOfCall");
  EXPECT_EQ(root("TimeZonesXml"), "ArrayOfTimeZoneRow");
  EXPECT_EQ(root("LanguagesXml"), "ArrayOfstring");
}

TEST(OpenApi, NeedsCredentialsWhereTheServerDoes) {
  for (const route::Route& route : route::all_routes()) {
    if (route.standing == route::Standing::Installation) continue;
    const json::object all = document();
    for (const auto& [verb, operation] : at(all, {"paths", route.path})) {
      const bool told = !operation.at("security").as_array().empty();
      const bool described = route.post && verb != "post";
      EXPECT_EQ(told, route.needs_caller && !described && verb != "options")
          << verb << " " << route.path;
    }
  }
}

TEST(OpenApi, TellsTheLimitsThatAreSet) {
  const json::object all = document();
  const auto& too_large = at(all, {"components", "responses"}).at("ContentTooLarge");
  EXPECT_NE(too_large.at("description").as_string().find("123456 bytes"), std::string::npos);
  const auto& categories = at(schema(all, "GetMyActiveContactsRequest"), {"properties"})
                               .at(carrier::wire_name(&carrier::ActiveContactsRequest::categories));
  EXPECT_EQ(categories.at("maxItems").to_number<std::size_t>(), carrier::kCategoriesMax);
}

TEST(OpenApi, AnswersInItsExamplesWithWholeRows) {
  const json::object all = document();
  const json::object& content = at(all, {"paths", "/api/v1/Agents/Contact/GetMyActiveContacts",
                                         "post", "responses", "200", "content"});
  ASSERT_EQ(content.size(), 6U);
  const json::value& row =
      at(content, {"application/json", "examples", "oneRow"}).at("value").as_array().at(0);
  EXPECT_EQ(names_of(row.as_object()), table_of<carrier::ContactActivity>());
}

TEST(OpenApi, TakesEveryTypeOfBodyWithAnExample) {
  const json::object all = document();
  const json::object& content = at(all, {"paths", "/api/v1/Agents/Contact/GetMyActiveContacts",
                                         "post", "requestBody", "content"});
  EXPECT_EQ(content.size(), 7U);
  for (const auto& [type, media] : content) {
    EXPECT_FALSE(media.at("examples").as_object().empty()) << type;
  }
}

template <class... Methods>
void must_tell(const json::object& all, const std::tuple<Methods...>& table) {
  const auto must = [&](const auto& method) {
    const std::string path =
        "/api/v1/Agents/" + std::string(method.agent) + "/" + std::string(method.name);
    const json::object& post = at(all, {"paths", path, "post"});
    EXPECT_EQ(post.at("summary").as_string(), method.summary) << path;
    const json::object& first = post.at("parameters").as_array().front().as_object();
    EXPECT_EQ(first.contains("name") && first.at("name").as_string() == method.query,
              !method.query.empty())
        << path;
  };
  std::apply([&](const auto&... method) { (must(method), ...); }, table);
}

TEST(OpenApi, TellsEveryMethodOfAService) {
  const json::object all = document();
  must_tell(all, agent::kAppointmentMethods);
  must_tell(all, agent::kContactMethods);
  must_tell(all, agent::kDocumentMethods);
  must_tell(all, agent::kListMethods);
  must_tell(all, agent::kAssociateMethods);
  must_tell(all, agent::kUserMethods);
  must_tell(all, agent::kMdoMethods);
  must_tell(all, agent::kPersonMethods);
}

TEST(OpenApi, TellsWhatAMethodIsSentAndAnswers) {
  const json::object all = document();
  const json::object& save = at(all, {"paths", "/api/v1/Agents/Contact/SaveContactEntity", "post"});
  EXPECT_EQ(at(save, {"requestBody", "content", "application/json", "schema"}).at("$ref"),
            "#/components/schemas/ContactEntitySent");
  EXPECT_EQ(at(save, {"responses", "200", "content", "text/json", "schema"}).at("$ref"),
            "#/components/schemas/ContactEntity");
  EXPECT_EQ(names_of(at(schema(all, "ContactEntity"), {"properties"})),
            table_of<carrier::ContactEntity>());
  const json::object& sent = at(schema(all, "ContactEntitySent"), {"properties"});
  EXPECT_TRUE(sent.contains("Name"));
  EXPECT_FALSE(sent.contains("UpdatedDate"));  // the server's own
  EXPECT_EQ(names_of(at(schema(all, "AssociateSent"), {"properties"})),
            std::vector<std::string_view>{"AssociateId"});
  const json::object& deleted =
      at(all, {"paths", "/api/v1/Agents/Contact/DeleteContactEntity", "post"});
  EXPECT_FALSE(deleted.contains("requestBody"));
  EXPECT_TRUE(at(deleted, {"responses"}).contains("204"));
  EXPECT_FALSE(at(deleted, {"responses"}).contains("200"));
}

TEST(OpenApi, TellsEntitiesByRest) {
  const json::object all = document();
  for (const route::EntityVerb& verb : route::kEntityVerbs) {
    const json::object& item = at(all, {"paths", route::path_of(verb, "Contact")});
    EXPECT_EQ(item.at(ascii_lower(verb.verb)).at("summary").as_string(),
              route::line_of(verb, "company"));
  }
  const json::object& one = at(all, {"paths", "/api/v1/Contact/{id}"});
  const auto has = [&](std::string_view verb, std::string_view status) {
    return at(one, {verb, "responses"}).contains(status);
  };
  EXPECT_TRUE(has("get", "304") && has("get", "404") && !has("get", "412"));
  EXPECT_TRUE(has("put", "412") && has("put", "415") && !has("put", "409"));
  EXPECT_TRUE(has("patch", "412") && has("patch", "409"));
  EXPECT_TRUE(has("delete", "204") && has("delete", "412") && !has("delete", "415"));
  const auto members = names_of(at(schema(all, "ContactEntityWithLinks"), {"properties"}));
  EXPECT_EQ(members.back(), carrier::kLinksMember);
  EXPECT_EQ(members.size(), table_of<carrier::ContactEntity>().size() + 1);
}

TEST(OpenApi, BeginsAtTheServerThatIsNamed) {
  Settings settings;
  settings.server_url = "https://crm.example.test/crm";
  const json::value told = json::parse(openapi_document(settings));
  EXPECT_EQ(told.at("servers").at(0).at("url").as_string(), "https://crm.example.test/crm");
}

}  // namespace
}  // namespace crm::reference
