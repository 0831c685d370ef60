#include "import/judge.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "domain/login.h"
#include "import/id_set.h"
#include "import/stored.h"
#include "import/visible_for.h"

namespace crm::import {
namespace {

// Appointments and documents name a contact and one of its persons in the same columns.
static_assert(std::size_t{AppointmentColumns::Contact} == DocumentColumns::Contact);
static_assert(std::size_t{AppointmentColumns::Person} == DocumentColumns::Person);

class Judge {
 public:
  Judge(const std::vector<TableFile>& files, const store::Reader& stored, const Settings& settings,
        Pace& pace)
      : files_(files), stored_(stored), settings_(settings), pace_(pace) {}

  Result<Verdict> run();

 private:
  enum class Look : std::uint8_t { Silent, Telling };
  using Visit = std::function<Result<void>(const Row&, const Rows&)>;

  Result<void> each_row(const TableFile& file, const Visit& visit) const;
  Result<void> collect(const TableFile& file);
  Result<void> look_at_all_referred_to(Look look);
  Result<void> look_at(const TableFile& file, Look look);

  std::optional<RowFlaw> flaw_of(const Shape& shape, const Row& row, bool is_first);
  std::optional<RowFlaw> flaw_of_reference(const Shape& shape, const Row& row, std::size_t at);
  std::optional<RowFlaw> flaw_of_group(const Row& row, std::size_t at) const;
  std::optional<RowFlaw> flaw_of_person(const Row& row);
  std::optional<RowFlaw> flaw_of_login(const Row& row);
  void refuse_row(const TableFile& file, const Row& row, RowFlaw flaw);
  void note_absent_persons();

  bool is_given(Table table) const;
  bool will_be_written(Table table, std::int32_t id) const;
  std::optional<std::int32_t> contact_of_person(std::int32_t person);
  std::uint64_t bytes_referred_to() const;
  Verdict::OfTable& of(Table table) { return verdict_.tables.at(index(table)); }

  const std::vector<TableFile>& files_;
  Stored stored_;
  const Settings& settings_;
  Pace& pace_;
  Verdict verdict_;

  // Of the tables that others refer to: ids that stand in the file, and those of them whose rows
  // have not been refused.
  std::array<IdSet, kTableCount> declared_;
  std::array<IdSet, kTableCount> taken_;
  IdMap contacts_of_persons_;
  std::set<std::string> groups_;  // that associates in the file are in
  bool has_changed_ = false;      // taken_, by the look under way

