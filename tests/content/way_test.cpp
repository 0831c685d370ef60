// The whole way of a content: over a socket to a spool, out of the JSON that it comes in, into the
// store, and back. A server puts these together; here is the least that can.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/byte_source.h"
#include "base/file_threads.h"
#include "codec/document_stream.h"
#include "content/content_store.h"
#include "net/tls_identity.h"
#include "tests/content/folder.h"
#include "tests/content/tls.h"
#include "tests/net/client.h"

namespace crm::content {
namespace {

using http::Status;

http::Response response_to(const Error& error) {
  const Status status = error.kind == ErrorKind::PayloadTooLarge ? Status::PayloadTooLarge
                        : error.kind == ErrorKind::StorageFull   ? Status::InsufficientStorage
                        : error.kind == ErrorKind::NotFound      ? Status::NotFound
                                                                 : Status::BadRequest;
  return net::text_response(status, error.detail);
}

// POST /upload keeps a content and answers with its hash; GET /raw/<hash> and /json/<hash> send it.
class Documents {
 public:
  explicit Documents(std::uint64_t content_bytes_max = kContentBytesMax)
      : content_bytes_max_(content_bytes_max) {}

  net::Settings settings() {
    net::Settings settings = net::patient_settings();
    settings.file_threads = &threads_;
    settings.uploads = {
        .bytes_max = [this](const http::Request& head) -> std::optional<std::size_t> {
          if (head.path != "/upload") return std::nullopt;
          return codec::stream_upload_bytes_max(content_bytes_max_);
        },
        .open = [this] { return store_->spool(); }};
    return settings;
  }

  http::Handler handler() {
    return [this](const http::Request& request, std::string) -> http::Answer {
      return http::Later([this, &request](http::Reply reply) {
        threads_.submit([this, &request, reply = std::move(reply)] { reply(answer(request)); });
      });
    };
  }

  [[nodiscard]] const Folder& folder() const { return folder_; }

 private:
  http::Response answer(const http::Request& request) {
    if (request.path == "/upload") {
      const MemoryBytes small(request.body);
      const auto stored = keep(request.spooled != nullptr ? *request.spooled : small);
      if (!stored) return response_to(stored.error());
      return net::text_response(Status::Ok, hexadecimal(stored->sha256));
    }
    const bool is_json = request.path.starts_with("/json/");
    const auto sha256 = parse_sha256(request.path.substr(request.path.rfind('/') + 1));
    auto source = store_->read(kOnlyTenant, sha256.value());
    if (!source) return response_to(source.error());
    http::Response response;
    response.stored = *std::move(source);
    response.content_type = is_json ? "application/json" : "application/octet-stream";
    if (is_json) response.stored = codec::stream_text(response.stored);
    return response;
  }

  Result<Stored> keep(const ByteSource& body) {
    auto writer = store_->writer(kOnlyTenant, content_bytes_max_);
    if (!writer) return forward(writer);
    const auto upload = codec::read_stream_upload(body, **writer);
    if (!upload) return forward(upload);
    return (*writer)->commit();
  }

  std::uint64_t content_bytes_max_;
  Folder folder_;
  std::unique_ptr<ContentStore> store_ = open_in(folder_);
  FileThreads threads_{2};
};

std::string post(std::uint64_t body_bytes) {
  return "POST /upload HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body_bytes) +
         "\r\n\r\n";
}

constexpr std::string_view kFront = R"({"DocumentId":7,"Stream":")";
constexpr std::string_view kBack = "\"}";

// Groups of base64 that stand for the same three bytes again and again, in whole pieces.
constexpr std::size_t kPieceBytes = 48 * 1024;
std::string base64_piece() {
  std::string piece;
  while (piece.size() < kPieceBytes / 3 * 4) piece += "Zm9v";
  return piece;
}

// "kB" of a line of the process' own status.
long memory_kb(std::string_view name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name)) return std::stol(line.substr(name.size() + 1));
  }
  return 0;
}

// The most that the process has held since, beyond what it held before.
class MemoryGrowth {
 public:
  MemoryGrowth() {
    std::ofstream("/proc/self/clear_refs") << "5";  // the peak begins anew
    before_kb_ = memory_kb("VmRSS");
  }
  [[nodiscard]] long kb() const { return memory_kb("VmHWM") - before_kb_; }

 private:
  long before_kb_;
};

TEST(WayOfContent, KeepsAHundredMegabytesThatItNeverHolds) {
  Documents documents;
  net::RunningServer server(documents.handler(), documents.settings());
  net::Client client = server.client();
  const std::string piece = base64_piece();
  const std::size_t pieces = kContentBytesMax / kPieceBytes;
  ASSERT_TRUE(client.ask(net::get("/raw/" + std::string(64, '0'))));
  const MemoryGrowth growth;

  ASSERT_TRUE(client.send(post(kFront.size() + pieces * piece.size() + kBack.size())));
  ASSERT_TRUE(client.send(kFront));
  for (std::size_t i = 0; i < pieces; ++i) ASSERT_TRUE(client.send(piece));
  ASSERT_TRUE(client.send(kBack));
  const auto kept = client.receive();

  ASSERT_TRUE(kept);
  ASSERT_EQ(kept->status, 200) << kept->body;
  const auto files = documents.folder().files();
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files.front().filename(), kept->body);
  EXPECT_EQ(std::filesystem::file_size(files.front()), pieces * kPieceBytes);
#ifndef CRM_SANITIZED
  EXPECT_LT(growth.kb(), 32 * 1024);
#endif
}

