#include "store/sqlite/reader_pool.h"

#include <utility>

namespace crm::store::sqlite {

ReaderPool::Lease ReaderPool::take() {
  {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [this] { return free_places_ > 0; });
    --free_places_;
    if (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(connection));
    }
  }
  try {
    return Lease(*this, std::make_unique<Connection>(file_, Access::ReadOnly));
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
  {
    const std::scoped_lock lock(mutex_);
    ++free_places_;
    if (connection) idle_.push_back(std::move(connection));
  }
  freed_.notify_one();
}

}  // namespace crm::store::sqlite
