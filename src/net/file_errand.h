// What a connection has done on the threads for files, and waits for.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "base/file_threads.h"
#include "base/result.h"
#include "net/awaited.h"
#include "net/reply.h"

namespace crm::net {

// How much of a body is in memory between a socket and a file.
inline constexpr std::size_t kFilePieceBytes = std::size_t{128} * 1024;

template <class T>
using FileErrand = std::function<Result<T>()>;

template <class T>
[[nodiscard]] Result<T> outcome_of(const FileErrand<T>& errand) {
  try {
    return errand();
  } catch (const std::exception& exception) {
    return refuse(ErrorKind::Internal, exception.what());
  }
}

// Has it done, and its outcome delivered on the worker's thread if somebody waits for it there
// still. What it throws becomes an error: Internal.
template <class T>
void send_errand(FileThreads& threads, std::shared_ptr<Mailbox> mailbox,
                 std::weak_ptr<Awaiting<Result<T>>> waiting, FileErrand<T> errand) {
  threads.submit(
      [mailbox = std::move(mailbox), waiting = std::move(waiting), errand = std::move(errand)] {
        try {
          mailbox->post([waiting, outcome = outcome_of(errand)]() mutable {
            if (const auto it = waiting.lock()) it->deliver(std::move(outcome));
          });
        } catch (const std::exception&) {
          // No memory even for that: the connection's deadline will answer.
        }
      });
}

// Shared, and when the last one lets go, gone where such work is done: what is closed there may be
// the last of a large file.
template <class T>
[[nodiscard]] std::shared_ptr<T> ending_in(std::shared_ptr<FileWork> work,
                                           std::unique_ptr<T> owned) {
  return std::shared_ptr<T>(owned.release(), [work = std::move(work)](T* it) {
    try {
      work->submit([it] { delete it; });
    } catch (const std::exception&) {
      delete it;
    }
  });
}

}  // namespace crm::net
