// One connection's TLS, in steps that never wait: each says how far it came, and what the socket
// must be ready for before the next. For the thread of the connection alone.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "net/sockets.h"
#include "net/tls_identity.h"

using SSL = struct ssl_st;

namespace crm::net {

class TlsSession {
 public:
  enum class Outcome {
    Done,
    WantsRead,   // when there is something to read
    WantsWrite,  // when the socket takes bytes again
    Ended,       // the client has said that it will send no more
    Broken,      // there is nothing to be had from this connection any more
  };
  struct Step {
    Outcome outcome = Outcome::Broken;
    std::size_t bytes = 0;  // where Done
  };

  // REQUIRES: the socket does not block, and stays open as long as this lives.
  TlsSession(std::shared_ptr<const TlsContext> context, int socket);
  TlsSession(const TlsSession&) = delete;
  TlsSession& operator=(const TlsSession&) = delete;
  ~TlsSession();

  // Before anything else, until Done.
  [[nodiscard]] Outcome shake_hands();
  [[nodiscard]] Step read(std::span<char> space);
  // Takes some of the front. Where it could not, the same front must be offered again, and may have
  // grown.
  [[nodiscard]] Step write(std::span<const asio::const_buffer> front);
  // Tells the client that no more will come; does not insist.
  void say_goodbye();

  // Whether bytes have come in already that read() has not given out.
  [[nodiscard]] bool holds_unread() const;

 private:
  [[nodiscard]] Outcome outcome_of(int result) const;

  std::shared_ptr<const TlsContext> context_;
  SSL* session_;
};

}  // namespace crm::net
