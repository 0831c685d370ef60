#include <fmt/format.h>
#include <pthread.h>

#include <csignal>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

#include "app/admin_server.h"
#include "app/audit_note.h"
#include "app/audited_store.h"
#include "app/command_line.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/installation.h"
#include "app/listen_address.h"
#include "app/log_settings.h"
#include "app/open_store.h"
#include "app/resident_store.h"
#include "app/service.h"
#include "app/version.h"
#include "base/civil_time.h"
#include "base/text.h"
#include "carrier/active_contacts_request.h"
#include "carrier/field.h"
#include "observe/audit_log.h"
#include "observe/journal.h"

namespace crm::app {
namespace {

constexpr std::size_t kToldCommandMax = 500;  // bytes of it in the log
constexpr std::int64_t kWeekSeconds = 7LL * 24 * 3600;

// What a demo database says of itself.
struct Demo {
  std::string login;  // a user to try, whose password is the login
  std::string size;
};

Result<std::optional<Demo>> demo_of(const store::Store& store) {
  std::optional<Demo> demo;
  const auto tenants = store.tenants();
  if (!tenants) return forward(tenants);
  for (const Tenant& tenant : *tenants) {
    const auto read = store.read(tenant.id, [&](const store::Reader& reader) -> Result<void> {
      if (auto login = reader.note(store::kDemoLoginNote); login && !demo) {
        demo = Demo{std::move(*login), reader.note(store::kDemoSizeNote).value_or("")};
      }
      return {};
    });
    if (!read) return forward(read);
  }
  return demo;
}

Result<void> guard_demo(const Settings& settings, const ListenAddress& listen,
                        const std::optional<Demo>& demo) {
  if (!demo || listen.is_loopback() || settings.allow_demo_anywhere) return {};
  return refuse(ErrorKind::Forbidden,
                "This is a demo database, whose passwords everybody knows: it is served on "
                "loopback only. --allow-demo-anywhere true serves it on " +
                    listen.address + " all the same.");
}

// A cookie that travels in the clear is anybody's along the way.
Result<void> guard_cookies(const Settings& settings, const ListenAddress& listen) {
  if (settings.cookie_secure || listen.is_loopback()) return {};
  return refuse(ErrorKind::Forbidden,
                "cookie_secure is false, which is for trying out on loopback: on " +
                    listen.address + " the cookies of a session go over HTTPS only.");
}

// Passwords and tickets travel in every request.
Result<void> guard_plain_http(const Settings& settings, const ListenAddress& listen) {
  if (scheme_of(settings) == "https" || listen.is_loopback() ||
      settings.allow_plain_http_anywhere) {
    return {};
  }
  return refuse(ErrorKind::Forbidden,
                "Without TLS, passwords can be read on the way: plain HTTP is served on loopback "
                "only. --tls-certificate FILE --tls-key FILE serves HTTPS on " +
                    listen.address +
                    "; behind a proxy that has TLS, --allow-plain-http-anywhere true serves HTTP.");
}

// One line for scripts, on standard output; for a demo, also what to paste.
void greet(const Settings& settings, const std::optional<Demo>& demo, const std::string& url,
           Instant now) {
  print("listening on " + url);
  tell(fmt::format("active-contacts {}   database: {}{}", kVersion, settings.database,
                   demo ? " (demo: " + demo->size + ")" : ""));
  if (!demo || is_online(settings)) return;  // where nobody signs in by a password alone
  Instant since{now.ticks - kWeekSeconds * kTicksPerSecond};
  since.ticks -= since.ticks % kTicksPerSecond;
  using Asked = carrier::ActiveContactsRequest;
  print(
      fmt::format("try:  curl -u {0}:{0} -X POST {1}/api/v1/Agents/Contact/GetMyActiveContacts "
                  "-H 'Content-Type: application/json' -d "
                  "'{{\"{3}\":\"{2}\",\"{4}\":[],\"{5}\":\"All\"}}'",
                  demo->login, url, utc_text(since), carrier::wire_name(&Asked::start),
                  carrier::wire_name(&Asked::categories), carrier::wire_name(&Asked::actions)));
}

constexpr int kDayIsOver = 0;  // in place of a signal

// Signals as a queue that one thread reads, instead of interruptions anywhere. Made before the
// first thread, so that all inherit the mask.
class Signals {
 public:
  Signals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    // A client that goes away is an error of a call, not the end of us.
    std::signal(SIGPIPE, SIG_IGN);
  }

