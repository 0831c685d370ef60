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
  const int file = ::memfd_create("kept texts", MFD_CLOEXEC);
  if (file < 0) return not_given(errno);
  void* mapped = MAP_FAILED;
  if (::ftruncate(file, static_cast<::off_t>(bytes_max)) == 0) {
    mapped = ::mmap(nullptr, bytes_max, PROT_READ, MAP_SHARED, file, 0);
  }
  if (mapped == MAP_FAILED) {
    const int error = errno;
    ::close(file);
    return not_given(error);
  }
  return std::shared_ptr<MemoryFile>(
      new MemoryFile(file, static_cast<const char*>(mapped), bytes_max));
}

MemoryFile::MemoryFile(int file, const char* mapped, std::size_t bytes_max)
    : file_(file), mapped_(mapped), bytes_max_(bytes_max) {}

MemoryFile::~MemoryFile() {
  ::munmap(const_cast<char*>(mapped_), bytes_max_);
  ::close(file_);
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
