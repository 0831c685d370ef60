// How answers of other threads come back to the worker whose connection waits for them [adr 7].
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "http/answer.h"
#include "http/message.h"
#include "net/sockets.h"

namespace crm::net {

// The way onto a worker's thread. Replies hold it, and may be called after the worker has gone.
class Mailbox {
 public:
  explicit Mailbox(asio::io_context& worker);

  // Any thread: runs `work` on the worker's thread, or drops it when the worker has gone.
  void post(std::function<void()> work);

  // The worker goes; called before its io_context does.
  void close();

 private:
  std::mutex mutex_;  // Guards the pointer, and what is posted through it.
  asio::io_context* worker_;
};

// What becomes of a Later's answer; none when every copy of the Reply has gone without a call.
using Delivery = std::function<void(std::optional<http::Response>)>;

// A Reply that has `deliver` called once, on the worker's thread, with the first response that it
// is given. `request` is kept until the last copy of the Reply has gone.
[[nodiscard]] http::Reply make_reply(std::shared_ptr<Mailbox> mailbox,
                                     std::shared_ptr<const void> request, Delivery deliver);

}  // namespace crm::net
