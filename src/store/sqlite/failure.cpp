#include "store/sqlite/failure.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstdlib>
#include <new>
#include <string>
#include <system_error>

namespace crm::store::sqlite {
namespace {

// The operating system's number for the last failure. SQLite forgets it when a COMMIT fails; then
// errno still has it, as whoever calls SQLite sets errno to 0 before.
int cause_number(sqlite3* database) {
  const int found = errno;
  const int told = database == nullptr ? 0 : sqlite3_system_errno(database);
  return told != 0 ? told : found;
}

// SQLite reports a write beyond a quota or a file size limit, and an index of the log that cannot
// grow, as a broken disk; it is a full one.
bool no_space(sqlite3* database, int code) {
  const int primary = code & 0xff;
  if (primary == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE) return true;
  // When fsync has failed, whatever the cause, nobody knows what the disk holds.
  if (primary != SQLITE_IOERR || code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) {
    return false;
  }
  const int cause = cause_number(database);
  return cause == ENOSPC || cause == EDQUOT || cause == EFBIG;
}

std::string cause_of(sqlite3* database, int code) {
  std::string cause = sqlite3_errstr(code);
  const int primary = code & 0xff;
  const bool told = primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN;
  const int number = told ? cause_number(database) : 0;
  if (number != 0) cause += ": " + std::generic_category().message(number);
  return cause;
}

}  // namespace

bool DatabaseFailure::ends_writing() const {
  const int primary = code_ & 0xff;
  return kind() != ErrorKind::StorageFull &&
         (primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB);
}

bool DatabaseFailure::not_a_database() const { return (code_ & 0xff) == SQLITE_NOTADB; }

Error error_of(const Failure& failure) noexcept {
  try {
    return {failure.kind(), failure.what()};
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  }
}

// The sentence is so short that a string holds it in itself.
Error out_of_memory() noexcept { return {ErrorKind::Unavailable, "Out of memory."}; }

void fail(sqlite3* database, int code) {
  const auto stop = [code](ErrorKind kind, const std::string& what) {
    throw DatabaseFailure(kind, what, code);
  };
  const int primary = code & 0xff;
  if (primary == SQLITE_NOMEM) throw std::bad_alloc();
  if (no_space(database, code)) {
    stop(ErrorKind::StorageFull, "There is no space left for the database: nothing was changed.");
  }
  const std::string cause = " (" + cause_of(database, code) + ").";
  switch (primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      stop(ErrorKind::Unavailable, "The database is locked by another program.");
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      stop(ErrorKind::Unavailable, "The database file is damaged" + cause);
      break;
    case SQLITE_IOERR:
      stop(ErrorKind::Unavailable, "The disk under the database fails" + cause);
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      stop(ErrorKind::Unavailable, "The database cannot be opened as it should be" + cause);
      break;
    case SQLITE_CONSTRAINT:
      // SQLite's own text names the rule and the columns, never a value.
      stop(ErrorKind::Internal,
           std::string("The change breaks a rule of the database (") +
               (database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database)) + ").");
      break;
    default:
      stop(ErrorKind::Internal, "The database refused" + cause);
  }
  std::abort();  // stop() has thrown
}

}  // namespace crm::store::sqlite
