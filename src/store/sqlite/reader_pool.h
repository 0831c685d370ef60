// Read-only connections, opened as they are needed and kept: opening one costs more than most
// reads.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "store/sqlite/connection.h"

namespace crm::store::sqlite {

class ReaderPool {
 public:
  ReaderPool(std::filesystem::path file, std::size_t readers_max);
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  // A connection for one read; goes back when the lease ends.
  class Lease {
   public:
    Lease(ReaderPool& pool, std::unique_ptr<Connection> connection)
        : pool_(pool), connection_(std::move(connection)) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_.give_back(std::move(connection_)); }
    [[nodiscard]] Connection& connection() const { return *connection_; }

   private:
    ReaderPool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  // Waits while all are out. Throws Failure. Any thread may call.
  [[nodiscard]] Lease take();

 private:
  void give_back(std::unique_ptr<Connection> connection);

  const std::filesystem::path file_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::size_t free_places_;  // how many more may be out
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace crm::store::sqlite
