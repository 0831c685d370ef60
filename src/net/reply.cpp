#include "net/reply.h"

#include <atomic>
#include <exception>
#include <utility>

#include <boost/asio/post.hpp>

namespace crm::net {
namespace {

// What all copies of one Reply share.
class Promise {
 public:
  Promise(std::shared_ptr<Mailbox> mailbox, std::shared_ptr<const void> request, Delivery deliver)
      : mailbox_(std::move(mailbox)), request_(std::move(request)), deliver_(std::move(deliver)) {}
  Promise(const Promise&) = delete;
  Promise& operator=(const Promise&) = delete;

  ~Promise() {
    try {
      keep(std::nullopt);
    } catch (const std::exception&) {
      // No memory even for that: the connection's deadline will answer.
    }
  }

  void keep(std::optional<http::Response> response) {
    if (kept_.exchange(true)) return;
    mailbox_->post([deliver = deliver_, response = std::move(response)]() mutable {
      deliver(std::move(response));
    });
  }

 private:
  std::shared_ptr<Mailbox> mailbox_;
  std::shared_ptr<const void> request_;
  Delivery deliver_;
  std::atomic<bool> kept_ = false;
};

}  // namespace

Mailbox::Mailbox(asio::io_context& worker) : worker_(&worker) {}

void Mailbox::post(std::function<void()> work) {
  const std::scoped_lock lock(mutex_);
  if (worker_ != nullptr) asio::post(*worker_, std::move(work));
}

void Mailbox::close() {
  const std::scoped_lock lock(mutex_);
  worker_ = nullptr;
}

http::Reply make_reply(std::shared_ptr<Mailbox> mailbox, std::shared_ptr<const void> request,
                       Delivery deliver) {
  auto promise =
      std::make_shared<Promise>(std::move(mailbox), std::move(request), std::move(deliver));
  return [promise = std::move(promise)](http::Response response) {
    promise->keep(std::move(response));
  };
}

}  // namespace crm::net
