#include "net/addresses.h"

#include <netdb.h>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include <boost/asio/ip/tcp.hpp>

namespace crm::net {
namespace {

namespace ip = boost::asio::ip;

struct Free {
  void operator()(addrinfo* found) const { ::freeaddrinfo(found); }
};

// What the one who asks and the thread that looks up share: whoever is last frees it.
struct Question {
  std::mutex mutex;  // guards what follows
  std::condition_variable changed;
  std::optional<Result<Addresses>> answer;
};

// Nothing may fly out of a thread.
Result<Addresses> answer_of(const LookUp& look_up, const std::string& host) {
  try {
    return look_up(host);
  } catch (const std::exception& failure) {  // out of memory
    return refuse(ErrorKind::Unavailable, failure.what());
  }
}

}  // namespace

Result<Addresses> looked_up(const std::string& host) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* first = nullptr;
  const int failed = ::getaddrinfo(host.c_str(), nullptr, &wanted, &first);
  if (failed != 0) {
    return refuse(ErrorKind::Unavailable, failed == EAI_SYSTEM
                                              ? std::generic_category().message(errno)
                                              : std::string(::gai_strerror(failed)));
  }
  const std::unique_ptr<addrinfo, Free> owned(first);
  Addresses found;
  for (const addrinfo* each = first; each != nullptr; each = each->ai_next) {
    ip::tcp::endpoint endpoint;
    endpoint.resize(each->ai_addrlen);
    std::memcpy(endpoint.data(), each->ai_addr, each->ai_addrlen);
    found.push_back(endpoint.address());
  }
  return found;
}

Result<Addresses> addresses_of(const std::string& host, std::chrono::steady_clock::time_point until,
                               const LookUp& look_up) {
  boost::system::error_code no_address;
  const ip::address written = ip::make_address(host, no_address);
  if (!no_address) return Addresses{written};
  const auto question = std::make_shared<Question>();
  try {
    std::thread([question, look_up, host] {
      auto answer = answer_of(look_up, host);
      const std::scoped_lock lock(question->mutex);
      question->answer = std::move(answer);
      question->changed.notify_one();
    }).detach();
  } catch (const std::system_error& no_thread) {
    return refuse(ErrorKind::Unavailable, no_thread.what());
  }
  std::unique_lock lock(question->mutex);
  if (!question->changed.wait_until(lock, until, [&] { return question->answer.has_value(); })) {
    return refuse(ErrorKind::Unavailable, "no name server answers in time");
  }
  return *std::move(question->answer);
}

}  // namespace crm::net
