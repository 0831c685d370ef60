// How many uploads there may be at once: each is a file as large as its client likes.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>

namespace crm::net {

class UploadPlaces {
 public:
  // Gives itself back when it goes, which may be after the server has.
  using Place = std::shared_ptr<void>;

  explicit UploadPlaces(std::size_t most)
      : most_(most), taken_(std::make_shared<std::atomic<std::size_t>>(0)) {}

  // None: all are taken. Any thread.
  [[nodiscard]] std::optional<Place> take() const;

 private:
  std::size_t most_;
  std::shared_ptr<std::atomic<std::size_t>> taken_;
};

}  // namespace crm::net
