#include "net/output.h"

#include <algorithm>
#include <utility>

namespace crm::net {
namespace {

constexpr std::size_t kGatheredMax = 64;  // Asio hands no more to the kernel in one call
constexpr std::size_t kIdleHeadBytes = 1024;
constexpr std::size_t kIdleParts = 2;

}  // namespace

Output::Output(BufferPool& spent, Sends sends) : spent_(spent), sends_(sends) {}

void Output::add(http::Response response, http::Framing framing, std::string_view date) {
  const std::size_t before = heads_.size();
  http::append_head(heads_, response, framing, date);
  if (framing.head_only || http::has_no_body(response.status)) {
    spent_.give(std::move(response.body));
    response.body = {};
    response.fixed = {};
    response.kept = nullptr;
    response.stored = nullptr;
  }
  if (response.stored) {
    response.body = {};
    response.fixed = {};
    response.kept = nullptr;
    stored_ = std::move(response.stored);
  }
  bytes_ += heads_.size() - before + response.content().size();
  parts_.push_back(
      {heads_.size(), std::move(response.body), response.fixed, std::move(response.kept)});
}

void Output::add_piece(std::string piece) {
  bytes_ += piece.size();
  parts_.push_back({heads_.size(), std::move(piece), {}, nullptr});
}

void Output::add_interim(std::string_view text) {
  heads_ += text;
  bytes_ += text.size();
  parts_.push_back({heads_.size(), {}, {}, nullptr});
}

Output::Next Output::next() {
  gathered_.clear();
  std::size_t skip = part_sent_;
  std::size_t head_begin = part_ == 0 ? 0 : parts_[part_ - 1].head_end;
  const auto gather = [&](const char* data, std::size_t size) {
    const std::size_t skipped = std::min(skip, size);
    skip -= skipped;
    if (skipped < size) gathered_.emplace_back(data + skipped, size - skipped);
  };
  for (std::size_t i = part_; i < parts_.size() && gathered_.size() + 2 <= kGatheredMax; ++i) {
    gather(heads_.data() + head_begin, parts_[i].head_end - head_begin);
    if (from_file(parts_[i])) return {gathered_, parts_[i].kept.get(), skip};
    gather(parts_[i].content().data(), parts_[i].content().size());
    head_begin = parts_[i].head_end;
  }
  return {gathered_};
}

void Output::sent(std::size_t bytes) {
  bytes_ -= bytes;
  if (bytes_ == 0) {
    clear();
    return;
  }
  part_sent_ += bytes;
  while (part_ < parts_.size()) {
    const std::size_t head_begin = part_ == 0 ? 0 : parts_[part_ - 1].head_end;
    Part& part = parts_[part_];
    const std::size_t size = part.head_end - head_begin + part.content().size();
    if (part_sent_ < size) return;
    part_sent_ -= size;
    spent_.give(std::move(part.body));
    part.body = {};
    part.kept = nullptr;
    ++part_;
  }
}

void Output::clear() {
  for (Part& part : parts_) spent_.give(std::move(part.body));
  heads_.clear();
  parts_.clear();
  gathered_.clear();
  bytes_ = part_ = part_sent_ = 0;
  // A connection may now be idle for long.
  if (heads_.capacity() > kIdleHeadBytes) heads_.shrink_to_fit();
  if (parts_.capacity() > kIdleParts) {
    parts_.shrink_to_fit();
    gathered_.shrink_to_fit();
  }
}

}  // namespace crm::net
