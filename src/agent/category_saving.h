// What list administrators do with categories [entities §1.2].
#pragma once

#include <optional>

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/category.h"
#include "carrier/given.h"

namespace crm::agent {

[[nodiscard]] Result<carrier::CategoryEntity> create_default_category_entity(
    Reading& desk, const NoArguments& none);

// Anybody may look: lists tell the same.
[[nodiscard]] Result<std::optional<carrier::CategoryEntity>> get_category_entity(
    Reading& desk, const IdInQuery& category);

// Id 0 makes one. Of a name or tooltip in several languages, one of them sent back, as callers with
// a language were told it, changes nothing. Errors: NoRight for who is no list administrator;
// BadRequest for an id that there is not, and for a name that is blank or another category's in any
// language. Then nothing has changed.
[[nodiscard]] Result<carrier::CategoryEntity> save_category_entity(
    Writing& desk, const carrier::Given<carrier::CategoryEntity>& given);

}  // namespace crm::agent
