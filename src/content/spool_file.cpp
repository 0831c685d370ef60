#include "content/spool_file.h"

#include <unistd.h>

#include <cerrno>

#include "content/stored_file.h"

namespace crm::content {

Result<std::unique_ptr<SpoolFile>> SpoolFile::make(const std::filesystem::path& folder) {
  auto made = File::make_in(folder);
  if (!made) return forward(made);
  if (::unlink(made->path.c_str()) != 0) return cannot_be("written", errno);
  return std::unique_ptr<SpoolFile>(new SpoolFile(std::move(made->file)));
}

Result<void> SpoolFile::write(std::string_view bytes) {
  auto written = file_.append(bytes);
  if (written) size_ += bytes.size();
  return written;
}

Result<std::unique_ptr<const ByteSource>> SpoolFile::read_back() {
  return std::make_unique<const StoredFile>(std::move(file_), size_);
}

}  // namespace crm::content
