// The greatest lengths of texts, in Unicode code points. Over-long input is refused, never cut.
#pragma once

#include <cstddef>

namespace crm::lengths {

inline constexpr std::size_t kContactName = 219;
inline constexpr std::size_t kDepartment = 219;
inline constexpr std::size_t kOrgNr = 49;
inline constexpr std::size_t kUrl = 1023;
inline constexpr std::size_t kPersonName = 99;
inline constexpr std::size_t kEmail = 239;
inline constexpr std::size_t kAppointmentTitle = 4000;
inline constexpr std::size_t kDocumentHeader = 219;
inline constexpr std::size_t kCategoryName = 239;
inline constexpr std::size_t kUserGroupName = 239;
inline constexpr std::size_t kRoleName = 239;
inline constexpr std::size_t kAppName = 100;
inline constexpr std::size_t kLogin = 254;
inline constexpr std::size_t kFullName = 239;
inline constexpr std::size_t kTenantName = 239;

}  // namespace crm::lengths
