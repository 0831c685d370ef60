// What the connections of one worker share.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "http/answer.h"
#include "net/admission.h"
#include "net/buffer_pool.h"
#include "net/date_text.h"
#include "net/reply.h"
#include "net/server.h"
#include "net/upload_places.h"

namespace crm::net {

class Connection;

// What all workers share; nothing of it changes while they run.
struct Service {
  const Clock& clock;
  Settings settings;
  http::Handler handler;
  RefusalResponse refusal;
  Report report;
  Admission admission;
  UploadPlaces upload_places;

  // 503 with Retry-After; the connection ends behind it.
  [[nodiscard]] http::Response busy(std::string_view detail) const;

  // The two reports, where somebody wants them.
  void tell_refused(std::string_view peer, http::Status status, std::string_view detail) const;
  void tell_trouble(std::string_view what) const;
};

// Touched by the worker's thread alone.
struct Workbench {
  explicit Workbench(const Service& all) : service(all), date(all.clock) {}

  const Service& service;
  std::shared_ptr<Mailbox> mailbox;  // the worker's, set before the first connection
  DateText date;
  BufferPool buffers;
  std::vector<Connection*> connections;      // all that are alive; each knows its place here
  std::size_t turned_away = 0;               // how many of them have no place of Admission
  bool stopping = false;                     // every answer from now on is its connection's last
  std::array<char, 16 * 1024> scratch = {};  // for bytes that nobody will look at
};

}  // namespace crm::net
