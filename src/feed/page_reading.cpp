#include "feed/page_reading.h"

#include <vector>

#include "feed/known_slots.h"

namespace crm::feed {

Result<Page> read_page(const store::Store& store, TenantId tenant, AssociateId owner,
                       const PrepareContact& prepare) {
  std::vector<store::OwnedContact> owned;
  Instant read_at;
  const auto read = store.read(tenant, [&](const store::Reader& reader) -> Result<void> {
    owned = known_contacts(reader, owner);
    read_at = reader.last_change();
    return {};
  });
  if (!read) return forward(read);
  return Page(owned, read_at, prepare);
}

}  // namespace crm::feed
