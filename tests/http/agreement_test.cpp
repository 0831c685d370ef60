// The reader against the reference and against Boost.Beast, on requests that are made up.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include "tests/http/reading.h"
#include "tests/http/reference_reader.h"
#include "tests/http/slices.h"

namespace crm::http::testing {
namespace {

// Small, so that made-up requests come to them.
constexpr Limits kTight{.request_line_bytes_max = 64,
                        .head_bytes_max = 256,
                        .fields_max = 8,
                        .body_bytes_max = 32,
                        .chunk_extension_bytes_max = 12,
                        .chunk_overhead_bytes_max = 48,
                        .trailer_bytes_max = 24};

// --- well-formed requests ---

rc::Gen<std::string> word(const std::string& letters, std::size_t size_max) {
  return rc::gen::resize(
      static_cast<int>(size_max),
      rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(letters))));
}

std::string made_up_chunks(const std::string& body) {
  std::string chunks;
  for (std::size_t at = 0; at < body.size();) {
    const auto size = *rc::gen::inRange<std::size_t>(1, body.size() - at + 1);
    const std::string hex =
        size < 10 ? std::to_string(size) : std::string(1, "abcdefghij"[size - 10]);
    const std::string extension =
        *rc::gen::element<std::string>("", "", ";a", ";a=b", ";a=\"; b\"");
    chunks += hex + extension + "\r\n" + body.substr(at, size) + "\r\n";
    at += size;
  }
  return chunks + "0\r\n" + *rc::gen::element<std::string>("", "", "T: u\r\n") + "\r\n";
}

// A good request, with a body of at most 15 bytes.
std::string made_up_request() {
  const auto method = *rc::gen::element<std::string>("GET", "POST", "PUT", "OPTIONS", "X-Y");
  const auto target = *rc::gen::element<std::string>("/", "/a/b", "/a?b=c", "/%41?x=%20",
                                                     "http://other/a?b", "http://o:8080", "/?");
  const bool old = *rc::gen::inRange(0, 8) == 0;
  std::vector<std::string> lines{
      *rc::gen::element<std::string>("Host: h", "HOST:h:80", "host: [::1]")};
  const auto others = *rc::gen::inRange(0, 4);
  for (int i = 0; i < others; ++i) {
    lines.push_back(*rc::gen::element<std::string>(
        "Accept: */*", "X-" + *word("abcXYZ019-_", 6) + ":" + *word("ab ,;=\t\xE9", 8),
        "Connection: keep-alive", "Connection: close", "Cookie:", "Expect: 100-continue"));
  }
  const auto body =
      *rc::gen::resize(15, rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
  std::string behind;
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      break;
    case 1:
      lines.push_back("Content-Length: " + std::to_string(body.size()));
      behind = body;
      break;
    default:
      if (old) break;
      lines.emplace_back("Transfer-Encoding: chunked");
      behind = made_up_chunks(body);
  }
  std::string request = method + " " + target + (old ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
  for (const std::string& line : lines) request += line + "\r\n";
  return request + "\r\n" + behind;
}

// --- and what attackers and bad lines make of them ---

// Bytes and lines over which readers differ.
std::string foreign_piece() {
  return *rc::gen::oneOf(
      rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }),
      rc::gen::element<std::string>(
          "\r", "\n", "\r\n", "\r\n\r\n", " ", "\t", ":", ",", ";", "=", "\"", "%", "#", "?", "/",
          std::string(1, '\0'), "\x7F", "\xA0", "0", "00000000000000000", "f", "+", "-", "0x", "_",
          "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "chunked", "gzip", "identity", "close", "http://"),
      rc::gen::element<std::string>(
          "Content-Length: 3\r\n", "Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n",
          "Transfer-Encoding: gzip\r\n", "Transfer-Encoding:\r\n", "Host: x\r\n", "Host:\r\n",
          "Expect: 100-continue\r\n", "Connection: close\r\n", "A : b\r\n", " folded\r\n",
          "0\r\n\r\n", "3\r\nabc\r\n", "GET / HTTP/1.1\r\nHost: h\r\n\r\n"));
}

std::string mutated(std::string bytes) {
  const auto times = *rc::gen::inRange(1, 4);
  for (int i = 0; i < times; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size() + 1);
    switch (*rc::gen::inRange(0, 5)) {
      case 0:
        bytes.insert(at, foreign_piece());
        break;
      case 1:
        bytes.erase(at, *rc::gen::inRange<std::size_t>(1, 4));
        break;
      case 2:
        bytes.replace(at, 1, foreign_piece());
        break;
      case 3: {  // a line comes twice
        const std::size_t begin = at == 0 ? 0 : bytes.rfind('\n', at - 1) + 1;
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
        if (begin < bytes.size()) bytes.insert(begin, bytes.substr(begin, end - begin));
        break;
      }
      default:  // a foreign piece in front of a line
        bytes.insert(at == 0 ? 0 : bytes.rfind('\n', at - 1) + 1, foreign_piece());
    }
  }
  return bytes;
}

