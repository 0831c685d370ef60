#include "store/sqlite/reader_pool.h"

#include <algorithm>
#include <utility>

namespace crm::store::sqlite {

ReaderPool::ReaderPool(std::filesystem::path file, std::size_t readers_max)
    : file_(std::move(file)), free_places_(std::max<std::size_t>(readers_max, 1)) {
  idle_.reserve(free_places_);  // so that giving back never fails
}

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
  // One that could not even end its picture would show it to the next reader.
  if (connection && connection->in_transaction()) connection.reset();
  {
    const std::scoped_lock lock(mutex_);
    ++free_places_;
    if (connection) idle_.push_back(std::move(connection));
  }
  freed_.notify_one();
}

}  // namespace crm::store::sqlite