  // Returns when one arrives, or, with kDayIsOver, a day later.
  [[nodiscard]] int wait() const {
    constexpr timespec kDay{.tv_sec = 24L * 3600, .tv_nsec = 0};
    const int signal = sigtimedwait(&signals_, nullptr, &kDay);
    return signal > 0 ? signal : kDayIsOver;
  }

 private:
  sigset_t signals_{};
};

std::shared_ptr<store::Store> audited(std::shared_ptr<store::Store> store, Administrator who,
                                      const std::shared_ptr<observe::AuditLog>& audit) {
  if (!audit) return store;
  return std::make_shared<AuditedStore>(
      std::move(store), std::move(who),
      [audit]() -> Result<std::shared_ptr<observe::AuditLog>> { return audit; });
}

// Null where none is to be kept. Begins with what the database and the log say of each other.
Result<std::shared_ptr<observe::AuditLog>> open_audit_log(const Settings& settings,
                                                          const store::Store& store,
                                                          const Clock& clock,
                                                          const observe::Log& log) {
  const auto file = audit_file(settings);
  if (!file) {
    log.warn("no audit log is kept");
    return std::shared_ptr<observe::AuditLog>();
  }
  auto audit = observe::AuditLog::open(
      {.file = *file}, clock,
      {.trouble =
           [&log](std::string_view why) {
             log.error("the audit log cannot be written", {{"why", why}});
           },
       .mended =
           [&log](std::uint64_t lost) {
             log.warn("the audit log is written again", {{"lines_lost", lost}});
           }});
  if (!audit) return forward(audit);
  const auto noted = noted_act(store);
  if (!noted) return forward(noted);
  const std::string difference = audit_difference(*noted, (*audit)->tip().act);
  if (!difference.empty()) {
    observe::Journal(log, audit->get())
        .tell(observe::Level::Warn, observe::Outcome::Failure, "audit log and database differ",
              {{"why", difference}});
  }
  return std::shared_ptr<observe::AuditLog>(*std::move(audit));
}

// For whoever wants to know later whether lines are missing at the end: written down elsewhere.
void tell_tip(const observe::Log& log, const observe::AuditLog* audit) {
  if (audit == nullptr) return;
  const observe::AuditTip tip = audit->tip();
  log.info("audit log", {{"line", tip.number}, {"hash", tip.hash}});
}

// A command that came through the admin socket. Whoever sent it finds it done everywhere when it
// ends.
int run_for_administrator(const AdminRequest& request, unsigned who, store::Store& store,
                          Service& service, const observe::Log& log,
                          const std::shared_ptr<observe::AuditLog>& audit) {
  int status = 1;
  const auto refreshed = service.run_beside([&] {
    std::string command;
    for (const std::string& each : request.arguments)
      command += (command.empty() ? "" : " ") + each;
    command = excerpt(command, kToldCommandMax);
    const auto resident = std::make_shared<ResidentStore>(store);
    status =
        run_inside_server(request, {.store = audited(resident, {who, command}, audit),
                                    .take_up_keys = [&service] { return service.take_up_keys(); }});
    log.info("admin command", {{"user", who},
                               {"command", command},
                               {"status", status},
                               {"changed", !resident->changed().empty()},
                               {"audit_line", audit ? audit->tip().act : 0}});
    return std::vector<TenantId>(resident->changed().begin(), resident->changed().end());
  });
  if (refreshed) return status;
  log.error("what a command has changed could not be read", {{"why", refreshed.error().detail}});
  tell("active-contacts: the server could not read what the command may have changed: " +
       refreshed.error().detail + ". Restart the server.");
  return 1;
}

bool ends_us(int signal) { return signal == SIGTERM || signal == SIGINT; }

// After a SIGHUP the audit log goes on in the file that has its name now.
void reopen(const observe::Journal& journal, observe::AuditLog* audit) {
  if (audit == nullptr) return;
  if (const auto reopened = audit->reopen(); !reopened) {
    journal.log().error("the audit log could not be opened anew",
                        {{"why", reopened.error().detail}});
    return;
  }
  journal.tell(observe::Level::Info, observe::Outcome::Success, "audit log opened anew", {});
}

// SIGHUP has the certificate and the keys of the outside provider read anew. So has every day:
// whoever renews it need not tell, and the keys that seal session tickets do not grow old.
int wait_for_the_end(const Signals& signals, Service& service, const observe::Journal& journal,
                     observe::AuditLog* audit) {
  const observe::Log& log = journal.log();
  for (;;) {
    const int signal = signals.wait();
    if (ends_us(signal)) return signal;
    tell_tip(log, audit);
    if (signal == SIGHUP) reopen(journal, audit);
    service.refresh_provider();
    const auto reloaded = service.reload_certificate();
    if (reloaded) {
      log.info("certificate read", {{"signal", signal}});
    } else {
      log.error("the certificate could not be read; the one before stays",
                {{"why", reloaded.error().detail}});
    }
  }
}

}  // namespace

