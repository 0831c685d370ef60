// Requests answered again and again without sockets, from their bytes to the bytes of the answer's
// head: what is measured is the program alone, and a counter of instructions gives the same number
// every time. bench/load/count makes the files and runs it, and so does tests/instructions.
//
//   exchange_bench DATABASE TIMES REQUEST… [--anew REQUEST…]
//
// DATABASE has the user whom the requests sign in; a REQUEST is the whole of it as it comes from a
// socket, and is answered TIMES times before the next. Behind --anew no answer is kept for the next
// one.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "agent/contact_agent.h"
#include "agent/user_agent.h"
#include "app/installation.h"
#include "app/settings.h"
#include "auth/sign_in.h"
#include "base/clock.h"
#include "base/instant.h"
#include "codec/prepared.h"
#include "feed/feed.h"
#include "http/request_reader.h"
#include "locale/zone_catalog.h"
#include "server/exchange.h"
#include "store/sqlite/sqlite_store.h"

namespace crm {
namespace {

// Stands still: an answer in the next minute would be told by other steps than this one.
class StillClock final : public Clock {
 public:
  // Later than all that demo databases tell of: 2026-01-31T12:00:00Z.
  [[nodiscard]] Instant now() const override { return {1'769'860'800 * kTicksPerSecond}; }
};

template <class Value>
Value value_or_throw(Result<Value> result) {
  if (!result) throw std::runtime_error(result.error().detail);
  return *std::move(result);
}

std::shared_ptr<const auth::Directory> directory_of(const store::Store& store) {
  std::vector<auth::Account> accounts;
  const auto read = store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
    std::vector<Associate> associates;
    reader.each_associate([&](const Associate& each) { associates.push_back(each); });
    for (const Associate& each : associates) {
      accounts.push_back({.associate = each.id,
                          .login = each.login,
                          .password_hash = reader.password_hash(each.id).value_or("")});
    }
    return {};
  });
  if (!read) throw std::runtime_error(read.error().detail);
  return std::make_shared<const auth::Directory>(std::move(accounts));
}

http::Response now_or_later(http::Answer answer) {
  if (auto* response = std::get_if<http::Response>(&answer)) return std::move(*response);
  std::promise<http::Response> promised;
  std::get<http::Later>(answer)(
      [&](http::Response response) { promised.set_value(std::move(response)); });
  return promised.get_future().get();
}

// The server as the program builds it, but for the network.
class Served {
 public:
  Served(const char* database, const app::Settings& settings)
      : store_(value_or_throw(
            store::SqliteStore::open(database, store::OpenMode::ReadOnly, clock_, {}))),
        feed_(
            *store_, {},
            [](const store::OwnedContact& owned) {
              return codec::prepare_company(
                  {owned.head.contact, owned.department, owned.org_nr, owned.name, owned.url});
            },
            codec::prepare_text),
        sign_in_({}, directory_of(*store_)),
        exchange_(
            {sign_in_, tokens_, contacts_, users_, zones_, sessions_, browsers_, clock_, tenants_},
            value_or_throw(app::installation_of(settings, zones_)),
            [](std::string_view what) { std::fprintf(stderr, "%s\n", what.data()); }) {
    if (!feed_.refresh_names(kOnlyTenant)) throw std::runtime_error("no names to read");
  }

  // The buffers go from answer to answer, as those of a connection do.
  http::Response answer(const std::string& bytes) {
    const auto step = reader_.look(bytes);
    if (!std::holds_alternative<http::RequestReader::Whole>(step)) {
      throw std::runtime_error("not a whole request");
    }
    const http::Request request = reader_.request(bytes);
    body_.clear();
    auto response = now_or_later(exchange_.serve(request, std::move(body_)));
    head_.clear();
    http::append_head(head_, response, {}, "Sat, 31 Jan 2026 12:00:00 GMT");
    reader_.next();
    return response;
  }

  // The bytes of the last one. A name of its own for counters, which leave out what is before and
  // behind it.
  [[gnu::noinline]] std::size_t measured_answers(const std::string& bytes, long times) {
    std::size_t size = 0;
    for (long i = 0; i < times; ++i) {
      auto response = answer(bytes);
      size = response.content().size();
      body_ = std::move(response.body);
    }
    return size;
  }

 private:
  StillClock clock_;
  std::unique_ptr<store::Store> store_;
  locale::ZoneCatalog zones_ = locale::ZoneCatalog::open();
  feed::Feed feed_;
  agent::ContactAgent contacts_{clock_, feed_};
  agent::UserAgent users_{feed_};
  auth::TokenKeeper tokens_{{.ticket_key = auth::TicketKey::random()}, *store_, clock_, {}};
  auth::SignIn sign_in_;
  auth::SessionBook sessions_{{}};
  auth::BrowserSessions browsers_{sign_in_, sessions_, clock_, {}};
  server::Tenants tenants_{kOnlyTenant};
  server::Exchange exchange_;
  http::RequestReader reader_{http::Limits{}};
  std::string head_;
  std::string body_;
};

// Counters write down what they have when it ends.
[[gnu::noinline]] void measure(Served& served, const char* file, long times) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
  for (int warm = 0; warm < 3; ++warm) {
    const auto response = served.answer(bytes);
    if (response.status != http::Status::Ok) throw std::runtime_error(response.body);
  }
  const auto begin = std::chrono::steady_clock::now();
  const std::size_t size = served.measured_answers(bytes, times);
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
  std::printf("%zu bytes, %.2f us\n", size, took.count() / static_cast<double>(times));
}

}  // namespace
}  // namespace crm

int main(int count, char** words) {
  const std::span<char*> given(words + 1, words + count);
  const long times = given.size() > 2 ? std::atol(given[1]) : 0;
  if (times < 1) {
    std::fprintf(stderr, "exchange_bench DATABASE TIMES REQUEST… [--anew REQUEST…]\n");
    return 2;
  }
  try {
    crm::app::Settings settings;
    auto served = std::make_unique<crm::Served>(given[0], settings);
    for (const char* file : given.subspan(2)) {
      if (file == std::string_view("--anew")) {
        settings.answer_memory_bytes_max = 0;
        served = std::make_unique<crm::Served>(given[0], settings);
      } else {
        crm::measure(*served, file, times);
      }
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
