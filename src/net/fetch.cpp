#include "net/fetch.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include "http/response_reader.h"
#include "net/private_address.h"

namespace crm::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr int kOk = 200;

tl::unexpected<Error> not_fetched(std::string why) {
  return refuse(ErrorKind::Unavailable, std::move(why));
}

bool is_numeric(const std::string& host) {
  error_code no_address;
  asio::ip::make_address(host, no_address);
  return !no_address;
}

// One try, step by step. Each step is given what is left of the time.
class Fetching {
 public:
  Fetching(const FetchSettings& settings, const LookUp& look_up)
      : settings_(settings),
        look_up_(look_up),
        until_(std::chrono::steady_clock::now() + settings.time_max),
        reader_({.body_bytes_max = settings.body_bytes_max}) {}

  Result<std::string> run() {
    if (const auto there = connect(); !there) return forward(there);
    if (!settings_.url.is_https) return exchange(socket_);
    auto context = trusting_context();
    if (!context) return forward(context);
    asio::ssl::stream<tcp::socket&> stream(socket_, *context);
    if (const auto proven = shake_hands(stream); !proven) return forward(proven);
    return exchange(stream);
  }

 private:
  // Starts something that ends by calling a handler, and waits for that, or for the end of time.
  template <class Start>
  error_code wait_for(Start start) {
    std::optional<error_code> outcome;
    io_.restart();
    start([&outcome](error_code error, auto... /*result*/) { outcome = error; });
    io_.run_until(until_);
    if (outcome) return *outcome;
    error_code ignored;
    socket_.close(ignored);  // what is begun still uses what is here: it must end
    io_.run();
    return asio::error::timed_out;
  }

  Result<void> connect() {
    const auto found = addresses_of(settings_.url.host, until_, look_up_);
    if (!found) return not_fetched("its name is not known: " + found.error().detail);
    std::vector<tcp::endpoint> allowed;
    for (const asio::ip::address& address : *found) {
      // The very address that is connected to is judged: a name may mean another the next time.
      if (settings_.url.is_https || is_private(address)) {
        allowed.emplace_back(address, settings_.url.port);
      }
    }
    if (allowed.empty()) {
      return not_fetched("its address is on no private network: only https may go there");
    }
    error_code refused;
    for (const tcp::endpoint& endpoint : allowed) {
      error_code ignored;
      socket_.close(ignored);
      refused = wait_for([&](auto done) { socket_.async_connect(endpoint, done); });
      if (!refused) return {};
    }
    return not_fetched("it cannot be reached: " + refused.message());
  }

  Result<asio::ssl::context> trusting_context() const {
    asio::ssl::context context(asio::ssl::context::tls_client);
    error_code error;
    if (settings_.ca_file.empty()) {
      context.set_default_verify_paths(error);
    } else {
      context.load_verify_file(settings_.ca_file, error);
    }
    if (error || SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION) != 1) {
      return not_fetched("the certificates to trust cannot be read: " + error.message());
    }
    context.set_verify_mode(asio::ssl::verify_peer, error);
    return context;
  }

  template <class Stream>
  Result<void> shake_hands(Stream& stream) {
    std::string host = settings_.url.host;
    error_code error;
    stream.set_verify_callback(asio::ssl::host_name_verification(host), error);
    // SSL_set_tlsext_host_name() without its old-style cast. An address is not sent [rfc 6066].
    if (!error && !is_numeric(host) &&
        SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 host.data()) != 1) {
      return not_fetched("its name does not go into TLS");
    }
    if (!error) {
      error = wait_for(
          [&](auto done) { stream.async_handshake(asio::ssl::stream_base::client, done); });
    }
    if (!error) return {};
    const long flaw = SSL_get_verify_result(stream.native_handle());
    return not_fetched("TLS: " +
                       (flaw == X509_V_OK ? error.message() : X509_verify_cert_error_string(flaw)));
  }

  template <class Stream>
  Result<std::string> exchange(Stream& stream) {
    const std::string request = "GET " + settings_.url.target +
                                " HTTP/1.1\r\nHost: " + settings_.url.authority +
                                "\r\nAccept: application/jwk-set+json, application/json\r\n"
                                "User-Agent: active-contacts\r\nConnection: close\r\n\r\n";
    error_code error =
        wait_for([&](auto done) { asio::async_write(stream, asio::buffer(request), done); });
    std::array<char, 8192> piece{};
    while (!error) {
      std::size_t size = 0;
      error = wait_for([&](auto done) {
        stream.async_read_some(asio::buffer(piece),
                               [&size, done](error_code failed, std::size_t read) mutable {
                                 size = read;
                                 done(failed);
                               });
      });
      received_.append(piece.data(), size);
      const auto read = size > 0 ? reader_.advance(received_) : http::Progress::More;
      if (!read) return not_fetched(std::string(read.error().detail));
      if (*read == http::Progress::Whole) return judged();
    }
    // Over TLS an end that was not said could be somebody who cuts the connection.
    if (error == asio::error::eof) {
      const auto read = reader_.end(received_);
      if (!read) return not_fetched(std::string(read.error().detail));
      return judged();
    }
    return not_fetched("the connection ended: " + error.message());
  }

  Result<std::string> judged() const {
    if (reader_.status() != kOk) {
      return not_fetched("it answered with status " + std::to_string(reader_.status()));
    }
    return std::string(reader_.body(received_));
  }

  const FetchSettings& settings_;
  const LookUp& look_up_;
  const std::chrono::steady_clock::time_point until_;
  asio::io_context io_{1};
  tcp::socket socket_{io_};
  http::ResponseReader reader_;
  std::string received_;
};

}  // namespace

Result<std::string> fetch(const FetchSettings& settings, const LookUp& look_up) {
  return Fetching(settings, look_up).run();
}

}  // namespace crm::net
