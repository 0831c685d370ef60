#include "auth/proofs_in_hand.h"

#include <utility>

namespace crm::auth {

bool ProofsInHand::wait_for(const CredentialDigest& digest, Then& then,
                            const std::function<bool()>& start) {
  const std::scoped_lock lock(mutex_);
  const auto [place, first] = waiting_.try_emplace(digest);
  place->second.push_back(std::move(then));
  if (!first || start()) return true;
  then = std::move(place->second.back());
  waiting_.erase(place);
  return false;
}

void ProofsInHand::tell(const CredentialDigest& digest, const Result<Caller>& verdict) {
  std::vector<Then> waiting;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = waiting_.find(digest);
    if (found == waiting_.end()) return;
    waiting = std::move(found->second);
    waiting_.erase(found);
  }
  for (const Then& then : waiting) then(verdict);
}

}  // namespace crm::auth
