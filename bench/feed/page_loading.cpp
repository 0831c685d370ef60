// An owner's page read from the store and made, again and again, without threads: a counter of
// instructions gives the same number every time. tests/instructions runs the same, built as the
// suite is.
//
//   page_loading DATABASE TIMES OWNER
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <utility>

#include "base/clock.h"
#include "codec/prepared.h"
#include "feed/page.h"
#include "feed/page_reading.h"
#include "store/sqlite/sqlite_store.h"

namespace crm {
namespace {

feed::Page load(const store::Store& store, AssociateId owner) {
  auto page = feed::read_page(store, kOnlyTenant, owner, [](const store::OwnedContact& each) {
    return codec::prepare_company(
        {each.head.contact, each.department, each.org_nr, each.name, each.url});
  });
  if (!page) throw std::runtime_error(page.error().detail);
  return *std::move(page);
}

// A name of its own for counters, which leave out what is before and behind it. Contacts of the
// last page.
[[gnu::noinline]] std::size_t measured_loads(const store::Store& store, AssociateId owner,
                                             long times) {
  std::size_t contacts = 0;
  for (long i = 0; i < times; ++i) contacts = load(store, owner).size();
  return contacts;
}

// Counters write down what they have when it ends.
[[gnu::noinline]] void measure(const store::Store& store, AssociateId owner, long times) {
  if (load(store, owner).size() == 0) throw std::runtime_error("this owner has no contacts");
  std::printf("%zu contacts\n", measured_loads(store, owner, times));
}

}  // namespace
}  // namespace crm

int main(int count, char** words) {
  const long times = count == 4 ? std::atol(words[2]) : 0;
  const int owner = count == 4 ? std::atoi(words[3]) : 0;
  if (times < 1 || owner < 1) {
    std::fprintf(stderr, "page_loading DATABASE TIMES OWNER\n");
    return 2;
  }
  try {
    const crm::SystemClock clock;
    const auto store =
        crm::store::SqliteStore::open(words[1], crm::store::OpenMode::ReadOnly, clock, {});
    if (!store) throw std::runtime_error(store.error().detail);
    crm::measure(**store, crm::AssociateId{owner}, times);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
