// The methods of Agents/List [entities §1].
#pragma once

#include <tuple>

#include "agent/category_saving.h"
#include "agent/list_reading.h"
#include "agent/method.h"
#include "agent/named_lists.h"

namespace crm::agent {

inline constexpr auto kListMethods = std::tuple{
    Method{"List", "GetCategories", &get_categories, "The categories that are offered."},
    Method{"List", "GetCategory", &get_category, "One category.", "categoryId"},
    Method{"List", "GetCategoryList", &get_category_list, "Some categories."},
    Method{"List", "GetBusinesses", &get_businesses, "The lines of business that are offered."},
    Method{"List", "GetCountries", &get_countries, "The countries that are offered."},
    Method{"List", "GetDocumentTemplates", &get_document_templates,
           "The kinds of documents that are offered."},
    Method{"List", "GetAllFromListName", &get_all_from_list_name, "Any list by its name."},
    Method{"List", "CreateDefaultCategoryEntity", &create_default_category_entity,
           "A category that is not saved yet."},
    Method{"List", "GetCategoryEntity", &get_category_entity, "A category as it is administered.",
           "categoryEntityId"},
    Method{"List", "SaveCategoryEntity", &save_category_entity,
           "Makes a category, with the id 0, or changes one; for list administrators."},
};

}  // namespace crm::agent
