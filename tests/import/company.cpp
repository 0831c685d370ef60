#include "tests/import/company.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/text.h"
#include "tests/support/file_text.h"

namespace crm::import {
namespace {

Summary value_of(Result<Summary> summary) {
  if (!summary) throw std::runtime_error(summary.error().detail);
  return std::move(*summary);
}

std::string_view word(EventKind kind) {
  switch (kind) {
    case EventKind::Happened:
      return "Happened";
    case EventKind::Withdrawn:
      return "Withdrawn";
    case EventKind::Restored:
      return "Restored";
    case EventKind::Relinked:
      return "Relinked";
    case EventKind::OwnerChanged:
      return "OwnerChanged";
    default:
      return "Other";
  }
}

std::string_view word(SubjectTable table) {
  switch (table) {
    case SubjectTable::Contact:
      return "contact";
    case SubjectTable::Person:
      return "person";
    case SubjectTable::Appointment:
      return "appointment";
    case SubjectTable::Document:
      return "document";
  }
  return "?";
}

template <class Id>
std::string number(Id id) {
  return std::to_string(raw(id));
}

std::string sentence(const Event& event) {
  std::ostringstream out;
  if (event.kind != EventKind::Happened) out << word(event.kind) << ' ';
  if (event.action != 0) out << name(static_cast<ContactAction>(event.action)) << ' ';
  out << "on " << number(event.contact) << ": " << word(event.subject.table) << ' '
      << event.subject.id;
  if (event.person != kNoPerson) out << ", person " << number(event.person);
  if (event.action != 0) out << ", " << utc_text(event.stamp.at);
  out << " by " << number(event.stamp.by);
  if (event.previous != 0) out << ", from " << event.previous;
  return out.str();
}

std::string stamp(const std::optional<Stamp>& stamp) {
  return stamp ? utc_text(stamp->at) + "/" + number(stamp->by) : "none";
}

}  // namespace

Company::Company() {
  write("associates.csv",
        "associate_id,login,full_name,person_id,user_group\r\n"
        "1,anna,Anna Berg,11,Sales\r\n"
        "2,bo,Bo Dahl,12,Office\r\n");
  write("categories.csv",
        "category_id,name\r\n"
        "1,\"US:\"\"Customer\"\";NO:\"\"Kunde\"\"\"\r\n");
  write("contacts.csv",
        "contact_id,name,department,org_nr,url,category_id,associate_id,registered,registered_by,"
        "updated,updated_by\r\n"
        "5,Acme,Oslo,NO 1,https://acme.test,1,1,2024-01-02T08:00:00Z,1,2024-02-01T08:00:00Z,2\r\n"
        "6,Own Company,,,,1,2,2024-01-01T07:00:00Z,2,2024-01-01T07:00:00Z,2\r\n");
  write("persons.csv",
        "person_id,contact_id,first_name,last_name,email,registered,registered_by,updated,"
        "updated_by\r\n"
        "11,6,Anna,Berg,anna@own.test,2024-01-01T07:10:00Z,2,2024-01-01T07:10:00Z,2\r\n"
        "12,6,Bo,Dahl,bo@own.test,2024-01-01T07:20:00Z,2,2024-01-01T07:20:00Z,2\r\n"
        "13,5,Carl,,,2024-01-03T08:00:00Z,1,2024-02-03T08:00:00Z,2\r\n");
  write("appointments.csv",
        "appointment_id,contact_id,person_id,associate_id,title,registered,registered_by,start,"
        "end,completed_at,completed_by\r\n"
        "21,5,13,1,\"Visit, then lunch\",2024-03-01T09:00:00Z,2,2024-03-05T11:00:00Z,"
        "2024-03-05T12:00:00Z,2024-03-05T12:30:00Z,1\r\n"
        "22,6,,2,Call,2024-03-02T09:00:00Z,2,2024-03-06T11:00:00Z,2024-03-06T11:00:00Z,,\r\n");
  write("documents.csv",
        "document_id,contact_id,person_id,title,registered,registered_by\r\n"
        "31,5,13,Offer,2024-04-01T10:00:00Z,2\r\n");
}

void Company::write(std::string_view name, std::string_view text) const {
  std::ofstream out(file(name), std::ios::binary | std::ios::trunc);
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + file(name).string());
}

