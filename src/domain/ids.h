// Ids are positive int32 on the wire, one number sequence per tenant and table; 0 means "none".
// Each kind is its own type, so that a contact's id can never be taken for a person's.
#pragma once

#include <cstdint>
#include <type_traits>

namespace crm {

enum class TenantId : std::int32_t {};
enum class ContactId : std::int32_t {};      // a company
enum class PersonId : std::int32_t {};       // a human in a company
enum class AppointmentId : std::int32_t {};  // anything done with a company
enum class DocumentId : std::int32_t {};
enum class CategoryId : std::int32_t {};
enum class AssociateId : std::int32_t {};  // a user
enum class GroupId : std::int32_t {};
enum class RoleId : std::int32_t {};
enum class EventId : std::int64_t {};  // a place in the activity log
enum class SessionId : std::int64_t {};
enum class AppId : std::int32_t {};  // of the installation, not of a tenant

// The number behind an id: for the wire and for adapters of the store.
template <class Id>
  requires std::is_enum_v<Id>
[[nodiscard]] constexpr auto raw(Id id) {
  return static_cast<std::underlying_type_t<Id>>(id);
}

inline constexpr ContactId kNoContact{0};
inline constexpr PersonId kNoPerson{0};
inline constexpr AssociateId kNobody{0};
inline constexpr GroupId kNoGroup{0};
inline constexpr AppId kNoApp{0};

// The system user of each tenant. Imports bring numbers of their own from elsewhere: from this one
// on, they do not.
inline constexpr AssociateId kSystemUser{2'000'000'000};

// The one tenant of an on-site installation, unless its database says another.
inline constexpr TenantId kOnlyTenant{1};
// Of what belongs to the installation as a whole. Nobody is a user of it.
inline constexpr TenantId kNoTenant{0};

}  // namespace crm