  // Of the file under way.
  IdSet seen_ids_;
  std::unordered_set<std::string> seen_logins_;
  std::uint64_t absent_persons_ = 0;
};

Result<Verdict> Judge::run() {
  for (const TableFile& file : files_) {
    if (!is_referred_to(file.shape().table)) continue;
    if (const auto ok = collect(file); !ok) return forward(ok);
  }
  // In strict mode nothing is written if anything is refused, so one refusal need not cause others:
  // the report names the causes alone.
  for (bool again = true; again; again = settings_.skip_bad_rows && has_changed_) {
    has_changed_ = false;
    if (const auto ok = look_at_all_referred_to(Look::Silent); !ok) return forward(ok);
  }
  const bool any_refused = std::ranges::any_of(
      verdict_.tables, [](const auto& table) { return !table.refused.empty(); });
  if (any_refused) {
    if (const auto ok = look_at_all_referred_to(Look::Telling); !ok) return forward(ok);
  }
  for (const TableFile& file : files_) {
    if (is_referred_to(file.shape().table)) continue;
    if (const auto ok = look_at(file, Look::Telling); !ok) return forward(ok);
  }
  note_absent_persons();
  return std::move(verdict_);
}

Result<void> Judge::each_row(const TableFile& file, const Visit& visit) const {
  if (const auto ok = pace_.begin(file.shape().name); !ok) return ok;
  auto rows = file.rows();
  if (!rows) return forward(rows);
  for (;;) {
    const auto next = rows->next();
    if (!next) return file.at(next.error());
    const std::optional<Row>& row = *next;
    if (!row) break;
    if (const auto ok = visit(*row, *rows); !ok) return ok;
  }
  if (const auto ok = file.file().check_unchanged(); !ok) return ok;
  return pace_.end(file.file().bytes());
}

// Learns which ids stand in a file that others refer to.
Result<void> Judge::collect(const TableFile& file) {
  IdSet& declared = declared_.at(index(file.shape().table));
  IdSet& taken = taken_.at(index(file.shape().table));
  seen_ids_.clear();
  return each_row(file, [&](const Row& row, const Rows& rows) {
    if (row.claimed_id != 0) declared.insert(row.claimed_id);
    const bool is_first = row.id() != 0 && seen_ids_.insert(row.id());
    if (is_first && !row.flaw) taken.insert(row.id());
    if (file.shape().table == Table::Associates) {
      groups_.emplace(row.cells[AssociateColumns::UserGroup].text);
    }
    return pace_.row(rows.bytes_done());
  });
}

Result<void> Judge::look_at_all_referred_to(Look look) {
  pace_.expect(bytes_referred_to());
  for (const TableFile& file : files_) {
    if (!is_referred_to(file.shape().table)) continue;
    if (const auto ok = look_at(file, look); !ok) return ok;
  }
  return {};
}

Result<void> Judge::look_at(const TableFile& file, Look look) {
  const Shape& shape = file.shape();
  const bool is_person = shape.table == Table::Persons;
  Verdict::OfTable& table = of(shape.table);
  table = {};
  seen_ids_.clear();
  seen_logins_.clear();
  if (shape.table == Table::Associates) absent_persons_ = 0;
  if (is_person) contacts_of_persons_.clear();
  const auto done = each_row(file, [&](const Row& row, const Rows& rows) {
    ++table.rows;
    const bool is_first = row.id() != 0 && seen_ids_.insert(row.id());
    if (auto flaw = flaw_of(shape, row, is_first)) {
      table.refused.push_back(table.rows);
      if (is_first && taken_.at(index(shape.table)).erase(row.id())) has_changed_ = true;
      if (look == Look::Telling) refuse_row(file, row, std::move(*flaw));
    } else if (is_person) {
      contacts_of_persons_.add(row.id(), row.cells[PersonColumns::Contact].id);
    }
    return is_referred_to(shape.table) ? pace_.again(rows.bytes_done())
                                       : pace_.row(rows.bytes_done());
  });
  if (is_person) contacts_of_persons_.seal();
  return done;
}

std::optional<RowFlaw> Judge::flaw_of(const Shape& shape, const Row& row, bool is_first) {
  if (row.flaw) return row.flaw;
  if (!is_first) {
    return flaw_in(row, kIdColumn, "expected an id of its own; a row before this one has the same");
  }
  if (shape.table == Table::Associates) {
    if (auto flaw = flaw_of_login(row)) return flaw;
  }
  for (std::size_t at = 0; at < shape.columns.size(); ++at) {
    const Column& column = shape.columns[at];
    if (column.reads == Reads::VisibleFor) {
      if (auto flaw = flaw_of_group(row, at)) return flaw;
    } else if (column.reads != Reads::Reference) {
      continue;
    }
    if (row.cells[at].id == 0) continue;
    if (auto flaw = flaw_of_reference(shape, row, at)) return flaw;
  }
  return is_referred_to(shape.table) ? std::nullopt : flaw_of_person(row);
}

std::optional<RowFlaw> Judge::flaw_of_reference(const Shape& shape, const Row& row,
                                                std::size_t at) {
  const Table to = shape.columns[at].refers_to;
  const std::int32_t id = row.cells[at].id;
  if (will_be_written(to, id) || stored_.has(to, id)) return std::nullopt;
  // Associates, contacts and persons refer to each other in a circle. One file at a time, the first
  // must be taken with a reference that only a later one fulfils.
  if (shape.table == Table::Associates && to == Table::Persons && !is_given(to)) {
    ++absent_persons_;
    return std::nullopt;
  }
  const Shape& other = shape_of(to);
  const std::string one(other.one);
  if (declared_.at(index(to)).has(id)) {
    return flaw_in(row, at,
                   "expected " + one + " that is taken; its row in " + std::string(other.file) +
                       " is refused");
  }
  return flaw_in(row, at,
                 "expected the id of " + one +
                     (is_given(to) ? " in " + std::string(other.file) + " or in the database"
                                   : std::string(" in the database")));
}

// A group that nobody is in would hide the row from everybody.
std::optional<RowFlaw> Judge::flaw_of_group(const Row& row, std::size_t at) const {
  const auto visible_for = parse_visible_for(row.cells[at].text);
  if (!visible_for || visible_for->kind != VisibleFor::Kind::Group) return std::nullopt;
  if (groups_.contains(std::string(visible_for->group)) || stored_.has_group(visible_for->group)) {
    return std::nullopt;
  }
  return flaw_in(row, at,
                 "expected the name of a user group in " +
                     std::string(shape_of(Table::Associates).file) + " or in the database");
}

std::optional<RowFlaw> Judge::flaw_of_person(const Row& row) {
  const std::int32_t person = row.cells[AppointmentColumns::Person].id;
  const std::int32_t contact = row.cells[AppointmentColumns::Contact].id;
  if (person == 0) return std::nullopt;
  const auto home = contact_of_person(person);
  if (!home || *home == contact) return std::nullopt;
  return flaw_in(row, AppointmentColumns::Person,
                 "expected a person of contact " + std::to_string(contact) +
                     "; this one belongs to " +
                     (*home == 0 ? "no contact" : "contact " + std::to_string(*home)));
}

// Logins are unique but for case, in the file and with the associates who stay in the database. One
// who is in the file may hold the login now: that row gives it up, and so does the system user.
std::optional<RowFlaw> Judge::flaw_of_login(const Row& row) {
  const Cell& login = row.cells[AssociateColumns::Login];
  if (!is_login(login.text)) {
    return flaw_in(row, AssociateColumns::Login, std::string(kLoginExpected));
  }
  if (!seen_logins_.insert(ascii_lower(login.text)).second) {
    return flaw_in(row, AssociateColumns::Login,
                   "expected a login of its own; a row before this one has the same");
  }
  if (row.id() >= raw(kSystemUser)) {
    return flaw_in(row, AssociateColumns::Id,
                   "expected a number below " + std::to_string(raw(kSystemUser)) +
                       ", from which on they are of programs");
  }
  const auto holder = stored_.associate_by_login(login.text);
  if (!holder || *holder == row.id() || *holder == raw(kSystemUser) ||
      will_be_written(Table::Associates, *holder)) {
    return std::nullopt;
  }
  return flaw_in(row, AssociateColumns::Login,
                 "expected a login of its own; associate " + std::to_string(*holder) +
                     " in the database has the same");
}

void Judge::refuse_row(const TableFile& file, const Row& row, RowFlaw flaw) {
  RefusedRow refused{
      .file = std::string(file.shape().file),
      .line = row.line,
      .column = flaw.column ? std::string(file.shape().columns[*flaw.column].name) : std::string(),
      .value = std::move(flaw.value),
      .reason = std::move(flaw.reason),
      .row = std::string(row.raw)};
  ++verdict_.refused_total;
  if (settings_.on_refused) settings_.on_refused(refused);
  if (verdict_.refused.size() < settings_.refusals_kept_max) {
    verdict_.refused.push_back(std::move(refused));
  }
}

void Judge::note_absent_persons() {
  if (absent_persons_ == 0) return;
  verdict_.notices.push_back(with_thousands(absent_persons_) +
                             (absent_persons_ == 1 ? " associate names a person that is"
                                                   : " associates name persons that are") +
                             " not here yet; persons.csv is expected to bring them");
}

bool Judge::is_given(Table table) const {
  return std::ranges::any_of(files_, [&](const auto& file) { return file.shape().table == table; });
}

bool Judge::will_be_written(Table table, std::int32_t id) const {
  return (settings_.skip_bad_rows ? taken_ : declared_).at(index(table)).has(id);
}

std::optional<std::int32_t> Judge::contact_of_person(std::int32_t person) {
  // In strict mode the row may be refused: then nobody can say whose person it is.
  if (will_be_written(Table::Persons, person)) return contacts_of_persons_.find(person);
  return stored_.contact_of_person(person);
}

std::uint64_t Judge::bytes_referred_to() const {
  std::uint64_t bytes = 0;
  for (const TableFile& file : files_) {
    if (is_referred_to(file.shape().table)) bytes += file.file().bytes();
  }
  return bytes;
}

}  // namespace

Result<Verdict> judge(const std::vector<TableFile>& files, const store::Reader& stored,
                      const Settings& settings, Pace& pace) {
  return Judge(files, stored, settings, pace).run();
}

}  // namespace crm::import
