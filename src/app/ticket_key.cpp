#include "app/ticket_key.h"

#include <optional>
#include <string_view>
#include <utility>

#include "app/open_store.h"
#include "app/secret_file.h"

namespace crm::app {
namespace {

Result<auth::TicketKey> make_key(const Settings& settings) {
  auto key = auth::TicketKey::random();
  Secret line = key.hex();
  static_cast<void>(line.append("\n"));
  const auto written = write_secret_file(ticket_key_file(settings), line.view());
  if (!written) return forward(written);
  return key;
}

}  // namespace

std::filesystem::path ticket_key_file(const Settings& settings) {
  return beside_database(settings, ".ticket-key");
}

Result<auth::TicketKey> ticket_key(const Settings& settings) {
  const auto text = read_secret_file(ticket_key_file(settings));
  if (!text) return forward(text);
  if (!*text) return make_key(settings);
  std::string_view line = (*text)->view();
  if (line.ends_with('\n')) line.remove_suffix(1);
  auto key = auth::TicketKey::parse(line);
  if (!key) {
    return refuse(ErrorKind::Unavailable, ticket_key_file(settings).string() +
                                              " holds no key. Remove it, and a new one is made.");
  }
  return *std::move(key);
}

Result<void> renew_ticket_key(const Settings& settings) {
  const auto made = make_key(settings);
  if (!made) return forward(made);
  return {};
}

}  // namespace crm::app
