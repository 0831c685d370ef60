#include "net/server.h"

#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "net/workbench.h"
#include "net/worker.h"

namespace crm::net {
namespace {

// A limit of nothing would have the server wait for ever for nothing.
Result<void> check(const Settings& settings) {
  struct Least {
    const char* name;
    std::size_t value;
  };
  for (const Least& least :
       {Least{"workers", settings.workers}, Least{"connections_max", settings.connections_max},
        Least{"connections_per_address_max", settings.connections_per_address_max},
        Least{"pipelined_max", settings.pipelined_max},
        Least{"uploads.at_once_max", settings.uploads.at_once_max},
        Least{"output_bytes_max", settings.output_bytes_max}}) {
    if (least.value > 0) continue;
    return refuse(ErrorKind::BadRequest, std::string(least.name) + " must be at least 1");
  }
  if (settings.uploads.bytes_max && (!settings.uploads.open || settings.file_threads == nullptr)) {
    return refuse(ErrorKind::BadRequest, "uploads need somewhere to go, and threads for files");
  }
  return {};
}

}  // namespace

class Server::Impl {
 public:
  Impl(const Clock& clock, const Settings& settings, http::Handler handler, RefusalResponse refusal,
       Report report)
      : service_{clock,
                 settings,
                 std::move(handler),
                 std::move(refusal),
                 std::move(report),
                 Admission(settings.connections_max, settings.connections_per_address_max),
                 UploadPlaces(settings.uploads.at_once_max)} {}

  [[nodiscard]] Result<void> listen() {
    const Settings& settings = service_.settings;
    auto endpoint = listening_endpoint(settings.address, settings.port);
    if (!endpoint) return forward(endpoint);
    while (workers_.size() < settings.workers) {
      const auto sharing =
          workers_.empty() ? Listener::Sharing::First : Listener::Sharing::Follower;
      auto worker = std::make_unique<Worker>(service_);
      if (const auto listening = worker->listen(*endpoint, sharing); !listening) {
        return forward(listening);
      }
      *endpoint = worker->endpoint();  // the port that was found, when any would do
      workers_.push_back(std::move(worker));
    }
    return {};
  }

  [[nodiscard]] std::uint16_t port() const { return workers_.front()->endpoint().port(); }

  void run() {
    std::vector<std::jthread> threads;
    try {
      for (std::size_t i = 1; i < workers_.size(); ++i) {
        threads.emplace_back([worker = workers_[i].get()] { worker->run(); });
      }
    } catch (...) {
      stop(SteadyClock::now());  // or the threads that did start would never be joined
      throw;
    }
    workers_.front()->run();
  }

  void stop() {
    const bool again = stopping_.exchange(true);
    stop(SteadyClock::now() +
         (again ? std::chrono::milliseconds(0) : service_.settings.drain_time_max));
  }

 private:
  void stop(SteadyTime until) {
    for (const auto& worker : workers_) worker->stop(until);
  }

  Service service_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::atomic<bool> stopping_ = false;
};

Result<std::unique_ptr<Server>> Server::open(const Clock& clock, const Settings& settings,
                                             http::Handler handler, RefusalResponse refusal,
                                             Report report) {
  if (const auto checked = check(settings); !checked) return forward(checked);
  auto impl = std::make_unique<Impl>(clock, settings, std::move(handler), std::move(refusal),
                                     std::move(report));
  if (const auto listening = impl->listen(); !listening) return forward(listening);
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return impl_->port(); }

void Server::run() { impl_->run(); }

void Server::stop() { impl_->stop(); }

}  // namespace crm::net