// Reads an answer without keeping it: as many bytes as its head announces, of which each is as
// `expected` says, counted from the first of the body.
template <class Expected>
void expect_body(net::Client& client, std::uint64_t size, const Expected& expected) {
  std::string bytes;
  std::uint64_t at = 0;
  while (bytes.find("\r\n\r\n") == std::string::npos) {
    ASSERT_TRUE(client.take(1));
    bytes = client.rest();
  }
  EXPECT_NE(bytes.find("Content-Length: " + std::to_string(size) + "\r\n"), std::string::npos);
  client.drop(bytes.find("\r\n\r\n") + 4);
  std::uint64_t wrong = 0;
  while (at < size) {
    if (client.rest().empty() && !client.take(1)) FAIL() << "it ends early";
    for (const char c : client.rest()) wrong += c == expected(at++) ? 0U : 1U;
    client.drop(client.rest().size());
  }
  EXPECT_EQ(wrong, 0U);
}

TEST(WayOfContent, SendsAHundredMegabytesThatItNeverHolds) {
  Documents documents;
  std::string hash;
  {
    const auto store = open_in(documents.folder());
    auto writer = store->writer(kOnlyTenant);
    const std::string piece(kPieceBytes, 'o');
    for (std::size_t i = 0; i < kContentBytesMax / kPieceBytes; ++i) {
      ASSERT_TRUE((*writer)->write(piece));
    }
    hash = hexadecimal((*writer)->commit()->sha256);
  }
  const std::uint64_t size = kContentBytesMax / kPieceBytes * kPieceBytes;
  net::RunningServer server(documents.handler(), documents.settings());
  net::Client client = server.client();
  const MemoryGrowth growth;

  ASSERT_TRUE(client.send(net::get("/raw/" + hash)));
  expect_body(client, size, [](std::uint64_t) { return 'o'; });
  ASSERT_TRUE(client.send(net::get("/json/" + hash)));
  const std::uint64_t text = size / 3 * 4;
  expect_body(client, text + 2, [&](std::uint64_t at) {
    return at == 0 || at == text + 1 ? '"' : "b29v"[(at - 1) % 4];
  });
#ifndef CRM_SANITIZED
  EXPECT_LT(growth.kb(), 32 * 1024);
#endif
}

std::string body_with(std::string_view stream) {
  return std::string(kFront) + std::string(stream) + std::string(kBack);
}

std::string upload_of(std::string_view stream) {
  const std::string body = body_with(stream);
  return post(body.size()) + body;
}

TEST(WayOfContent, TakesSmallOnesAndLargeOnesAlike) {
  Documents documents;
  net::RunningServer server(documents.handler(), documents.settings());
  net::Client client = server.client();

  const auto small = client.ask(upload_of("Zm9v"));
  ASSERT_TRUE(small);
  ASSERT_EQ(small->status, 200) << small->body;
  EXPECT_EQ(client.ask(net::get("/raw/" + small->body))->body, "foo");
  EXPECT_EQ(client.ask(net::get("/json/" + small->body))->body, "\"Zm9v\"");

  const auto spaced = client.ask(upload_of("Zm9v" + std::string(2'000'000, ' ')));
  ASSERT_TRUE(spaced);
  EXPECT_EQ(spaced->body, small->body) << "the same content, though it came by way of a file";

  const auto empty = client.ask(upload_of(""));
  ASSERT_TRUE(empty);
  EXPECT_EQ(client.ask(net::get("/raw/" + empty->body))->body, "");
  EXPECT_EQ(client.ask(net::get("/json/" + empty->body))->body, "\"\"");
}

TEST(WayOfContent, LeavesNothingOfWhatIsRefused) {
  Documents documents(1'500'000);
  net::RunningServer server(documents.handler(), documents.settings());
  net::Client client = server.client();

  const auto wrong = client.ask(upload_of(base64_piece() + std::string(1'100'000, ' ') + "!"));
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->status, 400);
  EXPECT_EQ(wrong->body, "Stream is not base64: character 1165537 is none of its alphabet.");

  const auto large = client.ask(upload_of(std::string(2'000'004, 'A')));
  ASSERT_TRUE(large);
  EXPECT_EQ(large->status, 413);
  EXPECT_EQ(large->body, "The content is larger than the 1,500,000 bytes a document may have.");

  EXPECT_EQ(client.ask(upload_of(std::string(2'000'000, 'A')))->status, 200)
      << "exactly as much as may be";
  EXPECT_EQ(documents.folder().files().size(), 1U);
}

TEST(WayOfContent, GoesOverTlsToo) {
  Documents documents;
  const auto identity = net::TlsIdentity::open(make_identity(documents.folder().path()));
  ASSERT_TRUE(identity) << identity.error().detail;
  net::Settings settings = documents.settings();
  settings.tls = identity->get();
  net::RunningServer server(documents.handler(), settings);
  TlsClient client(server.port());
  std::string stream;
  for (int i = 0; i < 40; ++i) stream += base64_piece();

  ASSERT_TRUE(client.send(upload_of(stream)));
  std::string kept;
  while (kept.find("\r\n\r\n") == std::string::npos) kept += client.receive();
  const std::string hash = kept.substr(kept.find("\r\n\r\n") + 4);
  ASSERT_EQ(hash.size(), 64U) << kept;

  ASSERT_TRUE(client.send(net::get("/raw/" + hash, "Connection: close\r\n")));
  std::string all;
  for (std::string more = client.receive(); !more.empty(); more = client.receive()) all += more;
  EXPECT_EQ(all.size() - all.find("\r\n\r\n") - 4, 40 * kPieceBytes);
  EXPECT_TRUE(all.ends_with("foofoo"));
}

}  // namespace
}  // namespace crm::content
