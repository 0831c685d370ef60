// The files of the sign-in page, held in the program.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crm::server {

// Pages with gaps, {{name}}, for filled(). All views are of static storage.
[[nodiscard]] std::string_view signed_out_page();
[[nodiscard]] std::string_view signed_in_page();
[[nodiscard]] std::string_view sign_in_style();
[[nodiscard]] std::string_view sign_in_icon();
// Of signing in for an app.
[[nodiscard]] std::string_view authorize_page();
[[nodiscard]] std::string_view refused_page();
[[nodiscard]] std::string_view form_post_page();
[[nodiscard]] std::string_view form_post_script();

// The page with every gap filled with its text, escaped; a gap without one becomes empty.
[[nodiscard]] std::string filled(
    std::string_view page, const std::vector<std::pair<std::string_view, std::string_view>>& texts);

}  // namespace crm::server
