#include "content/writer.h"

#include <unistd.h>

#include <string>
#include <utility>

#include "base/text.h"
#include "content/content_store.h"

namespace crm::content {

Writer::Writer(ContentStore& store, TenantId tenant, std::uint64_t bytes_max, File::New made)
    : store_(store),
      tenant_(tenant),
      bytes_max_(bytes_max),
      file_(std::move(made.file)),
      path_(std::move(made.path)) {}

Writer::~Writer() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

Result<void> Writer::write(std::string_view bytes) {
  if (broken_) return tl::unexpected<Error>(*broken_);
  Result<void> written;
  if (bytes.size() > bytes_max_ - size_) {
    written = refuse(ErrorKind::PayloadTooLarge, "The content is larger than the " +
                                                     with_thousands(bytes_max_) +
                                                     " bytes a document may have.");
  } else {
    written = file_.append(bytes);
  }
  if (!written) {
    broken_ = written.error();
    return written;
  }
  hash_.add(bytes);
  size_ += bytes.size();
  return {};
}

Result<Stored> Writer::commit() {
  if (broken_) return tl::unexpected<Error>(*broken_);
  const Stored stored{hash_.finish(), size_};
  const auto placed = store_.place(tenant_, stored, file_, path_);
  if (!placed) return forward(placed);
  return stored;
}

}  // namespace crm::content
