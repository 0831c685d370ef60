#include "tests/store/faults/faulty_vfs.h"

#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace crm::store {

// SQLite allocates one for each file that it opens, and behind it the room for that of the base.
struct FaultyVfs::File {
  sqlite3_file face;  // first: SQLite knows no more
  FaultyVfs* vfs;
  const char* name;  // null for files without one; SQLite keeps it while the file is open

  [[nodiscard]] sqlite3_file* base() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

namespace {

// In the words that SQLite has for each.
int code_of(Operation operation, bool for_space) {
  switch (operation) {
    case Operation::Open:
      return SQLITE_CANTOPEN;
    case Operation::Delete:
      return SQLITE_IOERR_DELETE;
    case Operation::Read:
      return SQLITE_IOERR_READ;
    case Operation::Write:
      return for_space ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    case Operation::Truncate:
      return SQLITE_IOERR_TRUNCATE;
    case Operation::Sync:
      return SQLITE_IOERR_FSYNC;
    case Operation::MapIndex:
      return for_space ? SQLITE_IOERR_SHMSIZE : SQLITE_IOERR_SHMMAP;
    case Operation::LockIndex:
      return SQLITE_IOERR_SHMLOCK;
  }
  return SQLITE_ERROR;
}

int failure_of(Operation operation, bool for_space = false) {
  errno = for_space ? ENOSPC : EIO;
  return code_of(operation, for_space);
}

}  // namespace

class FaultyVfs::Calls {
 public:
  static sqlite3_vfs face_for(FaultyVfs& vfs, const sqlite3_vfs& base) {
    sqlite3_vfs face{};
    face.iVersion = 2;
    face.szOsFile = static_cast<int>(sizeof(File)) + base.szOsFile;
    face.mxPathname = base.mxPathname;
    face.zName = "faulty";
    face.pAppData = &vfs;
    face.xOpen = open;
    face.xDelete = remove;
    face.xAccess = [](sqlite3_vfs* self, const char* name, int flags, int* answer) {
      return base_of(self)->xAccess(base_of(self), name, flags, answer);
    };
    face.xFullPathname = [](sqlite3_vfs* self, const char* name, int bytes, char* full) {
      return base_of(self)->xFullPathname(base_of(self), name, bytes, full);
    };
    face.xRandomness = [](sqlite3_vfs* self, int bytes, char* out) {
      return base_of(self)->xRandomness(base_of(self), bytes, out);
    };
    face.xSleep = [](sqlite3_vfs* self, int microseconds) {
      return base_of(self)->xSleep(base_of(self), microseconds);
    };
    face.xCurrentTime = [](sqlite3_vfs* self, double* now) {
      return base_of(self)->xCurrentTime(base_of(self), now);
    };
    face.xCurrentTimeInt64 = [](sqlite3_vfs* self, sqlite3_int64* now) {
      return base_of(self)->xCurrentTimeInt64(base_of(self), now);
    };
    face.xGetLastError = [](sqlite3_vfs* /*self*/, int /*bytes*/, char* /*text*/) { return errno; };
    return face;
  }

 private:
  static FaultyVfs& vfs_of(sqlite3_vfs* self) { return *static_cast<FaultyVfs*>(self->pAppData); }
  static sqlite3_vfs* base_of(sqlite3_vfs* self) { return vfs_of(self).base_; }
  static File& file_of(sqlite3_file* self) { return *reinterpret_cast<File*>(self); }

  // Fails as it is to, or asks the base.
  template <class Ask>
  static int unless_it_fails(FaultyVfs& vfs, Operation operation, Ask ask) {
    switch (vfs.fate_of(operation)) {
      case Fate::Done:
        return ask();
      case Fate::FailsForSpace:
        return failure_of(operation, true);
      default:
        return failure_of(operation);
    }
  }

