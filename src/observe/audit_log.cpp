#include "observe/audit_log.h"

#include <utility>

namespace crm::observe {

Result<std::unique_ptr<AuditLog>> AuditLog::open(Settings settings, const Clock& clock,
                                                 Report report) {
  auto file = AuditFile::open(settings.file);
  if (!file) return forward(file);
  return std::unique_ptr<AuditLog>(
      new AuditLog(std::move(settings), clock, std::move(report), *std::move(file)));
}

AuditLog::AuditLog(Settings settings, const Clock& clock, Report report, AuditFile file)
    : settings_(std::move(settings)),
      clock_(clock),
      report_(std::move(report)),
      file_(std::move(file)),
      tip_(file_.tip()),
      torn_bytes_(file_.torn_bytes()),
      thread_([this] { work(); }) {}

AuditLog::~AuditLog() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void AuditLog::note(std::string_view event, Outcome outcome, Fields fields) {
  std::string body = audit_body(clock_.now(), event, outcome, fields);
  {
    const std::scoped_lock lock(mutex_);
    if (waiting_.size() >= settings_.queue_max) {
      ++lost_;
      return;
    }
    waiting_.push_back(std::move(body));
  }
  changed_.notify_one();
}

Result<AuditTip> AuditLog::act(const std::vector<std::string>& bodies) {
  return write(bodies, true);
}

Result<AuditTip> AuditLog::write(const std::vector<std::string>& bodies, bool are_acts) {
  std::uint64_t lost = 0;
  {
    const std::scoped_lock lock(mutex_);
    lost = std::exchange(lost_, 0);
  }
  const auto written = [&]() -> Result<AuditTip> {
    const std::scoped_lock lock(writing_);
    AuditTip tip = tip_;
    std::string lines;
    for (std::string body : bodies) {
      if (lines.empty() && lost > 0) append_fields(body, {{"lost_before", lost}});
      if (lines.empty() && torn_bytes_ > 0) append_fields(body, {{"torn_bytes", torn_bytes_}});
      lines += next_audit_line(tip, body, are_acts);
    }
    if (const auto appended = file_.append(lines); !appended) return forward(appended);
    tip_ = tip;
    torn_bytes_ = 0;
    if (const auto synced = file_.sync(); !synced) return forward(synced);
    return tip;
  }();
  if (!written) {
    const std::scoped_lock lock(mutex_);
    lost_ += lost + (are_acts ? 0 : bodies.size());
  }
  tell_how_it_went(written, lost);
  return written;
}

void AuditLog::tell_how_it_went(const Result<AuditTip>& written, std::uint64_t lost) {
  bool was_in_trouble = false;
  {
    const std::scoped_lock lock(writing_);
    was_in_trouble = std::exchange(is_in_trouble_, !written.has_value());
  }
  if (!written && !was_in_trouble && report_.trouble) report_.trouble(written.error().detail);
  if (written && (was_in_trouble || lost > 0) && report_.mended) report_.mended(lost);
}

void AuditLog::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_ || !waiting_.empty()) {
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    const std::vector<std::string> batch = std::exchange(waiting_, {});
    if (batch.empty()) continue;
    lock.unlock();
    // Not written: counted, and told in the next line.
    static_cast<void>(write(batch, false));
    lock.lock();
  }
}

Result<void> AuditLog::reopen() {
  const std::scoped_lock lock(writing_);
  if (file_.is_at(settings_.file)) return {};
  auto file = AuditFile::open(settings_.file);
  if (!file) return forward(file);
  if (file->tip().number != 0 && file->tip() != tip_) {
    return refuse(
        ErrorKind::Unavailable,
        settings_.file.string() + " is another audit log; this one goes on where it was.");
  }
  torn_bytes_ += file->torn_bytes();
  file_ = *std::move(file);
  return {};
}

AuditTip AuditLog::tip() const {
  const std::scoped_lock lock(writing_);
  return tip_;
}

}  // namespace crm::observe
