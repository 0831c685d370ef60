// Tickets and access tokens, in memory and in the store. Requests ask the memory; a thread of its
// own writes behind them, so that what is issued outlives the server, and what is used lives on.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "auth/ticket.h"
#include "auth/token_registry.h"
#include "base/clock.h"
#include "base/result.h"
#include "domain/caller.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::auth {

class TokenKeeper {
 public:
  // For the log; called on the thread. May be empty; must not throw.
  struct Report {
    std::function<void(TenantId tenant, const Token& issued)> issued;
    std::function<void(std::string_view why)> trouble;  // the use of tickets was not written down
  };
  // Called once, on the thread; with Busy at once, with Unavailable by the destructor. Must not
  // throw.
  using Then = std::function<void(Result<std::string>)>;

  struct Settings {
    TicketKey ticket_key;
    bool tickets_name_tenant = false;  // in the vendor's cloud
    std::size_t queue_max = 256;       // who waits for a token; then Busy
  };

  // Starts the thread. Knows no token before reload(). REQUIRES: store and clock outlive this.
  TokenKeeper(Settings settings, store::Store& store, const Clock& clock, Report report);
  TokenKeeper(const TokenKeeper&) = delete;
  TokenKeeper& operator=(const TokenKeeper&) = delete;
  // Writes what has been used; who waits for a token still is answered Unavailable.
  ~TokenKeeper();

  // Goes by what the store now has of that tenant; to be called behind every change by others.
  // Waits for the store: not for threads that read sockets. Errors: those of the store, and then
  // nothing has changed.
  [[nodiscard]] Result<void> reload(TenantId tenant);

  // Makes tickets with this key from now on: those that are out stay good [adr 20]. Any thread.
  void replace_ticket_key(TicketKey key);

  // Whose ticket or token that is, or was; the use of a valid ticket prolongs it. None where it is
  // not known in that tenant. Any thread; never waits.
  [[nodiscard]] std::optional<TokenHolder> find(TenantId tenant, TokenKind kind,
                                                std::string_view text);

  // Calls `then` with a new access token once that is kept. Any thread; never waits. Errors: those
  // of auth::issue_access_token(), Busy, those of the store, Unavailable when the server stops.
  void issue_access_token(const Caller& caller, Then then);
  // The same with the user's ticket, which may have been told before. Errors: those of
  // auth::issue_ticket(), and those above.
  void issue_ticket(TenantId tenant, AssociateId associate, Then then);

 private:
  struct Wanted {
    TokenKind kind = TokenKind::Ticket;
    Caller caller;
    Then then;
  };
  // What is to be written of one tenant.
  struct Batch {
    std::vector<Wanted> wanted;
    std::map<TokenId, Instant> used;
  };

  void want(Wanted wanted);
  void work();
  void write(TenantId tenant, const Batch& batch);
  [[nodiscard]] Result<std::string> make(store::Transaction& transaction, const Wanted& wanted,
                                         std::vector<Token>& issued, std::vector<Token>& voided);

  Settings settings_;  // but for the key, which writing_ guards, never changed
  store::Store& store_;
  const Clock& clock_;
  const Report report_;
  TokenRegistry registry_;
  std::mutex writing_;  // held from what is read or written in the store to what is told of it
  std::mutex mutex_;    // guards what follows
  std::condition_variable changed_;
  std::map<TenantId, Batch> batches_;
  std::size_t waiting_ = 0;  // in all batches
  bool stopping_ = false;
  std::thread thread_;  // last: uses all of the above
};

}  // namespace crm::auth
