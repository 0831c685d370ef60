// The running server: all rooms, built bottom floor first and handed down by constructor.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "agent/contact_agent.h"
#include "agent/office.h"
#include "agent/user_agent.h"
#include "app/listen_address.h"
#include "app/outside_provider.h"
#include "app/settings.h"
#include "auth/apps.h"
#include "auth/authorization_codes.h"
#include "auth/browser_sessions.h"
#include "auth/failure_keeper.h"
#include "auth/guard.h"
#include "auth/session_book.h"
#include "auth/session_keeper.h"
#include "auth/sign_in.h"
#include "auth/token_keeper.h"
#include "base/clock.h"
#include "base/file_threads.h"
#include "base/result.h"
#include "content/content_store.h"
#include "feed/feed.h"
#include "jose/key_ring.h"
#include "locale/zone_catalog.h"
#include "net/server.h"
#include "net/tls_identity.h"
#include "observe/journal.h"
#include "observe/log.h"
#include "server/app_services.h"
#include "server/exchange.h"
#include "server/tenants.h"
#include "store/store.h"

namespace crm::app {

class Service {
 public:
  // Listens when this returns; answers when run() is called. REQUIRES: store, clock and journal
  // outlive this.
  [[nodiscard]] static Result<std::unique_ptr<Service>> open(const Settings& settings,
                                                             const ListenAddress& listen,
                                                             store::Store& store,
                                                             const Clock& clock,
                                                             const observe::Journal& journal);

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  // Until stop().
  void run() { server_->run(); }
  void stop() { server_->stop(); }

  // Runs a command on the store that does not come through this service, which may look at and
  // change anything: first writes down what is only in memory yet. Of the tenants that the command
  // answers to have changed, all pictures in memory are made anew of what the store then holds.
  // Errors: those of the store, behind the command.
  [[nodiscard]] Result<void> run_beside(const std::function<std::vector<TenantId>()>& command);

  // New connections prove the server with what the files hold now. Errors: those of
  // net::TlsContext::load(); then nothing changes. Any thread; without TLS it does nothing.
  [[nodiscard]] Result<void> reload_certificate();

  // Looks at the keys of the outside provider now; the log tells what came of it. Any thread.
  void refresh_provider();

  // Tickets and signatures are made with what the files of keys hold now. Errors: those of
  // ticket_key() and signing_keys(); then nothing changes. One thread at a time.
  [[nodiscard]] Result<void> take_up_keys();

 private:
  [[nodiscard]] Result<void> refresh(const std::vector<TenantId>& changed);
  [[nodiscard]] Result<void> refresh(TenantId tenant);
  // Makes the picture of apps anew. Errors: those of the store.
  [[nodiscard]] Result<void> refresh_apps();

  // What is read or made before the rooms are built.
  struct Opened {
    std::vector<Tenant> tenants;
    std::shared_ptr<const auth::Directory> directory;
    auth::TicketKey ticket_key;
    std::unique_ptr<jose::KeyRing> signing_keys;  // null: nothing is signed here
    std::unique_ptr<OutsideProvider> provider;    // null: there is none
    std::unique_ptr<content::ContentStore> content;
    locale::ZoneCatalog zones;
    server::Installation installation;
  };
  Service(const Settings& settings, store::Store& store, const Clock& clock,
          const observe::Journal& journal, Opened opened);

  // Who there is, as sign_in_ sees it while that lives, and after. Any thread.
  [[nodiscard]] std::shared_ptr<const auth::Directory> directory();
  // A password proven at a lower cost than is set now is kept at the new one.
  void keep_hash(const auth::Account& proven, const std::string& phc);

  const Settings settings_;
  store::Store& store_;
  const Clock& clock_;
  const observe::Log& log_;
  std::mutex keeping_;  // guards directory_
  std::shared_ptr<const auth::Directory> directory_;

  // What ends first stands last. While sign_in_ ends, a proof in hand still asks contacts_, feed_
  // and tokens_, tells guard_, of which keeper_ writes the last, and has a session in sessions_, of
  // which session_keeper_ does; while tokens_ ends, a token that is kept still is told of by
  // directory_, not by sign_in_, which has ended, and its answer may be signed with signing_keys_;
  // while feed_ ends, a page that has come still asks contacts_; office_ waits for what is in hand,
  // which asks feed_; and all of them end in exchange_.
  std::unique_ptr<content::ContentStore> content_;
  std::unique_ptr<server::Exchange> exchange_;
  server::Tenants tenants_;
  auth::AppBook apps_;
  auth::AuthorizationCodes codes_;
  std::unique_ptr<server::AppServices> app_services_;  // null on site
  locale::ZoneCatalog zones_;
  agent::ContactAgent contacts_;
  agent::UserAgent users_;
  feed::Feed feed_;
  agent::Office office_;
  auth::SessionBook sessions_;
  auth::BrowserSessions browsers_;
  std::unique_ptr<auth::SessionKeeper> session_keeper_;
  auth::Guard guard_;
  std::unique_ptr<auth::FailureKeeper> keeper_;
  std::unique_ptr<jose::KeyRing> signing_keys_;
  auth::TokenKeeper tokens_;
  std::unique_ptr<OutsideProvider> provider_;
  auth::SignIn sign_in_;
  FileThreads file_threads_;  // while it ends, what it still does asks any of the above
  std::unique_ptr<net::TlsIdentity> tls_;  // null: plain HTTP
  std::unique_ptr<net::Server> server_;
};

}  // namespace crm::app
