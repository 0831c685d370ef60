#include "auth/token_keeper.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

#include "auth/access_token.h"

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
    each.then(refuse(ErrorKind::Unavailable, "The server is stopping."));
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
  want({TokenKind::AccessToken, caller, std::move(then)});
}

void TokenKeeper::issue_ticket(TenantId tenant, AssociateId associate, Then then) {
  Caller caller;
  caller.tenant = tenant;
  caller.associate = associate;
  want({TokenKind::Ticket, caller, std::move(then)});
}

void TokenKeeper::want(Wanted wanted) {
  {
    const std::scoped_lock lock(mutex_);
    if (waiting_ < settings_.queue_max) {
      batches_[wanted.caller.tenant].wanted.push_back(std::move(wanted));
      ++waiting_;
      changed_.notify_one();
      return;
    }
  }
  wanted.then(refuse(ErrorKind::Busy, "Too many tokens are asked for. Try again in a moment."));
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
  std::vector<Result<std::string>> told;
  std::vector<Token> issued;
  std::vector<Token> voided;
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
      for (const Wanted& each : batch.wanted) {
        told.push_back(make(transaction, each, issued, voided));
      }
      return {};
    });
    if (!kept) {
      failed = kept.error();
    } else {
      const Instant now = clock_.now();
      for (const Token& each : issued) registry_.put(tenant, each, now);
      for (const Token& each : voided) registry_.forget(each);
    }
  } catch (const std::exception& failure) {  // out of memory: who waits must hear something
    failed = {ErrorKind::Internal, failure.what()};
  }
  if (failed) {
    if (!batch.used.empty() && report_.trouble) report_.trouble(failed->detail);
  } else if (report_.issued) {
    for (const Token& each : issued) report_.issued(tenant, each);
  }
  for (std::size_t i = 0; i < batch.wanted.size(); ++i) {
    batch.wanted[i].then(failed ? Result<std::string>(tl::unexpected<Error>(*failed)) : told[i]);
  }
}

Result<std::string> TokenKeeper::make(store::Transaction& transaction, const Wanted& wanted,
                                      std::vector<Token>& issued, std::vector<Token>& voided) {
  const Instant now = clock_.now();
  if (wanted.kind == TokenKind::Ticket) {
    const Tickets tickets{settings_.ticket_key, settings_.tickets_name_tenant};
    auto ticket = auth::issue_ticket(transaction, wanted.caller.tenant, wanted.caller.associate,
                                     tickets, now);
    if (!ticket) return forward(ticket);
    issued.push_back(std::move(ticket->row));
    return std::move(ticket->text);
  }
  auto made = auth::issue_access_token(transaction, wanted.caller, now);
  if (!made) return forward(made);
  if (made->voided) voided.push_back(*std::move(made->voided));
  issued.push_back(std::move(made->issued.row));
  return std::move(made->issued.text);
}

}  // namespace crm::auth
