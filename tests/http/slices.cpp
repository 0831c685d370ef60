#include "tests/http/slices.h"

#include <algorithm>
#include <memory>
#include <variant>

#include "tests/http/reference_reader.h"

namespace crm::http::testing {
namespace {

Reading as_reading(const Request& request, std::size_t consumed) {
  Reading reading;
  reading.kind = Reading::Kind::Whole;
  reading.consumed = consumed;
  reading.method = request.method;
  reading.target = request.target;
  reading.path = request.path;
  reading.query = request.query;
  reading.authority = request.authority;
  for (const Field& field : request.fields) reading.fields.emplace_back(field.name, field.value);
  reading.body = request.body;
  reading.keep_alive = request.keep_alive;
  reading.says_keep_alive = request.says_keep_alive;
  return reading;
}

// A copy that ends where the bytes end, so that one octet too far is found.
struct ExactCopy {
  explicit ExactCopy(std::string_view bytes)
      : octets(std::make_unique<char[]>(bytes.size())), view(octets.get(), bytes.size()) {
    std::ranges::copy(bytes, octets.get());
  }
  std::unique_ptr<char[]> octets;
  std::string_view view;
};

}  // namespace

Reading Feeder::arrive(std::string_view more) {
  bytes_.append(more);
  return look();
}

Reading Feeder::next() {
  bytes_.erase(0, consumed_);
  reader_.next();
  return look();
}

Reading Feeder::look() {
  const ExactCopy copy(bytes_);
  const auto step = reader_.look(copy.view);
  if (const auto* whole = std::get_if<RequestReader::Whole>(&step)) {
    consumed_ = whole->consumed;
    const ExactCopy moved(bytes_);
    return as_reading(reader_.request(moved.view), consumed_);
  }
  Reading reading;
  if (const auto* refusal = std::get_if<Refusal>(&step)) {
    reading.kind = Reading::Kind::Refused;
    reading.status = refusal->status;
    detail_ = refusal->detail;
    return reading;
  }
  const auto& more = std::get<RequestReader::More>(step);
  reading.in_body = more.phase == RequestReader::Phase::Body;
  reading.wants_continue = more.wants_continue;
  return reading;
}

Reading read_whole(std::string_view bytes, const Limits& limits) {
  return Feeder(limits).arrive(bytes);
}

Reading read_cut(std::string_view bytes, std::size_t cut, const Limits& limits) {
  Feeder feeder(limits);
  Reading reading = feeder.arrive(bytes.substr(0, cut));
  if (reading.kind == Reading::Kind::More) reading = feeder.arrive(bytes.substr(cut));
  return reading;
}

std::vector<Reading> read_stream(std::string_view bytes, std::span<const std::size_t> slices,
                                 const Limits& limits) {
  std::vector<Reading> readings;
  Feeder feeder(limits);
  std::size_t at = 0;
  for (std::size_t i = 0; i <= slices.size(); ++i) {
    const std::size_t rest = bytes.size() - at;
    const std::size_t size = i < slices.size() ? std::min(slices[i], rest) : rest;
    Reading reading = feeder.arrive(bytes.substr(at, size));
    at += size;
    while (reading.kind == Reading::Kind::Whole) {
      readings.push_back(reading);
      reading = feeder.next();
    }
    if (reading.kind == Reading::Kind::Refused || i == slices.size()) {
      readings.push_back(reading);
      break;
    }
  }
  return readings;
}

std::vector<Reading> read_stream_by_reference(std::string_view bytes, const Limits& limits) {
  std::vector<Reading> readings;
  while (true) {
    readings.push_back(read_by_reference(bytes, limits));
    if (readings.back().kind != Reading::Kind::Whole) return readings;
    bytes.remove_prefix(readings.back().consumed);
  }
}

}  // namespace crm::http::testing
