// The methods of Agents/List [entities §1].
#pragma once

#include <tuple>

#include "agent/list_reading.h"
#include "agent/method.h"

namespace crm::agent {

inline constexpr auto kListMethods = std::tuple{
    Method{"List", "GetCategories", &get_categories, "The categories that are offered."},
    Method{"List", "GetCategory", &get_category, "One category.", "categoryId"},
    Method{"List", "GetCategoryList", &get_category_list, "Some categories."},
    Method{"List", "GetBusinesses", &get_businesses, "The lines of business that are offered."},
    Method{"List", "GetCountries", &get_countries, "The countries that are offered."},
    Method{"List", "GetDocumentTemplates", &get_document_templates,
           "The kinds of documents that are offered."},
};

}  // namespace crm::agent
