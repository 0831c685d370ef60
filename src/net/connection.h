// One connection from accept to close: reads requests, has them answered in order, writes the
// answers. A coroutine on its worker's thread; everything it waits for has a deadline.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/answer.h"
#include "http/message.h"
#include "http/request_reader.h"
#include "net/admission.h"
#include "net/awaited.h"
#include "net/deadline.h"
#include "net/file_errand.h"
#include "net/incoming.h"
#include "net/output.h"
#include "net/sockets.h"
#include "net/tls_session.h"
#include "net/workbench.h"

namespace crm::net {

class Connection {
 public:
  // Without a place it only answers 503, says why, and goes. The bench outlives the connection.
  // `tls`: what to speak it with; null for plain HTTP.
  Connection(Workbench& bench, Socket socket, std::string peer, Result<Admission::Place> place,
             std::shared_ptr<const TlsContext> tls);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // Its whole life; ends when the connection does. An exception is reported and ends this
  // connection alone.
  [[nodiscard]] static Task<void> live(std::shared_ptr<Connection> self);

  // The sweep's question: has it waited longer than it may? Then its wait ends.
  void look_at_deadline(SteadyTime now);

  // The worker stops: ends the connection if nothing has come that wants an answer.
  void end_if_idle();

  // Ends whatever it does, without a word to the client.
  void abort();

 private:
  // What to do when all that can be answered at once has been answered.
  enum class Turn {
    Read,      // the next request is not whole
    Continue,  // likewise, and the client waits for 100 Continue
    Write,     // there is enough to write before answering more
    Wait,      // for the answer of a Later
    Upload,    // a body comes that does not stay in memory
    Stream,    // the body of the last answer is read as it is sent
    Part,      // the last answer has been given
  };

  // What of a request its answer still needs to know.
  struct Asked {
    bool keep_alive = false;
    bool says_keep_alive = false;
    bool head_only = false;
  };

  [[nodiscard]] Task<void> shake_hands();
  [[nodiscard]] Task<void> converse();
  [[nodiscard]] Task<void> read_tls(std::span<char> space);
  [[nodiscard]] Task<void> write();
  [[nodiscard]] Task<void> write_until(SteadyTime taken_by);
  [[nodiscard]] Task<void> wait_for_later();
  [[nodiscard]] Task<void> upload();
  [[nodiscard]] Task<void> stream();
  template <class T>
  [[nodiscard]] Task<Result<T>> on_file_thread(FileErrand<T> errand);
  [[nodiscard]] Task<void> part();
  [[nodiscard]] Task<void> apologise(std::string trouble);

  [[nodiscard]] Turn answer_what_is_whole();
  [[nodiscard]] Turn turn_for(const http::RequestReader::More& more);
  [[nodiscard]] bool answer_request();  // false: it is answered later
  [[nodiscard]] http::Answer ask(const http::Request& request);
  void start_later(const http::Later& later, Asked asked);
  void give(http::Response response, Asked asked);
  void refuse_and_part(http::Status status, std::string_view detail);
  void refuse_upload(const Error& error);
  [[nodiscard]] bool begin_upload();
  void give_up_waiting();
  [[nodiscard]] bool has_taken_some();
  void turn_away();
  [[nodiscard]] http::Response internal_error(std::string_view trouble);

  [[nodiscard]] bool prepare_read();
  [[nodiscard]] bool may_wait(Deadline deadline, SteadyTime now);
  void take_read(ErrorCode error, std::size_t bytes);
  void wait_is_over(WaitsFor what);
  [[nodiscard]] bool write_at_once();
  [[nodiscard]] TlsSession::Step write_some();
  void wait_until(Deadline deadline);
  [[nodiscard]] bool nothing_to_read() const;
  void end();

  Workbench& bench_;
  const Settings& settings_;
  Socket socket_;
  std::unique_ptr<TlsSession> tls_;  // null for plain HTTP
  // What the last write must wait for.
  Socket::wait_type write_waits_for_ = Socket::wait_write;
  Result<Admission::Place> place_;
  const SteadyTime born_;
  std::size_t index_;  // among bench_.connections

  std::shared_ptr<Incoming> incoming_;  // shared with the Reply of a Later until it is replaced
  http::RequestReader::Phase phase_ = http::RequestReader::Phase::Head;
  ReadingTime reading_time_;
  bool continued_ = false;  // 100 Continue has been sent for the request being read

  std::shared_ptr<Awaited> later_;  // while one is waited for
  Asked later_asked_;
  std::shared_ptr<Wait> errand_;  // on a thread for files, while one is waited for

  Output output_;
  std::size_t untaken_ = 0;  // in the kernel's hands when the wait for the client began
  bool parting_ = false;     // the last answer has been given
  bool streaming_ = false;   // the client has a part of an answer that is not all in output_

  Deadline deadline_;
  bool overdue_ = false;  // the sweep has ended the wait
  SteadyTime taken_by_;   // when the client must have taken all that is being written
  bool ended_ = false;
};

}  // namespace crm::net
