#include "net/plain_writing.h"

#include <sys/sendfile.h>
#include <sys/socket.h>

#include <cerrno>

#include <boost/asio/error.hpp>

namespace crm::net {
namespace {

using Step = TlsSession::Step;
using Outcome = TlsSession::Outcome;

template <class Bytes>
Step send_bytes(Socket& socket, const Bytes& bytes, int flags) {
  ErrorCode error;
  const std::size_t sent = socket.send(bytes, flags, error);
  if (error == asio::error::would_block) return {Outcome::WantsWrite};
  if (error) return {Outcome::Broken};
  return {Outcome::Done, sent};
}

Step send_file(Socket& socket, const KeptText& file, std::size_t sent) {
  auto offset = static_cast<::off_t>(file.offset + sent);
  for (;;) {
    const auto bytes =
        ::sendfile(socket.native_handle(), file.file, &offset, file.text.size() - sent);
    if (bytes > 0) return {Outcome::Done, static_cast<std::size_t>(bytes)};
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0 && errno == EAGAIN) return {Outcome::WantsWrite};
    if (bytes < 0 && (errno == EINVAL || errno == ENOSYS || errno == EPERM)) {
      return send_bytes(socket, asio::buffer(file.text.substr(sent)), 0);  // it is in memory, too
    }
    return {Outcome::Broken};
  }
}

}  // namespace

Step write_plain(Socket& socket, const Output::Next& front) {
  if (front.bytes.empty()) return send_file(socket, *front.file, front.file_sent);
  // A head that goes with a file waits for it, so that both are one packet where they can be.
  return send_bytes(socket, front.bytes, front.file != nullptr ? MSG_MORE : 0);
}

}  // namespace crm::net
