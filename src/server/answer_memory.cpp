#include "server/answer_memory.h"

#include <algorithm>
#include <exception>
#include <random>
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
      since(sought.page->same_since(sought.question())),
      actions(sought.actions),
      categories(sought.categories),
      format(terms.writes.format),
      takes_gzip(terms.takes_gzip),
      presentation(terms.presentation) {}

// Zones are few, and left to the comparison.
std::size_t AnswerKey::hash(std::size_t seed) const {
  std::size_t hash = mixed(mixed(seed, page), names);
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

std::size_t AnswerKey::bytes() const {
  return AnswerMemory::kEntryBytes + categories.size() * sizeof(CategoryId) +
         presentation.selection.size() * AnswerMemory::kSelectedNameBytes;
}

AnswerMemory::AnswerMemory(std::size_t bytes_max, Trouble trouble)
    : sheet_bytes_max_(bytes_max / kSheets),
      trouble_(std::move(trouble)),
      seed_(std::random_device{}()) {}

std::optional<AnswerMemory::Answer> AnswerMemory::find(const AnswerKey& key) const {
  const std::size_t hash = key.hash(seed_);
  const Shard& shard = shard_of(hash);
  const std::shared_lock lock(shard.mutex);
  const auto [begin, end] = shard.kept.equal_range(hash);
  const auto found =
      std::find_if(begin, end, [&](const auto& each) { return each.second->key == key; });
  if (found == end) return std::nullopt;
  return found->second->answer;
}

// The answer has been made and is given, whatever becomes of keeping it.
void AnswerMemory::told(const AnswerKey& key, std::string_view text, bool zipped) noexcept {
  const std::size_t hash = key.hash(seed_);
  if (!told_before(hash)) return;
  try {
    keep(key, hash, text, zipped);
  } catch (const std::exception&) {
    // No memory for it. What has been done by then does no harm.
  }
}

bool AnswerMemory::told_before(std::size_t hash) {
  auto& place = told_lately_[hash / kShards % kToldPlaces];
  return place.exchange(hash, std::memory_order_relaxed) == hash;
}

void AnswerMemory::keep(const AnswerKey& key, std::size_t hash, std::string_view text,
                        bool zipped) {
  const std::size_t bytes = MemoryFile::bytes_for(text.size()) + key.bytes();
  if (bytes > sheet_bytes_max_) return;
  Aftermath aftermath;
  {
    const std::unique_lock lock(sheets_mutex_, std::try_to_lock);
    // Whoever is told it next may keep it. Another thread may just have done so.
    if (!lock || find(key)) return;
    if (to_pass_over_ > 0) {
      --to_pass_over_;
      return;
    }
    if (auto kept = write_down(text, bytes, aftermath)) {
      const auto entry = std::make_shared<const Entry>(Entry{key, hash, {std::move(kept), zipped}});
      sheets_.back().entries.push_back(entry);
      Shard& shard = shard_of(hash);
      const std::scoped_lock shard_lock(shard.mutex);
      shard.kept.emplace(hash, entry);
    }
  }
  if (!aftermath.trouble.empty()) trouble_(aftermath.trouble);
}

// Null where there is no memory for it.
std::shared_ptr<const KeptText> AnswerMemory::write_down(std::string_view text, std::size_t bytes,
                                                         Aftermath& aftermath) {
  const bool fits = !sheets_.empty() && sheets_.back().bytes + bytes <= sheet_bytes_max_;
  if (!fits && !begin_sheet(aftermath)) return nullptr;
  auto kept = sheets_.back().file->add(text);
  if (kept) {
    sheets_.back().bytes += bytes;
  } else {
    pass_over("The system gives no memory for them.", aftermath);
  }
  return kept;
}

bool AnswerMemory::begin_sheet(Aftermath& aftermath) {
  std::erase_if(let_go_, [](const auto& file) { return file.expired(); });
  if (let_go_.size() >= kHeldSheetsMax) return false;
  auto file = MemoryFile::open(sheet_bytes_max_);
  if (!file) {
    pass_over(file.error().detail, aftermath);
    return false;
  }
  if (sheets_.size() == kSheets) {
    let_go_.push_back(sheets_.front().file);
    for (const Kept& entry : sheets_.front().entries) forget(*entry);
    aftermath.gone = std::move(sheets_.front());
    sheets_.pop_front();
  }
  sheets_.push_back({.file = *std::move(file)});
  return true;
}

void AnswerMemory::pass_over(std::string why, Aftermath& aftermath) {
  to_pass_over_ = kPassedOver;
  aftermath.trouble = "answers are not kept for some time: " + std::move(why);
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
