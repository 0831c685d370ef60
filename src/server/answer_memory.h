// Answers of a short while ago. Who asks again and again is told the same until something happens:
// what a question comes to is looked up here, and rows are found, written and compressed only
// where nobody was told them yet [adr 29].
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "agent/contact_agent.h"
#include "base/instant.h"
#include "base/memory_file.h"
#include "carrier/body_form.h"
#include "carrier/presentation.h"
#include "domain/contact_action.h"
#include "domain/ids.h"
#include "negotiate/terms.h"

namespace crm::server {

// All that an answer depends on. Pages and names go by their numbers: a change of a contact, a
// user, a role or a category makes another picture with another number, so that what was told of
// the former one is not told again.
struct AnswerKey {
  AnswerKey(const agent::ContactsSought& sought, const negotiate::Terms& terms);

  std::uint64_t page;
  std::uint64_t names;
  Instant since;  // the latest that finds the same rows
  ActionMask actions;
  std::vector<CategoryId> categories;
  carrier::AnswerFormat format;
  bool takes_gzip;
  carrier::Presentation presentation;

  bool operator==(const AnswerKey&) const = default;
  // Another for each seed, lest somebody ask on purpose what meets in one place.
  [[nodiscard]] std::size_t hash(std::size_t seed) const;
  // What it is taken to need.
  [[nodiscard]] std::size_t bytes() const;
};

// Any thread may call anything; none waits for longer than an entry takes to be put in its place,
// which now and then includes a large page, a tenth of a millisecond.
class AnswerMemory {
 public:
  struct Answer {
    std::shared_ptr<const KeptText> text;
    bool zipped = false;
  };

  using Trouble = std::function<void(std::string_view what)>;

  // Texts lie on so many sheets; when another is needed the oldest is let go of.
  static constexpr std::size_t kSheets = 16;
  // As many may be there still that have been let go of, because a client is yet to be sent
  // something of them; while there are, nothing more is kept.
  static constexpr std::size_t kHeldSheetsMax = kSheets;
  // What an answer is taken to need besides its text, its categories and the names that it selects.
  static constexpr std::size_t kEntryBytes = 512;
  static constexpr std::size_t kSelectedNameBytes = 256;
  // Where the system gives no memory, so many answers are not kept before it is asked again.
  static constexpr int kPassedOver = 10'000;

  // What is kept takes no more than `bytes_max`, and what slow clients hold no more than that once
  // again. An answer that is longer than a sheet is not kept, so 0 keeps nothing. `trouble` is told
  // when the system gives no memory.
  AnswerMemory(std::size_t bytes_max, Trouble trouble);
  AnswerMemory(const AnswerMemory&) = delete;
  AnswerMemory& operator=(const AnswerMemory&) = delete;

  [[nodiscard]] std::optional<Answer> find(const AnswerKey& key) const;

  // What has just been told. It is kept when the same was told shortly before: who asks only once,
  // or for something else each time, takes nobody's room. If it cannot be, it is not.
  void told(const AnswerKey& key, std::string_view text, bool zipped) noexcept;

  struct Usage {
    std::size_t answers = 0;
    std::size_t bytes = 0;
  };
  [[nodiscard]] Usage usage() const;

 private:
  struct Entry {
    AnswerKey key;
    std::size_t hash;
    Answer answer;
  };
  using Kept = std::shared_ptr<const Entry>;
  // So that readers on many cores seldom meet.
  struct Shard {
    mutable std::shared_mutex mutex;
    std::unordered_multimap<std::size_t, Kept> kept;  // by the hash of its key
  };
  struct Sheet {
    std::shared_ptr<MemoryFile> file;
    std::size_t bytes = 0;  // of texts, and of what is needed besides
    std::vector<Kept> entries;
  };

  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kToldPlaces = 4096;

  // What ends behind the lock: it may take its time.
  struct Aftermath {
    std::optional<Sheet> gone;
    std::string trouble;
  };

  [[nodiscard]] bool told_before(std::size_t hash);
  void keep(const AnswerKey& key, std::size_t hash, std::string_view text, bool zipped);
  [[nodiscard]] std::shared_ptr<const KeptText> write_down(std::string_view text, std::size_t bytes,
                                                           Aftermath& aftermath);
  [[nodiscard]] bool begin_sheet(Aftermath& aftermath);
  void pass_over(std::string why, Aftermath& aftermath);
  void forget(const Entry& entry);
  [[nodiscard]] Shard& shard_of(std::size_t hash) { return shards_[hash % kShards]; }
  [[nodiscard]] const Shard& shard_of(std::size_t hash) const { return shards_[hash % kShards]; }

  const std::size_t sheet_bytes_max_;
  const Trouble trouble_;
  const std::size_t seed_;
  std::array<Shard, kShards> shards_;
  // Hashes of what was told lately, each in the place that it gives itself.
  std::array<std::atomic<std::size_t>, kToldPlaces> told_lately_{};

  mutable std::mutex sheets_mutex_;  // held while something is kept; guards the next three
  std::deque<Sheet> sheets_;         // the oldest in front; the last is written on
  std::vector<std::weak_ptr<const MemoryFile>> let_go_;
  int to_pass_over_ = 0;
};

}  // namespace crm::server
