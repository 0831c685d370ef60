#include "tests/store/faults/script.h"

#include <latch>
#include <semaphore>
#include <stdexcept>
#include <string>
#include <utility>

#include "store/consistency.h"
#include "store/recorder.h"
#include "tests/store/faults/allocation_faults.h"
#include "tests/support/times.h"

namespace crm::store {
namespace {

constexpr ContactId kCorner{691};
constexpr AppointmentId kLunch{31};
constexpr AppointmentId kVisit{32};
constexpr DocumentId kOffer{41};

const Error kNo{ErrorKind::BadRequest, "no"};
const Error kNotThere{ErrorKind::NotFound, "not there"};

// A change through the recorder; what it returns is whether all that it builds on is there.
template <class Change>
Work recorded(Change change) {
  return [change](Transaction& transaction) -> Result<void> {
    Recorder recorder(transaction);
    if (!change(transaction, recorder)) return tl::unexpected(kNotThere);
    recorder.finish();
    return {};
  };
}

// A change of a row that is there.
template <class Row, class Id, class Change>
Work changed(std::optional<Row> (Reader::*find)(Id) const, Id id, Change change) {
  return recorded([=](Transaction& transaction, Recorder& recorder) {
    std::optional<Row> row = (transaction.*find)(id);
    if (row) {
      change(*row);
      recorder.save(*row);
    }
    return row.has_value();
  });
}

Work comes(const Contact& contact) {
  return recorded([contact](Transaction& /*all*/, Recorder& recorder) {
    recorder.save(contact);
    return true;
  });
}

// A row about a contact that must be there.
template <class Row>
Work comes(const Row& row) {
  return recorded([row](Transaction& transaction, Recorder& recorder) {
    if (!transaction.contact(row.contact)) return false;
    recorder.save(row);
    return true;
  });
}

template <class Id>
Work goes(Id id) {
  return recorded([id](Transaction& /*all*/, Recorder& recorder) { return recorder.erase(id); });
}

Work refuses_itself() {
  return [](Transaction& transaction) -> Result<void> {
    transaction.put(Category{CategoryId{66}, "Never"});
    return tl::unexpected(kNo);
  };
}

Work points_to_nothing() {
  return [](Transaction& transaction) -> Result<void> {
    Recorder recorder(transaction);
    recorder.save(Contact{.id = ContactId{66}, .name = "Never", .category = CategoryId{4711}});
    recorder.finish();
    return {};
  };
}

Contact company(ContactId id, const std::string& name, Instant at) {
  return {.id = id,
          .name = name,
          .category = kVendor,
          .owner = kAnna,
          .owner_group = kSales,
          .registered = {at, kAnna}};
}

Appointment visit(AppointmentId id, ContactId contact, Instant at) {
  return {.id = id,
          .contact = contact,
          .owner = kBo,
          .owner_group = kSales,
          .status = ActivityStatus::Started,
          .title = "Visit",
          .registered = {at, kBo}};
}

Instant hour(int number) {
  const Instant first = instant("2026-01-31T00:00:00");
  return {first.ticks + number * std::int64_t{3600} * kTicksPerSecond};
}

std::vector<Step> written() {
  std::vector<Step> steps;
  const auto then = [&](std::vector<Work> changes) {
    steps.push_back({hour(1 + static_cast<int>(steps.size())), std::move(changes)});
  };
  then({comes(company(kAcme, "Acme", hour(1)))});
  then({comes(Person{
      .id = kCara, .contact = kAcme, .first_name = "Cara", .registered = {hour(2), kAnna}})});
  then({comes(visit(kLunch, kAcme, hour(3)))});
  then({comes(company(kBolt, "Bolt", hour(4))),
        comes(Document{.id = kOffer,
                       .contact = kBolt,
                       .owner = kAnna,
                       .header = "Offer",
                       .registered = {hour(4), kBo}}),
        refuses_itself(), comes(visit(kVisit, kBolt, hour(4))), points_to_nothing(),
        changed(&Reader::person, kCara, [](Person& cara) { cara.email = "cara@acme.example"; })});
  then({changed(&Reader::contact, kAcme, [](Contact& acme) {
    acme.owner = kBo;
    acme.category = kCustomer;
    acme.updated = Stamp{hour(5), kBo};
  })});
  then({changed(&Reader::appointment, kLunch, [](Appointment& lunch) {
    lunch.status = ActivityStatus::Completed;
    lunch.done = Stamp{hour(6), kBo};
  })});
  steps.back().clock = instant("2016-01-31T00:00:00");  // ten years back
  then({changed(&Reader::document, kOffer,
                [](Document& offer) {
                  offer.status = ActivityStatus::Completed;
                  offer.done = Stamp{hour(7), kAnna};
                }),
        goes(kVisit),
        changed(&Reader::person, kCara,
                [](Person& cara) {
                  cara.contact = kBolt;
                  cara.moved = Stamp{hour(7), kAnna};
                }),
        comes(company(kCorner, "Corner", hour(7)))});
  then({recorded([](Transaction& transaction, Recorder& recorder) {
    std::optional<Contact> acme = transaction.contact(kAcme);
    if (!acme || !transaction.contact(kBolt)) return false;
    acme->deleted_at = hour(8);
    acme->merged_into = kBolt;
    recorder.save(*acme);
    return true;
  })});
  then({goes(kOffer), comes(visit(kVisit, kCorner, hour(9)))});
  return steps;
}

// Holds the thread that commits until it is let go, so that what is submitted meanwhile shares a
// transaction. Where even this cannot begin, nothing is held.
class Held {
 public:
  explicit Held(Store& store) {
    store.submit(
        kOnlyTenant,
        [this](Transaction& /*unused*/) -> Result<void> {
          begun_.release();
          go_.acquire();
          return {};
        },
        [this](const Result<void>& /*fate*/) {
          begun_.release();
          over_.release();
        });
    begun_.acquire();
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() {
    go_.release();
    over_.acquire();
  }

 private:
  std::counting_semaphore<2> begun_{0};
  std::binary_semaphore go_{0};
  std::binary_semaphore over_{0};
};

std::vector<Result<void>> submit(Store& store, const std::vector<Work>& changes) {
  std::vector<Result<void>> answers(changes.size());
  std::latch told(static_cast<std::ptrdiff_t>(changes.size()));
  {
    const Held held(store);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const Then then = [&, i](Result<void> fate) {
        answers[i] = std::move(fate);
        told.count_down();
      };
      const InStore counts;
      store.submit(kOnlyTenant, changes[i], then);
    }
  }
  told.wait();
  return answers;
}

// The log is in the order of time, and each of its lines has a time of its own or that of its
// transaction.
void check_times(const Reader& reader, std::vector<std::string>& flaws) {
  Instant last = kEarliest;
  reader.each_event([&](const Event& event) {
    if (event.logged_at < last)
      flaws.emplace_back("a line of the log is older than the one before");
    last = event.logged_at;
  });
}

}  // namespace

Step founding() {
  return {hour(0), {[](Transaction& transaction) -> Result<void> {
            transaction.put(UserGroup{kSales, "Sales"});
            transaction.put(Associate{.id = kAnna, .login = "anna", .group = kSales});
            transaction.put(Associate{.id = kBo, .login = "bo", .group = kSales});
            transaction.put(Category{kVendor, "Vendor"});
            transaction.put(Category{kCustomer, "Customer"});
            return {};
          }}};
}

const std::vector<Step>& script() {
  static const std::vector<Step> steps = written();
  return steps;
}

Step role_changes() {
  return {hour(1),
          {[](Transaction& transaction) -> Result<void> {
             Role role = transaction.role(kUserLevel1).value();
             role.description = "Another";
             transaction.put(role);
             return {};
           },
           [](Transaction& transaction) -> Result<void> {
             return transaction.role(kUserLevel1) ? Result<void>() : tl::unexpected(kNotThere);
           }}};
}

std::vector<std::optional<Role>> roles_for_changes(Store& store) {
  std::vector<std::optional<Role>> roles;
  const auto done = store.write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
    for (const Role& each : default_roles()) roles.push_back(transaction.role(each.id));
    return {};
  });
  if (!done) throw std::runtime_error(done.error().detail);
  return roles;
}

