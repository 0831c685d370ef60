#include "demo/generator.h"

#include <limits>
#include <string_view>

#include "demo/calendar.h"
#include "demo/history.h"
#include "demo/names.h"
#include "demo/phrases.h"
#include "domain/entities.h"
#include "store/recorder.h"

namespace crm::demo {
namespace {

constexpr std::int64_t kHour = 3600 * kTicksPerSecond;
constexpr std::int64_t kYear = 366 * 24 * kHour;

Result<void> judge(const Settings& settings) {
  if (settings.contacts < 1 || settings.contacts > kContactsMax) {
    return refuse(ErrorKind::BadRequest, "contacts: expected 1 to " + std::to_string(kContactsMax));
  }
  if (settings.users < 1 || settings.users > kUsersMax || settings.users > settings.contacts) {
    return refuse(ErrorKind::BadRequest, "users: expected 1 to " + std::to_string(kUsersMax) +
                                             ", and not more than contacts");
  }
  if (settings.events_per_contact < 1 || settings.events_per_contact > kEventsPerContactMax) {
    return refuse(ErrorKind::BadRequest,
                  "events per contact: expected 1 to " + std::to_string(kEventsPerContactMax));
  }
  // No table can have more rows than there are events and users, and ids are int32.
  if (std::uint64_t{settings.contacts} * settings.events_per_contact * 3 / 2 + settings.users >
      std::uint64_t{std::numeric_limits<std::int32_t>::max()}) {
    return refuse(ErrorKind::BadRequest, "contacts: too many for so many events per contact");
  }
  if (settings.until.ticks < kEarliest.ticks + kYearsBack * kYear || settings.until > kLatest) {
    return refuse(ErrorKind::BadRequest, "until: expected a time from the year 17 to 9999");
  }
  return {};
}

Result<void> expect_empty(const store::Store& store, TenantId tenant) {
  return store.read(tenant, [](const store::Reader& reader) -> Result<void> {
    if (reader.counts() == store::Counts{}) return {};
    return refuse(ErrorKind::BadRequest,
                  "the database has rows already: a demo company needs an empty one");
  });
}

void put_groups_and_categories(store::Transaction& transaction) {
  std::int32_t id = 0;
  for (const std::string_view name : group_names()) {
    transaction.put(UserGroup{GroupId{++id}, std::string(name)});
  }
  id = 0;
  for (const std::string_view name : category_names()) {
    transaction.put(Category{CategoryId{++id}, std::string(name)});
  }
}

struct User {
  Associate associate;
  Person person;
};

// User n; its person, of the same number, works at the own company since that was registered.
User make_user(const Settings& settings, std::uint32_t n, const Contact& own_company) {
  Dice dice(~settings.seed, n);
  PersonName name = person_name(dice.pick(lands()), dice);
  std::string login = "user" + std::to_string(n);
  if (n <= named_users().size()) {
    const NamedUser& named = named_users()[n - 1];
    name = {named.first, named.last};
    login = named.login;
  }
  const auto id = static_cast<std::int32_t>(n);

  User user;
  user.associate.id = AssociateId{id};
  user.associate.login = std::move(login);
  user.associate.full_name.append(name.first).append(" ").append(name.last);
  user.associate.person = PersonId{id};
  user.associate.group = group_of(user.associate.id);
  user.associate.role = n == 1 ? kUserLevel0 : kUserLevel1;  // somebody administers
  // Yesterday evening, more or less: "since I was last here" has an answer.
  user.associate.last_logout = Instant{settings.until.ticks - kHour * (14 + dice.roll(6))};
  user.person.id = PersonId{id};
  user.person.contact = own_company.id;
  user.person.first_name = name.first;
  user.person.last_name = name.last;
  user.person.email = user.associate.login + "@" + std::string(kOwnDomain);
  user.person.registered = own_company.registered;
  return user;
}

class Generator {
 public:
  explicit Generator(const Settings& settings) : settings_(settings), historian_(settings) {}

  Result<Summary> fill(store::Store& store, TenantId tenant) {
    while (summary_.contacts < settings_.contacts) {
      const auto written = store.write(tenant, [&](store::Transaction& transaction) {
        write_some(transaction);
        return Result<void>{};
      });
      if (!written) return forward(written);
      if (settings_.on_progress) settings_.on_progress(summary_.contacts);
    }
    return summary_;
  }

 private:
  void write_some(store::Transaction& transaction) {
    store::Recorder recorder(transaction);
    const std::uint64_t enough = summary_.events + kEventsPerTransaction;
    while (summary_.contacts < settings_.contacts && summary_.events < enough) {
      const Dossier& dossier = historian_.next();
      if (summary_.contacts == 0) {
        put_groups_and_categories(transaction);
        summary_.categories = category_names().size();
        write_users(transaction, recorder, dossier.contact);
      } else {
        recorder.save(dossier.contact);
      }
      write_activity(recorder, dossier);
    }
    recorder.finish();
  }

  // Users, their persons and the company these work at point at one another in a ring; the store
  // looks at the ring when the transaction ends.
  void write_users(store::Transaction& transaction, store::Recorder& recorder,
                   const Contact& own_company) {
    recorder.save(own_company);
    for (std::uint32_t n = 1; n <= settings_.users; ++n) {
      const User user = make_user(settings_, n, own_company);
      transaction.put(user.associate);
      recorder.save(user.person);
      if (n <= named_users().size()) summary_.named_logins.push_back(user.associate.login);
    }
    summary_.users = settings_.users;
    summary_.persons += settings_.users;
    summary_.events += settings_.users;
  }

  void write_activity(store::Recorder& recorder, const Dossier& dossier) {
    for (const Person& person : dossier.persons) recorder.save(person);
    for (const Appointment& appointment : dossier.appointments) recorder.save(appointment);
    for (const Document& document : dossier.documents) recorder.save(document);
    summary_.contacts += 1;
    summary_.persons += dossier.persons.size();
    summary_.appointments += dossier.appointments.size();
    summary_.documents += dossier.documents.size();
    summary_.events += dossier.events;
  }

  const Settings& settings_;
  Historian historian_;
  Summary summary_;
};

}  // namespace

Result<Summary> generate(store::Store& store, TenantId tenant, const Settings& settings) {
  if (const auto sound = judge(settings); !sound) return forward(sound);
  if (const auto empty = expect_empty(store, tenant); !empty) return forward(empty);
  return Generator(settings).fill(store, tenant);
}

}  // namespace crm::demo
