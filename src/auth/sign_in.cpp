#include "auth/sign_in.h"

#include <sodium.h>

#include <exception>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

#include "auth/access_token.h"
#include "auth/app_token.h"
#include "auth/proofs_in_hand.h"
#include "auth/proven_credentials.h"
#include "auth/ticket.h"
#include "auth/unproven.h"
#include "base/task_pool.h"
#include "base/text.h"

namespace crm::auth {
namespace {

constexpr std::string_view kBasic = "Basic";
constexpr std::string_view kTicket = "SOTicket";
constexpr std::string_view kBearer = "Bearer";

// Must come before anything else of libsodium; again and on several threads is fine.
void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("no source of random numbers");
}

Result<Caller> caller_of(const Caller& caller, Standing standing) {
  if (const auto admitted = admit(standing); !admitted) return forward(admitted);
  return caller;
}

}  // namespace

class SignIn::Impl {
 public:
  Impl(const Settings& settings, std::shared_ptr<const Directory> directory, SteadyNow now)
      : settings_(settings),
        now_(std::move(now)),
        unmatchable_(unmatchable_hash(settings.cost)),
        directory_(std::move(directory)),
        proven_(settings.remembered_max, settings.remembered_for, directory_),
        pool_(settings.hash_threads, settings.hash_queue_max) {}

  // A present Authorization decides alone [wire: Authorization].
  Identity identify(const http::Request& request, TenantId tenant) const {
    const auto sent = authorization_of(request);
    if (!sent) return sent.error();
    const std::optional<Authorization>& field = *sent;
    if (!field) return refuse_sign_in().value();
    Identity identity = by_authorization(*field, request.peer, tenant);
    const auto* const caller = std::get_if<Caller>(&identity);
    if (caller == nullptr || !settings_.app_tokens) return identity;
    return identity_of(with_app(*caller, request, *apps(), settings_.guard));
  }

  Identity identify_user(TenantId tenant, std::string_view user, std::string_view password,
                         std::string_view peer) const {
    if (is_ticket(user)) {
      if (settings_.app_tokens) return refuse_sign_in().value();
      return by_ticket(tenant, password.empty() ? user : "", peer);
    }
    Secret secret;
    Secret both;
    if (password.size() > kPasswordBytesMax || user.find(':') != std::string_view::npos ||
        !secret.append(password) || !both.append(user) || !both.append(":") ||
        !both.append(password)) {
      return refuse_sign_in().value();
    }
    const CredentialDigest digest = key_.digest(tenant, basic_value_of(both.view()).view());
    if (auto known = remembered(digest)) return *std::move(known);
    return std::make_shared<const Unproven>(digest, tenant, std::string(user), std::move(secret),
                                            std::string(peer));
  }

  void prove(std::shared_ptr<const Unproven> credential, ProofsInHand::Then then) {
    const CredentialDigest digest = credential->digest();
    std::optional<Error> refused;
    const auto start = [&] {
      // Whoever was right before is not guessing.
      Guard* const guard = proven_.has_proven(digest) ? nullptr : settings_.guard;
      const auto may_try = ask(guard, *credential);
      if (!may_try) {
        refused = may_try.error();
        return false;
      }
      if (pool_.submit(
              [this, guard, credential](TaskPool::Fate fate) { work(guard, *credential, fate); })) {
        return true;
      }
      tell(guard, *credential, Guard::Outcome::Undecided);
      refused = {ErrorKind::Busy, "Too many users are signing in. Try again in a moment."};
      return false;
    };
    if (!in_hand_.wait_for(digest, then, start)) then(tl::unexpected<Error>(*std::move(refused)));
  }

  void replace(std::shared_ptr<const Directory> directory) {
    const std::scoped_lock one_at_a_time(replacing_);
    // In this order what is remembered always holds by the picture that current() gives.
    proven_.replace(directory);
    const std::scoped_lock lock(mutex_);
    directory_.swap(directory);
  }

  std::shared_ptr<const Directory> current() const {
    const std::scoped_lock lock(mutex_);
    return directory_;
  }

 private:
  Identity by_authorization(const Authorization& authorization, std::string_view peer,
                            TenantId tenant) const {
    if (equals_ignoring_case(authorization.scheme, kBasic)) {
      return by_basic(tenant, authorization.value, peer);
    }
    if (equals_ignoring_case(authorization.scheme, kTicket)) {
      return by_ticket(tenant, authorization.value, peer);
    }
    if (equals_ignoring_case(authorization.scheme, kBearer)) {
      return by_bearer(tenant, authorization.value, peer);
    }
    return refuse_sign_in().value();
  }

  static Identity identity_of(const Result<Caller>& caller) {
    if (!caller) return caller.error();
    return *caller;
  }

