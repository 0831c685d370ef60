#include "tests/wire/world.h"

#include <charconv>
#include <future>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.h"
#include "codec/activity_json.h"
#include "http/request_reader.h"
#include "server/error_response.h"
#include "store/recorder.h"
#include "tests/support/times.h"

namespace crm {
namespace {

constexpr auth::HashCost kQuickHash{8192, 1};

struct User {
  std::int32_t id;
  std::string login;
  std::string full_name;
  std::int32_t person;
  bool retired;
  std::string last_logout;
};

const std::vector<User>& users() {
  static const std::vector<User> kUsers{
      {497, "tje0", "Ms. Mattie Ernser", 0, false, ""},
      {5, "kari", "Kari Eier", 8, false, "2026-01-20T16:00:00Z"},
      {9, "ola", "Ola Selger", 9, false, ""},
      {6, "retired", "Rita Red", 0, true, ""},
      {7, "nobody", "Nobody Owned", 0, false, ""},
  };
  return kUsers;
}

std::string password_of(const User& user) {
  return user.login == "tje0" ? "Tje0" : user.login + "-secret";
}

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

void put_users(store::Transaction& transaction) {
  for (const User& user : users()) {
    Associate associate;
    associate.id = AssociateId{user.id};
    associate.login = user.login;
    associate.full_name = user.full_name;
    associate.person = PersonId{user.person};
    associate.retired = user.retired;
    if (!user.last_logout.empty()) associate.last_logout = instant(user.last_logout);
    transaction.put(associate);
  }
  transaction.put(Category{CategoryId{272}, "VIP Customer"});
  transaction.put(Category{CategoryId{919}, R"(US:"Supplier";NO:"Leverandør")"});
}

void put_contacts(store::Recorder& recorder) {
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

  // Kari's: one of each action, a day apart, and one deleted.
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
  Document document;
  document.id = DocumentId{300};
  document.contact = ContactId{43};
  document.header = "Offer";
  document.owner = AssociateId{5};
  document.registered = {instant("2026-01-05T09:00:00Z"), AssociateId{5}};
  recorder.save(document);

  // The users' own persons stand at a company that belongs to nobody asked here.
  recorder.save(contact(1, 7, 272, "Own Company", "2018-01-01T00:00:00Z"));
  recorder.save(person(8, 1, "Kari", "Eier", "2018-01-01T00:00:00Z", 7));
  recorder.save(person(9, 1, "Ola", "Selger", "2018-01-01T00:00:00Z", 7));
}

void stock(store::Store& store) {
  const auto done = store.write(kOnlyTenant, [](store::Transaction& transaction) -> Result<void> {
    put_users(transaction);
    store::Recorder recorder(transaction);
    put_contacts(recorder);
    recorder.finish();
    return {};
  });
  if (!done) throw std::runtime_error(done.error().detail);
}

std::shared_ptr<const auth::Directory> directory() {
  std::vector<auth::Account> accounts;
  for (const User& user : users()) {
    accounts.push_back({.associate = AssociateId{user.id},
                        .login = user.login,
                        .password_hash = auth::hash_password(password_of(user), kQuickHash).value(),
                        .retired = user.retired});
    if (!user.last_logout.empty()) accounts.back().last_logout = instant(user.last_logout);
  }
  return std::make_shared<const auth::Directory>(std::move(accounts));
}

http::Response now_or_later(http::Answer answer) {
  if (auto* response = std::get_if<http::Response>(&answer)) return std::move(*response);
  std::promise<http::Response> promised;
  std::get<http::Later>(answer)(
      [&](http::Response response) { promised.set_value(std::move(response)); });
  return promised.get_future().get();
}

void append_response(std::string& out, const http::Response& response, http::Framing framing) {
  http::append_head(out, response, framing, "Sat, 31 Jan 2026 12:00:00 GMT");
  if (!framing.head_only) out += response.body;
}

}  // namespace

World::World(std::string_view base_time_zone)
    : clock_(instant("2026-01-31T12:00:00Z")), store_(clock_) {
  stock(store_);
  sign_in_ = std::make_unique<auth::SignIn>(auth::Settings{.cost = kQuickHash, .rehashed = {}},
                                            directory());
  feed_ = std::make_unique<feed::Feed>(
      store_, feed::Settings{},
      [](const store::OwnedContact& owned) {
        return codec::prepare_company(
            {owned.head.contact, owned.department, owned.org_nr, owned.name, owned.url});
      },
      codec::prepare_text);
  if (!feed_->refresh_names(kOnlyTenant)) throw std::runtime_error("names");
  agent_ = std::make_unique<agent::ContactAgent>(clock_, *feed_);
  exchange_ = std::make_unique<server::Exchange>(
      *sign_in_, *agent_,
      carrier::Presentation{.zone = locale::TimeZone::open(base_time_zone).value()},
      [](std::string_view what) { throw std::logic_error(std::string(what)); });
}

std::string World::talk(std::string_view bytes,
                        const std::function<std::size_t(std::size_t)>& slice) {
  std::string out;
  http::RequestReader reader{http::Limits{}};
  std::string_view rest = bytes;
  std::size_t come = 0;  // of rest
  while (come < rest.size()) {
    come += std::min(std::max<std::size_t>(slice(rest.size() - come), 1), rest.size() - come);
    while (true) {
      const std::string_view buffer = rest.substr(0, come);
      const auto step = reader.look(buffer);
      if (const auto* refusal = std::get_if<http::Refusal>(&step)) {
        append_response(out, server::refusal_response(refusal->status, refusal->detail),
                        {.keep_alive = false});
        return out;
      }
      const auto* whole = std::get_if<http::RequestReader::Whole>(&step);
      if (whole == nullptr) break;
      const http::Request request = reader.request(buffer);
      const auto response = now_or_later(exchange_->serve(request, {}));
      const bool keep = request.keep_alive && !response.close;
      append_response(out, response, {.keep_alive = keep, .head_only = request.method == "HEAD"});
      if (!keep) return out;
      rest.remove_prefix(whole->consumed);
      come -= whole->consumed;
      reader.next();
      if (come == 0) break;
    }
  }
  return out;
}

std::string World::talk(std::string_view bytes) {
  return talk(bytes, [](std::size_t left) { return left; });
}

std::string Seen::field(std::string_view name) const {
  std::string_view rest = head;
  while (!rest.empty()) {
    const auto end = rest.find("\r\n");
    const std::string_view line = rest.substr(0, end);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos && equals_ignoring_case(line.substr(0, colon), name)) {
      return std::string(trim(line.substr(colon + 1)));
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 2);
  }
  return "";
}

Seen first_response(std::string_view bytes) {
  Seen seen;
  const auto head_end = bytes.find("\r\n\r\n");
  if (!bytes.starts_with("HTTP/1.1 ") || head_end == std::string_view::npos) return seen;
  seen.status = parse_int32(bytes.substr(9, 3)).value_or(0);
  seen.head = bytes.substr(0, head_end);
  seen.body = bytes.substr(head_end + 4);
  return seen;
}

}  // namespace crm
