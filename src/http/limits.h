// How much of everything a client may send. Each has its status when passed [wire: Limits].
#pragma once

#include <chrono>
#include <cstddef>

namespace crm::http {

struct Limits {
  std::size_t request_line_bytes_max = std::size_t{8} * 1024;      // 414
  std::size_t head_bytes_max = std::size_t{16} * 1024;             // request line and fields; 431
  std::size_t fields_max = 100;                                    // 431
  std::size_t body_bytes_max = std::size_t{1024} * 1024;           // 413
  std::size_t chunk_extension_bytes_max = 1024;                    // per chunk; 400
  std::size_t chunk_overhead_bytes_max = std::size_t{256} * 1024;  // all chunk heads of a body; 400
  std::size_t trailer_bytes_max = std::size_t{4} * 1024;           // 400
};

}  // namespace crm::http
