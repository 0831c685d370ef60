#include "tests/support/plain_answer.h"

#include <chrono>
#include <string_view>
#include <vector>

#include "tests/support/plain_rights.h"

namespace crm {
namespace {

std::string_view action_name(ContactAction action) {
  switch (static_cast<int>(action)) {
    case 1:
      return "Created";
    case 2:
      return "Updated";
    case 4:
      return "NewActivity";
    case 8:
      return "ActivityCompleted";
    case 16:
      return "PersonAdded";
    case 32:
      return "PersonUpdated";
    default:
      return "DocumentAdded";
  }
}

std::string digits(std::int64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

// Of instants from 1970 on.
std::string utc_text(Instant at) {
  const auto days = at.ticks / kTicksPerSecond / 86'400;
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{days}}};
  const std::int64_t second = at.ticks / kTicksPerSecond % 86'400;
  std::string text = digits(static_cast<int>(day.year()), 4) + "-" +
                     digits(static_cast<unsigned>(day.month()), 2) + "-" +
                     digits(static_cast<unsigned>(day.day()), 2) + "T" + digits(second / 3600, 2) +
                     ":" + digits(second / 60 % 60, 2) + ":" + digits(second % 60, 2);
  if (at.ticks % kTicksPerSecond != 0) {
    text += "." + digits(at.ticks % kTicksPerSecond, 7);
    while (text.back() == '0') text.pop_back();
  }
  return text + "Z";
}

// One member behind the other, as text or as a number.
struct Member {
  std::string_view name;
  std::string value;
  bool is_text;
};

std::vector<Member> members(const store::Reader& reader, const OracleRow& row) {
  const Contact contact = *reader.contact(row.contact);
  const Associate owner = *reader.associate(contact.owner);
  const auto category = reader.category(contact.category);
  std::string actor_name;
  PersonId actor_person = kNoPerson;
  if (const auto actor = reader.associate(row.actor)) {
    actor_name = actor->full_name;
    if (const auto person = reader.person(actor->person)) {
      actor_person = person->id;
      actor_name = person->last_name;
    }
  }
  return {{"ContactId", std::to_string(raw(row.contact)), false},
          {"Department", contact.department, true},
          {"OrgNr", contact.org_nr, true},
          {"Name", contact.name, true},
          {"URL", contact.url, true},
          {"AssociateFullName", owner.full_name, true},
          {"Action", std::string(action_name(row.action)), true},
          {"ActionTime", utc_text(row.at), true},
          {"Category", category ? category->name : "", true},
          {"ActivityPersonName", actor_name, true},
          {"ActionId", std::to_string(row.subject), false},
          {"PersonId", std::to_string(raw(row.person)), false},
          {"ActivityPersonId", std::to_string(raw(actor_person)), false},
          {"AssociateId", std::to_string(raw(contact.owner)), false}};
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string json_right(const std::string& mask, const std::string& reason) {
  return R"({"Mask":)" + quoted(mask) + R"(,"Reason":)" + quoted(reason) + "}";
}

std::string element(std::string_view name, std::string_view content) {
  return "<" + std::string(name) + ">" + std::string(content) + "</" + std::string(name) + ">";
}

std::string xml_right(const std::string& words, const std::string& reason) {
  return element("Mask", words) + element("Reason", reason);
}

}  // namespace

std::string plain_json(const store::Reader& reader, const OracleQuestion& question) {
  std::string body;
  for (const OracleRow& row : oracle_answer(reader, question)) {
    body += body.empty() ? "[{" : ",{";
    for (const Member& each : members(reader, row)) {
      body += quoted(each.name) + ":" + (each.is_text ? quoted(each.value) : each.value) + ",";
    }
    const auto right = plain_table_right(reader, question.owner, *reader.contact(row.contact));
    body += R"("TableRight":)" + json_right(plain_table_mask(right.bits), right.reason) +
            R"(,"FieldProperties":)";
    char before = '{';
    for (const PlainField& field : plain_fields(right)) {
      body += before + quoted(field.key) + R"(:{"FieldRight":)" +
              json_right(plain_field_mask(field.right.bits), field.right.reason) +
              R"(,"FieldType":)" + quoted(field.type) + R"(,"FieldLength":)" +
              std::to_string(field.length) + "}";
      before = ',';
    }
    body += "}}";
  }
  return body.empty() ? "[]" : body + "]";
}

std::string plain_xml(const store::Reader& reader, const OracleQuestion& question) {
  const std::string start = R"(<?xml version="1.0" encoding="utf-8"?><ArrayOfContactActivity )"
                            R"(xmlns:i="http://www.w3.org/2001/XMLSchema-instance")";
  std::string rows;
  for (const OracleRow& row : oracle_answer(reader, question)) {
    const auto right = plain_table_right(reader, question.owner, *reader.contact(row.contact));
    std::string fields;
    for (const PlainField& field : plain_fields(right)) {
      const std::string value =
          element("FieldRight",
                  xml_right(plain_field_words(field.right.bits), field.right.reason)) +
          element("FieldType", field.type) + element("FieldLength", std::to_string(field.length));
      fields += element("FieldPropertyDictionaryKeyValuePair",
                        element("Key", field.key) + element("Value", value));
    }
    std::string content =
        element("TableRight", xml_right(plain_table_words(right.bits), right.reason)) +
        element("FieldProperties", fields);
    for (const Member& each : members(reader, row)) content += element(each.name, each.value);
    rows += element("ContactActivity", content);
  }
  return rows.empty() ? start + " />" : start + ">" + rows + "</ArrayOfContactActivity>";
}

}  // namespace crm
