#include "codec/gzip_memory.h"

#include <libdeflate.h>

#include <iterator>
#include <utility>

#include "codec/gzip.h"

namespace crm::codec {

std::uint32_t crc32(std::string_view bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

void GzipMemory::compress(std::string& body) const {
  if (body.size() + kEntryBytes > shard_bytes_max_) {
    body = gzip(body);
    return;
  }
  const Key key{body.size(), check_sum_(body)};
  if (const auto found = find(key, body)) {
    body.assign(found->zipped);
    return;
  }
  const std::string zipped = gzip(body);
  if (body.size() + zipped.size() + kEntryBytes <= shard_bytes_max_) {
    keep(std::make_shared<const Entry>(Entry{key, body, zipped}));
  }
  body.assign(zipped);
}

// Null where it is not there, or where the entry of that key is another body's.
std::shared_ptr<const GzipMemory::Entry> GzipMemory::find(const Key& key,
                                                          std::string_view plain) const {
  Shard& shard = shard_of(key);
  std::shared_ptr<const Entry> entry;
  {
    const std::scoped_lock lock(shard.mutex);
    const auto place = shard.places.find(key);
    if (place != shard.places.end()) {
      entry = *place->second;
      shard.by_use.splice(shard.by_use.begin(), shard.by_use, place->second);
    }
  }
  if (entry && entry->plain != plain) entry = nullptr;
  (entry ? shard.found : shard.compressed).fetch_add(1, std::memory_order_relaxed);
  return entry;
}

// In the place of an entry with the same key, and of those that were used longest ago. REQUIRES:
// the entry is not larger than a shard.
void GzipMemory::keep(std::shared_ptr<const Entry> entry) const {
  Shard& shard = shard_of(entry->key);
  Entries gone;  // ends behind the lock
  const std::scoped_lock lock(shard.mutex);
  const auto let_go = [&](Entries::iterator place) {
    shard.bytes -= (*place)->bytes();
    shard.places.erase((*place)->key);
    gone.splice(gone.end(), shard.by_use, place);
  };
  const auto same = shard.places.find(entry->key);
  if (same != shard.places.end()) let_go(same->second);
  while (shard.bytes + entry->bytes() > shard_bytes_max_) let_go(std::prev(shard.by_use.end()));
  shard.by_use.push_front(std::move(entry));
  shard.bytes += shard.by_use.front()->bytes();
  shard.places.emplace(shard.by_use.front()->key, shard.by_use.begin());
}

GzipMemory::Usage GzipMemory::usage() const {
  Usage usage;
  for (Shard& shard : shards_) {
    const std::scoped_lock lock(shard.mutex);
    usage.bodies += shard.by_use.size();
    usage.bytes += shard.bytes;
    usage.found += shard.found;
    usage.compressed += shard.compressed;
  }
  return usage;
}

}  // namespace crm::codec
