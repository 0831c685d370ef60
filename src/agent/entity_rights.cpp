#include "agent/entity_rights.h"

namespace crm::agent {
namespace {

constexpr std::string_view kLimited = "[SR_ACCESS_ROLE_LIMITED]";
constexpr std::string_view kReadOnlyRole = "[SR_ACCESS_ROLE_READ_ONLY]";

}  // namespace

carrier::TableRight told_right(RowRight right, std::string_view why_no_delete) {
  const carrier::TableMask mask{right.bits};
  if (right.has(RowRight::kDelete) && !right.has(RowRight::kRestrictedUpdate)) return {mask, ""};
  if (!why_no_delete.empty()) return {mask, why_no_delete};
  return {mask, right.bits == RowRight::kSelect ? kReadOnlyRole : kLimited};
}

}  // namespace crm::agent
