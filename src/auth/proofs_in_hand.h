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
  // get the proof going; when it answers false, `then` is handed back, not called. Nothing else of
  // this may be called within `start`.
  [[nodiscard]] bool wait_for(const CredentialDigest& digest, Then& then,
                              const std::function<bool()>& start);

  // Tells all who wait for it, on this thread, and forgets them.
  void tell(const CredentialDigest& digest, const Result<Caller>& verdict);

 private:
  std::mutex mutex_;  // guards what follows; nobody is told under it
  std::unordered_map<CredentialDigest, std::vector<Then>, DigestHash, DigestEqual> waiting_;
};

}  // namespace crm::auth