void Company::row(std::string_view name, std::size_t line, std::string_view text) const {
  std::string whole = text_of(name);
  std::size_t begin = 0;
  for (std::size_t at = 1; at < line; ++at) begin = whole.find("\r\n", begin) + 2;
  whole.replace(begin, whole.find("\r\n", begin) - begin, text);
  write(name, whole);
}

void Company::add(std::string_view name, std::string_view row) const {
  write(name, text_of(name) + std::string(row) + "\r\n");
}

std::string Company::text_of(std::string_view name) const { return file_text(file(name)); }

Result<Summary> Company::try_import(const Settings& settings) const {
  return run(store, kOnlyTenant, {folder()}, settings);
}

Result<Summary> Company::try_files(const std::vector<std::string>& files,
                                   const Settings& settings) const {
  std::vector<std::filesystem::path> paths;
  for (const std::string& name : files) paths.push_back(file(name));
  return run(store, kOnlyTenant, paths, settings);
}

Summary Company::import(const Settings& settings) const { return value_of(try_import(settings)); }

Summary Company::import_files(const std::vector<std::string>& files,
                              const Settings& settings) const {
  return value_of(try_files(files, settings));
}

Settings skipping() {
  Settings settings;
  settings.skip_bad_rows = true;
  return settings;
}

std::string told(const Summary& summary) {
  std::string text;
  for (const RefusedRow& row : summary.refused) {
    text += row.file + ":" + std::to_string(row.line) + " " + row.column + " \"" + row.value +
            "\" " + row.reason + "\n";
  }
  return text;
}

std::string counted(const Summary& summary) {
  std::ostringstream out;
  for (const TableSummary& table : summary.tables) {
    if (!table.present) continue;
    out << table.table << ' ' << table.rows << ": " << table.inserted << " inserted, "
        << table.updated << " updated, " << table.unchanged << " unchanged, " << table.refused
        << " refused\n";
  }
  return out.str();
}

std::vector<std::string> log_of(const store::Store& store) {
  std::vector<std::string> lines;
  const auto read = store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
    reader.each_event([&](const Event& event) { lines.push_back(sentence(event)); });
    return {};
  });
  if (!read) throw std::runtime_error(read.error().detail);
  return lines;
}

std::string picture_of(const store::Store& store) {
  std::ostringstream out;
  const auto read = store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
    reader.each_associate([&](const Associate& row) {
      out << "associate " << raw(row.id) << ' ' << row.login << '|' << row.full_name << '|'
          << raw(row.person) << '|' << raw(row.group) << '\n';
    });
    reader.each_category(
        [&](const Category& row) { out << "category " << raw(row.id) << ' ' << row.name << '\n'; });
    reader.each_contact([&](const Contact& row) {
      out << "contact " << raw(row.id) << ' ' << row.name << '|' << row.department << '|'
          << row.org_nr << '|' << row.url << '|' << raw(row.category) << '|' << raw(row.owner)
          << '|' << stamp(row.registered) << '|' << stamp(row.updated) << '\n';
    });
    reader.each_person([&](const Person& row) {
      out << "person " << raw(row.id) << ' ' << raw(row.contact) << '|' << row.first_name << '|'
          << row.last_name << '|' << row.email << '|' << stamp(row.registered) << '|'
          << stamp(row.updated) << '\n';
    });
    reader.each_appointment([&](const Appointment& row) {
      out << "appointment " << raw(row.id) << ' ' << raw(row.contact) << '|' << raw(row.person)
          << '|' << raw(row.owner) << '|' << static_cast<int>(row.type) << '|'
          << static_cast<int>(row.status) << '|' << row.title << '|' << utc_text(row.starts_at)
          << '|' << utc_text(row.ends_at) << '|' << stamp(row.registered) << '|' << stamp(row.done)
          << '\n';
    });
    reader.each_document([&](const Document& row) {
      out << "document " << raw(row.id) << ' ' << raw(row.contact) << '|' << raw(row.person) << '|'
          << raw(row.owner) << '|' << static_cast<int>(row.type) << '|'
          << static_cast<int>(row.status) << '|' << row.header << '|' << stamp(row.registered)
          << '\n';
    });
    return {};
  });
  if (!read) throw std::runtime_error(read.error().detail);
  for (const std::string& line : log_of(store)) out << line << '\n';
  return out.str();
}

}  // namespace crm::import
