// The OpenID Connect provider that the settings name: where its keys come from, and when they are
// looked at again. Never because of a request.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/settings.h"
#include "auth/outside_tokens.h"
#include "base/result.h"
#include "net/fetch.h"
#include "observe/log.h"

namespace crm::app {

class OutsideProvider {
 public:
  // Between two looks at an address, and behind one that failed.
  static constexpr std::chrono::minutes kLookEvery{10};
  static constexpr std::chrono::seconds kLookAgainAfter{30};

  // Null where the settings name none. A file of keys must be right now; an address is asked for at
  // once, for 5 s at most, and if it does not answer, again later: the server is for others, too.
  // REQUIRES: log outlives this. Errors: BadRequest, naming the setting.
  [[nodiscard]] static Result<std::unique_ptr<OutsideProvider>> open(const Settings& settings,
                                                                     const observe::Log& log);
  OutsideProvider(const OutsideProvider&) = delete;
  OutsideProvider& operator=(const OutsideProvider&) = delete;
  // Waits for a look in hand: 5 s at most, FetchSettings::time_max.
  ~OutsideProvider();

  [[nodiscard]] auth::OutsideTokens& tokens() { return tokens_; }

  // Looks at the keys now; where they cannot be read, those before stay, and the log says so. Any
  // thread; a file is read at once, an address behind the caller's back.
  void refresh();

 private:
  OutsideProvider(const Settings& settings, std::optional<net::FetchSettings> address,
                  const observe::Log& log);

  void work();
  [[nodiscard]] Result<void> look();
  bool look_and_tell();

  const std::string from_;                           // as the setting says
  const std::optional<net::FetchSettings> address_;  // none: a file
  const observe::Log& log_;
  auth::OutsideTokens tokens_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  bool wanted_ = false;
  bool stopping_ = false;
  bool is_well_ = true;  // of the thread, once that has begun: the last look went well
  std::thread thread_;   // none for a file; last: uses all of the above
};

}  // namespace crm::app
