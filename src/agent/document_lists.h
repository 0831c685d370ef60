// Documents of a company [entities §1.2].
#pragma once

#include <cstddef>
#include <vector>

#include "agent/desk.h"
#include "base/result.h"
#include "carrier/contact_arguments.h"
#include "carrier/document.h"
#include "carrier/given.h"

namespace crm::agent {

// Rows in one answer; who asks for all gets so many.
inline constexpr std::size_t kListedDocumentsMax = 10'000;

// Those of a date within the period, both ends too, that the caller may read; the newest first. A
// document without a date has that of its registration.
[[nodiscard]] Result<std::vector<carrier::Document>> get_contact_documents(
    Reading& desk, const carrier::Given<carrier::ContactPeriodArguments>& given);

}  // namespace crm::agent
