#include <functional>

#include "app/client_apps.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/open_store.h"

namespace crm::app {
namespace {

Result<void> printed(const Result<std::string>& text) {
  if (!text) return forward(text);
  print(*text);
  return {};
}

using Change = std::function<Result<std::string>(store::Store&, const Clock&)>;

Result<void> change(const Configuration& configuration, const Change& work) {
  const SystemClock clock;
  const auto store = open_for_writing(configuration, clock, "app");
  if (!store) return forward(store);
  return printed(work(**store, clock));
}

}  // namespace

Result<void> add_app(const Configuration& configuration, const AppOptions& options) {
  return change(configuration,
                [&](auto& store, auto& clock) { return add_app(store, clock, options); });
}

Result<void> list_apps(const Configuration& configuration, const AppOptions& options) {
  const SystemClock clock;
  const auto store = open_for_reading(configuration, clock);
  if (!store) return forward(store);
  return printed(list_apps(**store, options));
}

Result<void> revoke_app(const Configuration& configuration, const AppOptions& options) {
  return change(configuration,
                [&](auto& store, auto& clock) { return revoke_app(store, clock, options); });
}

Result<void> approve_app(const Configuration& configuration, const AppOptions& options) {
  return change(configuration,
                [&](auto& store, auto& clock) { return approve_app(store, clock, options); });
}

Result<void> withdraw_app(const Configuration& configuration, const AppOptions& options) {
  return change(configuration,
                [&](auto& store, auto& /*clock*/) { return withdraw_app(store, options); });
}

}  // namespace crm::app
