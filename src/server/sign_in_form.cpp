#include "server/sign_in_form.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <system_error>

#include "base/text.h"
#include "http/media_type.h"

namespace crm::server {
namespace {

constexpr std::size_t kAddressBytesMax = 2'048;

// Appends what the piece means, octet by octet, so that a password stands nowhere else. False where
// an escape is none, or it does not fit.
template <class Append>
bool unescape(std::string_view piece, const Append& append) {
  while (!piece.empty()) {
    char octet = piece.front() == '+' ? ' ' : piece.front();
    std::size_t used = 1;
    if (octet == '%') {
      const std::string_view digits = piece.substr(1, 2);
      std::uint8_t number = 0;
      const auto [end, failed] =
          std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
      if (digits.size() != 2 || failed != std::errc{} || end != digits.data() + 2) return false;
      octet = static_cast<char>(number);
      used = 3;
    }
    if (!append(std::string_view(&octet, 1))) return false;
    piece.remove_prefix(used);
  }
  return true;
}

bool unescape(std::string_view piece, std::string& text) {
  return unescape(piece, [&](std::string_view octet) {
    text += octet;
    return true;
  });
}

class Reader {
 public:
  bool take(std::string_view pair) {
    const auto equals = std::min(pair.find('='), pair.size());
    const std::string_view piece = pair.substr(std::min(equals + 1, pair.size()));
    std::string name;
    if (!unescape(pair.substr(0, equals), name)) return false;
    if (name == "password") {
      return once(has_password_) && unescape(piece, [this](std::string_view octet) {
               return form_.password.append(octet);
             });
    }
    if (name == "username") return once(has_user_) && unescape(piece, form_.user);
    if (name == "returnUrl") return once(has_address_) && unescape(piece, form_.return_url);
    if (name == "tenant") return once(has_tenant_) && unescape(piece, form_.tenant);
    if (name == "XSRF_TOKEN") return once(has_xsrf_) && unescape(piece, form_.xsrf);
    return true;
  }
  [[nodiscard]] SignInForm done() { return std::move(form_); }

 private:
  static bool once(bool& seen) { return !std::exchange(seen, true); }

  SignInForm form_;
  bool has_user_ = false;
  bool has_password_ = false;
  bool has_address_ = false;
  bool has_xsrf_ = false;
  bool has_tenant_ = false;
};

}  // namespace

bool is_form(const http::Request& request) {
  const auto coding = request.field("Content-Encoding").value_or("identity");
  const auto type = http::parse_media_type(request.field("Content-Type").value_or(""));
  return equals_ignoring_case(coding, "identity") && type && type->type == "application" &&
         type->subtype == "x-www-form-urlencoded" &&
         equals_ignoring_case(type->parameter("charset").value_or("utf-8"), "utf-8");
}

Result<SignInForm> read_sign_in_form(const http::Request& request) {
  if (!is_form(request)) {
    return refuse(ErrorKind::UnsupportedMediaType,
                  "Send a form: application/x-www-form-urlencoded, in UTF-8.");
  }
  Reader reader;
  std::string_view rest = request.body;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    if (!reader.take(rest.substr(0, end))) {
      return refuse(ErrorKind::BadRequest, "The form could not be read.");
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  SignInForm form = reader.done();
  if (!is_utf8(form.user) || !is_utf8(form.password.view())) {
    return refuse(ErrorKind::BadRequest, "The form is not valid UTF-8.");
  }
  if (!form.return_url.empty() && !is_local_path(form.return_url)) {
    return refuse(ErrorKind::BadRequest,
                  "returnUrl: expected a path of this server, such as /crm/.");
  }
  return form;
}

bool is_local_path(std::string_view address) {
  const auto is_plain = [](char c) { return c > ' ' && c < '\x7F' && c != '\\'; };
  return address.size() <= kAddressBytesMax && address.starts_with('/') &&
         !address.starts_with("//") && std::ranges::all_of(address, is_plain);
}

}  // namespace crm::server
