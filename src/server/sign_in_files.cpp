#include "server/sign_in_files.h"

#include <algorithm>
#include <cstddef>

#include "server/html.h"

namespace {

struct Bytes {
  const char* begin;
  std::size_t size;
};

// The order of sign_in_bytes.S.
enum Place : std::size_t {
  SignedOut,
  SignedIn,
  Style,
  Icon,
  Authorize,
  Refused,
  FormPost,
  FormPostScript,
  kPlaces
};

extern "C" const Bytes crm_sign_in_bytes[kPlaces];  // NOLINT(*-avoid-c-arrays): of the assembler

std::string_view at(Place place) {
  const Bytes& bytes = crm_sign_in_bytes[place];
  return {bytes.begin, bytes.size};
}

}  // namespace

namespace crm::server {

std::string_view signed_out_page() { return at(SignedOut); }
std::string_view signed_in_page() { return at(SignedIn); }
std::string_view sign_in_style() { return at(Style); }
std::string_view sign_in_icon() { return at(Icon); }
std::string_view authorize_page() { return at(Authorize); }
std::string_view refused_page() { return at(Refused); }
std::string_view form_post_page() { return at(FormPost); }
std::string_view form_post_script() { return at(FormPostScript); }

std::string filled(std::string_view page,
                   const std::vector<std::pair<std::string_view, std::string_view>>& texts) {
  constexpr std::string_view kBegin = "{{";
  constexpr std::string_view kEnd = "}}";
  std::string out;
  while (!page.empty()) {
    const auto begin = std::min(page.find(kBegin), page.size());
    out += page.substr(0, begin);
    page.remove_prefix(begin);
    const auto end = page.find(kEnd);
    if (end == std::string_view::npos) break;
    const std::string_view name = page.substr(kBegin.size(), end - kBegin.size());
    for (const auto& [gap, text] : texts) {
      if (gap == name) append_html(out, text);
    }
    page.remove_prefix(end + kEnd.size());
  }
  return out;
}

}  // namespace crm::server
