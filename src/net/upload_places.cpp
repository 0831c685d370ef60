#include "net/upload_places.h"

namespace crm::net {

std::optional<UploadPlaces::Place> UploadPlaces::take() const {
  if (taken_->fetch_add(1) < most_) {
    return Place(nullptr, [taken = taken_](void*) { taken->fetch_sub(1); });
  }
  taken_->fetch_sub(1);
  return std::nullopt;
}

}  // namespace crm::net