Result<void> serve(const Configuration& configuration) {
  const Settings& settings = configuration.settings;
  const auto listen = parse_listen_address(settings.listen);
  if (!listen) return forward(listen);

  const Signals signals;
  const SystemClock clock;
  const observe::Log log(clock, log_settings(settings));
  const auto store = open_to_serve(configuration, clock);
  if (!store) return forward(store);
  const auto demo = demo_of(**store);
  if (!demo) return forward(demo);
  const auto allowed = guard_demo(settings, *listen, *demo);
  if (!allowed) return allowed;
  const auto guarded = guard_cookies(settings, *listen);
  if (!guarded) return guarded;
  const auto sheltered = guard_plain_http(settings, *listen);
  if (!sheltered) return sheltered;
  log.info("store open", {{"database", settings.database}, {"sqlite", sqlite_version_note()}});

  const auto audit = open_audit_log(settings, **store, clock, log);
  if (!audit) return forward(audit);
  const observe::Journal journal(log, audit->get());
  const auto service = Service::open(settings, *listen, **store, clock, journal);
  if (!service) return forward(service);
  tell_tip(log, audit->get());
  journal.tell(observe::Level::Info, observe::Outcome::Success, "server started",
               {{"version", kVersion}, {"port", (*service)->port()}});
  // Commands beside this server come in here; it goes before the service and the store do.
  auto admin = AdminServer::open(admin_socket_of(database_path(configuration)),
                                 [&](const AdminRequest& request, unsigned who) {
                                   return run_for_administrator(request, who, **store, **service,
                                                                log, *audit);
                                 });
  if (!admin) log.warn("no admin socket", {{"why", admin.error().detail}});
  std::thread running([&] { (*service)->run(); });
  greet(settings, *demo, scheme_of(settings) + "://" + listen->authority((*service)->port()),
        clock.now());

  const int first = wait_for_the_end(signals, **service, journal, audit->get());
  log.info("stopping", {{"signal", first}});
  // The second signal ends what is still in hand.
  std::thread impatience([&] {
    while (!ends_us(signals.wait())) continue;
    (*service)->stop();
  });
  if (admin) admin->reset();
  (*service)->stop();
  running.join();
  // Whoever waits for the second signal is woken by one of our own.
  pthread_kill(impatience.native_handle(), SIGTERM);
  impatience.join();
  journal.tell(observe::Level::Info, observe::Outcome::Success, "server stopped",
               {{"signal", first}});
  log.info("stopped");
  return {};
}

}  // namespace crm::app
