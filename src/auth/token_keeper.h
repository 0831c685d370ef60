// Tickets and access tokens, in memory and in the store. Requests ask the memory; a thread of its
// own writes behind them, so that what is issued outlives the server, and what is used lives on.
#pragma once

#include <chrono>
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
  template <class T>
  using ThenOf = std::function<void(Result<T>)>;
  using Then = ThenOf<std::string>;

  struct Settings {
    TicketKey ticket_key;
    bool tickets_name_tenant = false;  // in the vendor's cloud
    std::size_t queue_max = 256;       // who waits for a token; then Busy
    std::chrono::seconds refresh_life = std::chrono::hours(24 * 30);  // of a refresh token
  };

  // What an app is given for a sign-in.
  struct Granted {
    std::string access_token;
    std::string refresh_token;
    TokenId grant = kNoToken;
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
  // The same with what caller.app is given for that user. Errors: those of auth::issue_grant(), and
  // those above.
  void issue_grant(const Caller& caller, ThenOf<Granted> then);
  // The same with a further access token for a refresh token that find() knows. Errors: those of
  // auth::refresh_access_token(), and those above.
  void refresh(TenantId tenant, TokenId refresh, Then then);
  // Makes a token void, with all of its grant where it has one, then calls `then`: whether any was
  // valid. Errors: Busy, those of the store, Unavailable.
  void revoke(TenantId tenant, const TokenHolder& token, ThenOf<bool> then);

 private:
  // Rows that a transaction has made and made void; to be told once it is kept.
  struct Changes {
    std::vector<Token> issued;
    std::vector<Token> revoked;  // still in the store
    std::vector<Token> erased;
  };
  struct Wanted {
    std::function<void(store::Transaction&, Changes&)> make;
    std::function<void(const std::optional<Error>& failed)> tell;  // what was made, if nothing did
  };
  // What is to be written of one tenant.
  struct Batch {
    std::vector<Wanted> wanted;
    std::map<TokenId, Instant> used;
  };

  template <class T, class Make>
  void want(TenantId tenant, Make make, ThenOf<T> then);
  void work();
  void write(TenantId tenant, const Batch& batch);

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
