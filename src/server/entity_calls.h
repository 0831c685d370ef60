// What REST does with each kind of entity [wire: Entities by REST]. It is
// read, done and told like the methods of services, which do the same.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "route/find.h"
#include "server/calls.h"

namespace crm::server {

enum class Deed : std::uint8_t { TellDefault, Tell, Make, Replace, Patch, Erase };

// One call by REST.
struct EntityRequest {
  // What its address and verb say.
  struct Address {
    Deed deed = Deed::Tell;
    std::int32_t id = 0;  // of Tell, Replace, Patch and Erase
    std::string archive;  // https://host/api/v1/Contact: the address of all of them
    Instant now;          // by which short dates are read
  };

  CallRequest call;
  Address address;
};

struct EntityCalls {
  std::string name;
  std::string noun;  // "company"
  // Reads what is sent. Errors: BadRequest and the others of reading a body. What it returns refers
  // to the request and the terms; done, it is NoSuchEntity for a row that the caller may not read.
  std::function<Result<PreparedCall>(EntityRequest)> prepare;
};

// A file each, as making them takes compilers long.
[[nodiscard]] EntityCalls appointment_entity_calls();
[[nodiscard]] EntityCalls contact_entity_calls();
[[nodiscard]] EntityCalls document_entity_calls();
[[nodiscard]] EntityCalls person_entity_calls();

// All of them. Immutable once made; any thread may look.
class Entities {
 public:
  Entities();

  // What an address of route::Name::DefaultEntity, Entities or Entity is about; null where there is
  // no such kind, or where its id is no number of 32 bits.
  [[nodiscard]] const EntityCalls* find(const route::Found& found) const;

  // Calls visit(entity) for each, in order of their names.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (const auto& [name, entity] : entities_) visit(entity);
  }

 private:
  std::map<std::string, EntityCalls, std::less<>> entities_;  // by name, in lower case
};

// What a verb does there. REQUIRES: the route has the verb, and it is one of those three.
[[nodiscard]] Deed deed_of(const route::Found& found, std::string_view verb);

// The id of the address, 0 where it has none. REQUIRES: Entities has found it.
[[nodiscard]] std::int32_t id_of(const route::Found& found);

}  // namespace crm::server