  Identity by_basic(TenantId tenant, std::string_view value, std::string_view peer) const {
    if (!settings_.basic || value.size() > kBasicValueBytesMax) return refuse_sign_in().value();
    // Remembered as it was sent: decoding it in constant time takes longer than all else of this.
    const CredentialDigest digest = key_.digest(tenant, value);
    if (auto known = remembered(digest)) return *std::move(known);
    const auto credential = BasicCredential::of(value);
    if (!credential) return credential.error();
    if (credential->has_ticket()) return by_ticket(tenant, credential->ticket(), peer);
    auto password = credential->password();
    if (!password) return refuse_sign_in().value();
    return std::make_shared<const Unproven>(digest, tenant, credential->user(),
                                            std::move(*password), std::string(peer));
  }

  Identity by_ticket(TenantId tenant, std::string_view text, std::string_view peer) const {
    if (!settings_.tickets) return refuse_sign_in().value();
    return identity_of(by_token(tenant, TokenKind::Ticket, text, peer));
  }

  Identity by_bearer(TenantId tenant, std::string_view text, std::string_view peer) const {
    if (is_access_token(text)) {
      return identity_of(by_token(tenant, TokenKind::AccessToken, text, peer));
    }
    if (!settings_.outside_token) return refuse_sign_in().value();
    return by_outside_token(tenant, text, peer);
  }

  Identity by_outside_token(TenantId tenant, std::string_view text, std::string_view peer) const {
    const Instant now = settings_.clock->now();
    const auto user = settings_.outside_token(tenant, text, now);
    if (!user && user.error().kind == ErrorKind::Unauthenticated) {
      return identity_of(wrong_token(peer));
    }
    if (!user) return refuse_sign_in().value();
    const auto directory = current();
    const Account* account = directory->find(tenant, user->login);
    // The provider does not decide who works as the system user.
    if (account == nullptr || account->is_program) {
      if (settings_.outsider) settings_.outsider(user->login, now);
      return refuse_sign_in().value();
    }
    if (user->is_proven && settings_.proven) {
      settings_.proven(*account, Scheme::OutsideToken, peer);
    }
    // All tokens of a user are one credential: they follow one another every few minutes.
    return identity_of(
        caller_of({account->tenant, account->associate, account->last_logout, Scheme::OutsideToken},
                  account->standing));
  }

  // Whoever shows one that is good, or was, is no guesser: the guard hears of those that are not
  // known. A retired user is told so even with a ticket that went when they did.
  Result<Caller> by_token(TenantId tenant, TokenKind kind, std::string_view text,
                          std::string_view peer) const {
    if (settings_.tokens == nullptr) return refuse_sign_in();
    const auto holder = settings_.tokens->find(tenant, kind, text);
    if (!holder) return wrong_token(peer);
    const auto directory = current();
    const Account* account = directory->find(tenant, holder->associate);
    if (account == nullptr || holder->state == TokenState::Expired) return refuse_sign_in();
    if (holder->state == TokenState::Revoked && account->standing != Standing::Retired) {
      return refuse_sign_in();
    }
    if (holder->app != kNoApp && apps()->approval(holder->app, tenant) == nullptr) {
      return refuse_sign_in();
    }
    const Scheme scheme = kind == TokenKind::Ticket ? Scheme::Ticket : Scheme::AccessToken;
    return caller_of({account->tenant, account->associate, account->last_logout, scheme,
                      raw(holder->id), holder->app},
                     account->standing);
  }

  std::shared_ptr<const Apps> apps() const {
    return settings_.apps != nullptr ? settings_.apps->current() : std::make_shared<const Apps>();
  }

  Result<Caller> wrong_token(std::string_view peer) const {
    if (settings_.guard != nullptr) {
      const auto may = settings_.guard->fail(peer);
      if (!may) return forward(may);
    }
    return refuse_sign_in();
  }

  // Whose a credential was when it was proven in the last minutes.
  std::optional<Identity> remembered(const CredentialDigest& digest) const {
    const auto owner = proven_.find(digest, now_());
    if (!owner) return std::nullopt;
    const auto caller = caller_of(owner->caller, owner->standing);
    if (!caller) return caller.error();
    return *caller;
  }

  // What came of checking a password against one picture of the directory.
  struct Proof {
    std::shared_ptr<const Directory> directory;  // keeps the account
    const Account* account = nullptr;            // null: nobody has that login
    bool right = false;
  };

