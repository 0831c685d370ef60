// The lists that rows choose from [entities §1].
#pragma once

#include <vector>

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/category.h"
#include "carrier/country.h"
#include "carrier/document_template.h"
#include "carrier/list_items.h"

namespace crm::agent {

// What is offered, by rank.
[[nodiscard]] Result<std::vector<carrier::Category>> get_categories(Reading& desk,
                                                                    const NoArguments& none);
// Null for one that there is not; deleted ones too, as rows may have them.
[[nodiscard]] Result<std::optional<carrier::Category>> get_category(Reading& desk,
                                                                    const IdInQuery& category);
// In the order asked for, without those that there are not.
[[nodiscard]] Result<std::vector<carrier::Category>> get_category_list(Reading& desk,
                                                                       const Numbers& categories);
[[nodiscard]] Result<std::vector<carrier::Business>> get_businesses(Reading& desk,
                                                                    const NoArguments& none);
[[nodiscard]] Result<std::vector<carrier::Country>> get_countries(Reading& desk,
                                                                  const NoArguments& none);
[[nodiscard]] Result<std::vector<carrier::DocumentTemplate>> get_document_templates(
    Reading& desk, const NoArguments& none);

}  // namespace crm::agent
