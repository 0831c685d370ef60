#include "store/sqlite/failure.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstdlib>
#include <new>
#include <string>
#include <system_error>

namespace crm::store::sqlite {
namespace {

// What the system said when SQLite last failed to read or write the database's file or its log: 0
// where nothing has failed. sqlite3_system_errno() has often forgotten by the time it is asked.
struct SystemErrors {
  int of_file = 0;
  int of_log = 0;
};

SystemErrors system_errors(sqlite3* database) {
  SystemErrors errors;
  if (database == nullptr) return errors;
  sqlite3_file* log = nullptr;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &errors.of_file);
  sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&log));
  if (log != nullptr && log->pMethods != nullptr) {
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &errors.of_log);
  }
  return errors;
}

bool says_full(int system_error) {
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

// SQLite knows a full disk, but takes a write beyond a quota or a file size limit, and an index of
// the log that cannot grow, for a broken one. Only writes: when fsync has failed, whatever the
// cause, nobody knows what the disk holds.
bool no_space(sqlite3* database, int code) {
  if ((code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE) return true;
  if (code != SQLITE_IOERR_WRITE) return false;
  const auto [of_file, of_log] = system_errors(database);
  // One of the two may be of an earlier failure: when that was another kind, better to stop.
  return (says_full(of_file) || says_full(of_log)) && (of_file == 0 || says_full(of_file)) &&
         (of_log == 0 || says_full(of_log));
}

std::string cause_of(sqlite3* database, int code) {
  std::string cause = sqlite3_errstr(code);
  if ((code & 0xff) != SQLITE_IOERR) return cause;
  const auto [of_file, of_log] = system_errors(database);
  for (const int number : {of_file, of_log}) {
    if (number != 0) cause += ": " + std::generic_category().message(number);
  }
  return cause;
}

}  // namespace

bool DatabaseFailure::ends_writing() const {
  const int primary = code_ & 0xff;
  return kind() != ErrorKind::StorageFull &&
         (primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB);
}

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
    case SQLITE_NOTADB:
      stop(ErrorKind::Unavailable, kNotOurs);
      break;
    case SQLITE_CORRUPT:
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
