// Who waits for which proof. A client that opens sixty-four connections at once sends the same
// credential on all of them: it is hashed once, and all of them are told.
#pragma once

#include <functional>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "auth/proven_credentials.h"
#include "base/result.h"
#include "domain/caller.h"

namespace crm::auth {

// Any thread may call anything.
class ProofsInHand {
 public:
  using Then = std::function<void(Result<Caller>)>;

  // Adds one who waits for that credential's proof. Where nobody did so far, `start` is called to
  // get the proof going; when it answers false, this does so too and `then` is as it was. `start`
  // calls nothing of this.
  [[nodiscard]] bool wait_for(const CredentialDigest& digest, Then& then,
                              const std::function<bool()>& start);

  // All who wait for it, to be told by the caller; whoever comes later waits for another proof.
  [[nodiscard]] std::vector<Then> take(const CredentialDigest& digest);

 private:
  std::mutex mutex_;  // guards what follows
  std::unordered_map<CredentialDigest, std::vector<Then>, DigestHash, DigestEqual> waiting_;
};

}  // namespace crm::auth