  // One task of the pool. Lets nobody in with a password that was replaced before they asked: once
  // no one can join those who wait, the proof must hold by the directory as it is then.
  void work(Guard* guard, const Unproven& credential, TaskPool::Fate fate) {
    if (fate == TaskPool::Fate::Dropped) {
      tell(guard, credential, Guard::Outcome::Undecided);
      for (const auto& then : in_hand_.take(credential.digest())) {
        then(refuse(ErrorKind::Unavailable, "The server is stopping."));
      }
      return;
    }
    const bool was_known = proven_.has_proven(credential.digest());
    Result<Proof> proof = check(credential);
    const auto waiting = in_hand_.take(credential.digest());
    std::shared_ptr<const Directory> now = current();
    while (proof &&
           !same_proof(proof->account, now->find(credential.tenant(), credential.user()))) {
      proof = check(credential);
      now = current();
    }
    tell(guard, credential, outcome_of(proof));
    const Result<Caller> caller = verdict(proof, *now, credential);
    if (settings_.proven && proof && proof->right && !was_known) {
      settings_.proven(*now->find(credential.tenant(), credential.user()), Scheme::Basic,
                       credential.peer());
    }
    for (const auto& then : waiting) then(caller);
    if (proof && proof->right) renew_hash(*proof->account, credential.password());
  }

  static Result<void> ask(Guard* guard, const Unproven& credential) {
    if (guard == nullptr) return {};
    return guard->begin(credential.tenant(), credential.user(), credential.peer());
  }

  static void tell(Guard* guard, const Unproven& credential, Guard::Outcome outcome) {
    if (guard != nullptr) {
      guard->end(credential.tenant(), credential.user(), credential.peer(), outcome);
    }
  }

  static Guard::Outcome outcome_of(const Result<Proof>& proof) {
    if (!proof) return Guard::Outcome::Undecided;
    return proof->right ? Guard::Outcome::Right : Guard::Outcome::Wrong;
  }

  Result<Proof> check(const Unproven& credential) {
    try {
      Proof proof;
      proof.directory = current();
      proof.account = proof.directory->find(credential.tenant(), credential.user());
      // Somebody else may have proven it while this one waited.
      if (proof.account != nullptr && proven_.find(credential.digest(), now_())) {
        proof.right = true;
        return proof;
      }
      const bool can_match = proof.account != nullptr && !proof.account->is_program &&
                             cost_of(proof.account->password_hash);
      const auto right =
          matches(can_match ? proof.account->password_hash : unmatchable_, credential.password());
      if (!right) return forward(right);
      proof.right = can_match && *right;
      if (proof.right) proven_.remember(credential.digest(), *proof.account, now_());
      return proof;
    } catch (const std::exception&) {  // out of memory: those who wait must hear something
      return refuse(ErrorKind::Internal, "The credential could not be checked.");
    }
  }

  static Result<Caller> verdict(const Result<Proof>& proof, const Directory& now,
                                const Unproven& credential) {
    if (!proof) return forward(proof);
    if (!proof->right) return refuse_sign_in();
    const Account& account = *now.find(credential.tenant(), credential.user());
    return caller_of(caller_by_password(account), account.standing);
  }

  void renew_hash(const Account& account, std::string_view password) const {
    const auto cost = cost_of(account.password_hash);
    if (!settings_.rehashed || !cost || !is_cheaper(*cost, settings_.cost)) return;
    auto phc = hash_password(password, settings_.cost);
    if (phc) settings_.rehashed(account, std::move(*phc));
  }

  const Settings settings_;
  const SteadyNow now_;
  const CredentialKey key_;
  const std::string unmatchable_;  // what unknown users are checked against
  std::mutex replacing_;
  mutable std::mutex mutex_;  // guards the pointer alone
  std::shared_ptr<const Directory> directory_;
  ProvenCredentials proven_;
  ProofsInHand in_hand_;
  TaskPool pool_;  // last: its tasks use all of the above
};

SignIn::SignIn(const Settings& settings, std::shared_ptr<const Directory> directory)
    : SignIn(settings, std::move(directory), [] { return std::chrono::steady_clock::now(); }) {}

SignIn::SignIn(const Settings& settings, std::shared_ptr<const Directory> directory,
               SteadyNow now) {
  start_sodium();
  impl_ = std::make_unique<Impl>(settings, std::move(directory), std::move(now));
}

SignIn::~SignIn() = default;

Identity SignIn::identify(const http::Request& request, TenantId tenant) const {
  return impl_->identify(request, tenant);
}

Identity SignIn::identify_user(TenantId tenant, std::string_view user, std::string_view password,
                               std::string_view peer) const {
  return impl_->identify_user(tenant, user, password, peer);
}

void SignIn::prove(std::shared_ptr<const Unproven> credential,
                   std::function<void(Result<Caller>)> then) const {
  impl_->prove(std::move(credential), std::move(then));
}

std::shared_ptr<const Directory> SignIn::directory() const { return impl_->current(); }

void SignIn::replace(std::shared_ptr<const Directory> directory) {
  impl_->replace(std::move(directory));
}

}  // namespace crm::auth
