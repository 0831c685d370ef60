#include "import/tables.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "domain/lengths.h"

namespace crm::import {
namespace {

constexpr bool kMayBeEmpty = true;

constexpr Column id(std::string_view name) { return {.name = name, .reads = Reads::Id}; }
constexpr Column text(std::string_view name, std::size_t length_max, bool may_be_empty = false) {
  return {.name = name, .may_be_empty = may_be_empty, .length_max = length_max};
}
constexpr Column time(std::string_view name, bool may_be_empty = false) {
  return {.name = name, .reads = Reads::Time, .may_be_empty = may_be_empty};
}
constexpr Column reference(std::string_view name, Table to, bool may_be_empty = false) {
  return {.name = name, .reads = Reads::Reference, .may_be_empty = may_be_empty, .refers_to = to};
}

constexpr Column optional(Column column) {
  column.may_be_empty = true;
  column.may_be_absent = true;
  return column;
}

constexpr std::array kAssociates{
    id("associate_id"),
    text("login", lengths::kLogin),
    text("full_name", lengths::kFullName),
    reference("person_id", Table::Persons),
    text("user_group", lengths::kUserGroupName),
};

constexpr std::array kCategories{
    id("category_id"),
    text("name", lengths::kCategoryName),
};

constexpr std::array kContacts{
    id("contact_id"),
    text("name", lengths::kContactName),
    text("department", lengths::kDepartment, kMayBeEmpty),
    text("org_nr", lengths::kOrgNr, kMayBeEmpty),
    text("url", lengths::kUrl, kMayBeEmpty),
    reference("category_id", Table::Categories),
    reference("associate_id", Table::Associates),
    time("registered"),
    reference("registered_by", Table::Associates),
    time("updated"),
    reference("updated_by", Table::Associates),
};

constexpr std::array kPersons{
    id("person_id"),
    reference("contact_id", Table::Contacts),
    text("first_name", lengths::kPersonName),
    text("last_name", lengths::kPersonName, kMayBeEmpty),
    text("email", lengths::kEmail, kMayBeEmpty),
    time("registered"),
    reference("registered_by", Table::Associates),
    time("updated"),
    reference("updated_by", Table::Associates),
};

constexpr std::array kAppointments{
    id("appointment_id"),
    reference("contact_id", Table::Contacts),
    reference("person_id", Table::Persons, kMayBeEmpty),
    reference("associate_id", Table::Associates),
    text("title", lengths::kAppointmentTitle),
    time("registered"),
    reference("registered_by", Table::Associates),
    time("start"),
    time("end"),
    time("completed_at", kMayBeEmpty),
    reference("completed_by", Table::Associates, kMayBeEmpty),
    optional({.name = "visible_for", .reads = Reads::VisibleFor}),
};

constexpr std::array kDocuments{
    id("document_id"),
    reference("contact_id", Table::Contacts),
    reference("person_id", Table::Persons, kMayBeEmpty),
    text("title", lengths::kDocumentHeader),
    time("registered"),
    reference("registered_by", Table::Associates),
    optional(reference("associate_id", Table::Associates)),
    optional({.name = "visible_for", .reads = Reads::VisibleFor}),
};

static_assert(kAssociates.size() == AssociateColumns::UserGroup + 1);
static_assert(kCategories.size() == CategoryColumns::Name + 1);
static_assert(kContacts.size() == ContactColumns::UpdatedBy + 1);
static_assert(kPersons.size() == PersonColumns::UpdatedBy + 1);
static_assert(kAppointments.size() == AppointmentColumns::VisibleFor + 1);
static_assert(kDocuments.size() == DocumentColumns::VisibleFor + 1);
static_assert(std::max(kContacts.size(), kAppointments.size()) == kColumnsMax);

constexpr std::array<Shape, kTableCount> kShapes{{
    {Table::Associates, "associates", "an associate", "associates.csv", kAssociates},
    {Table::Categories, "categories", "a category", "categories.csv", kCategories},
    {Table::Contacts, "contacts", "a contact", "contacts.csv", kContacts},
    {Table::Persons, "persons", "a person", "persons.csv", kPersons},
    {Table::Appointments, "appointments", "an appointment", "appointments.csv", kAppointments},
    {Table::Documents, "documents", "a document", "documents.csv", kDocuments},
}};

template <class Named>
std::string listed(const Named& things,
                   std::string_view (*name)(const std::ranges::range_value_t<Named>&)) {
  std::string list;
  for (const auto& thing : things) {
    if (!list.empty()) list += ',';
    list += name(thing);
  }
  return list;
}

tl::unexpected<Error> wrong_header(const Shape& shape, const std::string& what) {
  return refuse(ErrorKind::BadRequest,
                "line 1: " + what + "; expected the columns " +
                    listed(shape.columns, [](const Column& column) { return column.name; }));
}

}  // namespace

const Shape& shape_of(Table table) { return kShapes.at(index(table)); }

std::optional<Table> table_of_file(std::string_view file) {
  const auto* const found = std::ranges::find(kShapes, file, &Shape::file);
  if (found == kShapes.end()) return std::nullopt;
  return found->table;
}

std::string all_files() {
  return listed(kShapes, [](const Shape& shape) { return shape.file; });
}

Result<Layout> Layout::read(const Shape& shape, std::span<const std::string_view> header) {
  Layout layout;
  const auto& columns = shape.columns;
  std::array<bool, kColumnsMax> seen{};
  for (std::size_t place = 0; place < header.size(); ++place) {
    const auto found = std::ranges::find(columns, header[place], &Column::name);
    if (found == columns.end()) {
      return wrong_header(shape, "unknown column \"" + excerpt(header[place], 60) + "\"");
    }
    const auto column = static_cast<std::size_t>(found - columns.begin());
    if (seen.at(column)) {
      return wrong_header(shape, "column \"" + std::string(header[place]) + "\" stands twice");
    }
    seen.at(column) = true;
    layout.places_.at(column) = place;
    ++layout.fields_;
  }
  for (std::size_t column = 0; column < columns.size(); ++column) {
    if (!seen.at(column) && !columns[column].may_be_absent) {
      return wrong_header(shape, "no column \"" + std::string(columns[column].name) + "\"");
    }
  }
  return layout;
}

std::size_t Layout::column(std::size_t place) const {
  return static_cast<std::size_t>(std::ranges::find(places_, place) - places_.begin());
}

}  // namespace crm::import