std::vector<std::optional<Role>> roles_for_readers(const Store& store) {
  std::vector<std::optional<Role>> roles;
  const auto read = store.read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
    for (const Role& each : default_roles()) roles.push_back(reader.role(each.id));
    return {};
  });
  if (!read) throw std::runtime_error(read.error().detail);
  return roles;
}

Step one_more(std::int32_t number) {
  // The clock has not come on since the script began: times must rise all the same.
  return {hour(1), {comes(company(ContactId{7000 + number}, "One more", hour(1)))}};
}

Step few_pages(std::int32_t number) {
  return {hour(0), {[number](Transaction& transaction) -> Result<void> {
            transaction.put(Category{CategoryId{999}, std::to_string(number)});
            return {};
          }}};
}

Step many_pages(std::int32_t number) {
  return {hour(0), {[number](Transaction& transaction) -> Result<void> {
            for (std::int32_t id = 1000; id < 1008; ++id) {
              std::string name(4000, static_cast<char>('a' + number % 26));
              transaction.put(Category{CategoryId{id}, std::move(name)});
            }
            return {};
          }}};
}

std::vector<Result<void>> give(Store& store, ManualClock& clock, const Step& step) {
  clock.set(step.clock);
  if (step.changes.size() > 1) return submit(store, step.changes);
  std::vector<Result<void>> answers(1);
  const InStore counts;
  answers.front() = store.write(kOnlyTenant, step.changes.front());
  return answers;
}

bool is_its_own(const Error& error) {
  return error == kNo || error == kNotThere ||
         error == Error{ErrorKind::Internal, "The change points to a row that is not there."};
}

void Expected::take(const Step& step, const std::vector<Result<void>>& answers) {
  clock_.set(step.clock);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i]) continue;
    const auto taken = store_.write(kOnlyTenant, step.changes[i]);
    if (!taken) throw std::runtime_error("acknowledged though it must be refused");
  }
}

Everything Expected::everything() const { return everything_in(store_); }

Everything everything_in(const Store& store) {
  Everything all;
  const auto read = store.read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
    all = everything(reader);
    return {};
  });
  if (!read) throw std::runtime_error(read.error().detail);
  return all;
}

std::vector<std::string> flaws_of(const Store& store) {
  const auto defects = store.defects();
  if (!defects) return {defects.error().detail};
  std::vector<std::string> flaws = *defects;
  const auto read = store.read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
    for (std::string& each : disagreements(reader)) flaws.push_back(std::move(each));
    check_times(reader, flaws);
    return {};
  });
  if (!read) flaws.push_back(read.error().detail);
  return flaws;
}

}  // namespace crm::store
