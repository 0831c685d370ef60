// How a room says that something did not go well. A bad request, a file that cannot be read and a
// full disk are ordinary values here; exceptions are left to bugs and exhausted machines.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace crm {

// What kind of trouble, in the words of the rooms. Only server/error_response.cpp knows which HTTP
// status each one becomes; only app/ knows which exit status.
enum class ErrorKind {
  BadRequest,            // the caller's input is wrong; detail names the member or field
  Unauthenticated,       // nobody, or nobody we know, is asking
  Forbidden,             // known, and not allowed
  NoRight,               // known, and without the right to that row or field; nothing was changed
  UnknownApp,            // a known user, by an application that may not call for them
  NotFound,              // no such route, row or file
  NoSuchEntity,          // the route exists, what it names does not
  MethodNotAllowed,      // the route exists, the verb does not
  Misdirected,           // it is there, and served under another name of this server
  PayloadTooLarge,       // more bytes or items than a named limit allows
  UnsupportedMediaType,  // a body in a language we do not read
  TooManyAttempts,       // of guessing a password; asking again helps once the time told is over
  Busy,                  // a bounded queue is full; asking again later helps
  StorageFull,           // the disk is full: nothing was changed
  Unavailable,           // the store cannot answer now
  Internal,              // our fault
};

// `detail` is written for whoever asked: it names a field, header, file or line, never a secret, a
// statement of SQL or, towards HTTP callers, a path.
struct Error {
  ErrorKind kind = ErrorKind::Internal;
  std::string detail;
  // When asking again may help, where the room that refuses knows it; 0: it does not.
  std::uint32_t retry_after_s = 0;

  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> refuse(ErrorKind kind, std::string detail) {
  return tl::unexpected<Error>(Error{kind, std::move(detail)});
}

// Hands the error of one result on as the error of another type of result.
// REQUIRES: !result.
template <class T>
[[nodiscard]] tl::unexpected<Error> forward(const Result<T>& result) {
  return tl::unexpected<Error>(result.error());
}

}  // namespace crm
