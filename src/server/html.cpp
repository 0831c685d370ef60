#include "server/html.h"

namespace crm::server {
namespace {

// An address without parameters in it, which a click may go to.
bool is_link(std::string_view text) {
  return (text.starts_with("http://") || text.starts_with("https://")) &&
         text.find('{') == std::string_view::npos;
}

void append_cell(std::string& out, std::string_view text) {
  out += "<td>";
  if (is_link(text)) {
    out += "<a href=\"";
    append_html(out, text);
    out += "\">";
  }
  append_html(out, text);
  if (is_link(text)) out += "</a>";
  out += "</td>";
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out.push_back(c);
    }
  }
}

std::string html_table(std::string_view title, const std::vector<std::vector<std::string>>& rows) {
  std::string page = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>";
  append_html(page, title);
  page += "</title></head><body><h1>";
  append_html(page, title);
  page += "</h1>\n<table>\n";
  for (const auto& row : rows) {
    page += "<tr>";
    for (const std::string& cell : row) append_cell(page, cell);
    page += "</tr>\n";
  }
  return page + "</table></body></html>\n";
}

}  // namespace crm::server
