// What somebody may have to answer for, as a chain of lines in a file of its own: who signed in and
// who tried to, and all that was done by command [adr 16]. What callers do is written behind them
// by a thread and never waits; an act is on the disk when act() returns, or must not be done.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "observe/audit_file.h"
#include "observe/audit_line.h"

namespace crm::observe {

// Any thread may call anything.
class AuditLog {
 public:
  // For the log; called on any thread, outside all locks. May be empty; must not throw.
  struct Report {
    std::function<void(std::string_view why)> trouble;  // once, until
    std::function<void(std::uint64_t lost)> mended;     // lines can be written again
  };
  struct Settings {
    std::filesystem::path file;
    std::size_t queue_max =
        4096;  // lines that wait to be written; then lines are lost, and counted
  };

  // Continues the chain of that file, or begins one. Errors: those of AuditFile::open().
  // REQUIRES: clock outlives this.
  [[nodiscard]] static Result<std::unique_ptr<AuditLog>> open(Settings settings, const Clock& clock,
                                                              Report report);
  AuditLog(const AuditLog&) = delete;
  AuditLog& operator=(const AuditLog&) = delete;
  // Writes what waits.
  ~AuditLog();

  // What a caller does; never waits. How many lines were lost is told in the next one.
  void note(std::string_view event, Outcome outcome, Fields fields);

  // What is about to be done, by one act, each as audit_body() makes it. On the disk when this
  // returns a value: where the log stands with it. Errors: those of AuditFile::append() and sync();
  // then it must not be done. REQUIRES: at least one.
  [[nodiscard]] Result<AuditTip> act(const std::vector<std::string>& bodies);

  // Goes on in the file that has the name now, after somebody has moved the other away. Errors:
  // those of open(), Unavailable where it holds something else than this log; then it goes on in
  // the one before.
  [[nodiscard]] Result<void> reopen();

  [[nodiscard]] AuditTip tip() const;
  [[nodiscard]] Instant now() const { return clock_.now(); }

 private:
  AuditLog(Settings settings, const Clock& clock, Report report, AuditFile file);

  [[nodiscard]] Result<AuditTip> write(const std::vector<std::string>& bodies, bool are_acts);
  void work();
  void tell_how_it_went(const Result<AuditTip>& written, std::uint64_t lost);

  const Settings settings_;
  const Clock& clock_;
  const Report report_;

  mutable std::mutex writing_;  // guards what follows
  AuditFile file_;
  AuditTip tip_;
  std::uint64_t torn_bytes_;  // to be told in the next line
  bool is_in_trouble_ = false;

  std::mutex mutex_;  // guards what follows; never held together with the other
  std::condition_variable changed_;
  std::vector<std::string> waiting_;
  std::uint64_t lost_ = 0;  // to be told in the next line
  bool stopping_ = false;
  std::thread thread_;  // last: uses all of the above
};

}  // namespace crm::observe
