#include "net/connection.h"

#include <linux/sockios.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <span>
#include <utility>
#include <variant>

#include <boost/asio/error.hpp>
#include <boost/asio/socket_base.hpp>

#include "net/plain_writing.h"

namespace crm::net {

using http::Status;

namespace {

// Bytes that we have written and the client's side has not acknowledged.
std::size_t untaken_bytes(Socket& socket) {
  int bytes = 0;
  const bool known = ::ioctl(socket.native_handle(), SIOCOUTQ, &bytes) == 0;
  return known ? static_cast<std::size_t>(bytes) : 0;
}

Socket::wait_type wait_type_of(TlsSession::Outcome outcome) {
  return outcome == TlsSession::Outcome::WantsWrite ? Socket::wait_write : Socket::wait_read;
}

}  // namespace

Connection::Connection(Workbench& bench, Socket socket, std::string peer,
                       Result<Admission::Place> place, std::shared_ptr<const TlsContext> tls)
    : bench_(bench),
      settings_(bench.service.settings),
      socket_(std::move(socket)),
      tls_(tls ? std::make_unique<TlsSession>(std::move(tls), socket_.native_handle()) : nullptr),
      place_(std::move(place)),
      born_(SteadyClock::now()),
      index_(bench.connections.size()),
      incoming_(std::make_shared<Incoming>(settings_.limits, std::move(peer),
                                           static_cast<bool>(settings_.uploads.bytes_max))),
      output_(bench.buffers, tls_ ? Output::Sends::Bytes : Output::Sends::Files) {
  bench_.connections.push_back(this);
  if (!place_) ++bench_.turned_away;
}

Connection::~Connection() {
  bench_.connections[index_] = bench_.connections.back();
  bench_.connections[index_]->index_ = index_;
  bench_.connections.pop_back();
  if (!place_) --bench_.turned_away;
}

Task<void> Connection::live(std::shared_ptr<Connection> self) {
  std::string trouble;
  try {
    if (self->tls_) {
      // Whom there is no room for is not worth the work of a handshake to be told so.
      if (!self->place_) co_return;
      co_await self->shake_hands();
    }
    if (!self->place_) self->turn_away();
    co_await self->converse();
    co_return;
  } catch (const std::exception& exception) {
    trouble = exception.what();
  } catch (...) {
    trouble = "something was thrown that is not a std::exception";
  }
  co_await self->apologise(std::move(trouble));
}

// With one deadline for all of it, however many steps it takes.
Task<void> Connection::shake_hands() {
  wait_until({WaitsFor::Handshake, SteadyClock::now() + settings_.head_time_max});
  for (;;) {
    const TlsSession::Outcome outcome = tls_->shake_hands();
    if (outcome == TlsSession::Outcome::Done) break;
    if (outcome == TlsSession::Outcome::Ended || outcome == TlsSession::Outcome::Broken) {
      end();
      break;
    }
    const auto [error] = co_await socket_.async_wait(wait_type_of(outcome), kAsValues);
    if (error) {
      end();
      break;
    }
  }
  deadline_ = {};
}

Task<void> Connection::converse() {
  while (!ended_) {
    const Turn turn = answer_what_is_whole();
    if (turn == Turn::Continue) output_.add_interim("HTTP/1.1 100 Continue\r\n\r\n");
    if (!write_at_once()) co_await write();
    if (ended_) co_return;

    if (turn == Turn::Read || turn == Turn::Continue) {
      if (!prepare_read()) continue;
      const std::span<char> space = incoming_->space();
      if (tls_) {
        co_await read_tls(space);
        continue;
      }
      // Here and not in a function of its own: this is where nearly all requests wait, and another
      // coroutine would cost each of them.
      const auto [error, bytes] =
          co_await socket_.async_read_some(asio::buffer(space.data(), space.size()), kAsValues);
      take_read(error, bytes);
    } else if (turn == Turn::Wait) {
      co_await wait_for_later();
    } else if (turn == Turn::Upload) {
      co_await upload();
    } else if (turn == Turn::Stream) {
      co_await stream();
    } else if (turn == Turn::Part) {
      co_await part();
      co_return;
    }
  }
}

// ---- answering ----------------------------------------------------------------------------------

Connection::Turn Connection::answer_what_is_whole() {
  for (;;) {
    if (output_.has_stored()) return Turn::Stream;
    if (parting_) return Turn::Part;
    if (output_.answers() >= settings_.pipelined_max ||
        output_.bytes() >= settings_.output_bytes_max) {
      return Turn::Write;
    }
    const auto step = incoming_->look();
    if (const auto* more = std::get_if<http::RequestReader::More>(&step)) return turn_for(*more);
    if (std::holds_alternative<http::RequestReader::Whole>(step)) {
      if (!answer_request()) return Turn::Wait;
    } else if (const auto* refusal = std::get_if<http::Refusal>(&step)) {
      refuse_and_part(refusal->status, refusal->detail);
    } else if (begin_upload()) {
      return Turn::Upload;
    }
  }
}

Connection::Turn Connection::turn_for(const http::RequestReader::More& more) {
  phase_ = more.phase;
  if (!more.wants_continue || continued_) return Turn::Read;
  continued_ = true;
  return Turn::Continue;
}

bool Connection::answer_request() {
  reading_time_.restart();
  continued_ = false;
  const http::Request& request = incoming_->request();
  const Asked asked{.keep_alive = request.keep_alive,
                    .says_keep_alive = request.says_keep_alive,
                    .head_only = request.method == "HEAD"};
  http::Answer answer = ask(request);
  if (const auto* later = std::get_if<http::Later>(&answer)) {
    start_later(*later, asked);
    return false;
  }
  give(std::move(std::get<http::Response>(answer)), asked);
  incoming_->next();
  return true;
}

http::Answer Connection::ask(const http::Request& request) {
  try {
    return bench_.service.handler(request, bench_.buffers.take());
  } catch (const std::exception& exception) {
    return internal_error(exception.what());
  } catch (...) {
    return internal_error("the handler threw something that is not a std::exception");
  }
}

void Connection::start_later(const http::Later& later, Asked asked) {
  // The request goes with its Reply: whatever this connection does from here on, also after its
  // end, does not touch the bytes that another thread may be reading.
  const auto request = std::exchange(incoming_, incoming_->successor());
  later_ = std::make_shared<Awaited>(socket_.get_executor(),
                                     SteadyClock::now() + settings_.answer_time_max);
  later_asked_ = asked;
  http::Reply reply = make_reply(bench_.mailbox, request,
                                 [awaited = std::weak_ptr<Awaited>(later_)](auto response) {
                                   if (const auto it = awaited.lock())
                                     it->deliver(std::move(response));
                                 });
  try {
    later(std::move(reply));
  } catch (const std::exception& exception) {
    later_->deliver(internal_error(exception.what()));
  } catch (...) {
    later_->deliver(internal_error("a Later threw something that is not a std::exception"));
  }
}

Task<void> Connection::wait_for_later() {
  co_await later_->wait();
  const auto awaited = std::exchange(later_, nullptr);
  if (ended_) co_return;
  switch (awaited->state()) {
    case Awaited::State::Answered:
      give(awaited->take(), later_asked_);
      break;
    case Awaited::State::Dropped:
      give(internal_error("a Reply was dropped without an answer"), later_asked_);
      break;
    case Awaited::State::Pending:
      give_up_waiting();
      break;
  }
}

void Connection::give(http::Response response, Asked asked) {
  parting_ = response.close || !asked.keep_alive || bench_.stopping ||
             SteadyClock::now() - born_ >= settings_.connection_age_max;
  if (response.stored && settings_.file_threads == nullptr) {
    response =
        internal_error("an answer is to be read from a file, and there are no threads for it");
    parting_ = true;
  }
  response.close = parting_;
  if (tls_) response.fields.push_back({"Strict-Transport-Security", "max-age=31536000"});
  output_.add(std::move(response),
              http::Framing{.keep_alive = !parting_,
                            .head_only = asked.head_only,
                            .says_keep_alive = asked.says_keep_alive},
              bench_.date.now());
}

void Connection::refuse_and_part(Status status, std::string_view detail) {
  bench_.service.tell_refused(incoming_->peer(), status, detail);
  give(bench_.service.refusal(status, detail), Asked{});
}

void Connection::give_up_waiting() {
  constexpr std::string_view kDetail = "The answer took too long.";
  bench_.service.tell_refused(incoming_->peer(), Status::ServiceUnavailable, kDetail);
  give(bench_.service.busy(kDetail), later_asked_);
}

void Connection::turn_away() {
  const std::string& why = place_.error().detail;
  bench_.service.tell_refused(incoming_->peer(), Status::ServiceUnavailable, why);
  give(bench_.service.busy(why), Asked{});
}

http::Response Connection::internal_error(std::string_view trouble) {
  bench_.service.tell_trouble(trouble);
  http::Response response = bench_.service.refusal(Status::InternalServerError,
                                                   "The server has failed to answer this request.");
  response.close = true;
  return response;
}

// Answers 500 where the client can still take it as the answer to its request.
Task<void> Connection::apologise(std::string trouble) {
  try {
    if (output_.cut_short() || streaming_) {
      bench_.service.tell_trouble(trouble);
      co_return;
    }
    output_.clear();
    give(internal_error(trouble), Asked{});
    co_await write();
    co_await part();
  } catch (const std::exception& exception) {
    bench_.service.tell_trouble(exception.what());
  }
}

// ---- files --------------------------------------------------------------------------------------

// What a thread for files makes of it. Nothing else of this connection goes on meanwhile: that is
// what keeps a client from sending faster than the disk writes.
template <class T>
Task<Result<T>> Connection::on_file_thread(FileErrand<T> errand) {
  const auto waiting = std::make_shared<Awaiting<Result<T>>>(
      socket_.get_executor(), SteadyClock::now() + settings_.answer_time_max);
  errand_ = waiting;
  send_errand<T>(*settings_.file_threads, bench_.mailbox, waiting, std::move(errand));
  co_await waiting->wait();
  errand_ = nullptr;
  if (waiting->state() != Wait::State::Answered) {
    co_return refuse(ErrorKind::Busy, "The server's disk does not keep up.");
  }
  co_return waiting->take();
}

// Whether the body that the head announces is to be uploaded; if not, look() says how it goes on.
bool Connection::begin_upload() {
  std::optional<std::size_t> bytes_max;
  try {
    bytes_max = settings_.uploads.bytes_max(incoming_->head());
  } catch (const std::exception& exception) {
    bench_.service.tell_trouble(exception.what());
  }
  if (bytes_max) return incoming_->begin_upload(*bytes_max);
  incoming_->decline();
  return false;
}

// Takes the body to a spool. Then the request is whole.
Task<void> Connection::upload() {
  const std::shared_ptr<FileWork> work = settings_.file_threads->work();
  auto place = bench_.service.upload_places.take();
  if (!place) {
    refuse_upload({ErrorKind::Busy, "The server has as many uploads as it may have."});
    co_return;
  }
  FileErrand<std::shared_ptr<Spool>> open =
      [work, make = settings_.uploads.open]() -> Result<std::shared_ptr<Spool>> {
    auto made = make();
    if (!made) return forward(made);
    return ending_in(work, *std::move(made));
  };
  const auto spool = co_await on_file_thread(std::move(open));
  if (ended_) co_return;
  if (!spool) {
    refuse_upload(spool.error());
    co_return;
  }
  if (incoming_->wants_continue()) {
    output_.add_interim("HTTP/1.1 100 Continue\r\n\r\n");
    if (!write_at_once()) co_await write();
  }

  const SteadyTime begun = SteadyClock::now();
  std::uint64_t arrived = 0;
  while (!ended_ && !parting_) {
    const auto progress = incoming_->read_body();
    if (!progress) {
      refuse_and_part(progress.error().status, progress.error().detail);
      co_return;
    }
    const bool is_whole = *progress == http::Progress::Whole;
    if (is_whole || incoming_->body().piece_bytes() >= kFilePieceBytes) {
      FileErrand<std::shared_ptr<const ByteSource>> write_down =
          [work, spool = *spool, is_whole,
           piece = incoming_->body().take_piece()]() -> Result<std::shared_ptr<const ByteSource>> {
        if (const auto written = spool->write(piece); !written) return forward(written);
        if (!is_whole) return nullptr;
        auto body = spool->read_back();
        if (!body) return forward(body);
        return ending_in(work, *std::move(body));
      };
      auto body = co_await on_file_thread(std::move(write_down));
      if (ended_) co_return;
      if (!body) {
        refuse_upload(body.error());
        co_return;
      }
      if (is_whole) {
        incoming_->keep_body(*std::move(body), *std::move(place));
        co_return;
      }
    }
    const SteadyTime now = SteadyClock::now();
    if (!may_wait(upload_deadline(settings_, begun, arrived, now), now)) co_return;
    const std::size_t before = incoming_->size();
    const std::span<char> space = incoming_->space();
    if (tls_) {
      co_await read_tls(space);
    } else {
      const auto [error, bytes] =
          co_await socket_.async_read_some(asio::buffer(space.data(), space.size()), kAsValues);
      take_read(error, bytes);
    }
    arrived += incoming_->size() - before;
  }
}

void Connection::refuse_upload(const Error& error) {
  switch (error.kind) {
    case ErrorKind::StorageFull:
      refuse_and_part(Status::InsufficientStorage, error.detail);
      return;
    case ErrorKind::PayloadTooLarge:
      refuse_and_part(Status::PayloadTooLarge, error.detail);
      return;
    case ErrorKind::Internal:
      give(internal_error(error.detail), Asked{});
      return;
    default:
      bench_.service.tell_refused(incoming_->peer(), Status::ServiceUnavailable, error.detail);
      give(bench_.service.busy(error.detail), Asked{});
  }
}

// Sends the body of the last answer piece by piece, of which a client that does not read holds one.
Task<void> Connection::stream() {
  const auto source = output_.take_stored();
  const SteadyTime taken_by = SteadyClock::now() + settings_.connection_age_max;
  streaming_ = true;
  for (std::uint64_t at = 0; at < source->size() && !ended_;) {
    FileErrand<std::string> fill =
        [source, at, piece = bench_.buffers.take()]() mutable -> Result<std::string> {
      piece.resize(
          static_cast<std::size_t>(std::min<std::uint64_t>(kFilePieceBytes, source->size() - at)));
      const auto bytes = source->read(at, piece);
      if (!bytes) return forward(bytes);
      if (*bytes == 0) return refuse(ErrorKind::Unavailable, "The file ends early.");
      piece.resize(*bytes);
      return std::move(piece);
    };
    auto piece = co_await on_file_thread(std::move(fill));
    if (ended_) co_return;
    if (!piece) {
      // The status is said; that the connection breaks is all that tells the client.
      bench_.service.tell_trouble(piece.error().detail);
      abort();
      co_return;
    }
    at += piece->size();
    output_.add_piece(*std::move(piece));
    if (!write_at_once()) co_await write_until(taken_by);
  }
  streaming_ = false;
}

// ---- reading ------------------------------------------------------------------------------------

// Whether there is still time to read; says what comes of it if not.
bool Connection::prepare_read() {
  if (bench_.stopping && incoming_->empty() && nothing_to_read()) {
    end();
    return false;
  }
  const SteadyTime now = SteadyClock::now();
  return may_wait(reading_time_.deadline(settings_, phase_, incoming_->size(), now), now);
}

bool Connection::may_wait(Deadline deadline, SteadyTime now) {
  if (deadline.passed(now)) {
    wait_is_over(deadline.waits_for);
    return false;
  }
  wait_until(deadline);
  return true;
}

void Connection::take_read(ErrorCode error, std::size_t bytes) {
  const WaitsFor waited_for = std::exchange(deadline_, {}).waits_for;
  if (!error) {
    incoming_->arrived(bytes);
  } else if (overdue_ && error == asio::error::operation_aborted && !ended_) {
    wait_is_over(waited_for);
  } else if (error == asio::error::eof && !incoming_->empty() && !ended_) {
    refuse_and_part(Status::BadRequest, "The request ends before it is whole.");
  } else {
    end();
  }
}

void Connection::wait_is_over(WaitsFor what) {
  if (what == WaitsFor::Head) {
    refuse_and_part(Status::RequestTimeout, "The head of the request did not come in time.");
  } else if (what == WaitsFor::Body) {
    refuse_and_part(Status::RequestTimeout, "The body of the request did not come in time.");
  } else {
    end();
  }
}

Task<void> Connection::read_tls(std::span<char> space) {
  for (;;) {
    const TlsSession::Step step = tls_->read(space);
    switch (step.outcome) {
      case TlsSession::Outcome::Done:
        take_read({}, step.bytes);
        co_return;
      case TlsSession::Outcome::Ended:
        take_read(asio::error::eof, 0);
        co_return;
      case TlsSession::Outcome::Broken:
        take_read(asio::error::connection_reset, 0);
        co_return;
      case TlsSession::Outcome::WantsRead:
      case TlsSession::Outcome::WantsWrite:
        break;
    }
    const auto [error] = co_await socket_.async_wait(wait_type_of(step.outcome), kAsValues);
    if (error) {
      take_read(error, 0);
      co_return;
    }
  }
}

bool Connection::nothing_to_read() const {
  ErrorCode error;
  return socket_.available(error) == 0 && (!tls_ || !tls_->holds_unread());
}

// ---- writing ------------------------------------------------------------------------------------

// Writes without waiting, which is all that most answers need. False: the client must take some
// first.
bool Connection::write_at_once() {
  while (!output_.empty()) {
    const TlsSession::Step step = write_some();
    switch (step.outcome) {
      case TlsSession::Outcome::Done:
        output_.sent(step.bytes);
        break;
      case TlsSession::Outcome::WantsRead:
      case TlsSession::Outcome::WantsWrite:
        write_waits_for_ = wait_type_of(step.outcome);
        return false;
      case TlsSession::Outcome::Ended:
      case TlsSession::Outcome::Broken:
        end();
        return true;
    }
  }
  return true;
}

TlsSession::Step Connection::write_some() {
  const Output::Next front = output_.next();
  return tls_ ? tls_->write(front.bytes) : write_plain(socket_, front);
}

// A client that takes a little each time never stalls; that too must end.
Task<void> Connection::write() {
  return write_until(SteadyClock::now() + settings_.connection_age_max);
}

Task<void> Connection::write_until(SteadyTime taken_by) {
  taken_by_ = taken_by;
  while (!output_.empty() && !ended_) {
    untaken_ = untaken_bytes(socket_);
    wait_until(
        {WaitsFor::Taking, std::min(taken_by_, SteadyClock::now() + settings_.write_stall_max)});
    const auto [error] = co_await socket_.async_wait(write_waits_for_, kAsValues);
    deadline_ = {};
    if (!error) {
      write_waits_for_ = Socket::wait_write;
      static_cast<void>(write_at_once());
    } else if (overdue_) {
      abort();
    } else {
      end();
    }
  }
}

// ---- ending -------------------------------------------------------------------------------------

// Closing a socket that has unread bytes would make the kernel reset the connection, and the client
// lose our last answer. So: say that we are done, and read until it is too, for a while.
Task<void> Connection::part() {
  if (tls_) tls_->say_goodbye();
  ErrorCode error;
  socket_.shutdown(asio::socket_base::shutdown_send, error);
  if (error) co_return;
  const SteadyTime until = SteadyClock::now() + settings_.linger_time_max;
  while (!ended_ && SteadyClock::now() < until) {
    wait_until({WaitsFor::Parting, until});
    const auto [read_error, bytes] =
        co_await socket_.async_read_some(asio::buffer(bench_.scratch), kAsValues);
    deadline_ = {};
    if (read_error) co_return;
  }
}

void Connection::wait_until(Deadline deadline) {
  deadline_ = deadline;
  overdue_ = false;
}

// The kernel lets us write again only when much of its own buffer is free; a client may well be
// slower than that, and yet be reading.
bool Connection::has_taken_some() {
  const std::size_t before = std::exchange(untaken_, untaken_bytes(socket_));
  return untaken_ < before;
}

void Connection::look_at_deadline(SteadyTime now) {
  if (!deadline_.passed(now)) return;
  if (deadline_.waits_for == WaitsFor::Taking && now < taken_by_ && has_taken_some()) {
    deadline_.at = std::min(taken_by_, now + settings_.write_stall_max);
    return;
  }
  overdue_ = true;
  ErrorCode ignored;
  socket_.cancel(ignored);
}

void Connection::end_if_idle() {
  if (deadline_.waits_for == WaitsFor::Handshake) end();
  if (deadline_.waits_for == WaitsFor::Request && nothing_to_read()) end();
}

void Connection::end() {
  ended_ = true;
  ErrorCode ignored;
  socket_.cancel(ignored);
  if (later_) later_->give_up();
  if (errand_) errand_->give_up();
}

void Connection::abort() {
  ErrorCode ignored;
  // Unsent bytes are thrown away, or the kernel would go on holding them for this client.
  socket_.set_option(asio::socket_base::linger(true, 0), ignored);
  end();
  socket_.close(ignored);  // here, as the destructor would take the option back
}

}  // namespace crm::net
