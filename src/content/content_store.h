// The contents of documents, in files beside the database [adr 27]: each under the SHA-256 of its
// bytes, so that a content is written once and never changed. A row names its content; a content
// is on the disk before the row that names it, and goes some time after the last one has.
//
//   <folder>/tmp/…                     on their way in
//   <folder>/<tenant>/ab/cd/abcd…      contents
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

#include "base/byte_sink.h"
#include "base/byte_source.h"
#include "base/instant.h"
#include "base/result.h"
#include "content/sha256.h"
#include "content/writer.h"
#include "domain/ids.h"

namespace crm::content {

// What a document may hold where nothing else is set.
inline constexpr std::uint64_t kContentBytesMax = std::uint64_t{100} * 1024 * 1024;

// A content that there is.
struct Found {
  TenantId tenant{};
  Stored content;
};

// What sweep() has removed.
struct Swept {
  std::size_t contents = 0;
  std::size_t unfinished = 0;  // left by a process that ended in between
  std::uint64_t bytes = 0;     // of both

  bool operator==(const Swept&) const = default;
};

// All of it waits for the disk, and any thread may call it. Of one process: the one that has the
// database.
class ContentStore {
 public:
  // The folder that goes with a database: beside it, named like it.
  [[nodiscard]] static std::filesystem::path folder_of(const std::filesystem::path& database);

  // Opens the folder, or makes it, its owner's alone (0700). Errors, with the path: Unavailable,
  // StorageFull.
  [[nodiscard]] static Result<std::unique_ptr<ContentStore>> open(std::filesystem::path folder);
  ContentStore(const ContentStore&) = delete;
  ContentStore& operator=(const ContentStore&) = delete;

  // A new content of at most so many bytes; this store outlives it. Errors: StorageFull,
  // Unavailable.
  [[nodiscard]] Result<std::unique_ptr<Writer>> writer(TenantId tenant,
                                                       std::uint64_t bytes_max = kContentBytesMax);

  // A content to read. It can be read to its end whatever is swept meanwhile. Errors: NotFound;
  // Unavailable.
  [[nodiscard]] Result<std::unique_ptr<const ByteSource>> read(TenantId tenant,
                                                               const Sha256& sha256) const;

  // A file for the body of a request. Errors: StorageFull, Unavailable.
  [[nodiscard]] Result<std::unique_ptr<Spool>> spool() const;

  // All contents there are, in no order. What else lies in the folder is passed over. Errors:
  // Unavailable.
  [[nodiscard]] Result<void> each(const std::function<void(const Found&)>& visit) const;

  // Removes what was left unfinished, if it was last written before `before`: at the start that may
  // be now, as nobody else writes. Errors: Unavailable.
  [[nodiscard]] Result<Swept> sweep_unfinished(Instant before) const;

  // Removes the contents that no row names, and what was left unfinished, if they were last
  // written, again too, before `before`. A content is written before its row is, so leave a row
  // the time that it may take: an hour is much. Errors: Unavailable; what is gone by then is gone.
  [[nodiscard]] Result<Swept> sweep(
      const std::function<bool(TenantId tenant, const Sha256& sha256)>& is_named, Instant before);

 private:
  friend class Writer;

  explicit ContentStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Gives what has been written its address. Empties `unfinished` when the file has left there.
  [[nodiscard]] Result<void> place(TenantId tenant, const Stored& content, File& file,
                                   std::filesystem::path& unfinished);
  [[nodiscard]] std::filesystem::path folder_for(TenantId tenant, const Sha256& sha256) const;
  [[nodiscard]] std::filesystem::path unfinished() const { return folder_ / "tmp"; }

  std::filesystem::path folder_;
  // Guards that a content which is written again is not swept in the same moment.
  std::mutex placing_;
};

}  // namespace crm::content
