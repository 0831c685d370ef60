// $select: the members it chooses are those that a slow reader of the query chooses, rows written
// by a plan are what the table's writers make of them, and the XML is well-formed and gives back
// the text that went in, but for what XML cannot hold.
#include <expat.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "codec/activity_writer.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "codec/prepared.h"
#include "negotiate/select.h"

namespace {

using crm::carrier::AnswerFormat;
using crm::carrier::ContactActivity;
using crm::carrier::Presentation;
using crm::carrier::Selection;

using Path = std::vector<std::string>;

void require(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << what << '\n';
  std::abort();
}

// --- the slow reader

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at) {
      parts.emplace_back();
    } else {
      parts.back().push_back(c);
    }
  }
  return parts;
}

std::string plain(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.erase(0, 1);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

int digit(char c) {
  const auto at = std::string_view("0123456789abcdefABCDEF").find(c);
  if (at == std::string_view::npos) return -1;
  return static_cast<int>(at < 16 ? at : at - 6);
}

std::string decoded(std::string text) {
  std::replace(text.begin(), text.end(), '+', ' ');
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out.push_back(text[i]);
      continue;
    }
    if (i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) return text;
    out.push_back(static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])));
    i += 2;
  }
  return out;
}

struct Chosen {
  bool any = false;         // something stands in $select
  std::vector<Path> paths;  // an empty path is everything
};

Chosen choose_slowly(const std::string& query) {
  Chosen chosen;
  for (const std::string& pair : split(query, '&')) {
    const std::string key = pair.substr(0, pair.find('='));
    if (plain(decoded(key)) != "$select" || key.size() == pair.size()) continue;
    for (const std::string& item : split(decoded(pair.substr(key.size() + 1)), ',')) {
      if (plain(item).empty()) continue;
      chosen.any = true;
      Path path;
      bool says_something = false;
      for (const std::string& part : split(item, '/')) {
        const std::string name = plain(part);
        if (name.empty()) continue;
        says_something = true;
        if (name == "*" || path.size() == Selection::kDepthMax) break;
        path.push_back(name);
      }
      if (says_something) chosen.paths.push_back(path);
    }
  }
  return chosen;
}

bool begins_with(const Path& path, const Path& front) {
  return front.size() <= path.size() && std::equal(front.begin(), front.end(), path.begin());
}

// How much of the member there is told: nothing, some, all.
char told_slowly(const Chosen& chosen, const Path& member) {
  if (!chosen.any) return 'a';
  char told = 'n';
  for (const Path& path : chosen.paths) {
    if (begins_with(member, path)) return 'a';
    if (begins_with(path, member)) told = 's';
  }
  return told;
}

char told(const Selection& selection, const Path& member) {
  const Selection* at = &selection;
  for (const std::string& name : member) {
    at = at->below(name);
    if (at == nullptr) return 'n';
  }
  return at->is_all() ? 'a' : 's';
}

// Every member that a row has, however deep.
const std::vector<Path>& all_members() {
  static const std::vector<Path> kMembers = [] {
    std::vector<Path> members{{"tableright", "mask"}, {"tableright", "reason"}};
    crm::carrier::for_each_field<ContactActivity>(
        [&](const auto& field) { members.push_back({crm::ascii_lower(field.name)}); });
    for (const auto& property : crm::carrier::field_properties(crm::carrier::ContactRights::Full)) {
      const Path entry{"fieldproperties", crm::ascii_lower(property.key)};
      for (const Path& below :
           {Path{}, Path{"fieldright"}, Path{"fieldright", "mask"}, Path{"fieldright", "reason"},
            Path{"fieldtype"}, Path{"fieldlength"}}) {
        members.push_back(entry);
        members.back().insert(members.back().end(), below.begin(), below.end());
      }
    }
    return members;
  }();
  return kMembers;
}

// --- rows both ways

ContactActivity row_with(const std::string& text) {
  ContactActivity row;
  row.contact_id = crm::ContactId{42};
  row.department = row.url = row.name = row.category = text;
  row.associate_full_name = "Kari \"K\" Eier";
  row.activity_person_name = text + "\\";
  row.action = crm::ContactAction::ActivityCompleted;
  row.action_time = crm::Instant{crm::kEarliest.ticks / 2};
  row.action_id = -1;
  row.table_right = crm::carrier::table_right(crm::carrier::ContactRights::Full);
  row.field_properties = crm::carrier::field_properties(crm::carrier::ContactRights::Full);
  return row;
}

std::string by_table(const std::vector<ContactActivity>& rows, AnswerFormat format,
                     const Presentation& presentation) {
  std::string out;
  if (format == AnswerFormat::Xml) {
    crm::codec::append_xml_document(out, rows, presentation, presentation.selection);
  } else {
    crm::codec::append_json(out, rows, presentation, presentation.selection);
  }
  return out;
}