  static int open(sqlite3_vfs* self, const char* name, sqlite3_file* opened, int flags,
                  int* flags_out) {
    FaultyVfs& vfs = vfs_of(self);
    File& file = file_of(opened);
    file.face.pMethods = nullptr;  // says that there is nothing to close
    return unless_it_fails(vfs, Operation::Open, [&] {
      int was_there = 1;
      if (name != nullptr) vfs.base_->xAccess(vfs.base_, name, SQLITE_ACCESS_EXISTS, &was_there);
      const int code = vfs.base_->xOpen(vfs.base_, name, file.base(), flags, flags_out);
      if (code != SQLITE_OK) return code;
      file.face.pMethods = &kMethods;
      file.vfs = &vfs;
      file.name = name;
      if (was_there == 0)
        vfs.tell_disk(name, [](auto& disk, const auto& called) { disk.created(called); });
      return code;
    });
  }

  static int remove(sqlite3_vfs* self, const char* name, int sync_folder) {
    FaultyVfs& vfs = vfs_of(self);
    return unless_it_fails(vfs, Operation::Delete, [&] {
      const int code = vfs.base_->xDelete(vfs.base_, name, 0);
      if (code == SQLITE_OK) {
        vfs.tell_disk(
            name, [&](auto& disk, const auto& called) { disk.removed(called, sync_folder != 0); });
      }
      return code;
    });
  }

  static int close(sqlite3_file* self) {
    sqlite3_file* const base = file_of(self).base();
    return base->pMethods == nullptr ? SQLITE_OK : base->pMethods->xClose(base);
  }

  static int read(sqlite3_file* self, void* to, int bytes, sqlite3_int64 offset) {
    File& file = file_of(self);
    return unless_it_fails(*file.vfs, Operation::Read, [&] {
      return file.base()->pMethods->xRead(file.base(), to, bytes, offset);
    });
  }

  static int write(sqlite3_file* self, const void* from, int bytes, sqlite3_int64 offset) {
    File& file = file_of(self);
    const auto put = [&](int count) {
      const int code = file.base()->pMethods->xWrite(file.base(), from, count, offset);
      if (code == SQLITE_OK) {
        const std::string_view written(static_cast<const char*>(from),
                                       static_cast<std::size_t>(count));
        file.vfs->tell_disk(file.name, [&](auto& disk, const auto& called) {
          disk.wrote(called, static_cast<std::uint64_t>(offset), written);
        });
      }
      return code;
    };
    switch (file.vfs->fate_of(Operation::Write)) {
      case Fate::Done:
        return put(bytes);
      case Fate::FailsForSpace:
        return failure_of(Operation::Write, true);
      case Fate::FailsHalfDone:
        put(bytes / 2);
        [[fallthrough]];
      default:
        return failure_of(Operation::Write);
    }
  }

  static int truncate(sqlite3_file* self, sqlite3_int64 bytes) {
    File& file = file_of(self);
    return unless_it_fails(*file.vfs, Operation::Truncate, [&] {
      const int code = file.base()->pMethods->xTruncate(file.base(), bytes);
      if (code == SQLITE_OK) {
        file.vfs->tell_disk(file.name, [&](auto& disk, const auto& called) {
          disk.truncated(called, static_cast<std::uint64_t>(bytes));
        });
      }
      return code;
    });
  }

  // Asks nothing of the real disk: what would reach it, the simulated one knows.
  static int sync(sqlite3_file* self, int /*flags*/) {
    File& file = file_of(self);
    const bool done = file.vfs->fate_of(Operation::Sync) == Fate::Done;
    file.vfs->tell_disk(file.name, [&](auto& disk, const auto& called) {
      done ? disk.synced(called) : disk.failed_to_sync(called);
    });
    return done ? SQLITE_OK : failure_of(Operation::Sync);
  }

  static int map_index(sqlite3_file* self, int part, int bytes, int extend, void volatile** at) {
    File& file = file_of(self);
    return unless_it_fails(*file.vfs, Operation::MapIndex, [&] {
      return file.base()->pMethods->xShmMap(file.base(), part, bytes, extend, at);
    });
  }

  static int lock_index(sqlite3_file* self, int offset, int count, int flags) {
    File& file = file_of(self);
    const auto ask = [&] {
      return file.base()->pMethods->xShmLock(file.base(), offset, count, flags);
    };
    if ((flags & SQLITE_SHM_UNLOCK) != 0) return ask();
    return unless_it_fails(*file.vfs, Operation::LockIndex, ask);
  }

