// Writes CSV by RFC 4180, so that CsvReader reads back the very fields that were given.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace crm::import {

// Appends one record and its CRLF. Fields stand in quotes only where they must.
void append_csv(std::string& out, std::span<const std::string_view> fields);

}  // namespace crm::import
