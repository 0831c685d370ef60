// A disk on which each sync takes its time, to be loaded before the C library: LD_PRELOAD. What is
// written is synced as ever; then the thread that asked sleeps until SLOW_DISK_MS milliseconds have
// passed since it asked. So that whoever measures writes on a disk of a data centre, which says
// after a fraction of a millisecond that it has written, sees how others fare.
#include <dlfcn.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace {

using Sync = int (*)(int);

std::chrono::milliseconds sync_takes() {
  const char* const said = std::getenv("SLOW_DISK_MS");
  return std::chrono::milliseconds(said == nullptr ? 0 : std::strtol(said, nullptr, 10));
}

int sync_slowly(Sync sync, int file) {
  static const std::chrono::milliseconds takes = sync_takes();
  const auto begin = std::chrono::steady_clock::now();
  const int done = sync(file);
  const int error = errno;
  std::this_thread::sleep_until(begin + takes);
  errno = error;
  return done;
}

Sync real(const char* name) { return reinterpret_cast<Sync>(dlsym(RTLD_NEXT, name)); }

}  // namespace

extern "C" {

int fsync(int file) {
  static const Sync sync = real("fsync");
  return sync_slowly(sync, file);
}

int fdatasync(int file) {
  static const Sync sync = real("fdatasync");
  return sync_slowly(sync, file);
}

}  // extern "C"
