#include "tests/wire/company.h"

#include <stdexcept>
#include <string_view>
#include <utility>

#include "store/recorder.h"
#include "tests/support/times.h"
#include "tests/wire/special_contacts.h"

namespace crm {
namespace {

Contact contact(std::int32_t id, std::int32_t owner, std::int32_t category, std::string name,
                std::string_view registered) {
  Contact made;
  made.id = ContactId{id};
  made.owner = AssociateId{owner};
  made.category = CategoryId{category};
  made.name = std::move(name);
  made.registered = {instant(registered), AssociateId{owner}};
  return made;
}

Appointment appointment(std::int32_t id, std::int32_t contact_id, std::string_view registered,
                        std::int32_t by) {
  Appointment made;
  made.id = AppointmentId{id};
  made.contact = ContactId{contact_id};
  made.owner = AssociateId{by};
  made.registered = {instant(registered), AssociateId{by}};
  return made;
}

Person person(std::int32_t id, std::int32_t contact_id, std::string first, std::string last,
              std::string_view registered, std::int32_t by) {
  Person made;
  made.id = PersonId{id};
  made.contact = ContactId{contact_id};
  made.first_name = std::move(first);
  made.last_name = std::move(last);
  made.registered = {instant(registered), AssociateId{by}};
  return made;
}

Document document(std::int32_t id, std::int32_t contact_id, std::string header,
                  std::string_view registered, std::int32_t by) {
  Document made;
  made.id = DocumentId{id};
  made.contact = ContactId{contact_id};
  made.header = std::move(header);
  made.owner = AssociateId{by};
  made.registered = {instant(registered), AssociateId{by}};
  return made;
}

void put_users(store::Transaction& transaction) {
  for (const User& user : users()) {
    Associate associate;
    associate.id = AssociateId{user.id};
    associate.login = user.login;
    associate.full_name = user.full_name;
    associate.person = PersonId{user.person};
    associate.retired = user.retired;
    associate.waiting_for_approval = user.waiting_for_approval;
    associate.role = user.role;
    associate.group = user.group;
    associate.other_groups = user.other_groups;
    if (!user.last_logout.empty()) associate.last_logout = instant(user.last_logout);
    transaction.put(associate);
  }
}

constexpr GroupId kSales{2};
constexpr GroupId kSupport{3};
constexpr GroupId kBoard{4};

// Roles that leave of own companies what no default role does.
constexpr RoleId kKeeper{21};
constexpr RoleId kAdder{22};
constexpr RoleId kBlind{23};

Role role(RoleId id, std::string name, DataRight right) {
  Role made = default_roles().front();
  made.id = id;
  made.name = std::move(name);
  made.description = "Own companies: " + std::string(crm::name(right));
  made.functions = {FunctionRight::MoveAndMerge};
  made.rights.set(RightsEntity::Company, Relation::MyOwn, right);
  return made;
}

void put_roles_and_groups(store::Transaction& transaction) {
  transaction.put(UserGroup{kSales, "Sales"});
  transaction.put(UserGroup{kSupport, "Support"});
  transaction.put(UserGroup{kBoard, "Board"});
  transaction.put(role(kKeeper, "Keeper", DataRight::Update));
  transaction.put(role(kAdder, "Adder", DataRight::Create));
  transaction.put(role(kBlind, "Blind", DataRight::None));
}

void put_contacts_of_roles(store::Recorder& recorder) {
  for (const User& user : users()) {
    if (user.id < 81 || user.id > 90) continue;
    const std::int32_t first = user.id * 100;
    recorder.save(contact(first + 1, user.id, 272, "Company", "2026-01-15T09:00:00Z"));
    recorder.save(contact(first + 2, user.id, 919, "Own Company", "2026-01-16T09:00:00Z"));
    recorder.save(
        person(user.person, first + 2, user.login, "Rolle", "2018-01-01T00:00:00Z", user.id));
  }
}

Visibility only(std::int32_t associate) { return {Visibility::Kind::Associate, associate}; }
Visibility only(GroupId group) { return {Visibility::Kind::Group, raw(group)}; }

Appointment shown(Appointment appointment, GroupId group, const Visibility& visible) {
  appointment.owner_group = group;
  appointment.visible = visible;
  return appointment;
}

// Mona's contacts 9101 to 9105 were registered on January 1, Nils's 9201 on January 2. What others,
// or she, did with them later is not for everybody.
void put_what_is_hidden(store::Recorder& recorder) {
  for (const std::int32_t id : {9101, 9102, 9103, 9104, 9105}) {
    recorder.save(contact(id, 91, 272, "Hidden " + std::to_string(id), "2026-01-01T09:00:00Z"));
  }
  recorder.save(shown(appointment(9111, 9101, "2026-01-16T09:00:00Z", 93), kBoard, {}));
  recorder.save(shown(appointment(9112, 9101, "2026-01-17T09:00:00Z", 93), kBoard, only(93)));
  Document secret = document(9121, 9102, "Secret", "2026-01-18T09:00:00Z", 93);
  secret.visible = only(kBoard);
  recorder.save(secret);
  recorder.save(document(9122, 9102, "Plain", "2026-01-10T09:00:00Z", 93));
  recorder.save(shown(appointment(9113, 9103, "2026-01-19T09:00:00Z", 93), kBoard, only(kSupport)));
  Appointment done = shown(appointment(9114, 9104, "2026-01-20T09:00:00Z", 93), kBoard, only(93));
  done.status = ActivityStatus::Completed;
  done.done = Stamp{instant("2026-01-22T09:00:00Z"), AssociateId{93}};
  recorder.save(done);
  recorder.save(shown(appointment(9115, 9105, "2026-01-21T09:00:00Z", 91), kSales, only(91)));

  recorder.save(contact(9201, 92, 272, "Hidden 9201", "2026-01-02T09:00:00Z"));
  recorder.save(shown(appointment(9211, 9201, "2026-01-10T09:00:00Z", 81), kSales, {}));
  recorder.save(shown(appointment(9212, 9201, "2026-01-11T09:00:00Z", 82), kSupport, {}));
  recorder.save(shown(appointment(9213, 9201, "2026-01-12T09:00:00Z", 93), kBoard, {}));
  recorder.save(document(9221, 9201, "Board paper", "2026-01-13T09:00:00Z", 93));
}

void put_sample(store::Recorder& recorder) {
  // The company of the page's own sample.
  Contact sample = contact(942, 497, 272, "Leannon-Weimann", "2019-05-01T08:00:00Z");
  sample.org_nr = "1046939";
  sample.url = "http://www.example.com/";
  recorder.save(sample);
  Appointment done = appointment(170, 942, "2020-10-01T10:00:00Z", 9);
  done.person = PersonId{603};
  done.status = ActivityStatus::Completed;
  done.done = Stamp{instant("2020-10-24T15:54:02.8514704Z"), AssociateId{9}};
  recorder.save(person(603, 942, "Lew", "Weimann", "2019-05-02T08:00:00Z", 497));
  recorder.save(done);
}

// One of each of the usual actions, a day apart, and one deleted.
void put_karis(store::Recorder& recorder) {
  recorder.save(contact(42, 5, 919, "Nordlys \"AS\"", "2026-01-10T09:00:00Z"));
  Contact updated = contact(43, 5, 919, "Sørlys", "2025-01-10T09:00:00Z");
  updated.department = "Øst";
  updated.updated = Stamp{instant("2026-01-11T09:00:00Z"), AssociateId{9}};
  recorder.save(updated);
  recorder.save(contact(44, 5, 272, "Vestlys", "2025-01-10T09:00:00Z"));
  recorder.save(appointment(1201, 44, "2026-01-12T09:00:00Z", 9));
  recorder.save(contact(45, 5, 272, "Østlys", "2025-01-10T09:00:00Z"));
  recorder.save(person(77, 45, "Per", "Kunde", "2026-01-25T09:00:00Z", 5));
  Contact gone = contact(46, 5, 272, "Borte", "2026-01-26T09:00:00Z");
  gone.deleted_at = instant("2026-01-27T09:00:00Z");
  recorder.save(gone);
  recorder.save(document(300, 43, "Offer", "2026-01-05T09:00:00Z", 5));

  // The users' own persons stand at a company that belongs to nobody asked here.
  recorder.save(contact(1, 7, 272, "Own Company", "2018-01-01T00:00:00Z"));
  recorder.save(person(8, 1, "Kari", "Eier", "2018-01-01T00:00:00Z", 7));
  recorder.save(person(9, 1, "Ola", "Selger", "2018-01-01T00:00:00Z", 7));
}

// All seven actions, each on a contact of its own, contact 500 + n on January n.
void put_veras(store::Recorder& recorder) {
  recorder.save(contact(501, 13, 272, "Created", "2026-01-01T09:00:00Z"));
  Contact updated = contact(502, 13, 272, "Updated", "2019-01-01T09:00:00Z");
  updated.updated = Stamp{instant("2026-01-02T09:00:00Z"), AssociateId{13}};
  recorder.save(updated);
  recorder.save(contact(503, 13, 272, "NewActivity", "2019-01-01T09:00:00Z"));
  recorder.save(appointment(1503, 503, "2026-01-03T09:00:00Z", 13));
  recorder.save(contact(504, 13, 272, "ActivityCompleted", "2019-01-01T09:00:00Z"));
  Appointment done = appointment(1504, 504, "2019-02-01T09:00:00Z", 13);
  done.status = ActivityStatus::Completed;
  done.done = Stamp{instant("2026-01-04T09:00:00Z"), AssociateId{13}};
  recorder.save(done);
  recorder.save(contact(505, 13, 272, "PersonAdded", "2019-01-01T09:00:00Z"));
  recorder.save(person(605, 505, "Ny", "Kunde", "2026-01-05T09:00:00Z", 13));
  recorder.save(contact(506, 13, 272, "PersonUpdated", "2019-01-01T09:00:00Z"));
  Person changed = person(606, 506, "Gift", "Kunde", "2019-02-01T09:00:00Z", 13);
  changed.updated = Stamp{instant("2026-01-06T09:00:00Z"), AssociateId{13}};
  recorder.save(changed);
  recorder.save(contact(507, 13, 272, "DocumentAdded", "2019-01-01T09:00:00Z"));
  recorder.save(document(307, 507, "Contract", "2026-01-07T09:00:00Z", 13));
}

void put_special(store::Transaction& transaction, store::Recorder& recorder) {
  for (const SpecialContact& special : special_contacts()) {
    if (!special.category.empty()) {
      transaction.put(Category{CategoryId{special.id}, special.category});
    }
    Contact made = contact(special.id, special.owner, special.category.empty() ? 0 : special.id,
                           special.name, special.registered);
    made.department = special.department;
    made.url = special.url;
    recorder.save(made);
  }
}

}  // namespace

std::string User::password() const { return login == "tje0" ? "Tje0" : login + "-secret"; }

const std::vector<User>& users() {
  static const std::vector<User> kUsers{
      {497, "tje0", "Ms. Mattie Ernser", 0, false, ""},
      {5, "kari", "Kari Eier", 8, false, "2026-01-20T16:00:00Z"},
      {9, "ola", "Ola Selger", 9, false, ""},
      {6, "retired", "Rita Red", 0, true, ""},
      {7, "nobody", "Nobody Owned", 0, false, ""},
      {11, "lina", "Lina Tekst", 0, false, ""},
      {12, "stig", "Stig Tid", 0, false, ""},
      {13, "vera", "Vera Alt", 0, false, ""},
      {14, "slowed", "Sara Sen", 0, false, ""},
      {15, "locked", "Lars Låst", 0, false, ""},
      {16, "waiting", "Wenche Vent", 0, false, "", kStandardRole, kNoGroup, {}, true},
      {81, "adam", "Adam Rolle", 8100, false, "", kUserLevel0, kSales, {}},
      {82, "beth", "Beth Rolle", 8200, false, "", kUserLevel1, kSales, {kSupport, kBoard}},
      {83, "cleo", "Cleo Rolle", 8300, false, "", kUserLevel5, kSales, {}},
      {84, "dina", "Dina Rolle", 8400, false, "", kKeeper, kSales, {}},
      {85, "egon", "Egon Rolle", 8500, false, "", kAdder, kSales, {}},
      {86, "finn", "Finn Rolle", 8600, false, "", kBlind, kSales, {}},
      {87, "gaia", "Gaia Rolle", 8700, false, "", kSystemRole, kSales, {}},
      {88, "hugo", "Hugo Rolle", 8800, false, "", kUserLevel2, kSales, {}},
      {89, "iris", "Iris Rolle", 8900, false, "", kUserLevel3, kSales, {}},
      {90, "jens", "Jens Rolle", 9000, false, "", kUserLevel4, kSales, {}},
      {91, "mona", "Mona Synlig", 0, false, "", kUserLevel1, kSales, {kSupport}},
      {92, "nils", "Nils Synlig", 0, false, "", kUserLevel2, kSales, {kSupport}},
      {93, "oskar", "Oskar Synlig", 0, false, "", kUserLevel1, kBoard, {}},
  };
  return kUsers;
}

void stock(store::Store& store) {
  const auto done = store.write(kOnlyTenant, [](store::Transaction& transaction) -> Result<void> {
    put_roles_and_groups(transaction);
    put_users(transaction);
    transaction.put(Category{CategoryId{272}, "VIP Customer"});
    transaction.put(Category{CategoryId{919}, R"(US:"Supplier";NO:"Leverandør")"});
    store::Recorder recorder(transaction);
    put_sample(recorder);
    put_karis(recorder);
    put_veras(recorder);
    put_contacts_of_roles(recorder);
    put_what_is_hidden(recorder);
    put_special(transaction, recorder);
    recorder.finish();
    return {};
  });
  if (!done) throw std::runtime_error(done.error().detail);
}

}  // namespace crm
