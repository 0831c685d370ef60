// The six files of an import, each described once: its columns in order, how each is read, how long
// it may be, and which table it refers to. Headers, checks and messages all come from here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::import {

// In the order in which rows are written: nothing refers to a later table but associates to
// persons.
enum class Table : std::uint8_t {
  Associates,
  Categories,
  Contacts,
  Persons,
  Appointments,
  Documents,
};

inline constexpr std::size_t kTableCount = 6;
inline constexpr std::size_t kColumnsMax = 12;
inline constexpr std::size_t kIdColumn = 0;  // of every table

[[nodiscard]] constexpr std::size_t index(Table table) { return static_cast<std::size_t>(table); }

// Nothing refers to rows of the other two.
[[nodiscard]] constexpr bool is_referred_to(Table table) { return table <= Table::Persons; }

enum class Reads : std::uint8_t { Id, Text, Time, Reference, VisibleFor };

struct Column {
  std::string_view name;
  Reads reads = Reads::Text;
  bool may_be_empty = false;
  bool may_be_absent = false;           // then a stored row keeps what it has
  std::size_t length_max = 0;           // of a Text, in code points
  Table refers_to = Table::Associates;  // of a Reference or VisibleFor
};

struct Shape {
  Table table;
  std::string_view name;  // "persons"
  std::string_view one;   // "a person"
  std::string_view file;  // "persons.csv"
  std::span<const Column> columns;
};

// Where each column stands in the descriptions.
struct AssociateColumns {
  enum : std::uint8_t { Id, Login, FullName, Person, UserGroup };
};
struct CategoryColumns {
  enum : std::uint8_t { Id, Name };
};
struct ContactColumns {
  enum : std::uint8_t {
    Id,
    Name,
    Department,
    OrgNr,
    Url,
    Category,
    Owner,
    Registered,
    RegisteredBy,
    Updated,
    UpdatedBy
  };
};
struct PersonColumns {
  enum : std::uint8_t {
    Id,
    Contact,
    FirstName,
    LastName,
    Email,
    Registered,
    RegisteredBy,
    Updated,
    UpdatedBy
  };
};
struct AppointmentColumns {
  enum : std::uint8_t {
    Id,
    Contact,
    Person,
    Owner,
    Title,
    Registered,
    RegisteredBy,
    Start,
    End,
    CompletedAt,
    CompletedBy,
    VisibleFor
  };
};
struct DocumentColumns {
  enum : std::uint8_t { Id, Contact, Person, Title, Registered, RegisteredBy, Owner, VisibleFor };
};

[[nodiscard]] const Shape& shape_of(Table table);
[[nodiscard]] std::optional<Table> table_of_file(std::string_view file);
// "associates.csv, categories.csv, …"
[[nodiscard]] std::string all_files();

// At which place of a file's rows each column stands: files may order their columns as they like.
class Layout {
 public:
  // Refuses a header with a missing, unknown or doubled column, and says what was expected. Columns
  // that may be absent may be missing.
  [[nodiscard]] static Result<Layout> read(const Shape& shape,
                                           std::span<const std::string_view> header);

  // None for a column that is absent.
  [[nodiscard]] std::optional<std::size_t> place(std::size_t column) const {
    return places_.at(column);
  }
  // How many columns the file has.
  [[nodiscard]] std::size_t fields() const { return fields_; }
  // The column at a place.
  [[nodiscard]] std::size_t column(std::size_t place) const;

 private:
  std::array<std::optional<std::size_t>, kColumnsMax> places_{};
  std::size_t fields_ = 0;
};

}  // namespace crm::import