// So many of the same row. Their names have one address, as those of a page do.
std::string by_plan(std::size_t count, const ContactActivity& row, AnswerFormat format,
                    const Presentation& presentation) {
  static const crm::codec::ActivityWriter kWriter;
  const std::string company =
      crm::codec::prepare_company({row.contact_id, row.department, row.org_nr, row.name, row.url});
  const std::string associate = crm::codec::prepare_text(row.associate_full_name);
  const std::string category = crm::codec::prepare_text(row.category);
  const std::string person = crm::codec::prepare_text(row.activity_person_name);
  const std::vector<crm::carrier::PreparedActivity> prepared(
      count, {company, associate, category, person, row.action, row.action_time, row.action_id,
              row.person_id, row.activity_person_id, row.associate_id});
  std::string out;
  kWriter.append(out, format, prepared, presentation);
  return out;
}

// --- what a reader of XML sees

struct Seen {
  bool in_name = false;
  std::vector<std::string> names;  // the texts of all elements Name
};

void XMLCALL start(void* seen, const XML_Char* name, const XML_Char** /*attributes*/) {
  auto& at = *static_cast<Seen*>(seen);
  at.in_name = std::string_view(name) == "Name";
  if (at.in_name) at.names.emplace_back();
}
void XMLCALL end(void* seen, const XML_Char* /*name*/) {
  static_cast<Seen*>(seen)->in_name = false;
}
void XMLCALL text(void* seen, const XML_Char* characters, int size) {
  auto& at = *static_cast<Seen*>(seen);
  if (at.in_name) at.names.back().append(characters, static_cast<std::size_t>(size));
}

Seen seen_in(const std::string& xml) {
  Seen seen;
  XML_Parser parser = XML_ParserCreate(nullptr);
  XML_SetUserData(parser, &seen);
  XML_SetElementHandler(parser, start, end);
  XML_SetCharacterDataHandler(parser, text);
  const auto status = XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), 1);
  if (status != XML_STATUS_OK) {
    std::cerr << XML_ErrorString(XML_GetErrorCode(parser)) << ": " << xml << '\n';
    std::abort();
  }
  XML_ParserFree(parser);
  return seen;
}

// What XML 1.0 can hold of a text in UTF-8, code point by code point.
std::string held_by_xml(const std::string& utf8) {
  std::string held;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t bytes = lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
    std::uint32_t point = bytes == 1 ? lead : lead & (0xFFU >> (bytes + 1));
    for (std::size_t k = 1; k < bytes; ++k) {
      point = point << 6U | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    }
    if (point == 0x9 || point == 0xA || point == 0xD || (point >= 0x20 && point <= 0xD7FF) ||
        (point >= 0xE000 && point <= 0xFFFD) || point >= 0x10000) {
      held += utf8.substr(i, bytes);
    }
    i += bytes;
  }
  return held;
}

}  // namespace

// The first byte chooses how the answer is told; then the query, and behind a line feed a text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > 4000) return 0;
  const std::string input(data + 1, data + size);
  const std::string query = input.substr(0, input.find('\n'));
  std::string name = input.substr(std::min(query.size() + 1, input.size()));
  if (!crm::is_utf8(name)) name = "\xEF\xBF\xBE<&>\r";

  Presentation presentation;
  presentation.selection = crm::negotiate::read_select(query);
  const Chosen chosen = choose_slowly(query);
  for (const Path& member : all_members()) {
    require(told(presentation.selection, member) == told_slowly(chosen, member), member.back());
  }

  presentation.with_suffix = data[0] % 2 == 0;
  const bool in_words = data[0] / 2 % 2 == 1;
  if (in_words) {
    presentation.wording = crm::locale::Wording::in({crm::locale::Language::Norwegian},
                                                    crm::locale::Culture::of_tag("nb"));
  }
  const ContactActivity row = row_with(name);
  const std::vector<ContactActivity> rows(data[0] / 4 % 3, row);
  const std::string json = by_plan(rows.size(), row, AnswerFormat::Json, presentation);
  require(json == by_table(rows, AnswerFormat::Json, presentation), "JSON differs");
  const std::string xml = by_plan(rows.size(), row, AnswerFormat::Xml, presentation);
  require(xml == by_table(rows, AnswerFormat::Xml, presentation), "XML differs");

  const Seen seen = seen_in(xml);
  require(seen.names.size() == rows.size(), "rows are missing");
  const bool is_told = presentation.selection.below("Name") != nullptr;
  for (const std::string& each : seen.names) {
    if (!is_told) require(each.empty(), "a name that was not selected");
    if (is_told && !in_words) require(each == held_by_xml(name), "another name");
  }
  return 0;
}
