#include "auth/token_keeper.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>

#include "auth/access_token.h"
#include "auth/app_grant.h"

namespace crm::auth {

TokenKeeper::TokenKeeper(Settings settings, store::Store& store, const Clock& clock, Report report)
    : settings_(std::move(settings)),
      store_(store),
      clock_(clock),
      report_(std::move(report)),
      thread_([this] { work(); }) {}

TokenKeeper::~TokenKeeper() {
  std::vector<Wanted> waiting;
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    for (auto& [tenant, batch] : batches_) {
      std::ranges::move(batch.wanted, std::back_inserter(waiting));
      batch.wanted.clear();
    }
  }
  changed_.notify_one();
  for (const Wanted& each : waiting) {
    each.tell(Error{ErrorKind::Unavailable, "The server is stopping."});
  }
  thread_.join();
}

Result<void> TokenKeeper::reload(TenantId tenant) {
  const std::scoped_lock one_at_a_time(writing_);
  const Instant now = clock_.now();
  std::vector<Token> tokens;
  const auto read = store_.read(tenant, [&](const store::Reader& reader) -> Result<void> {
    reader.each_token([&](const Token& each) { tokens.push_back(each); });
    return {};
  });
  if (!read) return forward(read);
  registry_.replace(tenant, tokens, now);
  return {};
}

void TokenKeeper::replace_ticket_key(TicketKey key) {
  const std::scoped_lock one_at_a_time(writing_);
  settings_.ticket_key = std::move(key);
}

std::optional<TokenHolder> TokenKeeper::find(TenantId tenant, TokenKind kind,
                                             std::string_view text) {
  const Instant now = clock_.now();
  const auto use = registry_.use(tenant, kind, text, now);
  if (!use) return std::nullopt;
  if (use->to_keep) {
    {
      const std::scoped_lock lock(mutex_);
      batches_[tenant].used[use->holder.id] = now;
    }
    changed_.notify_one();
  }
  return use->holder;
}

void TokenKeeper::issue_access_token(const Caller& caller, Then then) {
  want<std::string>(
      caller.tenant,
      [this, caller](store::Transaction& transaction, Changes& changes) -> Result<std::string> {
        auto made = auth::issue_access_token(transaction, caller, clock_.now());
        if (!made) return forward(made);
        if (made->voided) changes.erased.push_back(*std::move(made->voided));
        changes.issued.push_back(std::move(made->issued.row));
        return std::move(made->issued.text);
      },
      std::move(then));
}

void TokenKeeper::issue_ticket(TenantId tenant, AssociateId associate, Then then) {
  want<std::string>(
      tenant,
      [this, tenant, associate](store::Transaction& transaction,
                                Changes& changes) -> Result<std::string> {
        const Tickets tickets{settings_.ticket_key, settings_.tickets_name_tenant};
        auto ticket = auth::issue_ticket(transaction, tenant, associate, tickets, clock_.now());
        if (!ticket) return forward(ticket);
        changes.issued.push_back(std::move(ticket->row));
        return std::move(ticket->text);
      },
      std::move(then));
}

void TokenKeeper::issue_grant(const Caller& caller, ThenOf<Granted> then) {
  want<Granted>(
      caller.tenant,
      [this, caller](store::Transaction& transaction, Changes& changes) -> Result<Granted> {
        auto made =
            auth::issue_grant(transaction, caller, settings_.refresh_life.count(), clock_.now());
        if (!made) return forward(made);
        for (Token& each : made->changed) {
          (each.revoked_at ? changes.revoked : changes.erased).push_back(std::move(each));
        }
        const TokenId grant = made->refresh.row.id;
        changes.issued.push_back(std::move(made->refresh.row));
        changes.issued.push_back(std::move(made->access.row));
        return Granted{std::move(made->access.text), std::move(made->refresh.text), grant};
      },
      std::move(then));
}

