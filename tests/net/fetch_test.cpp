#include "net/fetch.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "tests/net/silence.h"

namespace crm::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// Answers one request on a port of loopback with these bytes, and closes; or holds the connection
// open until the test is over.
class OneAnswer {
 public:
  explicit OneAnswer(std::string bytes, bool close = true)
      : bytes_(std::move(bytes)), thread_([this, close] { serve(close); }) {}
  OneAnswer(const OneAnswer&) = delete;
  OneAnswer& operator=(const OneAnswer&) = delete;
  ~OneAnswer() { thread_.join(); }

  [[nodiscard]] FetchSettings settings() const {
    FetchSettings settings;
    settings.url = http::parse_url("http://127.0.0.1:" + std::to_string(port()) + "/keys").value();
    settings.body_bytes_max = 100;
    return settings;
  }
  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  [[nodiscard]] const std::string& request() const { return request_; }

 private:
  void serve(bool close) {
    boost::system::error_code ignored;
    tcp::socket socket(io_);
    acceptor_.accept(socket, ignored);
    request_.resize(4096);
    request_.resize(socket.read_some(asio::buffer(request_), ignored));
    asio::write(socket, asio::buffer(bytes_), ignored);
    if (close) return;
    char more = 0;
    asio::read(socket, asio::buffer(&more, 1), ignored);  // until the other side has gone
  }

  asio::io_context io_;
  tcp::acceptor acceptor_{io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
  std::string bytes_;
  std::string request_;
  std::thread thread_;
};

std::string why(const Result<std::string>& fetched) {
  return fetched ? "fetched" : fetched.error().detail;
}

TEST(Fetch, GetsWhatIsThere) {
  std::string request;
  {
    const OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", false);
    EXPECT_EQ(fetch(server.settings()), "{}");
    request = server.request();
  }
  EXPECT_TRUE(request.starts_with("GET /keys HTTP/1.1\r\nHost: 127.0.0.1:")) << request;
  const OneAnswer chunked(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
  EXPECT_EQ(fetch(chunked.settings()), "{}");
  const OneAnswer to_the_end("HTTP/1.0 200 OK\r\n\r\n{}");
  EXPECT_EQ(fetch(to_the_end.settings()), "{}");
}

TEST(Fetch, FollowsNobody) {
  const OneAnswer server("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(why(fetch(server.settings())), "it answered with status 302");
  const OneAnswer failing("HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\n{}");
  EXPECT_EQ(why(fetch(failing.settings())), "it answered with status 500");
}

TEST(Fetch, TakesNoMoreThanItSaid) {
  const OneAnswer said("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n" + std::string(101, 'x'));
  EXPECT_EQ(why(fetch(said.settings())), "the answer is too large");
  const OneAnswer unsaid("HTTP/1.1 200 OK\r\n\r\n" + std::string(100'000, 'x'));
  EXPECT_EQ(why(fetch(unsaid.settings())), "the answer is too large");
}

TEST(Fetch, TakesNoGarbageAndNoHalf) {
  const OneAnswer garbage("SSH-2.0-OpenSSH_9.2\r\n");
  EXPECT_EQ(why(fetch(garbage.settings())), "the answer is no HTTP/1.1");
  const OneAnswer half("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}");
  EXPECT_EQ(why(fetch(half.settings())), "the answer ends too early");
  const OneAnswer silent("");
  EXPECT_EQ(why(fetch(silent.settings())), "the answer ends too early");
}

TEST(Fetch, WaitsNoLongerThanItSaid) {
  const OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}", false);
  FetchSettings settings = server.settings();
  settings.time_max = std::chrono::milliseconds(50);
  const auto fetched = fetch(settings);
  ASSERT_FALSE(fetched);
  EXPECT_EQ(fetched.error().kind, ErrorKind::Unavailable);
  EXPECT_TRUE(fetched.error().detail.starts_with("the connection ended: "));
}

TEST(Fetch, AsksForTheAddressesOfAName) {
  std::string asked;
  const auto look_up = [&asked](const std::string& host) -> Result<Addresses> {
    asked = host;
    return Addresses{asio::ip::address_v4::loopback()};
  };
  const OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
  FetchSettings settings = server.settings();
  settings.url.host = "login.example";
  EXPECT_EQ(fetch(settings, look_up), "{}");
  EXPECT_EQ(asked, "login.example");
  settings.url.host = "elsewhere.example";
  EXPECT_EQ(why(fetch(settings,
                      [](const std::string&) -> Result<Addresses> {
                        return Addresses{asio::ip::make_address("192.0.2.1")};
                      })),
            "its address is on no private network: only https may go there");
}

TEST(Fetch, WaitsNoLongerForNameServersThatAreSilent) {
  const Silence silence;
  FetchSettings settings;
  settings.url = http::parse_url("http://login.example/keys").value();
  settings.time_max = std::chrono::milliseconds(50);
  EXPECT_EQ(why(fetch(settings, silence.look_up())),
            "its name is not known: no name server answers in time");
}

TEST(Fetch, GoesWithoutTlsToPrivateAddressesAlone) {
  for (const char* url : {"http://192.0.2.1/", "http://169.254.169.254/", "http://[2001:db8::1]/",
                          "http://[::ffff:192.0.2.1]/"}) {
    FetchSettings settings;
    settings.url = http::parse_url(url).value();
    EXPECT_EQ(why(fetch(settings)), "its address is on no private network: only https may go there")
        << url;
  }
}

TEST(Fetch, TellsThatNobodyListens) {
  FetchSettings settings;
  {
    asio::io_context io;
    const tcp::acceptor taken(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    settings.url =
        http::parse_url("http://127.0.0.1:" + std::to_string(taken.local_endpoint().port()))
            .value();
  }
  EXPECT_TRUE(why(fetch(settings)).starts_with("it cannot be reached: "));
}

TEST(Fetch, SpeaksTlsWithNobodyWhoCannot) {
  const OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
  FetchSettings settings = server.settings();
  settings.url.is_https = true;
  EXPECT_TRUE(why(fetch(settings)).starts_with("TLS: "));
}

}  // namespace
}  // namespace crm::net
