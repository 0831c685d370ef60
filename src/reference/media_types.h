// The types that bodies are written in, in the order in which the document tells them
// [wire: Content types] [wire: Negotiation].
#pragma once

#include <array>
#include <string_view>

#include "reference/json.h"

namespace crm::reference {

inline constexpr std::string_view kForm = "application/x-www-form-urlencoded";
inline constexpr std::string_view kHtml = "text/html";
inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kJsonPatch = "application/json-patch+json";
inline constexpr std::string_view kMergePatch = "application/merge-patch+json";

inline constexpr std::array<std::string_view, 2> kPlainJsonTypes{kJson, "text/json"};
inline constexpr std::array<std::string_view, 2> kXmlTypes{"application/xml", "text/xml"};
// Answers that are asked for as a patch are JSON, and only called otherwise.
inline constexpr std::array<std::string_view, 4> kJsonAnswerTypes{kJson, "text/json", kJsonPatch,
                                                                  kMergePatch};

// content of an answer that is given in every type: as JSON, as XML and, where it is not none, as a
// page.
[[nodiscard]] Json in_every_type(const Json& json, const Json& xml, const Json& page = {});

}  // namespace crm::reference