void TokenKeeper::refresh(TenantId tenant, TokenId refresh, Then then) {
  want<std::string>(
      tenant,
      [this, tenant, refresh](store::Transaction& transaction,
                              Changes& changes) -> Result<std::string> {
        auto made = refresh_access_token(transaction, tenant, refresh, clock_.now());
        if (!made) return forward(made);
        if (made->voided) changes.erased.push_back(*std::move(made->voided));
        changes.issued.push_back(std::move(made->issued.row));
        return std::move(made->issued.text);
      },
      std::move(then));
}

void TokenKeeper::revoke(TenantId tenant, const TokenHolder& token, ThenOf<bool> then) {
  want<bool>(
      tenant,
      [token](store::Transaction& transaction, Changes& changes) -> Result<bool> {
        auto revoked = token.grant == kNoToken
                           ? revoke_token(transaction, token.id)
                           : revoke_grant(transaction, token.associate, token.grant);
        const bool was_valid = !revoked.empty();
        std::ranges::move(revoked, std::back_inserter(changes.revoked));
        return was_valid;
      },
      std::move(then));
}

template <class T, class Make>
void TokenKeeper::want(TenantId tenant, Make make, ThenOf<T> then) {
  const auto made = std::make_shared<Result<T>>(refuse(ErrorKind::Internal, "nothing was made"));
  Wanted wanted{[made, make = std::move(make)](store::Transaction& transaction, Changes& changes) {
                  *made = make(transaction, changes);
                },
                [made, then = std::move(then)](const std::optional<Error>& failed) {
                  then(failed ? Result<T>(tl::unexpected<Error>(*failed)) : std::move(*made));
                }};
  {
    const std::scoped_lock lock(mutex_);
    if (waiting_ < settings_.queue_max) {
      batches_[tenant].wanted.push_back(std::move(wanted));
      ++waiting_;
      changed_.notify_one();
      return;
    }
  }
  wanted.tell(Error{ErrorKind::Busy, "Too many tokens are asked for. Try again in a moment."});
}

// Everything that has come meanwhile is one transaction of its tenant.
void TokenKeeper::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !batches_.empty(); });
    const bool is_last = stopping_;
    auto batches = std::exchange(batches_, {});
    waiting_ = 0;
    lock.unlock();
    for (const auto& [tenant, batch] : batches) {
      if (!batch.wanted.empty() || !batch.used.empty()) write(tenant, batch);
    }
    if (is_last) return;
    lock.lock();
  }
}

void TokenKeeper::write(TenantId tenant, const Batch& batch) {
  Changes changes;
  std::optional<Error> failed;
  try {
    const std::scoped_lock one_at_a_time(writing_);
    const auto kept = store_.write(tenant, [&](store::Transaction& transaction) -> Result<void> {
      for (const auto& [id, at] : batch.used) {
        auto row = transaction.token(id);
        if (!row || row->revoked_at) continue;  // and stays so
        row->last_used_at = at;
        row->expires_at =
            std::max(row->expires_at, Instant{at.ticks + kTicketLifeS * kTicksPerSecond});
        transaction.put(*row);
      }
      for (const Wanted& each : batch.wanted) each.make(transaction, changes);
      return {};
    });
    if (!kept) {
      failed = kept.error();
    } else {
      const Instant now = clock_.now();
      for (const Token& each : changes.issued) registry_.put(tenant, each, now);
      for (const Token& each : changes.revoked) registry_.put(tenant, each, now);
      for (const Token& each : changes.erased) registry_.forget(each);
    }
  } catch (const std::exception& failure) {  // out of memory: who waits must hear something
    failed = {ErrorKind::Internal, failure.what()};
  }
  if (failed) {
    if (!batch.used.empty() && report_.trouble) report_.trouble(failed->detail);
  } else if (report_.issued) {
    for (const Token& each : changes.issued) report_.issued(tenant, each);
  }
  for (const Wanted& each : batch.wanted) each.tell(failed);
}

}  // namespace crm::auth
