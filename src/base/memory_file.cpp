#include "base/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <string>
#include <system_error>

namespace crm {
namespace {

tl::unexpected<Error> not_given(int error) {
  return refuse(ErrorKind::Unavailable,
                "The system gives no file in memory: " + std::generic_category().message(error));
}

// Some systems give only files that are never to be run, and older kernels do not know the word.
int new_file() {
  constexpr unsigned kNeverToBeRun = 0x8;  // MFD_NOEXEC_SEAL, which Debian 12's headers lack
  constexpr auto* kName = "kept texts";
  const int file = ::memfd_create(kName, MFD_CLOEXEC | kNeverToBeRun);
  return file < 0 && errno == EINVAL ? ::memfd_create(kName, MFD_CLOEXEC) : file;
}

// All of it, or false. Not by way of the mapping: there a want of memory would end the process.
bool write_at(int file, std::string_view text, std::size_t offset) {
  while (!text.empty()) {
    const auto written = ::pwrite(file, text.data(), text.size(), static_cast<::off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::size_t>(written);
  }
  return true;
}

// A page of this size is looked up once by who sends it, where 512 of the common size are looked up
// one by one: of 41 kB that takes a sixth from what sending costs [adr 29]. A file gets one by
// being asked for it, also where the system's settings say `never`; Debian 12's headers lack the
// word.
constexpr std::size_t kLargePageBytes = std::size_t{2} * 1024 * 1024;
constexpr int kCollapse = 25;  // MADV_COLLAPSE, since Linux 6.1

std::size_t rounded_up(std::size_t bytes, std::size_t unit) {
  return (bytes + unit - 1) / unit * unit;
}

// Begins where a large page may, which not every place is: room is found for more, and the rest of
// it given back. MAP_FAILED where there is none.
void* map_for_large_pages(int file, std::size_t bytes) {
  const std::size_t used = MemoryFile::bytes_for(bytes);
  const std::size_t room_bytes = used + kLargePageBytes;
  void* const room =
      ::mmap(nullptr, room_bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED) return room;
  const auto begin = reinterpret_cast<std::uintptr_t>(room);
  const std::size_t in_front = rounded_up(begin, kLargePageBytes) - begin;
  char* const place = static_cast<char*>(room) + in_front;
  if (in_front > 0) ::munmap(room, in_front);
  ::munmap(place + used, kLargePageBytes - in_front);
  // Should it fail, the place is left alone: it may be another's already.
  return ::mmap(place, bytes, PROT_READ, MAP_SHARED | MAP_FIXED, file, 0);
}

// What a text and its hold on the file are together.
struct Holding {
  std::shared_ptr<const MemoryFile> file;
  KeptText kept;
};

}  // namespace

Result<std::shared_ptr<MemoryFile>> MemoryFile::open(std::size_t bytes_max) {
  const std::shared_ptr<MemoryFile> made(new MemoryFile);
  made->file_ = new_file();
  if (made->file_ < 0) return not_given(errno);
  if (::ftruncate(made->file_, static_cast<::off_t>(bytes_max)) != 0) return not_given(errno);
  void* const mapped = map_for_large_pages(made->file_, bytes_max);
  if (mapped == MAP_FAILED) return not_given(errno);
  made->mapped_ = static_cast<char*>(mapped);
  made->bytes_max_ = bytes_max;
  return made;
}

MemoryFile::~MemoryFile() {
  if (mapped_ != nullptr) ::munmap(mapped_, bytes_max_);
  if (file_ >= 0) ::close(file_);
}

std::size_t MemoryFile::bytes_for(std::size_t text_bytes) {
  static const auto kPageBytes = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return rounded_up(text_bytes, kPageBytes);
}

// Before anything is written there: pages that a socket still has are not exchanged for others.
// Where the system refuses, as older ones do, there are common pages. Takes a tenth of a
// millisecond for each, which is what taking common pages one by one would.
bool MemoryFile::take_large_pages(std::size_t until) {
  for (; taken_ < until && taken_ + kLargePageBytes <= bytes_max_; taken_ += kLargePageBytes) {
    // It has to hold something to be exchanged.
    if (!write_at(file_, std::string_view("", 1), taken_)) return false;
    static_cast<void>(::madvise(mapped_ + taken_, kLargePageBytes, kCollapse));
  }
  return true;
}

std::shared_ptr<const KeptText> MemoryFile::add(std::string_view text) {
  const std::size_t bytes = bytes_for(text.size());
  if (bytes > bytes_max_ - bytes_) return nullptr;
  if (!take_large_pages(bytes_ + bytes)) return nullptr;
  const auto holding = std::make_shared<const Holding>(
      Holding{shared_from_this(), {{mapped_ + bytes_, text.size()}, file_, bytes_}});
  if (!write_at(file_, text, bytes_)) return nullptr;
  bytes_ += bytes;
  return {holding, &holding->kept};
}

}  // namespace crm
