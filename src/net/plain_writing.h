// Writing to a socket without TLS, in steps that never wait.
#pragma once

#include "net/output.h"
#include "net/sockets.h"
#include "net/tls_session.h"

namespace crm::net {

// Hands some of the front to the kernel: bytes where there are any, else some of the file, which is
// not copied. For the thread of the connection alone.
// REQUIRES: the socket does not block.
[[nodiscard]] TlsSession::Step write_plain(Socket& socket, const Output::Next& front);

}  // namespace crm::net
