// The running server: all rooms, built bottom floor first and handed down by constructor.
#pragma once

#include <cstdint>
#include <memory>

#include "agent/contact_agent.h"
#include "app/listen_address.h"
#include "app/settings.h"
#include "auth/sign_in.h"
#include "base/clock.h"
#include "base/result.h"
#include "feed/feed.h"
#include "net/server.h"
#include "observe/log.h"
#include "server/exchange.h"
#include "store/store.h"

namespace crm::app {

class Service {
 public:
  // Listens when this returns; answers when run() is called. REQUIRES: store, clock and log outlive
  // this.
  [[nodiscard]] static Result<std::unique_ptr<Service>> open(const Settings& settings,
                                                             const ListenAddress& listen,
                                                             store::Store& store,
                                                             const Clock& clock,
                                                             const observe::Log& log);

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  // Until stop().
  void run() { server_->run(); }
  void stop() { server_->stop(); }

 private:
  Service(const Settings& settings, store::Store& store, const Clock& clock,
          const observe::Log& log, std::shared_ptr<const auth::Directory> directory,
          carrier::Presentation standard);

  // Answers promised by sign_in_ and feed_ end in exchange_, which is therefore the last to go:
  // it is declared first and made last.
  std::unique_ptr<server::Exchange> exchange_;
  auth::SignIn sign_in_;
  feed::Feed feed_;
  agent::ContactAgent agent_;
  std::unique_ptr<net::Server> server_;
};

}  // namespace crm::app
