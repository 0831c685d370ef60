// The standing texts of a made-up company: what its categories and groups are called, and what its
// people write above an appointment or a document.
#pragma once

#include <span>
#include <string_view>

#include "domain/ids.h"

namespace crm::demo {

// Some in several languages, some plain; the last one is for the own company.
[[nodiscard]] std::span<const std::string_view> category_names();
[[nodiscard]] std::span<const std::string_view> group_names();
// Users are dealt to the groups in turn; groups count from 1, in the order of their names above.
[[nodiscard]] GroupId group_of(AssociateId user);
[[nodiscard]] std::span<const std::string_view> departments();
[[nodiscard]] std::span<const std::string_view> appointment_titles();
[[nodiscard]] std::span<const std::string_view> document_headers();

struct NamedUser {
  std::string_view login;
  std::string_view first;
  std::string_view last;
};

// The users that are there first; further ones are user7, user8 and so on.
[[nodiscard]] std::span<const NamedUser> named_users();

inline constexpr std::string_view kOwnCompany = "Nordlys Demo AS";
inline constexpr std::string_view kOwnDomain = "nordlys-demo.example";

}  // namespace crm::demo
