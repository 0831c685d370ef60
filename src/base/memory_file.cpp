#include "base/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
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
  void* mapped = ::mmap(nullptr, bytes_max, PROT_READ, MAP_SHARED, made->file_, 0);
  if (mapped == MAP_FAILED) return not_given(errno);
  made->mapped_ = static_cast<const char*>(mapped);
  made->bytes_max_ = bytes_max;
  return made;
}

MemoryFile::~MemoryFile() {
  if (mapped_ != nullptr) ::munmap(const_cast<char*>(mapped_), bytes_max_);
  if (file_ >= 0) ::close(file_);
}

std::size_t MemoryFile::bytes_for(std::size_t text_bytes) {
  static const auto kPageBytes = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return (text_bytes + kPageBytes - 1) / kPageBytes * kPageBytes;
}

std::shared_ptr<const KeptText> MemoryFile::add(std::string_view text) {
  const std::size_t bytes = bytes_for(text.size());
  if (bytes > bytes_max_ - bytes_) return nullptr;
  const auto holding = std::make_shared<const Holding>(
      Holding{shared_from_this(), {{mapped_ + bytes_, text.size()}, file_, bytes_}});
  if (!write_at(file_, text, bytes_)) return nullptr;
  bytes_ += bytes;
  return {holding, &holding->kept};
}

}  // namespace crm
