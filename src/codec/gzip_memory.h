// Bodies compressed a short while ago. Who asks again and again is answered with the same bytes
// until something happens, and compressing them costs many times what making them does: so they are
// compressed once [adr 29].
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace crm::codec {

// The check sum of gzip itself.
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

// Any thread may call anything. What is given out for a body was made of a body that was compared
// with it byte for byte: a check sum only says where to look, so that nobody is given what belongs
// to another body, by chance or by design.
class GzipMemory {
 public:
  using CheckSum = std::uint32_t (*)(std::string_view);

  // How many parts the memory has, each with its lock and its share of the bytes.
  static constexpr std::size_t kShards = 8;
  // What an entry is taken to need besides its two bodies.
  static constexpr std::size_t kEntryBytes = 256;

  // What is kept never takes more than `bytes_max`, bodies before and after together; a body that
  // is too long for its shard is not kept, so 0 keeps nothing.
  explicit GzipMemory(std::size_t bytes_max, CheckSum check_sum = crc32)
      : shard_bytes_max_(bytes_max / kShards), check_sum_(check_sum) {}
  GzipMemory(const GzipMemory&) = delete;
  GzipMemory& operator=(const GzipMemory&) = delete;

  // Makes `body` what gzip() makes of it, in the room that it has.
  void compress(std::string& body) const;

  struct Usage {
    std::size_t bodies = 0;
    std::size_t bytes = 0;
    std::uint64_t found = 0;       // since the start: what was there
    std::uint64_t compressed = 0;  // and what was not
  };
  [[nodiscard]] Usage usage() const;

 private:
  struct Key {
    std::size_t size;
    std::uint32_t check_sum;

    bool operator==(const Key&) const = default;
  };
  struct HashOfKey {
    std::size_t operator()(const Key& key) const { return key.size * 31 + key.check_sum; }
  };
  struct Entry {
    Key key;
    std::string plain;
    std::string zipped;

    [[nodiscard]] std::size_t bytes() const { return plain.size() + zipped.size() + kEntryBytes; }
  };
  using Entries = std::list<std::shared_ptr<const Entry>>;
  struct Shard {
    std::mutex mutex;  // guards the next three; no bodies are compared, copied or freed under it
    Entries by_use;    // the last used in front
    std::unordered_map<Key, Entries::iterator, HashOfKey> places;
    std::size_t bytes = 0;
    std::atomic<std::uint64_t> found{0};
    std::atomic<std::uint64_t> compressed{0};
  };

  [[nodiscard]] std::shared_ptr<const Entry> find(const Key& key, std::string_view plain) const;
  void keep(std::shared_ptr<const Entry> entry) const;
  [[nodiscard]] Shard& shard_of(const Key& key) const { return shards_[key.check_sum % kShards]; }

  const std::size_t shard_bytes_max_;
  const CheckSum check_sum_;
  mutable std::array<Shard, kShards> shards_;
};

}  // namespace crm::codec
