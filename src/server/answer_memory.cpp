#include "server/answer_memory.h"

#include <algorithm>
#include <string>
#include <utility>

namespace crm::server {
namespace {

// Spreads what is equal in most of its bits, as numbers and instants are, over all of them.
std::size_t mixed(std::size_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32U);
}

}  // namespace

AnswerKey::AnswerKey(const agent::ContactsSought& sought, const negotiate::Terms& terms)
    : page(sought.page->number()),
      names(sought.names->number()),
      since(sought.since),
      actions(sought.actions),
      categories(sought.categories),
      format(terms.writes.format),
      takes_gzip(terms.takes_gzip),
      presentation(terms.presentation) {}

// Zones are few, and left to the comparison.
std::size_t AnswerKey::hash() const {
  std::size_t hash = mixed(page, names);
  hash = mixed(hash, static_cast<std::uint64_t>(since.ticks));
  hash = mixed(hash, actions.bits);
  for (const CategoryId category : categories) {
    hash = mixed(hash, static_cast<std::uint64_t>(category));
  }
  hash = mixed(hash, static_cast<std::uint64_t>(format) * 4 + (takes_gzip ? 2U : 0U) +
                         (presentation.with_suffix ? 1U : 0U));
  hash = mixed(hash, presentation.wording.hash());
  return mixed(hash, presentation.selection.hash());
}

AnswerMemory::AnswerMemory(std::size_t bytes_max, Trouble trouble)
    : sheet_bytes_max_(bytes_max / kSheets), trouble_(std::move(trouble)) {}

std::optional<AnswerMemory::Answer> AnswerMemory::find(const AnswerKey& key) const {
  const std::size_t hash = key.hash();
  const Shard& shard = shard_of(hash);
  const std::shared_lock lock(shard.mutex);
  const auto [begin, end] = shard.kept.equal_range(hash);
  const auto found =
      std::find_if(begin, end, [&](const auto& each) { return each.second->key == key; });
  if (found == end) return std::nullopt;
  return found->second->answer;
}

void AnswerMemory::told(const AnswerKey& key, std::string_view text, bool zipped) {
  const std::size_t bytes = MemoryFile::bytes_for(text.size()) + kEntryBytes +
                            key.categories.size() * sizeof(key.categories.front());
  if (bytes > sheet_bytes_max_) return;
  const std::size_t hash = key.hash();
  if (!told_before(hash)) return;
  const std::scoped_lock lock(sheets_mutex_);
  // Another thread may have kept it in the meantime.
  if (given_up_ || find(key)) return;
  auto kept = write_down(text, bytes);
  if (!kept) return;
  const auto entry = std::make_shared<const Entry>(Entry{key, hash, {std::move(kept), zipped}});
  sheets_.back().entries.push_back(entry);
  Shard& shard = shard_of(hash);
  const std::scoped_lock shard_lock(shard.mutex);
  shard.kept.emplace(hash, entry);
}

bool AnswerMemory::told_before(std::size_t hash) {
  auto& place = told_lately_[hash / kShards % kToldPlaces];
  return place.exchange(hash, std::memory_order_relaxed) == hash;
}

// Null where there is no memory for it.
std::shared_ptr<const KeptText> AnswerMemory::write_down(std::string_view text, std::size_t bytes) {
  const bool fits = !sheets_.empty() && sheets_.back().bytes + bytes <= sheet_bytes_max_;
  if (!fits && !begin_sheet()) return nullptr;
  auto kept = sheets_.back().file->add(text);
  if (kept) sheets_.back().bytes += bytes;
  return kept;
}

bool AnswerMemory::begin_sheet() {
  if (sheets_.size() == kSheets) {
    for (const Kept& entry : sheets_.front().entries) forget(*entry);
    sheets_.pop_front();
  }
  auto file = MemoryFile::open(sheet_bytes_max_);
  if (!file) {
    given_up_ = true;
    trouble_("answers are not kept from here on: " + file.error().detail);
    return false;
  }
  sheets_.push_back({.file = *std::move(file)});
  return true;
}

void AnswerMemory::forget(const Entry& entry) {
  Shard& shard = shard_of(entry.hash);
  const std::scoped_lock lock(shard.mutex);
  const auto [begin, end] = shard.kept.equal_range(entry.hash);
  const auto found =
      std::find_if(begin, end, [&](const auto& each) { return each.second.get() == &entry; });
  if (found != end) shard.kept.erase(found);
}

AnswerMemory::Usage AnswerMemory::usage() const {
  Usage usage;
  const std::scoped_lock lock(sheets_mutex_);
  for (const Sheet& sheet : sheets_) {
    usage.answers += sheet.entries.size();
    usage.bytes += sheet.bytes;
  }
  return usage;
}

}  // namespace crm::server
