// What reading one request and writing the head of its answer costs.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "http/message.h"
#include "http/request_reader.h"

namespace crm::http {
namespace {

constexpr std::string_view kFields =
    "Host: 127.0.0.1:8080\r\n"
    "Authorization: Basic dGplMDpUamUw\r\n"
    "Accept: application/json; charset=utf-8\r\n"
    "Accept-Language: en\r\n"
    "Content-Type: application/json; charset=utf-8\r\n";
constexpr std::string_view kBody =
    R"({"ActivityStartTime":"2014-09-12T11:15:07","ContactCategories":[272,919],"ActionType":"All"})";

std::string front() {
  return "POST /api/v1/Agents/Contact/GetMyActiveContacts HTTP/1.1\r\n" + std::string(kFields);
}

std::string sized() {
  return front() + "Content-Length: " + std::to_string(kBody.size()) + "\r\n\r\n" +
         std::string(kBody);
}

// The sample's body, of at most 255 bytes, as one chunk.
std::string chunked() {
  constexpr std::string_view kHex = "0123456789abcdef";
  return front() + "Transfer-Encoding: chunked\r\n\r\n" + kHex[kBody.size() / 16] +
         kHex[kBody.size() % 16] + "\r\n" + std::string(kBody) + "\r\n0\r\n\r\n";
}

// `step` bytes arrive at a time.
void read(benchmark::State& state, const std::string& bytes, std::size_t step) {
  RequestReader reader{Limits{}};
  for (auto _ : state) {
    bool whole = false;
    for (std::size_t size = step; !whole; size += step) {
      const auto looked = reader.look(std::string_view(bytes).substr(0, size));
      whole = std::holds_alternative<RequestReader::Whole>(looked);
    }
    benchmark::DoNotOptimize(reader.request(bytes));
    reader.next();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void read_at_once(benchmark::State& state) { read(state, sized(), sized().size()); }
void read_chunked(benchmark::State& state) { read(state, chunked(), chunked().size()); }
void read_octet_by_octet(benchmark::State& state) { read(state, sized(), 1); }

void write_head(benchmark::State& state) {
  Response response;
  response.content_type = "application/json; charset=utf-8";
  response.fields = {{"SO-TIMEZONE", "NO"}, {"Vary", "Accept, Accept-Encoding"}};
  response.body = std::string(12'000, 'x');
  std::string out;
  for (auto _ : state) {
    out.clear();
    append_head(out, response, {}, "Sun, 06 Nov 1994 08:49:37 GMT");
    benchmark::DoNotOptimize(out.data());
  }
}

BENCHMARK(read_at_once);
BENCHMARK(read_chunked);
BENCHMARK(read_octet_by_octet);
BENCHMARK(write_head);

}  // namespace
}  // namespace crm::http