  static constexpr sqlite3_io_methods kMethods{
      .iVersion = 2,  // without xFetch: files are never mapped
      .xClose = close,
      .xRead = read,
      .xWrite = write,
      .xTruncate = truncate,
      .xSync = sync,
      .xFileSize =
          [](sqlite3_file* self, sqlite3_int64* bytes) {
            sqlite3_file* const base = file_of(self).base();
            return base->pMethods->xFileSize(base, bytes);
          },
      .xLock =
          [](sqlite3_file* self, int level) {
            sqlite3_file* const base = file_of(self).base();
            return base->pMethods->xLock(base, level);
          },
      .xUnlock =
          [](sqlite3_file* self, int level) {
            sqlite3_file* const base = file_of(self).base();
            return base->pMethods->xUnlock(base, level);
          },
      .xCheckReservedLock =
          [](sqlite3_file* self, int* answer) {
            sqlite3_file* const base = file_of(self).base();
            return base->pMethods->xCheckReservedLock(base, answer);
          },
      .xFileControl =
          [](sqlite3_file* self, int what, void* argument) {
            sqlite3_file* const base = file_of(self).base();
            return base->pMethods->xFileControl(base, what, argument);
          },
      .xSectorSize =
          [](sqlite3_file* self) {
            sqlite3_file* const base = file_of(self).base();
            return base->pMethods->xSectorSize(base);
          },
      .xDeviceCharacteristics =
          [](sqlite3_file* self) {
            sqlite3_file* const base = file_of(self).base();
            return base->pMethods->xDeviceCharacteristics(base);
          },
      .xShmMap = map_index,
      .xShmLock = lock_index,
      .xShmBarrier =
          [](sqlite3_file* self) {
            sqlite3_file* const base = file_of(self).base();
            base->pMethods->xShmBarrier(base);
          },
      .xShmUnmap =
          [](sqlite3_file* self, int remove) {
            sqlite3_file* const base = file_of(self).base();
            return base->pMethods->xShmUnmap(base, remove);
          },
      .xFetch = nullptr,
      .xUnfetch = nullptr};
};

FaultyVfs::FaultyVfs() : base_(sqlite3_vfs_find(nullptr)), face_(Calls::face_for(*this, *base_)) {
  constexpr int kMakeDefault = 1;
  if (sqlite3_vfs_register(&face_, kMakeDefault) != SQLITE_OK) {
    throw std::runtime_error("SQLite takes no other VFS");
  }
}

FaultyVfs::~FaultyVfs() {
  sqlite3_vfs_unregister(&face_);
  constexpr int kMakeDefault = 1;
  sqlite3_vfs_register(base_, kMakeDefault);
}

void FaultyVfs::arm(const Fault& fault) {
  const std::scoped_lock lock(mutex_);
  fault_ = fault;
  seen_ = 0;
  failed_ = 0;
}

std::uint64_t FaultyVfs::disarm() {
  const std::scoped_lock lock(mutex_);
  fault_.reset();
  return failed_;
}

void FaultyVfs::tell(SimulatedDisk* disk) {
  const std::scoped_lock lock(mutex_);
  disk_ = disk;
}

FaultyVfs::Fate FaultyVfs::fate_of(Operation operation) {
  const std::scoped_lock lock(mutex_);
  if (!fault_ || !fault_->of.has(operation) || ++seen_ < fault_->nth) return Fate::Done;
  if (seen_ - fault_->nth >= fault_->times) return Fate::Done;
  ++failed_;
  switch (fault_->harm) {
    case Harm::Half:
      return Fate::FailsHalfDone;
    case Harm::Full:
      return Fate::FailsForSpace;
    default:
      return Fate::Fails;
  }
}

template <class Tell>
void FaultyVfs::tell_disk(const char* path, Tell tell) {
  const std::scoped_lock lock(mutex_);
  if (disk_ == nullptr || path == nullptr) return;
  const std::filesystem::path whole(path);
  if (whole.parent_path() == disk_->folder()) tell(*disk_, whole.filename().string());
}

}  // namespace crm::store
