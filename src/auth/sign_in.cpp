#include "auth/sign_in.h"

#include <sodium.h>

#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

#include "auth/hash_pool.h"
#include "auth/proofs_in_hand.h"
#include "auth/proven_credentials.h"
#include "auth/unproven.h"

namespace crm::auth {
namespace {

// Must come before anything else of libsodium; again and on several threads is fine.
void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("no source of random numbers");
}

Result<Caller> verdict_on(const Caller& caller, bool retired) {
  if (retired) return refuse(ErrorKind::Forbidden, "This user is retired.");
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

  std::variant<Caller, std::shared_ptr<const Unproven>, Error> identify(
      const http::Request& request) const {
    const auto credential = BasicCredential::of(request);
    if (!credential) return credential.error();
    const CredentialDigest digest = key_.digest(kOnlyTenant, credential->bytes());
    if (const auto owner = proven_.find(digest, now_())) {
      const auto caller = verdict_on(owner->caller, owner->retired);
      if (!caller) return caller.error();
      return *caller;
    }
    auto password = credential->password();
    if (!password) return refuse_sign_in().value();
    return std::make_shared<const Unproven>(digest, credential->user(), std::move(*password));
  }

  void prove(const std::shared_ptr<const Unproven>& credential, ProofsInHand::Then then) {
    const auto start = [&] {
      return pool_.submit([this, credential](HashPool::Fate fate) { work(*credential, fate); });
    };
    if (!in_hand_.wait_for(credential->digest(), then, start)) {
      then(refuse(ErrorKind::Busy, "Too many users are signing in. Try again in a moment."));
    }
  }

  void replace(std::shared_ptr<const Directory> directory) {
    const std::scoped_lock one_at_a_time(replacing_);
    {
      const std::scoped_lock lock(mutex_);
      directory_.swap(directory);
    }
    proven_.replace(current());
  }

 private:
  std::shared_ptr<const Directory> current() const {
    const std::scoped_lock lock(mutex_);
    return directory_;
  }

  struct Judgement {
    Result<Caller> verdict;
    std::optional<Account> outdated;  // proven, by a hash that is to be made again
  };

  // One task of the pool.
  void work(const Unproven& credential, HashPool::Fate fate) {
    if (fate == HashPool::Fate::Dropped) {
      return in_hand_.tell(credential.digest(),
                           refuse(ErrorKind::Unavailable, "The server is stopping."));
    }
    const Judgement judgement = judge(credential);
    in_hand_.tell(credential.digest(), judgement.verdict);
    if (!judgement.outdated) return;
    auto phc = hash_password(credential.password(), settings_.cost);
    if (phc) settings_.rehashed(*judgement.outdated, std::move(*phc));
  }

  // Whose credential it is. Goes round again when the account has changed under the proof, so that
  // a password that was just replaced lets nobody in any more.
  Judgement judge(const Unproven& credential) {
    // Somebody else may have proven it while this one waited.
    if (const auto owner = proven_.find(credential.digest(), now_())) {
      return {verdict_on(owner->caller, owner->retired), std::nullopt};
    }
    while (true) {
      const auto before = current();
      const Account* asked = before->find(credential.user());
      const auto cost = asked == nullptr ? std::nullopt : cost_of(asked->password_hash);
      const auto right = matches(cost ? asked->password_hash : unmatchable_, credential.password());
      if (!right) return {forward(right), std::nullopt};

      const auto after = current();
      const Account* account = after->find(credential.user());
      if (!same_proof(asked, account)) continue;
      if (!cost || !*right) return {refuse_sign_in(), std::nullopt};
      proven_.remember(credential.digest(), *account, now_());
      Judgement judgement{
          verdict_on(Caller{account->tenant, account->associate, account->last_logout},
                     account->retired),
          std::nullopt};
      if (settings_.rehashed && is_cheaper(*cost, settings_.cost)) judgement.outdated = *account;
      return judgement;
    }
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
  HashPool pool_;  // last: its tasks use all of the above
};

SignIn::SignIn(const Settings& settings, std::shared_ptr<const Directory> directory)
    : SignIn(settings, std::move(directory), [] { return std::chrono::steady_clock::now(); }) {}

SignIn::SignIn(const Settings& settings, std::shared_ptr<const Directory> directory,
               SteadyNow now) {
  start_sodium();
  impl_ = std::make_unique<Impl>(settings, std::move(directory), std::move(now));
}

SignIn::~SignIn() = default;

std::variant<Caller, std::shared_ptr<const Unproven>, Error> SignIn::identify(
    const http::Request& request) const {
  return impl_->identify(request);
}

void SignIn::prove(std::shared_ptr<const Unproven> credential,
                   std::function<void(Result<Caller>)> then) const {
  impl_->prove(std::move(credential), std::move(then));
}

void SignIn::replace(std::shared_ptr<const Directory> directory) {
  impl_->replace(std::move(directory));
}

}  // namespace crm::auth