std::vector<std::size_t> slices_of(const std::string& bytes) {
  return *rc::gen::resize(20, rc::gen::container<std::vector<std::size_t>>(
                                  rc::gen::inRange<std::size_t>(0, bytes.size() / 4 + 2)));
}

RC_GTEST_PROP(Reader, TakesWhatIsWellFormedAsTheReferenceDoes, ()) {
  const std::string request = made_up_request();
  const Reading reading = read_whole(request, {});
  // Made up of lines that may come twice; only Expect must not.
  RC_PRE(reading.status != Status::ExpectationFailed);
  RC_ASSERT(reading.kind == Reading::Kind::Whole);
  RC_ASSERT(reading.consumed == request.size());
  RC_ASSERT(reading == read_by_reference(request, {}));
}

// RapidCheck's hundred cases are few for this; each of them is many.
constexpr int kRounds = 30;

RC_GTEST_PROP(Reader, AgreesWithTheReferenceOnMutatedRequests, ()) {
  for (int round = 0; round < kRounds; ++round) {
    const std::string bytes = mutated(made_up_request());
    const Limits limits = *rc::gen::element(Limits{}, kTight);
    const Reading expected = read_by_reference(bytes, limits);
    RC_ASSERT(read_whole(bytes, limits) == expected);
    const auto cut = *rc::gen::inRange<std::size_t>(0, bytes.size() + 1);
    RC_ASSERT(read_cut(bytes, cut, limits) == expected);
  }
}

RC_GTEST_PROP(Reader, AgreesWithTheReferenceOnPipelinedStreamsInAnySlices, ()) {
  for (int round = 0; round < kRounds; ++round) {
    std::string stream;
    const auto count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i) stream += made_up_request();
    if (*rc::gen::arbitrary<bool>()) stream = mutated(stream);
    const Limits limits = *rc::gen::element(Limits{}, kTight);
    RC_ASSERT(read_stream(stream, slices_of(stream), limits) ==
              read_stream_by_reference(stream, limits));
  }
}

RC_GTEST_PROP(Reader, AgreesWithTheReferenceOnNoise, ()) {
  for (int round = 0; round < kRounds; ++round) {
    std::string bytes;
    const auto count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) bytes += foreign_piece();
    RC_ASSERT(read_stream(bytes, slices_of(bytes), kTight) ==
              read_stream_by_reference(bytes, kTight));
  }
}

// Beast is not strict, but what is well-formed it must read as we do.
RC_GTEST_PROP(Reader, AgreesWithBeastOnWellFormedRequests, ()) {
  namespace beast = boost::beast;
  const std::string request = made_up_request();
  const Reading ours = read_whole(request, {});
  RC_PRE(ours.status != Status::ExpectationFailed);

  beast::http::request_parser<beast::http::string_body> parser;
  parser.eager(true);
  beast::error_code error;
  std::size_t consumed = 0;
  while (!parser.is_done() && !error && consumed < request.size()) {
    consumed += parser.put(
        boost::asio::buffer(request.data() + consumed, request.size() - consumed), error);
  }
  RC_ASSERT(!error);
  RC_ASSERT(parser.is_done());
  RC_ASSERT(consumed == ours.consumed);
  const auto& theirs = parser.get();
  RC_ASSERT(std::string(theirs.method_string()) == ours.method);
  RC_ASSERT(std::string(theirs.target()) == ours.target);
  // Of a client of two minds Beast believes keep-alive in HTTP/1.0, [rfc 9112] the close.
  const bool of_two_minds =
      request.find("close") != std::string::npos && request.find("keep-alive") != std::string::npos;
  if (!of_two_minds) RC_ASSERT(parser.keep_alive() == ours.keep_alive);
  RC_ASSERT(theirs.body() == ours.body);
  for (const auto& [name, value] : ours.fields) {
    RC_ASSERT(theirs.count(name) > 0U);
    const auto same = theirs.equal_range(name);
    RC_ASSERT(std::any_of(same.first, same.second,
                          [&](const auto& field) { return std::string(field.value()) == value; }));
  }
}

}  // namespace
}  // namespace crm::http::testing
