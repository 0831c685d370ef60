#include "content/content_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/text.h"
#include "content/spool_file.h"
#include "content/stored_file.h"

namespace crm::content {
namespace {

namespace fs = std::filesystem;

// A folder that is there, its owner's alone where it is new.
Result<void> make_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), S_IRWXU) == 0 || errno == EEXIST) return {};
  return cannot_be("kept", errno);
}

std::optional<struct stat> regular_file(const fs::path& path) {
  struct stat about{};
  if (::lstat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
  return about;
}

std::uint64_t size_of(const struct stat& about) {
  return static_cast<std::uint64_t>(about.st_size);
}

bool is_older(const struct stat& about, Instant than) {
  constexpr std::int64_t kNanosecondsPerTick = 100;
  return Instant{about.st_mtim.tv_sec * kTicksPerSecond +
                 about.st_mtim.tv_nsec / kNanosecondsPerTick} < than;
}

// The names in a folder; none of one that is not there.
Result<std::vector<std::string>> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  while (!error && at != fs::directory_iterator()) {
    names.push_back(at->path().filename().string());
    at.increment(error);
  }
  if (error && error != std::errc::no_such_file_or_directory &&
      error != std::errc::not_a_directory) {
    return cannot_be("listed", error.value());
  }
  return names;
}

// Of the form that this room writes.
std::optional<TenantId> tenant_named(const std::string& name) {
  const auto number = parse_int32(name);
  if (!number || *number <= 0 || std::to_string(*number) != name) return std::nullopt;
  return TenantId{*number};
}

}  // namespace

fs::path ContentStore::folder_of(const fs::path& database) {
  fs::path folder = database;
  return folder += ".content";
}

Result<std::unique_ptr<ContentStore>> ContentStore::open(fs::path folder) {
  auto store = std::unique_ptr<ContentStore>(new ContentStore(std::move(folder)));
  for (const fs::path& each : {store->folder_, store->unfinished()}) {
    auto made = make_folder(each);
    if (made && ::access(each.c_str(), R_OK | W_OK | X_OK) != 0) made = cannot_be("kept", errno);
    if (made) continue;
    return refuse(made.error().kind, "The folder " + each.string() +
                                         " for the contents of documents cannot be used. " +
                                         made.error().detail);
  }
  return store;
}

Result<std::unique_ptr<Writer>> ContentStore::writer(TenantId tenant, std::uint64_t bytes_max) {
  auto made = File::make_in(unfinished());
  if (!made) return forward(made);
  return std::make_unique<Writer>(*this, tenant, bytes_max, *std::move(made));
}

Result<std::unique_ptr<const ByteSource>> ContentStore::read(TenantId tenant,
                                                             const Sha256& sha256) const {
  const fs::path path = folder_for(tenant, sha256) / hexadecimal(sha256);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0 && errno == ENOENT) {
    return refuse(ErrorKind::NotFound, "The content of the document is not there.");
  }
  if (descriptor < 0) return cannot_be("read", errno);
  File file(descriptor);
  struct stat about{};
  if (::fstat(descriptor, &about) != 0) return cannot_be("read", errno);
  return std::make_unique<const StoredFile>(std::move(file), size_of(about));
}

Result<std::unique_ptr<Spool>> ContentStore::spool() const {
  auto made = SpoolFile::make(unfinished());
  if (!made) return forward(made);
  return *std::move(made);
}

Result<void> ContentStore::place(TenantId tenant, const Stored& content, File& file,
                                 fs::path& unfinished) {
  const fs::path folder = folder_for(tenant, content.sha256);
  const fs::path path = folder / hexadecimal(content.sha256);
  const auto is_there_already = [&] {
    const std::scoped_lock lock(placing_);
    const auto about = regular_file(path);
    if (!about || size_of(*about) != content.size) return false;
    return ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0) == 0;
  };
  const fs::path above = folder.parent_path();
  if (!is_there_already()) {
    if (const auto synced = file.sync(); !synced) return forward(synced);
    for (const fs::path& each : {above.parent_path(), above, folder}) {
      if (const auto made = make_folder(each); !made) return forward(made);
    }
    const std::scoped_lock lock(placing_);
    // Whoever wrote the same in the meantime has lost nothing: the bytes are the same.
    if (::rename(unfinished.c_str(), path.c_str()) != 0) return cannot_be("kept", errno);
    unfinished.clear();
  }
  // Also of what was there already: whoever wrote it may not have come so far yet.
  for (const fs::path& each : {folder, above, above.parent_path(), folder_}) {
    if (const auto synced = sync_folder(each); !synced) return forward(synced);
  }
  return {};
}

fs::path ContentStore::folder_for(TenantId tenant, const Sha256& sha256) const {
  const std::string name = hexadecimal(sha256);
  return folder_ / std::to_string(raw(tenant)) / name.substr(0, 2) / name.substr(2, 2);
}

Result<void> ContentStore::each(const std::function<void(const Found&)>& visit) const {
  const auto tenants = names_in(folder_);
  if (!tenants) return forward(tenants);
  for (const std::string& tenant_name : *tenants) {
    const auto tenant = tenant_named(tenant_name);
    if (!tenant) continue;
    const auto fronts = names_in(folder_ / tenant_name);
    if (!fronts) return forward(fronts);
    for (const std::string& front : *fronts) {
      const auto seconds = names_in(folder_ / tenant_name / front);
      if (!seconds) return forward(seconds);
      for (const std::string& second : *seconds) {
        const fs::path folder = folder_ / tenant_name / front / second;
        const auto names = names_in(folder);
        if (!names) return forward(names);
        for (const std::string& name : *names) {
          const auto sha256 = parse_sha256(name);
          if (!sha256 || folder_for(*tenant, *sha256) != folder) continue;
          if (const auto about = regular_file(folder / name)) {
            visit({*tenant, {*sha256, size_of(*about)}});
          }
        }
      }
    }
  }
  return {};
}

Result<Swept> ContentStore::sweep(
    const std::function<bool(TenantId tenant, const Sha256& sha256)>& is_named, Instant before) {
  auto swept = sweep_unfinished(before);
  if (!swept) return swept;
  std::optional<Error> trouble;
  const auto seen = each([&](const Found& found) {
    const Sha256& sha256 = found.content.sha256;
    if (trouble || is_named(found.tenant, sha256)) return;
    const fs::path path = folder_for(found.tenant, sha256) / hexadecimal(sha256);
    const std::scoped_lock lock(placing_);
    const auto about = regular_file(path);
    if (!about || !is_older(*about, before)) return;
    if (::unlink(path.c_str()) != 0) {
      trouble = cannot_be("removed", errno).value();
      return;
    }
    ++swept->contents;
    swept->bytes += size_of(*about);
  });
  if (!seen) return forward(seen);
  if (trouble) return tl::unexpected<Error>(*std::move(trouble));
  return swept;
}

Result<Swept> ContentStore::sweep_unfinished(Instant before) const {
  Swept swept;
  const auto names = names_in(unfinished());
  if (!names) return forward(names);
  for (const std::string& name : *names) {
    const fs::path path = unfinished() / name;
    const auto about = regular_file(path);
    if (!about || !is_older(*about, before)) continue;
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return cannot_be("removed", errno);
    ++swept.unfinished;
    swept.bytes += size_of(*about);
  }
  return swept;
}

}  // namespace crm::content
