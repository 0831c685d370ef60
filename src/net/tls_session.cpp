#include "net/tls_session.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

namespace crm::net {
namespace {

// As much as one record holds: head and body of a usual answer become one.
constexpr std::size_t kRecordBytes = 16 * 1024;

int socket_of(BIO* bio) {
  return static_cast<int>(reinterpret_cast<std::intptr_t>(BIO_get_data(bio)));
}

int moved(BIO* bio, ssize_t bytes) {
  BIO_clear_retry_flags(bio);
  return static_cast<int>(bytes);
}

bool may_try_again() { return errno == EAGAIN || errno == EINTR; }

// OpenSSL's own way to a socket writes without MSG_NOSIGNAL: a client that goes away would be a
// signal to the whole process.
int send_bytes(BIO* bio, const char* bytes, int size) {
  const auto sent =
      ::send(socket_of(bio), bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL | MSG_DONTWAIT);
  const int result = moved(bio, sent);
  if (sent < 0 && may_try_again()) BIO_set_retry_write(bio);
  return result;
}

int receive_bytes(BIO* bio, char* space, int size) {
  const auto received = ::recv(socket_of(bio), space, static_cast<std::size_t>(size), MSG_DONTWAIT);
  const int result = moved(bio, received);
  if (received < 0 && may_try_again()) BIO_set_retry_read(bio);
  return result;
}

long control(BIO* /*bio*/, int command, long /*number*/, void* /*pointer*/) {
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

int create(BIO* bio) {
  BIO_set_init(bio, 1);
  return 1;
}

const BIO_METHOD* socket_method() {
  static BIO_METHOD* const method = [] {
    BIO_METHOD* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket");
    if (made == nullptr) throw std::bad_alloc();
    BIO_meth_set_write(made, send_bytes);
    BIO_meth_set_read(made, receive_bytes);
    BIO_meth_set_ctrl(made, control);
    BIO_meth_set_create(made, create);
    return made;
  }();
  return method;
}

}  // namespace

TlsSession::TlsSession(std::shared_ptr<const TlsContext> context, int socket)
    : context_(std::move(context)), session_(SSL_new(context_->native())) {
  BIO* const bio = session_ == nullptr ? nullptr : BIO_new(socket_method());
  if (bio == nullptr) {
    SSL_free(session_);
    throw std::bad_alloc();
  }
  BIO_set_data(bio, reinterpret_cast<void*>(static_cast<std::intptr_t>(socket)));
  SSL_set_bio(session_, bio, bio);
  SSL_set_accept_state(session_);
}

TlsSession::~TlsSession() {
  SSL_free(session_);
  ERR_clear_error();
}

TlsSession::Outcome TlsSession::shake_hands() {
  ERR_clear_error();
  return outcome_of(SSL_do_handshake(session_));
}

TlsSession::Step TlsSession::read(std::span<char> space) {
  ERR_clear_error();
  std::size_t bytes = 0;
  const int result = SSL_read_ex(session_, space.data(), space.size(), &bytes);
  return {outcome_of(result), bytes};
}

TlsSession::Step TlsSession::write(std::span<const asio::const_buffer> front) {
  std::array<char, kRecordBytes> record;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::size_t size = 0;
  for (const asio::const_buffer& part : front) {
    const std::size_t some = std::min(part.size(), record.size() - size);
    std::memcpy(record.data() + size, part.data(), some);
    size += some;
    if (size == record.size()) break;
  }
  ERR_clear_error();
  std::size_t bytes = 0;
  const int result = SSL_write_ex(session_, record.data(), size, &bytes);
  return {outcome_of(result), bytes};
}

void TlsSession::say_goodbye() {
  ERR_clear_error();
  if (SSL_is_init_finished(session_) == 1) SSL_shutdown(session_);
}

bool TlsSession::holds_unread() const { return SSL_has_pending(session_) == 1; }

TlsSession::Outcome TlsSession::outcome_of(int result) const {
  if (result == 1) return Outcome::Done;
  switch (SSL_get_error(session_, result)) {
    case SSL_ERROR_WANT_READ:
      return Outcome::WantsRead;
    case SSL_ERROR_WANT_WRITE:
      return Outcome::WantsWrite;
    case SSL_ERROR_ZERO_RETURN:
      return Outcome::Ended;
    default:
      return Outcome::Broken;
  }
}

}  // namespace crm::net
